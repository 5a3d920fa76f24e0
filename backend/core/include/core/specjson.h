// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <core/sandboxspec.h>

#include <QByteArray>
#include <QString>

namespace osc {

/// The create request of a spec as JSON with the API's member names, members in the API's order, absent
/// members left out. Never contains a secret: a registry password and OSS keys appear as `${…}` placeholders,
/// such as
/// `${registry.password}` and `${crawl-writer.secret}`. @p indented is for people.
[[nodiscard]] QByteArray toRequestJson(const SandboxSpec &spec, bool indented);

/// Like toRequestJson(), plus what only the console knows (readiness) under the member "console". For
/// templates, the inventory and export; specFromJson() reads it back.
[[nodiscard]] QByteArray toStoredJson(const SandboxSpec &spec);

/// Reads a create request in either spelling (camelCase, snake_case), or what toStoredJson() wrote. Unknown
/// members are ignored as the server does. An error names the place: "volumes[1].mountPath is not text."
[[nodiscard]] Result<SandboxSpec> specFromJson(const QByteArray &json);

/// The same creation as an `osb sandbox create` command (CLI 1.1.1), quoted for a POSIX shell.
[[nodiscard]] QString toOsbCommand(const SandboxSpec &spec);
/// The same creation as Python code for the SDK 1.1.1; secrets are read from environment variables.
[[nodiscard]] QString toPythonCode(const SandboxSpec &spec);

} // namespace osc

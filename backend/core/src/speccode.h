// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QCoreApplication>
#include <QString>

namespace osc {

/// The context of the translations of generated commands and code.
struct SpecCode
{
    Q_DECLARE_TR_FUNCTIONS(SpecCode)
};

/// The environment variable that a person is expected to keep a secret in: "CRAWL_WRITER_ACCESS_KEY_ID".
[[nodiscard]] QString secretVariable(const QString &owner, const QString &part);
/// What the client adds by itself when no limit is given (docker-runtime 8.4); empty when there are limits.
[[nodiscard]] QString missingLimitsNote(const SandboxSpec &spec);
/// Variables that reach the sandbox: a null value means that there is none.
[[nodiscard]] QMap<QString, QString> givenEnv(const SandboxSpec &spec);

} // namespace osc

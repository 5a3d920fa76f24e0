// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

/// What a create request is checked against; the defaults are those of the official server on Docker.
struct ValidationRules
{
    enum class Generation { V0_1, V1_1 }; ///< 0.1.14 and 1.1.1 (api-1.1 6 and 7 name the differences).

    Generation generation = Generation::V1_1;
    enum class Runtime { Docker, Kubernetes };
    Runtime runtime = Runtime::Docker;
    bool checkHostPaths = true;   ///< false: any host path passes (the console asks the user instead).
    QStringList allowedHostPaths; ///< storage.allowed_host_paths; when checked, an empty list refuses all.
    qint64 maxTimeoutSeconds = 0; ///< 0: none.
    QString networkMode = QStringLiteral("bridge");
    bool egressImageSet = false; ///< egress.image is configured.
    QString egressMode = QStringLiteral("dns");
    QString ossfsMountRoot = QStringLiteral("/mnt/ossfs");
    bool ourOwn = true; ///< Add what the console refuses or warns about beyond the server's rules.
    // What is there already; none: not known, and not checked.
    std::optional<QStringList>
        knownClaims; ///< Docker volumes; a claim that is not created must be one of them.
    std::optional<QStringList> knownSnapshots; ///< Ids of snapshots that are ready.
    std::optional<bool> networkExists;         ///< Whether the user-defined network of networkMode is there.
    double hostCpus = 0;                       ///< CPUs of the engine's machine; 0: not known. For ourOwn.
    qint64 hostMemory = 0;                     ///< Bytes; 0: not known. For ourOwn.
};

enum class Severity { Error, Warning };

/// One complaint about a spec.
struct Problem
{
    Severity severity = Severity::Error;
    QString field;    ///< Where, in request terms: "volumes[1].mountPath", "metadata.team", "timeout".
    int status = 400; ///< What the server would answer with; 0: the server has no such rule, the console has.
    QString code;     ///< "VOLUME::DUPLICATE_NAME"; empty for schema errors (422) and own rules.
    QString message;  ///< One translated sentence.
    QString repair;   ///< A value for the field that would mend it; may be empty.

    bool operator==(const Problem &) const = default;
};

/// Checks a spec. Problems come in the order in which the server would find them; with ourOwn, warnings and
/// own errors follow. Pure: looks at no file, no engine.
[[nodiscard]] QList<Problem> validate(const SandboxSpec &spec, const ValidationRules &rules);

} // namespace osc

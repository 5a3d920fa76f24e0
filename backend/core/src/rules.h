// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "requestschema.h"

#include <core/validation.h>

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace osc {

/// What a rule looks at.
struct RuleInput
{
    const SandboxSpec &spec;
    const std::optional<BigInteger> &timeout;
    bool hasTemplate;
    bool hasLifecycle;
    bool hasPlatform;
    const ValidationRules &rules;

    [[nodiscard]] bool newer() const { return rules.generation == ValidationRules::Generation::V1_1; }
    [[nodiscard]] bool onDocker() const { return rules.runtime == ValidationRules::Runtime::Docker; }
    [[nodiscard]] bool windows() const;
};

/// One violation, for both audiences: the server's words for a verdict, ours for a person.
struct RuleFinding
{
    QString field;
    int status = 400;
    QString code = {};
    QString words = {}; ///< The server's; empty for own rules.
    QString message;
    QString repair = {};
    Severity severity = Severity::Error;
};

using Findings = QList<RuleFinding>;
using Rule = void (*)(const RuleInput &, Findings &);

/// The context of the translations of all rules.
struct Validation
{
    Q_DECLARE_TR_FUNCTIONS(Validation)
};

[[nodiscard]] QString invalidParameter();                    ///< "SANDBOX::INVALID_PARAMETER".
[[nodiscard]] QString at(int volume, const QString &member); ///< "volumes[1].mountPath".
/// "a", "a and b", "a, b and c"; for sentences.
[[nodiscard]] QString spokenList(const QStringList &items);

// In rules_request.cpp: what the request is for.
void checkAccessRenew(const RuleInput &, Findings &);
void checkSnapshot(const RuleInput &, Findings &);
void checkLifecycle(const RuleInput &, Findings &);
void checkPoolRef(const RuleInput &, Findings &);
void checkEntrypoint(const RuleInput &, Findings &);
void checkCommandWords(const RuleInput &, Findings &);
void checkMetadata(const RuleInput &, Findings &);
void checkPlatform(const RuleInput &, Findings &);

// In rules_resources.cpp
void checkTimeout(const RuleInput &, Findings &);
void checkResourceLimits(const RuleInput &, Findings &);
void checkWindowsLimits(const RuleInput &, Findings &);

// In rules_network.cpp
void checkSecureAccess(const RuleInput &, Findings &);
void checkNetworkPolicy(const RuleInput &, Findings &);
void checkNetworkExists(const RuleInput &, Findings &);
void checkEgressEnv(const RuleInput &, Findings &);
void checkCredentialProxyEnv(const RuleInput &, Findings &);

// In rules_volumes.cpp and rules_ossfs.cpp
void checkVolumes(const RuleInput &, Findings &);
void checkVolumeSources(const RuleInput &, Findings &);
void checkOssfsVolume(const VolumeSpec &volume, int index, Findings &);
void checkOssfsSource(const VolumeSpec &volume, int index, const ValidationRules &rules, Findings &);
void checkOssfsWords(const RuleInput &, Findings &);

// In rules_own.cpp, rules_ownnetwork.cpp and rules_ownvolumes.cpp: what the Engine would refuse later, and
// what the server lets through in silence although a person would want to know.
void checkOwnRequest(const RuleInput &, Findings &);
void checkOwnNetwork(const RuleInput &, Findings &);
void checkOwnResources(const RuleInput &, Findings &);
void checkOwnVolumes(const RuleInput &, Findings &);

/// All rules that the server of this generation applies after the schema, in its order.
[[nodiscard]] Findings serverFindings(const RuleInput &input);

} // namespace osc

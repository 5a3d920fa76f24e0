// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include <algorithm>
#include <iterator>

namespace osc {

namespace {

// The order is part of the behaviour: the server answers with the first violation (api-1.1 6).
constexpr Rule newerOrder[] = {
    checkAccessRenew,        checkSnapshot,      checkLifecycle,    checkPoolRef,      checkEntrypoint,
    checkMetadata,           checkPlatform,      checkTimeout,      checkSecureAccess, checkNetworkPolicy,
    checkResourceLimits,     checkNetworkExists, checkEgressEnv,    checkVolumes,      checkVolumeSources,
    checkCredentialProxyEnv, checkOssfsWords,    checkCommandWords,
};

constexpr Rule olderOrder[] = {
    checkAccessRenew,   checkSnapshot,      checkPoolRef,       checkMetadata,      checkPlatform,
    checkTimeout,       checkSecureAccess,  checkNetworkPolicy, checkNetworkExists, checkVolumes,
    checkVolumeSources, checkWindowsLimits, checkOssfsWords,    checkCommandWords,
};

// What only the Docker runtime refuses. Kubernetes answers in its own words, later.
constexpr Rule dockerOnly[] = {checkLifecycle,     checkPoolRef,       checkEntrypoint,    checkSecureAccess,
                               checkNetworkPolicy, checkNetworkExists, checkResourceLimits};

bool appliesTo(Rule rule, const RuleInput &input)
{
    return input.onDocker() ||
           std::find(std::begin(dockerOnly), std::end(dockerOnly), rule) == std::end(dockerOnly);
}

} // namespace

bool RuleInput::windows() const
{
    return spec.platformOs.trimmed().compare(u"windows", Qt::CaseInsensitive) == 0;
}

QString invalidParameter()
{
    return u"SANDBOX::INVALID_PARAMETER"_qs;
}

QString at(int volume, const QString &member)
{
    return u"volumes[%1].%2"_qs.arg(volume).arg(member);
}

QString spokenList(const QStringList &items)
{
    if (items.size() < 2)
        return items.join(QString());
    //: The end of a list of names: %1 is all but the last, separated by commas
    return Validation::tr("%1 and %2").arg(items.first(items.size() - 1).join(u", "_qs), items.last());
}

Findings serverFindings(const RuleInput &input)
{
    Findings out;
    const auto apply = [&](const auto &order) {
        for (const Rule rule : order) {
            if (appliesTo(rule, input))
                rule(input, out);
        }
    };
    if (input.newer())
        apply(newerOrder);
    else
        apply(olderOrder);
    return out;
}

} // namespace osc

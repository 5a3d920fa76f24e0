// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

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
    if (input.newer()) {
        for (const Rule rule : newerOrder)
            rule(input, out);
    } else {
        for (const Rule rule : olderOrder)
            rule(input, out);
    }
    return out;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace osc {

namespace {

bool isAction(const QString &text)
{
    return text == u"allow" || text == u"deny";
}

bool isIpv4(const QString &text)
{
    static const QRegularExpression form(
        u"\\A(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!\\z)|\\z)){4}\\z"_qs);
    return form.match(text).hasMatch();
}

/// Up to eight groups of hexadecimal digits, one run of them left out as "::" (RFC 4291 2.2).
bool isIpv6(const QString &text)
{
    static const QRegularExpression group(u"\\A[0-9A-Fa-f]{1,4}\\z"_qs);
    const qsizetype gap = text.indexOf(u"::");
    if (gap >= 0 && text.indexOf(u"::", gap + 1) >= 0)
        return false;
    const auto groups = [](const QString &part) { return part.isEmpty() ? QStringList() : part.split(u':'); };
    QStringList all = gap < 0 ? groups(text) : groups(text.first(gap)) + groups(text.sliced(gap + 2));
    qsizetype count = all.size();
    if (!all.isEmpty() && isIpv4(all.last())) {
        all.removeLast();
        ++count; // a dotted address fills two groups
    }
    return (gap < 0 ? count == 8 : count < 8) && std::all_of(all.begin(), all.end(), [](const QString &part) {
               return group.match(part).hasMatch();
           });
}

bool isAddressOrNetwork(const QString &text)
{
    const QString address = text.section(u'/', 0, 0);
    const bool four = isIpv4(address);
    if (!four && !isIpv6(address))
        return false;
    if (!text.contains(u'/'))
        return true;
    static const QRegularExpression digits(u"\\A[0-9]{1,3}\\z"_qs);
    const QString prefix = text.section(u'/', 1);
    return digits.match(prefix).hasMatch() && prefix.toInt() <= (four ? 32 : 128);
}

/// "example.org" or "*.example.org"; labels of RFC 1123, a final dot is fine.
bool isDomain(const QString &text)
{
    static const QRegularExpression form(u"\\A(?:\\*\\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(?:"
                                         u"\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}"
                                         "[A-Za-z0-9])?)*\\.?\\z"_qs);
    static const QRegularExpression numbers(u"\\A[0-9.]+\\z"_qs); // a broken address is no domain
    return text.size() <= 253 && form.match(text).hasMatch() && !numbers.match(text).hasMatch();
}

QString targetRepair(const QString &target)
{
    static const QRegularExpression url(u"\\A(?:[a-z]+://)?([^/:@\\s]+)(?::[0-9]+)?(?:/.*)?\\z"_qs);
    const QRegularExpressionMatch match = url.match(target.trimmed());
    const QString host = match.captured(1);
    return isDomain(host) ? host : QString();
}

} // namespace

void checkOwnNetwork(const RuleInput &input, Findings &out)
{
    if (!input.spec.networkPolicy)
        return;
    const NetworkPolicy &policy = *input.spec.networkPolicy;
    const auto add = [&out](Severity severity, const QString &field, const QString &message,
                            const QString &repair) {
        out.append({.field = field, .status = 0, .message = message, .repair = repair, .severity = severity});
    };
    const auto lowered = [](const QString &action) {
        const QString lower = action.trimmed().toLower();
        return isAction(lower) ? lower : QString();
    };
    if (!policy.defaultAction.isEmpty() && !isAction(policy.defaultAction)) {
        add(Severity::Error, u"networkPolicy.defaultAction"_qs,
            Validation::tr("The default action cannot be “%1”: it is allow or deny.")
                .arg(policy.defaultAction),
            lowered(policy.defaultAction));
    }
    QSet<QString> targets;
    int index = 0;
    for (const NetworkRule &rule : policy.egress) {
        const QString field = u"networkPolicy.egress[%1]."_qs.arg(index++);
        if (!isAction(rule.action)) {
            add(Severity::Error, field + u"action"_qs,
                Validation::tr("The action cannot be “%1”: it is allow or deny.").arg(rule.action),
                lowered(rule.action));
        }
        if (rule.target.isEmpty())
            continue; // the schema reports that
        const bool address = isAddressOrNetwork(rule.target);
        if (!address && !isDomain(rule.target)) {
            add(Severity::Error, field + u"target"_qs,
                Validation::tr(
                    "“%1” is no target: write a domain such as example.org or *.example.org, an address, or "
                    "a network such as 192.0.2.0/24.")
                    .arg(rule.target),
                targetRepair(rule.target));
        } else if (address && input.rules.egressMode == u"dns") {
            add(Severity::Warning, field + u"target"_qs,
                Validation::tr(
                    "The rule for %1 has no effect: this connection filters names only, not addresses.")
                    .arg(rule.target),
                {});
        }
        if (targets.contains(rule.target.toLower())) {
            add(Severity::Warning, field + u"target"_qs,
                Validation::tr("Target %1 has more than one rule; only one of them counts.").arg(rule.target),
                {});
        }
        targets.insert(rule.target.toLower());
    }
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/policystore.h>

#include <models/wording.h>

namespace osc {

namespace {

constexpr qsizetype longestRuleQuote = 60;

} // namespace

PolicyStore::PolicyStore(QObject *parent)
    : QObject(parent)
{}

PolicyStore::~PolicyStore() = default;

void PolicyStore::open(NetworkPolicyService *service, const QString &sandboxId)
{
    close();
    m_service = service;
    m_sandboxId = sandboxId;
    refresh();
}

void PolicyStore::close()
{
    m_reading.cancel();
    m_changing.cancel();
    m_service = nullptr;
    m_status.reset();
    m_none.clear();
    m_error.reset();
    m_changeError.reset();
    Q_EMIT changed();
}

void PolicyStore::refresh()
{
    if (!m_service)
        return;
    m_error.reset();
    m_reading =
        m_service->get(m_sandboxId, [this](const Result<NetworkPolicyStatus> &status) { read(status); });
    Q_EMIT changed();
}

void PolicyStore::read(const Result<NetworkPolicyStatus> &status)
{
    if (status) {
        m_status = *status;
        m_none.clear();
    } else if (status.error().kind == ErrorKind::NotFound) {
        m_status.reset();
        m_none = status.error().message;
    } else {
        m_error = status.error();
    }
    Q_EMIT changed();
}

void PolicyStore::changedTo(const Result<NetworkPolicyStatus> &status)
{
    if (status) {
        m_status = *status;
        m_none.clear();
        m_changeError.reset();
        Q_EMIT applied();
    } else {
        m_changeError = status.error();
    }
    Q_EMIT changed();
}

void PolicyStore::replace(const NetworkPolicy &policy)
{
    if (!m_service || isChanging())
        return;
    m_changing = m_service->replace(m_sandboxId, policy,
                                    [this](const Result<NetworkPolicyStatus> &status) { changedTo(status); });
    Q_EMIT changed();
}

void PolicyStore::merge(const QList<NetworkRule> &rules)
{
    if (!m_service || isChanging() || rules.isEmpty())
        return;
    m_changing = m_service->merge(m_sandboxId, rules,
                                  [this](const Result<NetworkPolicyStatus> &status) { changedTo(status); });
    Q_EMIT changed();
}

void PolicyStore::removeRules(const QStringList &targets)
{
    if (!m_service || isChanging() || targets.isEmpty())
        return;
    m_changing = m_service->removeRules(
        m_sandboxId, targets, [this](const Result<NetworkPolicyStatus> &status) { changedTo(status); });
    Q_EMIT changed();
}

void PolicyStore::dismissError()
{
    m_changeError.reset();
    Q_EMIT changed();
}

Result<QList<NetworkRule>> parseNetworkRules(const QString &text)
{
    QList<NetworkRule> rules;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        const QStringList words = line.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        const QString action = words.constFirst().toLower();
        const bool named = action == QLatin1String("allow") || action == QLatin1String("deny");
        if (words.size() != (named ? 2 : 1))
            return Error{.kind = ErrorKind::Invalid,
                         .message = PolicyStore::tr("“%1” is no rule: a rule is allow or deny, and a target.")
                                        .arg(shortText(line.trimmed(), longestRuleQuote))};
        rules.append({named ? action : QStringLiteral("allow"), words.constLast()});
    }
    return rules;
}

QString networkRulesText(const QList<NetworkRule> &rules)
{
    QStringList lines;
    for (const NetworkRule &rule : rules)
        lines << rule.action + QLatin1Char(' ') + rule.target;
    return lines.join(QLatin1Char('\n'));
}

QString policySentence(const NetworkPolicyStatus &status)
{
    const bool allows = status.policy.defaultAction == QLatin1String("allow");
    const auto rules = static_cast<int>(status.policy.egress.size());
    QString sentence;
    if (rules == 0)
        sentence = allows ? PolicyStore::tr("Everything may be reached.")
                          : PolicyStore::tr("Nothing may be reached.");
    else
        sentence = allows ? PolicyStore::tr("Everything may be reached, but for %n rule(s).", nullptr, rules)
                          : PolicyStore::tr("Nothing may be reached, but for %n rule(s).", nullptr, rules);
    if (status.enforcementMode == QLatin1String("dns"))
        sentence +=
            QLatin1Char(' ') +
            PolicyStore::tr("Only names are checked: rules for addresses have no effect on this server.");
    return sentence;
}

} // namespace osc

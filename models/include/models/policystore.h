// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/networkpolicies.h>

#include <QObject>

#include <optional>

namespace osc {

/// The network policy of one sandbox: reads it, and changes it when it is told to. A change that failed keeps
/// what was known.
class PolicyStore : public QObject
{
    Q_OBJECT

public:
    explicit PolicyStore(QObject *parent = nullptr);
    ~PolicyStore() override;

    /// @p service lives until close().
    void open(NetworkPolicyService *service, const QString &sandboxId);
    void close();
    void refresh();

    /// Nothing while isChanging().
    void replace(const NetworkPolicy &policy);
    /// Adds rules; one with the target of an old one takes its place.
    void merge(const QList<NetworkRule> &rules);
    void removeRules(const QStringList &targets);
    void dismissError();

    /// None before the first answer, and where the sandbox has no policy.
    [[nodiscard]] const std::optional<NetworkPolicyStatus> &status() const { return m_status; }
    /// Why there is none, as the connection says it; empty when there is one or nothing is known.
    [[nodiscard]] const QString &none() const { return m_none; }
    [[nodiscard]] bool isLoading() const { return m_reading.isActive(); }
    [[nodiscard]] bool isChanging() const { return m_changing.isActive(); }
    /// Of the last reading.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Of the last change, until it is dismissed or another one works.
    [[nodiscard]] const std::optional<Error> &changeError() const { return m_changeError; }

Q_SIGNALS:
    void changed();
    /// A change was carried out.
    void applied();

private:
    void read(const Result<NetworkPolicyStatus> &status);
    void changedTo(const Result<NetworkPolicyStatus> &status);

    NetworkPolicyService *m_service = nullptr;
    QString m_sandboxId;
    std::optional<NetworkPolicyStatus> m_status;
    QString m_none;
    std::optional<Error> m_error;
    std::optional<Error> m_changeError;
    Operation m_reading;
    Operation m_changing;
};

/// One rule a line, as people write them: "allow pypi.org", "deny 10.0.0.0/8"; a target alone is allowed.
/// Empty lines are passed over. The error names the first line that cannot be read.
[[nodiscard]] Result<QList<NetworkRule>> parseNetworkRules(const QString &text);
[[nodiscard]] QString networkRulesText(const QList<NetworkRule> &rules);
/// What a policy means, in one sentence.
[[nodiscard]] QString policySentence(const NetworkPolicyStatus &status);

} // namespace osc

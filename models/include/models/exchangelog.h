// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>

#include <utility>

namespace osc {

/// One HTTP request and its answer, as they may be shown: no secret is in here.
struct HttpExchange
{
    QDateTime at; ///< UTC; when it was sent.
    QString method;
    QString url; ///< Values of the query that may be secret are "***".
    QList<std::pair<QString, QString>> requestHeaders;
    QString requestBody;
    int status = 0; ///< 0: there was no answer.
    QList<std::pair<QString, QString>> answerHeaders;
    QString answerBody;
    qint64 milliseconds = 0;
    QString error; ///< Why there was no answer; one sentence.

    bool operator==(const HttpExchange &) const = default;
};

/// The latest HTTP exchanges of those connections for which somebody asked to see them. Off for each of them
/// at first, and kept in memory only.
class ExchangeLog : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 200;          ///< For each connection.
    static constexpr qsizetype longestBody = 8'192; ///< Characters that are kept of one.

    using QObject::QObject;

    /// The exchanges of this connection can be recorded.
    void offer(const QString &connectionId) { m_offered.insert(connectionId); }
    [[nodiscard]] bool isOffered(const QString &connectionId) const
    {
        return m_offered.contains(connectionId);
    }
    [[nodiscard]] bool isOn(const QString &connectionId) const { return m_logs.contains(connectionId); }
    /// Switched off, what was recorded is forgotten.
    void setOn(const QString &connectionId, bool on);
    /// Ignored while it is off.
    void add(const QString &connectionId, const HttpExchange &exchange);
    void clear(const QString &connectionId);
    /// Oldest first.
    [[nodiscard]] QList<HttpExchange> of(const QString &connectionId) const
    {
        return m_logs.value(connectionId);
    }

Q_SIGNALS:
    void changed(const QString &connectionId);

private:
    QSet<QString> m_offered;
    QHash<QString, QList<HttpExchange>> m_logs;
};

/// The value of a header as it may be shown: those that are not known to be harmless are "***".
[[nodiscard]] QString shownHeader(const QByteArray &name, const QByteArray &value);
/// Path and query: values of parameters that are not known to be harmless are "***".
[[nodiscard]] QString shownTarget(const QByteArray &target);
/// The beginning of a body: values of JSON members that are named like a secret, and all that people type
/// (commands, code, variables, content of files, values of a vault) are "***"; bytes that are no text are
/// only counted.
[[nodiscard]] QString shownBody(const QByteArray &body);
/// Everything about an exchange as plain text.
[[nodiscard]] QString exchangeText(const HttpExchange &exchange);

} // namespace osc

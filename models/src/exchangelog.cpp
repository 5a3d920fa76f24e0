// SPDX-License-Identifier: Apache-2.0
#include <models/exchangelog.h>

#include <core/secretnames.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUrlQuery>

namespace osc {

namespace {

constexpr qsizetype largestParsed = 256 * 1024;
constexpr int deepestMasked = 40;

QString masked()
{
    return QStringLiteral("***");
}

QJsonValue maskedValue(const QJsonValue &value, int depth);

/// People type secrets into commands, code and files too, and servers repeat what they were sent ("input").
bool isTyped(const QString &name)
{
    static const QSet<QString> typed{
        QStringLiteral("command"),    QStringLiteral("code"),  QStringLiteral("content"),
        QStringLiteral("entrypoint"), QStringLiteral("args"),  QStringLiteral("input"),
        QStringLiteral("old"),        QStringLiteral("new"),   QStringLiteral("value"),
        QStringLiteral("username"),   QStringLiteral("env"),   QStringLiteral("envs"),
        QStringLiteral("headers"),    QStringLiteral("execs"), QStringLiteral("postStart")};
    return typed.contains(name);
}

/// Names and how many there are can be seen; what they are cannot.
QJsonValue hidden(const QJsonValue &value, int depth)
{
    if (value.isArray() && depth <= deepestMasked) {
        QJsonArray shown;
        for (const QJsonValue &each : value.toArray())
            shown.append(hidden(each, depth + 1));
        return shown;
    }
    if (!value.isObject() || depth > deepestMasked)
        return value.isNull() ? value : masked();
    QJsonObject shown;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        shown.insert(it.key(), hidden(it.value(), depth + 1));
    return shown;
}

QJsonObject maskedObject(const QJsonObject &object, int depth)
{
    QJsonObject shown;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = it.key();
        const bool isErrorCode = name == QLatin1String("code") && object.contains(QStringLiteral("message"));
        const bool hides = isTyped(name) && !isErrorCode;
        shown.insert(name, hides               ? hidden(it.value(), depth + 1)
                           : looksSecret(name) ? QJsonValue(masked())
                                               : maskedValue(it.value(), depth + 1));
    }
    return shown;
}

QJsonValue maskedValue(const QJsonValue &value, int depth)
{
    if (depth > deepestMasked)
        return masked();
    if (value.isObject())
        return maskedObject(value.toObject(), depth);
    if (!value.isArray())
        return value;
    QJsonArray shown;
    for (const QJsonValue &each : value.toArray())
        shown.append(maskedValue(each, depth + 1));
    return shown;
}

QString cut(const QString &text)
{
    return text.size() <= ExchangeLog::longestBody ? text
                                                   : text.left(ExchangeLog::longestBody) + QChar(0x2026);
}

QString headersText(const QList<std::pair<QString, QString>> &headers)
{
    QString text;
    for (const auto &[name, value] : headers)
        text += QStringLiteral("%1: %2\n").arg(name, value);
    return text;
}

} // namespace

void ExchangeLog::setOn(const QString &connectionId, bool on)
{
    if (on == isOn(connectionId))
        return;
    if (on)
        m_logs.insert(connectionId, {});
    else
        m_logs.remove(connectionId);
    Q_EMIT changed(connectionId);
}

void ExchangeLog::add(const QString &connectionId, const HttpExchange &exchange)
{
    const auto log = m_logs.find(connectionId);
    if (log == m_logs.end())
        return;
    if (log->size() >= most)
        log->removeFirst();
    log->append(exchange);
    Q_EMIT changed(connectionId);
}

void ExchangeLog::clear(const QString &connectionId)
{
    if (!isOn(connectionId))
        return;
    m_logs[connectionId].clear();
    Q_EMIT changed(connectionId);
}

QString shownHeader(const QByteArray &name, const QByteArray &value)
{
    static const QSet<QByteArray> harmless{
        "accept", "content-type",    "content-length",  "content-range",     "date",         "server",
        "host",   "user-agent",      "connection",      "transfer-encoding", "x-request-id", "retry-after",
        "vary",   "range",           "deprecation",     "cache-control",     "etag",         "last-modified",
        "expect", "accept-encoding", "content-encoding"};
    return harmless.contains(name.toLower()) ? QString::fromUtf8(value) : masked();
}

QString shownTarget(const QByteArray &target)
{
    static const QSet<QString> harmless{
        QStringLiteral("page"),  QStringLiteral("pageSize"),        QStringLiteral("state"),
        QStringLiteral("tail"),  QStringLiteral("limit"),           QStringLiteral("scope"),
        QStringLiteral("depth"), QStringLiteral("cursor"),          QStringLiteral("path"),
        QStringLiteral("since"), QStringLiteral("use_server_proxy")};
    const qsizetype mark = target.indexOf('?');
    if (mark < 0)
        return QString::fromUtf8(target);
    QStringList shown;
    const auto items = QUrlQuery(QString::fromUtf8(target.mid(mark + 1))).queryItems();
    for (const auto &[name, value] : items)
        shown << QStringLiteral("%1=%2").arg(name, harmless.contains(name) ? value : masked());
    return QString::fromUtf8(target.left(mark)) + QLatin1Char('?') + shown.join(QLatin1Char('&'));
}

QString shownBody(const QByteArray &body)
{
    if (body.isEmpty())
        return {};
    if (body.size() > largestParsed)
        return ExchangeLog::tr("%1 bytes, too many to show").arg(body.size());
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (json.isObject())
        return cut(QString::fromUtf8(QJsonDocument(maskedObject(json.object(), 0)).toJson()));
    if (json.isArray())
        return cut(
            QString::fromUtf8(QJsonDocument(maskedValue(QJsonValue(json.array()), 0).toArray()).toJson()));
    // What is no JSON may be anything, also the content of a file.
    return ExchangeLog::tr("%1 bytes that are not JSON").arg(body.size());
}

QString exchangeText(const HttpExchange &exchange)
{
    QString text = QStringLiteral("%1 %2\n%3\n")
                       .arg(exchange.method, exchange.url, headersText(exchange.requestHeaders));
    if (!exchange.requestBody.isEmpty())
        text += exchange.requestBody + QStringLiteral("\n\n");
    if (exchange.status == 0)
        return text + exchange.error;
    text += QStringLiteral("%1, %2 ms\n%3\n")
                .arg(exchange.status)
                .arg(exchange.milliseconds)
                .arg(headersText(exchange.answerHeaders));
    return text + exchange.answerBody;
}

} // namespace osc

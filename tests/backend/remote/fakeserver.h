// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptestserver.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QMutex>

namespace osc::test {

/// An OpenSandbox server in the test, as far as a list, a look-up and actions need one. Of the generation
/// 1.1.1 on Docker unless told otherwise. Safe to change while it answers.
class FakeServer
{
public:
    explicit FakeServer(HttpTestServer::Transport transport = HttpTestServer::Transport::Tcp);

    HttpTestServer http;
    /// "http://127.0.0.1:port".
    [[nodiscard]] QString address() const;

    void add(const QString &id, const QString &state = QStringLiteral("Running"));
    void change(const QString &id, const QString &member, const QJsonValue &value);
    void setState(const QString &id, const QString &state);
    void remove(const QString &id);
    void setKey(const QByteArray &key);
    /// What the next creation makes; pings of it fail so often before they succeed.
    void setPingFailures(int failures);
    /// 0.1.14: no version, no templates, no scopes of diagnostics.
    void makeOld();

    /// Requests of that method whose path ends so.
    [[nodiscard]] int count(const QByteArray &method, const QByteArray &pathEnd) const;
    [[nodiscard]] QList<HttpTestRequest> requests(const QByteArray &method, const QByteArray &pathEnd) const;

private:
    void answerList(const Exchange &exchange);
    void answerSandbox(const Exchange &exchange);
    void answerCreate(const Exchange &exchange);
    bool refuses(const Exchange &exchange);

    QMutex m_mutex;
    QMap<QString, QJsonObject> m_sandboxes;
    QByteArray m_key;
    int m_pingFailures = 0;
    int m_created = 0;
};

[[nodiscard]] QByteArray json(const QJsonObject &object);
[[nodiscard]] QByteArray refusal(const QString &code, const QString &message = QStringLiteral("No."));

} // namespace osc::test

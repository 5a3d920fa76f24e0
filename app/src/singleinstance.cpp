// SPDX-License-Identifier: Apache-2.0
#include "singleinstance.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QTimer>

#include <chrono>
#include <optional>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr qint64 longestMessage = 64 * 1024;
constexpr int mostArguments = 64;
constexpr int mostPeers = 8;
constexpr auto patience = 2s;
constexpr char answer[] = "ok\n";

/// Short: the path of a socket has little more than a hundred bytes.
QString baseName(const QString &directory, const QString &scope)
{
    const QByteArray hash = QCryptographicHash::hash(scope.toUtf8(), QCryptographicHash::Sha256);
    return directory + QStringLiteral("/opensandbox-console-") + QString::fromLatin1(hash.toHex().left(12));
}

struct Request
{
    QStringList arguments;
    QByteArray activationToken;
};

std::optional<Request> requestFrom(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonArray list = document.object().value(QLatin1String("arguments")).toArray();
    if (!document.isObject() || list.size() > mostArguments)
        return {};
    Request request;
    for (const QJsonValue &argument : list) {
        if (!argument.isString())
            return {};
        request.arguments << argument.toString();
    }
    request.activationToken = document.object().value(QLatin1String("token")).toString().left(256).toLatin1();
    return request;
}

} // namespace

SingleInstance::SingleInstance(const QString &directory, const QString &scope, QObject *parent)
    : QObject(parent)
    , m_name(baseName(directory, scope))
    , m_lock(m_name + QStringLiteral(".lock"))
    , m_server(new QLocalServer(this))
{
    m_lock.setStaleLockTime(0); // only the death of its owner makes it stale
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(mostPeers);
    connect(m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::becomeFirst()
{
    if (!m_lock.tryLock(0))
        return m_lock.error() != QLockFile::LockFailedError;
    // The lock is ours, so a socket of that name is left over from one that crashed.
    QLocalServer::removeServer(m_name);
    if (!m_server->listen(m_name))
        qWarning("A second start cannot reach this one: %s", qUtf8Printable(m_server->errorString()));
    return true;
}

bool SingleInstance::handOver(const QStringList &arguments, const QByteArray &activationToken,
                              int timeout) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(timeout))
        return false;
    const QJsonObject message{{QStringLiteral("arguments"), QJsonArray::fromStringList(arguments)},
                              {QStringLiteral("token"), QString::fromLatin1(activationToken)}};
    socket.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(timeout))
            return false;
    }
    return socket.readLine() == answer;
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        if (m_server->findChildren<QLocalSocket *>().size() > mostPeers) {
            delete socket;
            continue;
        }
        socket->setReadBufferSize(longestMessage + 1);
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(patience, socket, &QLocalSocket::abort);
        read(socket);
    }
}

void SingleInstance::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > longestMessage)
            socket->abort();
        return;
    }
    const auto request = requestFrom(socket->readLine(longestMessage));
    if (!request)
        return socket->abort();
    socket->disconnect(this); // one request for each
    socket->write(answer);
    socket->flush();
    socket->disconnectFromServer();
    Q_EMIT requested(request->arguments, request->activationToken);
}

} // namespace osc

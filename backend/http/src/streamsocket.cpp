// SPDX-License-Identifier: Apache-2.0
#include "streamsocket.h"

#include "curlerror.h"
#include <http/hostlookup.h>

#include <QFile>
#include <QLocalSocket>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpSocket>

#include <cerrno>
#include <sys/socket.h>

namespace osc {

namespace {

constexpr qint64 readBufferSize = 256 * 1024;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslKey keyFrom(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

StreamSocket::StreamSocket(const HttpEndpoint &endpoint, QObject *parent)
    : QObject(parent)
    , m_endpoint(endpoint)
    , m_name(httperror::endpointName(endpoint))
{}

void StreamSocket::open()
{
    if (!m_endpoint.unixSocket.isEmpty())
        openLocal();
    else
        openNetwork();
}

void StreamSocket::openLocal()
{
    m_local = new QLocalSocket(this);
    m_device = m_local;
    m_local->setReadBufferSize(readBufferSize);
    connect(m_local, &QLocalSocket::connected, this, [this] {
        m_opened = true;
        Q_EMIT opened();
    });
    connect(m_local, &QLocalSocket::readyRead, this, &StreamSocket::readable);
    connect(m_local, &QLocalSocket::bytesWritten, this, &StreamSocket::drained);
    connect(m_local, &QLocalSocket::errorOccurred, this, &StreamSocket::localFailed);
    connect(m_local, &QLocalSocket::disconnected, this, [this] {
        if (!std::exchange(m_ended, true))
            Q_EMIT closed();
    });
    m_local->connectToServer(m_endpoint.unixSocket);
}

void StreamSocket::openNetwork()
{
    const bool isTls = m_endpoint.base.scheme() == QLatin1String("https");
    if (isTls)
        m_network = m_tls = new QSslSocket(this);
    else
        m_network = new QTcpSocket(this);
    m_device = m_network;
    m_network->setReadBufferSize(readBufferSize);
    m_network->setProxy(QNetworkProxy::NoProxy);
    const auto whenOpened = [this] {
        m_opened = true;
        m_network->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        m_network->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        Q_EMIT opened();
    };
    connect(m_network, &QAbstractSocket::connected, this, [this] { m_linked = true; });
    connect(m_network, &QAbstractSocket::readyRead, this, &StreamSocket::readable);
    connect(m_network, &QAbstractSocket::bytesWritten, this, &StreamSocket::drained);
    connect(m_network, &QAbstractSocket::errorOccurred, this, &StreamSocket::networkFailed);
    connect(m_network, &QAbstractSocket::disconnected, this, [this] {
        if (!std::exchange(m_ended, true))
            Q_EMIT closed();
    });
    if (isTls) {
        connect(m_tls, &QSslSocket::encrypted, this, whenOpened);
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &StreamSocket::drained);
        if (!setUpTls()) {
            m_ended = true;
            Q_EMIT failed(httperror::certificateFilesUnusable({}));
            return;
        }
    } else {
        connect(m_network, &QAbstractSocket::connected, this, whenOpened);
    }
    m_lookup = lookUpHost(m_endpoint.base.host(), [this](const Result<QList<QHostAddress>> &addresses) {
        m_addresses = *addresses;
        if (!m_addresses.isEmpty())
            return connectToNext();
        m_ended = true;
        Q_EMIT failed(httperror::nameNotFound(m_name, {}));
    });
}

void StreamSocket::connectToNext()
{
    constexpr int httpPort = 80;
    constexpr int httpsPort = 443;
    const auto port = static_cast<quint16>(m_endpoint.base.port(m_tls ? httpsPort : httpPort));
    const auto address = m_addresses.takeFirst();
    if (m_tls)
        m_tls->connectToHostEncrypted(address.toString(), port, m_endpoint.base.host());
    else
        m_network->connectToHost(address, port);
}

bool StreamSocket::setUpTls()
{
    const auto &tls = m_endpoint.tls;
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(tls.verify ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    bool usable = true;
    if (!tls.caFile.isEmpty()) {
        configuration.setCaCertificates(QSslCertificate::fromData(contentOf(tls.caFile)));
        usable = !configuration.caCertificates().isEmpty();
    }
    if (!tls.clientCertFile.isEmpty()) {
        configuration.setLocalCertificateChain(QSslCertificate::fromData(contentOf(tls.clientCertFile)));
        configuration.setPrivateKey(keyFrom(contentOf(tls.clientKeyFile)));
        usable = usable && !configuration.localCertificateChain().isEmpty() &&
                 !configuration.privateKey().isNull();
    }
    if (usable)
        m_tls->setSslConfiguration(configuration);
    return usable;
}

void StreamSocket::localFailed(int error)
{
    if (error == QLocalSocket::PeerClosedError || std::exchange(m_ended, true))
        return;
    const auto words = m_local->errorString();
    if (m_opened)
        Q_EMIT failed(httperror::linkBroken(m_name, words));
    else
        Q_EMIT failed(
            httperror::cannotConnect(m_name, error == QLocalSocket::SocketAccessError ? EACCES : 0, words));
}

void StreamSocket::networkFailed(int error)
{
    if (error == QAbstractSocket::RemoteHostClosedError && m_opened)
        return;
    if (!m_linked && !m_ended && !m_addresses.isEmpty()) {
        // The socket is still on its way out of this failure.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_ended)
                    connectToNext();
            },
            Qt::QueuedConnection);
        return;
    }
    if (std::exchange(m_ended, true))
        return;
    const auto words = m_network->errorString();
    if (error == QAbstractSocket::SslHandshakeFailedError && !m_tls->sslHandshakeErrors().isEmpty())
        Q_EMIT failed(httperror::certificateNotTrusted(m_name, words));
    else if (m_tls &&
             (error == QAbstractSocket::SslHandshakeFailedError || words.contains(QLatin1String(" alert ")) ||
              m_tls->mode() != QSslSocket::UnencryptedMode) &&
             !m_opened)
        Q_EMIT failed(httperror::tlsFailed(m_name, words));
    else if (m_opened)
        Q_EMIT failed(httperror::linkBroken(m_name, words));
    else
        Q_EMIT failed(httperror::cannotConnect(
            m_name, error == QAbstractSocket::SocketAccessError ? EACCES : 0, words));
}

QByteArray StreamSocket::read(qint64 maximum)
{
    return hasUnread() ? m_device->read(maximum) : QByteArray();
}

bool StreamSocket::hasUnread() const
{
    return m_device->bytesAvailable() > 0;
}

void StreamSocket::write(QByteArrayView bytes)
{
    if (!m_ended)
        m_device->write(bytes.data(), bytes.size());
}

qint64 StreamSocket::unsentBytes() const
{
    if (m_ended)
        return 0;
    return m_device->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void StreamSocket::shutDownWriting()
{
    const auto descriptor = m_local ? m_local->socketDescriptor() : m_network->socketDescriptor();
    if (descriptor >= 0)
        ::shutdown(static_cast<int>(descriptor), SHUT_WR);
}

void StreamSocket::abort()
{
    m_ended = true;
    m_lookup.cancel();
    if (m_local)
        m_local->abort();
    if (m_network)
        m_network->abort();
}

} // namespace osc

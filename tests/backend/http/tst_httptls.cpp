// SPDX-License-Identifier: Apache-2.0
#include "httptesthelpers.h"

using namespace osc;
using namespace osc::test;

namespace {

QString tlsFile(const char *name)
{
    return QStringLiteral(TEST_DATA_DIR "/tls/") + QLatin1String(name);
}

} // namespace

class TestHttpTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<HttpTestServer>(HttpTestServer::Transport::TlsWithClientCertificate);
        m_server->route({}, "/up", HttpTestServer::upgradeEcho());
        m_server->route({}, "/", HttpTestServer::reply(200, "secure"));
    }

    void aClientCertificateOpensTheDoor()
    {
        const auto endpoint = m_server->endpointWithCertificate();
        const auto result = sendAndWait(m_client, endpoint, get("/"));
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().detail));
        QCOMPARE(result->body, "secure");
        const auto upgraded = upgrade(endpoint);
        QVERIFY2(upgraded.ok(), upgraded.ok() ? "" : qPrintable(upgraded.error().detail));
        QVERIFY(upgraded->channel);
    }

    void withoutTheCertificateTheDoorStaysShut()
    {
        const auto result = sendAndWait(m_client, m_server->endpoint(), get("/"));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Unreachable);
        const auto upgraded = upgrade(m_server->endpoint());
        QVERIFY(!upgraded.ok());
        QCOMPARE(upgraded.error().kind, ErrorKind::Unreachable);
        QVERIFY(m_server->requests().isEmpty());
    }

    void aServerThatIsNotTrustedGetsNoRequest_data()
    {
        QTest::addColumn<QString>("caFile");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("verify");
        QTest::addColumn<bool>("trusted");
        const auto localhost = QStringLiteral("localhost");
        QTest::newRow("right") << tlsFile("ca.crt") << localhost << true << true;
        QTest::newRow("another authority") << tlsFile("other-ca.crt") << localhost << true << false;
        QTest::newRow("the system's authorities") << QString() << localhost << true << false;
        QTest::newRow("another name") << tlsFile("ca.crt") << QStringLiteral("127.0.0.1") << true << false;
        QTest::newRow("not asked") << tlsFile("other-ca.crt") << localhost << false << true;
        QTest::newRow("another name, not asked")
            << tlsFile("ca.crt") << QStringLiteral("127.0.0.1") << false << true;
    }

    void aServerThatIsNotTrustedGetsNoRequest()
    {
        QFETCH(QString, caFile);
        QFETCH(QString, host);
        QFETCH(bool, verify);
        QFETCH(bool, trusted);
        auto endpoint = m_server->endpointWithCertificate();
        endpoint.tls.caFile = caFile;
        endpoint.tls.verify = verify;
        endpoint.base.setHost(host);
        const auto result = sendAndWait(m_client, endpoint, get("/"));
        const auto upgraded = upgrade(endpoint);
        QCOMPARE(result.ok(), trusted);
        QCOMPARE(upgraded.ok(), trusted);
        if (!trusted) {
            QCOMPARE(result.error().kind, ErrorKind::Unreachable);
            QCOMPARE(upgraded.error().kind, ErrorKind::Unreachable);
            QCOMPARE(result.error().message, upgraded.error().message);
            QVERIFY(m_server->requests().isEmpty());
        }
    }

    void aTrustedConnectionIsNotLentToARequestThatTrustsLess()
    {
        QVERIFY(sendAndWait(m_client, m_server->endpointWithCertificate(), get("/")).ok());
        QVERIFY(!sendAndWait(m_client, m_server->endpoint(), get("/")).ok());
        auto endpoint = m_server->endpointWithCertificate();
        endpoint.tls.caFile = tlsFile("other-ca.crt");
        QVERIFY(!sendAndWait(m_client, endpoint, get("/")).ok());
    }

    void filesThatAreNoCertificatesAreInvalid_data()
    {
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        const auto ca = tlsFile("ca.crt");
        const auto certificate = tlsFile("client.crt");
        const auto key = tlsFile("client.key");
        QTest::newRow("no authority file") << QStringLiteral("/nonexistent") << certificate << key;
        QTest::newRow("no certificate file") << ca << QStringLiteral("/nonexistent") << key;
        QTest::newRow("no key file") << ca << certificate << QStringLiteral("/nonexistent");
        QTest::newRow("key is something else") << ca << certificate << tlsFile("README.md");
    }

    void filesThatAreNoCertificatesAreInvalid()
    {
        QFETCH(QString, ca);
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        auto endpoint = m_server->endpoint();
        endpoint.tls = {ca, certificate, key, true};
        const auto result = sendAndWait(m_client, endpoint, get("/"));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, ErrorKind::Invalid);
        const auto upgraded = upgrade(endpoint);
        QVERIFY(!upgraded.ok());
        QCOMPARE(upgraded.error().kind, ErrorKind::Invalid);
    }

    void aServerWithoutTlsIsNotMistaken()
    {
        HttpTestServer plain(HttpTestServer::Transport::Tcp);
        auto endpoint = plain.endpoint();
        endpoint.base.setScheme(QStringLiteral("https"));
        auto request = get("/");
        request.timeout = std::chrono::seconds(2);
        QVERIFY(!sendAndWait(m_client, endpoint, request).ok());
        QVERIFY(plain.requests().isEmpty());
    }

private:
    Result<HttpClient::Upgrade> upgrade(const HttpEndpoint &endpoint)
    {
        return await<HttpClient::Upgrade>(
            [&](auto done) { return m_client.upgrade(endpoint, get("/up"), "tcp", done); });
    }

    std::unique_ptr<HttpTestServer> m_server;
    CurlHttpClient m_client;
};

QTEST_GUILESS_MAIN(TestHttpTls)
#include "tst_httptls.moc"

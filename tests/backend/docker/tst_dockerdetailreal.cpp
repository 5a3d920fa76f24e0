// SPDX-License-Identifier: Apache-2.0
#include "memoryinventory.h"
#include "realengine.h"
#include "testclock.h"

#include <docker/dockerbackend.h>

#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// What the detail of a sandbox asks, against a real engine.
class TestDockerDetailReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void init()
    {
        m_engine = std::make_unique<RealEngine>();
        m_clock.time = QDateTime::currentDateTimeUtc();
        m_backend = std::make_unique<DockerBackend>(
            RealEngine::profile(), m_engine->http(), m_inventory, m_clock,
            DockerBackend::Options{m_home.path(), m_home.path() + QStringLiteral("/none")});
        m_backend->open();
        QTRY_COMPARE(m_backend->status().state, ConnectionState::Live);
    }
    void cleanup()
    {
        m_backend.reset();
        m_engine.reset();
    }

    void eventsOfBeforeAndOfNowAreTold();
    void eventsOutliveTheContainer();
    void aListenerIsFoundAndAnswers();
    void theSpecOfNowNamesWhatWasAsked();

private:
    QTemporaryDir m_home;
    MemoryInventory m_inventory;
    TestClock m_clock;
    std::unique_ptr<RealEngine> m_engine;
    std::unique_ptr<DockerBackend> m_backend;
};

void TestDockerDetailReal::eventsOfBeforeAndOfNowAreTold()
{
    const auto id = RealEngine::newId();
    const auto other = m_engine->makeSandbox(RealEngine::newId());
    const auto container = m_engine->makeSandbox(id);
    QStringList kinds;
    QList<SandboxEvent> events;
    const auto following = m_backend->events()->follow(id,
                                                       [&](const SandboxEvent &event) {
                                                           kinds << event.kind;
                                                           events << event;
                                                       },
                                                       {});
    QTRY_COMPARE(kinds, (QStringList{QStringLiteral("create"), QStringLiteral("start")}));
    m_engine->act(other, "/pause");
    m_engine->act(container, "/pause");
    m_engine->act(container, "/unpause");
    m_engine->act(container, "/kill");
    QTRY_VERIFY(kinds.contains(QStringLiteral("die")));
    QCOMPARE(kinds.mid(2, 2), (QStringList{QStringLiteral("pause"), QStringLiteral("unpause")}));
    const auto &end = events.at(kinds.indexOf(QStringLiteral("die")));
    QCOMPARE(end.text, QStringLiteral("Its main program ended: exit code 137, killed."));
    QCOMPARE(end.severity, SandboxEvent::Severity::Warning);
    QVERIFY(qAbs(end.at.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(std::is_sorted(events.cbegin(), events.cend(),
                           [](const auto &left, const auto &right) { return left.at < right.at; }));
}

void TestDockerDetailReal::eventsOutliveTheContainer()
{
    const auto id = RealEngine::newId();
    m_engine->remove(m_engine->makeSandbox(id));
    QStringList kinds;
    const auto following =
        m_backend->events()->follow(id, [&](const SandboxEvent &event) { kinds << event.kind; }, {});
    QTRY_VERIFY(kinds.contains(QStringLiteral("destroy")));
    QCOMPARE(kinds.first(), QStringLiteral("create"));
}

void TestDockerDetailReal::aListenerIsFoundAndAnswers()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(
        id, {}, R"(["sh","-c","while true; do printf 'HTTP/1.0 200 OK\r\n\r\nhi' | nc -l -p 44772; done"])",
        R"({"PortBindings":{"44772/tcp":[{"HostIp":"127.0.0.1","HostPort":""}]}})");
    QList<SandboxEndpoint> list;
    const auto listening = [&] {
        const auto answer = await<QList<SandboxEndpoint>>(
            [&](auto done) { return m_backend->endpoints()->list(id, std::move(done)); });
        list = answer ? *answer : QList<SandboxEndpoint>();
        return std::find_if(list.cbegin(), list.cend(), [](const auto &endpoint) {
            return endpoint.port == 44772 && endpoint.listening == SandboxEndpoint::Listening::Yes;
        });
    };
    QTRY_VERIFY(listening() != list.cend());
    const auto endpoint = *listening();
    QVERIFY2(endpoint.address.startsWith(QLatin1String("127.0.0.1:")), qPrintable(endpoint.address));
    const auto answer = await<EndpointAnswer>(
        [&](auto done) { return m_backend->endpoints()->probe(endpoint, std::move(done)); });
    QVERIFY(answer.ok());
    QCOMPARE(answer->protocol, EndpointAnswer::Protocol::Http);
    QCOMPARE(answer->status, 200);
    const auto pong =
        await<qint64>([&](auto done) { return m_backend->endpoints()->pingAgent(id, std::move(done)); });
    QCOMPARE(pong.error().kind, ErrorKind::Unsupported);
}

void TestDockerDetailReal::theSpecOfNowNamesWhatWasAsked()
{
    const auto id = RealEngine::newId();
    m_engine->makeSandbox(id, R"(,"team":"red")", R"(["sleep","600"])", R"({"Memory":67108864})");
    const auto spec = await<SandboxSpec>(
        [&](auto done) { return m_backend->sandboxes()->currentSpec(id, std::move(done)); });
    QVERIFY(spec.ok());
    QVERIFY2(spec->image.startsWith(QLatin1String("osbtest/busybox")), qPrintable(spec->image));
    QCOMPARE(spec->entrypoint, (QStringList{QStringLiteral("sleep"), QStringLiteral("600")}));
    QCOMPARE(spec->metadata.value(QStringLiteral("team")), QStringLiteral("red"));
    QCOMPARE(spec->resourceLimits.value(QStringLiteral("memory")), QStringLiteral("67108864"));
    QVERIFY2(spec->env.isEmpty(), qPrintable(spec->env.keys().join(u' ')));
}

QTEST_GUILESS_MAIN(TestDockerDetailReal)
#include "tst_dockerdetailreal.moc"

// SPDX-License-Identifier: Apache-2.0
#include "await.h"
#include "fakeengine.h"

#include <docker/engineprobe.h>
#include <http/curlhttpclient.h>

#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// What an engine is asked for without a connection to it.
class TestEngineProbe : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEngineSaysWhatItIs()
    {
        FakeEngine engine;
        CurlHttpClient http;
        const auto probe = await<EngineProbe>(
            [&](auto done) { return probeEngine(engine.profile(), http, std::move(done)); });
        QVERIFY(probe.ok());
        QCOMPARE(probe->product, QStringLiteral("Docker 20.10.24"));
        QCOMPARE(probe->apiVersion, QStringLiteral("1.41"));
        QVERIFY(probe->milliseconds >= 0);
    }

    void nothingIsChangedOnIt()
    {
        FakeEngine engine;
        CurlHttpClient http;
        QVERIFY(await<EngineProbe>([&](auto done) {
                    return probeEngine(engine.profile(), http, std::move(done));
                }).ok());
        QCOMPARE(engine.calls(), engine.count("GET /version") + engine.count("GET /info"));
    }

    void noEngineIsAnErrorWithAWayOut()
    {
        const QTemporaryDir folder;
        ConnectionProfile profile;
        profile.endpoint = QStringLiteral("unix://") + folder.filePath(QStringLiteral("none.sock"));
        CurlHttpClient http;
        const auto probe =
            await<EngineProbe>([&](auto done) { return probeEngine(profile, http, std::move(done)); });
        QCOMPARE(probe.error().kind, ErrorKind::Unreachable);
        QVERIFY(!probe.error().advice.isEmpty());
        profile.endpoint = QStringLiteral("ssh://far");
        const auto far =
            await<EngineProbe>([&](auto done) { return probeEngine(profile, http, std::move(done)); });
        QCOMPARE(far.error().kind, ErrorKind::Unsupported);
    }

    void anOwnerThatLetsGoIsNotCalled()
    {
        FakeEngine engine;
        CurlHttpClient http;
        bool called = false;
        {
            const Operation probe = probeEngine(engine.profile(), http, [&](const auto &) { called = true; });
        }
        QVERIFY(await<EngineProbe>([&](auto done) {
                    return probeEngine(engine.profile(), http, std::move(done));
                }).ok());
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestEngineProbe)
#include "tst_engineprobe.moc"

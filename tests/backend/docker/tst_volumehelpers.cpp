// SPDX-License-Identifier: Apache-2.0
#include "helperimage.h"
#include "volumebench.h"
#include "volumehelper.h"

#include <core/bytestream.h>

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

namespace osc::test {

namespace {

/// Takes the first piece and never wants another one.
class StuckSink : public ByteSink
{
public:
    Next write(QByteArrayView) override { return Next::Wait; }
};

/// A console of its own process, which looks into a volume and exports it until it is killed.
int beConsole(const QString &volume, const QString &state)
{
    VolumeBench bench(std::chrono::minutes(5), state);
    const auto files = await<VolumeFiles>(
        [&](auto done) {
            return bench.volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
        },
        30'000);
    if (!files)
        return 1;
    const auto exporting =
        bench.volumes().exportTo(volume, std::make_shared<StuckSink>(), [](const Done &) {});
    if (!QTest::qWaitFor([&] { return bench.helpers(volume).size() == 2; }, 20'000))
        return 1;
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

/// What becomes of helpers when consoles end, and out of what they are made.
class TestVolumeHelpers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(!RealEngine::address().isEmpty(), "CONSOLE_TEST_DOCKER_HOST names no engine");
    }
    void nothingIsLeftOfAConsoleThatWasKilled();
    void helpersOfALivingConsoleAreNotSwept();
    void aHelperIsALeftoverOnceItsConsoleHasEnded();
    void aHelperIsMadeOfAnImageThatTheConsoleImports();
    void anImageThatHoldsNothingIsPassedOver();

private:
    [[nodiscard]] static QString imageId(RealEngine &engine, const QByteArray &name)
    {
        const auto answer = engine.get("/images/" + name + "/json");
        return answer ? decodeId(answer->body) : QString();
    }
    static void removeImage(RealEngine &engine, const QByteArray &name)
    {
        (void)await<HttpResponse>([&](auto done) {
            return engine.engine().del("/images/" + name, {{"force", "1"}}, {}, std::move(done));
        });
    }
};

void TestVolumeHelpers::nothingIsLeftOfAConsoleThatWasKilled()
{
    const QTemporaryDir state;
    VolumeBench bench;
    const QString volume = bench.makeVolume();
    QVERIFY(bench.run(volume, "dd if=/dev/zero of=big bs=1M count=64 2>/dev/null"));
    QProcess console;
    console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    console.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--be-console"), volume, state.path()});
    QTRY_VERIFY_WITH_TIMEOUT(console.canReadLine(), 60'000);
    QCOMPARE(console.readLine().trimmed(), QByteArray("ready"));
    QCOMPARE(bench.helpers(volume).size(), 2);
    console.kill();
    QVERIFY(console.waitForFinished());

    // The one that runs loses its input, and the engine removes it.
    const auto isCreated = [](const ContainerSummary &helper) {
        return helper.state == QLatin1String("created");
    };
    QTRY_COMPARE_WITH_TIMEOUT(bench.helpers(volume).size(), 1, 20'000);
    QVERIFY(isCreated(bench.helpers(volume).first()));
    // The one that never ran is found by the next console of this user.
    const VolumeBench next(std::chrono::minutes(5), state.path());
    QTRY_VERIFY_WITH_TIMEOUT(bench.helpers(volume).isEmpty(), 20'000);
}

void TestVolumeHelpers::helpersOfALivingConsoleAreNotSwept()
{
    VolumeBench bench;
    const QString volume = bench.makeVolume();
    const auto files = await<VolumeFiles>([&](auto done) {
        return bench.volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
    });
    QVERIFY(files);
    const QString helper = bench.helpers(volume).first().id;
    // One of a dead console is swept at the same start; when it is gone, the other one has been looked at
    // too.
    auto labels = bench.helpers(volume).first().labels;
    const QByteArray dead =
        bench.engine
            .makeContainer(RealEngine::newId().toUtf8(),
                           R"({"io.opensandbox.console/volume-helper":")" + volume.toUtf8() +
                               R"(","io.opensandbox.console/home":")" +
                               labels.value(volumelabels::home).toUtf8() +
                               R"(","io.opensandbox.console/console":")" +
                               QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + R"("})")
            .toLatin1();
    const VolumeBench second(std::chrono::minutes(5), bench.home.path());
    QTRY_VERIFY_WITH_TIMEOUT(!bench.engine.exists(QString::fromLatin1(dead)), 20'000);
    QVERIFY(bench.engine.exists(helper));
}

void TestVolumeHelpers::aHelperIsALeftoverOnceItsConsoleHasEnded()
{
    VolumeBench bench;
    const QString volume = bench.makeVolume();
    const auto files = await<VolumeFiles>([&](auto done) {
        return bench.volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
    });
    QVERIFY(files);
    const auto helper = bench.helpers(volume).first();
    const QString dead = bench.engine.makeContainer(
        RealEngine::newId().toUtf8(),
        R"({"io.opensandbox.console/volume-helper":"gone","io.opensandbox.console/home":")" +
            helper.labels.value(volumelabels::home).toUtf8() + R"(","io.opensandbox.console/console":")" +
            QUuid::createUuid().toByteArray(QUuid::WithoutBraces) + R"("})");
    auto *service = bench.backend->leftovers();
    const auto found =
        await<QList<Leftover>>([&](auto done) { return service->find(7, std::move(done)); }, 30'000);
    QVERIFY(found);
    const auto leftover = [&](const QString &id) {
        return std::find_if(found->cbegin(), found->cend(), [&](const Leftover &known) {
            return known.kind == Leftover::Kind::VolumeHelper && known.id == id;
        });
    };
    QVERIFY(leftover(helper.id) == found->cend());
    QVERIFY(leftover(dead) != found->cend());
    QVERIFY(!leftover(dead)->losesFiles);
    QVERIFY2(leftover(dead)->name.contains(QStringLiteral("gone")), qPrintable(leftover(dead)->name));
    QVERIFY(await<void>([&](auto done) { return service->clean(*leftover(dead), std::move(done)); }));
    QVERIFY(!bench.engine.exists(dead));

    Leftover living = found->empty() ? Leftover() : *found->cbegin();
    living.kind = Leftover::Kind::VolumeHelper;
    living.id = helper.id;
    const auto kept = await<void>([&](auto done) { return service->clean(living, std::move(done)); });
    QCOMPARE(kept.error().kind, ErrorKind::Conflict);
    QVERIFY(bench.engine.exists(helper.id));
}

void TestVolumeHelpers::aHelperIsMadeOfAnImageThatTheConsoleImports()
{
    VolumeBench bench;
    const QByteArray name = helperImageName().toUtf8();
    const bool wasThere = !imageId(bench.engine, name).isEmpty();
    EngineContext context{bench.engine.engine(),
                          bench.engine.http(),
                          bench.inventory,
                          bench.clock,
                          [&]() -> const ConnectionProfile & { return bench.backend->profile(); },
                          bench.home.path(),
                          {}};
    const auto info =
        await<EngineInfo>([&](auto done) { return bench.engine.engine().info(std::move(done)); });
    QVERIFY(info);
    context.info = *info;
    const auto imported =
        await<QString>([&](auto done) { return importHelperImage(context, true, std::move(done)); }, 60'000);
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().message + imported.error().detail));
    const QString id = imageId(bench.engine, name);
    QVERIFY(!id.isEmpty());

    const QString volume = bench.makeVolume();
    QVERIFY(bench.run(volume, "echo content > file"));
    auto files = await<VolumeFiles>(
        [&](auto done) {
            return bench.volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
        },
        30'000);
    QVERIFY(files);
    QCOMPARE(bench.helpers(volume).first().imageId, id); // it comes before all others
    const auto sink = std::make_shared<BufferSink>(100);
    QVERIFY(
        await<void>([&](auto done) { return files->fileSystem->read("/file", {}, sink, std::move(done)); }));
    QCOMPARE(sink->bytes(), QByteArray("content\n"));
    *files = {};
    QTRY_VERIFY_WITH_TIMEOUT(bench.helpers(volume).isEmpty(), 20'000);
    if (!wasThere)
        removeImage(bench.engine, name);
}

void TestVolumeHelpers::anImageThatHoldsNothingIsPassedOver()
{
    VolumeBench bench;
    EngineRequest request;
    request.method = "POST";
    request.path = "/images/create";
    request.query = {{"fromSrc", "-"}, {"repo", "osbtest/nothing"}, {"tag", "1"}};
    request.contentType = "application/x-tar";
    request.body = helperImageTar({});
    QVERIFY(
        await<HttpResponse>([&](auto done) { return bench.engine.engine().send(request, std::move(done)); }));
    const QString volume = bench.makeVolume();
    const auto files = await<VolumeFiles>(
        [&](auto done) {
            return bench.volumes().openFiles(volume, VolumeAccess::ReadOnly, false, std::move(done));
        },
        30'000);
    QVERIFY2(files, qPrintable(files ? QString() : files.error().message + files.error().detail));
    QCOMPARE(bench.helpers(volume).size(), 1);
    removeImage(bench.engine, "osbtest/nothing:1");
}

} // namespace osc::test

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--be-console"))
        return osc::test::beConsole(arguments.value(2), arguments.value(3));
    osc::test::TestVolumeHelpers test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_volumehelpers.moc"

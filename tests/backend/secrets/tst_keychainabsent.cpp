// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <secrets/keychainstore.h>

#include <QTest>

using namespace osc;
using namespace osc::test;

/// A machine without a session bus: nothing is lost, nothing is written, and it is said.
class TestKeychainAbsent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qunsetenv("XDG_CURRENT_DESKTOP");
    }

    void withoutAKeychainSecretsLiveInMemory_data()
    {
        QTest::addColumn<QByteArray>("bus");
        QTest::newRow("nothing listens") << QByteArray("unix:path=/nonexistent/bus");
        QTest::newRow("no bus") << QByteArray();
        QTest::newRow("no address of a bus") << QByteArray("nonsense");
    }
    void withoutAKeychainSecretsLiveInMemory()
    {
        QFETCH(QByteArray, bus);
        qunsetenv("DISPLAY");
        qunsetenv("XDG_RUNTIME_DIR");
        if (bus.isEmpty())
            qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        else
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        KeychainStore store(QStringLiteral("console-test"));
        const auto write = await<void>([&](Callback<void> done) {
            return store.write(QStringLiteral("k"), SecretString(QStringLiteral("s3cret")), std::move(done));
        });
        QVERIFY(write.ok());
        QCOMPARE(store.state(), SecretStoreState::MemoryOnly);
        const auto read = [&] {
            return await<std::optional<SecretString>>(
                [&](auto done) { return store.read(QStringLiteral("k"), std::move(done)); });
        };
        QCOMPARE((*read())->reveal(), QByteArrayLiteral("s3cret"));
        QVERIFY(await<void>([&](Callback<void> done) {
                    return store.remove(QStringLiteral("k"), std::move(done));
                }).ok());
        QVERIFY(!read()->has_value());

        KeychainStore nextRun(QStringLiteral("console-test"));
        const auto gone = await<std::optional<SecretString>>(
            [&](auto done) { return nextRun.read(QStringLiteral("k"), std::move(done)); });
        QVERIFY(!gone->has_value());
    }

    void probingSaysSo()
    {
        KeychainStore store(QStringLiteral("console-test"));
        QCOMPARE(store.state(), SecretStoreState::Unknown);
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::MemoryOnly);
    }

    void thereIsNothingToUnlock()
    {
        KeychainStore store(QStringLiteral("console-test"));
        QVERIFY(await<void>([&](Callback<void> done) { return store.unlock(std::move(done)); }).ok());
        QCOMPARE(store.state(), SecretStoreState::MemoryOnly);
        QCOMPARE(store.keychainName(), QString());
    }

    void aStoreMayEndWithACallUnderWay()
    {
        KeychainStore store(QStringLiteral("console-test"));
        auto operation = store.read(QStringLiteral("k"), [](const auto &) { QFAIL("called back"); });
        operation.cancel();
    }
};

QTEST_GUILESS_MAIN(TestKeychainAbsent)
#include "tst_keychainabsent.moc"

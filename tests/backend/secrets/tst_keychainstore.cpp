// SPDX-License-Identifier: Apache-2.0
#include <await.h>
#include <secrets/keychainstore.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QElapsedTimer>
#include <QProcess>
#include <QScopeGuard>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <memory>
#include <vector>

using namespace osc;
using namespace osc::test;

namespace {

/// How long the event loop is held up while this is there.
class LoopLatency
{
public:
    LoopLatency()
    {
        m_clock.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(5);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_worst = std::max(m_worst, m_clock.restart()); });
        m_timer.start();
    }
    [[nodiscard]] qint64 worst() const { return m_worst; }
    [[nodiscard]] QByteArray words() const
    {
        return "the event loop was held up for " + QByteArray::number(m_worst) + " ms";
    }

private:
    QElapsedTimer m_clock;
    QTimer m_timer;
    qint64 m_worst = 0;
};

} // namespace

/// Runs against a real Secret Service: a gnome-keyring of the test's own on a bus of its own, with a window
/// manager and a display for its prompt. tests/run sets these up.
class TestKeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("CONSOLE_TEST_KEYRING"),
                 "Run this through tests/run keyring: it must never touch a user's keyring.");
    }

    void aSecretComesBackAndCanBeFoundByOthers()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("plain"), QStringLiteral("geheim")).ok());
        QCOMPARE(store.state(), SecretStoreState::Unlocked);
        QCOMPARE((*read(store, QStringLiteral("plain")))->reveal(), QByteArrayLiteral("geheim"));

        QProcess lookup;
        lookup.start(QStringLiteral("secret-tool"),
                     {QStringLiteral("lookup"), QStringLiteral("server"), m_service, QStringLiteral("user"),
                      QStringLiteral("plain")});
        QVERIFY(lookup.waitForFinished());
        QCOMPARE(lookup.readAllStandardOutput(), QByteArrayLiteral("geheim"));
    }

    void theKeychainSaysItsName()
    {
        KeychainStore store(m_service);
        store.probe();
        QTRY_COMPARE(store.state(), SecretStoreState::Unlocked);
        QCOMPARE(store.keychainName(), QStringLiteral("GNOME Keyring"));
    }

    void callsOnOneEntryActInTheirOrder()
    {
        KeychainStore store(m_service);
        QStringList order;
        std::vector<Operation> calls;
        for (int i = 0; i < 20; ++i) {
            const QString value = QString::number(i);
            calls.push_back(
                store.write(QStringLiteral("busy"), SecretString(value),
                            [&order, value](const Done &done) { order << (done ? value : QString()); }));
        }
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 20, 30'000);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(order.at(i), QString::number(i));
        QCOMPARE((*read(store, QStringLiteral("busy")))->reveal(), QByteArrayLiteral("19"));
        QVERIFY(remove(store, QStringLiteral("busy")).ok());
    }

    void anOwnerThatLetsGoDoesNotHoldUpTheOthers()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("kept on"), QStringLiteral("x")).ok());
        for (int turns = 0; turns < 12; ++turns) { // at any point of its way
            auto dropped = store.read(QStringLiteral("kept on"), [](const auto &) { QFAIL("called back"); });
            for (int i = 0; i < turns; ++i)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            if (!dropped.isActive())
                break;
            dropped.cancel();
            QVERIFY(read(store, QStringLiteral("kept on")).ok());
        }
    }

    void unicodeAndLargeSecretsComeBack_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("unicode") << QStringLiteral("密钥 – ключ 🔑");
        QTest::newRow("empty") << QString();
        QTest::newRow("64 kB") << QString(64 * 1024, QLatin1Char('x'));
        QTest::newRow("newline") << QStringLiteral("a\nb\n");
    }
    void unicodeAndLargeSecretsComeBack()
    {
        QFETCH(QString, secret);
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("odd key / ключ"), secret).ok());
        const LoopLatency latency;
        QCOMPARE((*read(store, QStringLiteral("odd key / ключ")))->reveal(), secret.toUtf8());
        QVERIFY2(latency.worst() < mostLatency, latency.words().constData());
    }

    void absentIsAValue()
    {
        KeychainStore store(m_service);
        const auto result = read(store, QStringLiteral("never written"));
        QVERIFY(result.ok());
        QVERIFY(!result->has_value());
    }

    void aRemovedEntryIsGone()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("short-lived"), QStringLiteral("x")).ok());
        QVERIFY(remove(store, QStringLiteral("short-lived")).ok());
        QVERIFY(!read(store, QStringLiteral("short-lived"))->has_value());
        QVERIFY(remove(store, QStringLiteral("short-lived")).ok());
    }

    void aLockedKeyringIsSaidAndNotTakenForEmpty()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("kept"), QStringLiteral("x")).ok());
        lockKeyring();
        QTRY_COMPARE(store.state(), SecretStoreState::Locked); // without being asked
        QCOMPARE(store.keychainName(), QStringLiteral("GNOME Keyring"));

        // The user cancels the prompt.
        std::optional<Result<std::optional<SecretString>>> answer;
        const auto operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        QVERIFY(!answer);
        typeIntoPrompt({QStringLiteral("key"), QStringLiteral("Escape")}, [&] { return answer.has_value(); });
        QVERIFY(!answer->ok());
        QCOMPARE(answer->error().kind, ErrorKind::Forbidden);
        QCOMPARE(store.state(), SecretStoreState::Locked);
    }

    void theOwnerMayLetGoWhileThePromptIsOpen()
    {
        KeychainStore store(m_service);
        lockKeyring();
        bool called = false;
        auto operation = store.read(QStringLiteral("kept"), [&](const auto &) { called = true; });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        operation.cancel();
        // The prompt outlives its asker; the next one to ask shares its end.
        std::optional<Result<std::optional<SecretString>>> answer;
        operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        typeIntoPrompt({QStringLiteral("key"), QStringLiteral("Escape")}, [&] { return answer.has_value(); });
        QVERIFY(!answer->ok());
        QVERIFY(!called);
    }

    void aPromptThatNobodyWaitsForEndsTheWaitingAllTheSame()
    {
        KeychainStore store(m_service);
        lockKeyring();
        auto operation = store.read(QStringLiteral("kept"), [](const auto &) { QFAIL("called back"); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        operation.cancel();
        typeIntoPrompt({QStringLiteral("key"), QStringLiteral("Escape")},
                       [&] { return store.state() == SecretStoreState::Locked; });
    }

    void nothingIsDeletedWhileItStaysLocked()
    {
        KeychainStore store(m_service);
        lockKeyring();
        std::optional<Done> answer;
        const auto operation =
            store.remove(QStringLiteral("kept"), [&](const Done &done) { answer.emplace(done); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        typeIntoPrompt({QStringLiteral("key"), QStringLiteral("Escape")}, [&] { return answer.has_value(); });
        QCOMPARE(answer->error().kind, ErrorKind::Forbidden);
    }

    void aPromptLeftAloneHoldsUpNothingElse()
    {
        KeychainStore store(m_service);
        lockKeyring();
        std::optional<Done> unlocked;
        const LoopLatency latency;
        auto operation = store.unlock([&](const Done &done) { unlocked.emplace(done); });
        auto other = store.read(QStringLiteral("kept"), [](const auto &) {});
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        QVERIFY(!QTest::qWaitFor([&] { return unlocked.has_value(); }, 2000));
        QVERIFY2(latency.worst() < mostLatency, latency.words().constData());
        QVERIFY(operation.isActive());

        // The keyring asks again after a wrong password.
        typeIntoPrompt(QStringLiteral("key --delay 30 w r o n g Return").split(QLatin1Char(' ')),
                       [&] { return promptIsThere(); });
        QVERIFY(!unlocked);
        QCOMPARE(store.state(), SecretStoreState::Waiting);
        typeIntoPrompt(QStringLiteral("key --delay 30 ctrl+a t e s t Return").split(QLatin1Char(' ')),
                       [&] { return unlocked.has_value(); });
        QVERIFY(unlocked->ok());
        QTRY_COMPARE(store.state(), SecretStoreState::Unlocked);
    }

    void unlockingAtThePromptGivesTheSecret()
    {
        KeychainStore store(m_service);
        lockKeyring();
        std::optional<Result<std::optional<SecretString>>> answer;
        const auto operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        typeIntoPrompt(QStringLiteral("key --delay 30 t e s t Return").split(QLatin1Char(' ')),
                       [&] { return answer.has_value(); });
        QVERIFY(answer->ok());
        QCOMPARE(answer->value()->reveal(), QByteArrayLiteral("x"));
        QCOMPARE(store.state(), SecretStoreState::Unlocked);
    }

    void anEntryDeletedBehindOurBackIsAbsent()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("shared"), QStringLiteral("x")).ok());
        QCOMPARE(QProcess::execute(QStringLiteral("secret-tool"),
                                   {QStringLiteral("clear"), QStringLiteral("server"), m_service,
                                    QStringLiteral("user"), QStringLiteral("shared")}),
                 0);
        QVERIFY(!read(store, QStringLiteral("shared"))->has_value());
    }

    void aKeyringThatHangsIsNotTakenForNone()
    {
        KeychainStore store(m_service);
        QVERIFY(write(store, QStringLiteral("kept"), QStringLiteral("x")).ok());
        const pid_t keyring = keyringProcess();
        QVERIFY(keyring > 0);
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        const auto wake = qScopeGuard([&] { ::kill(keyring, SIGCONT); });
        const LoopLatency latency;
        const auto answer = await<std::optional<SecretString>>(
            [&](auto done) { return store.read(QStringLiteral("kept"), std::move(done)); }, 60'000);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QVERIFY2(latency.worst() < mostLatency, latency.words().constData());
        QVERIFY(store.state() != SecretStoreState::MemoryOnly);
        QCOMPARE(::kill(keyring, SIGCONT), 0);
        QCOMPARE((*read(store, QStringLiteral("kept")))->reveal(), QByteArrayLiteral("x"));
    }

    void aStoreMayEndWhileTheKeyringHangs()
    {
        const pid_t keyring = keyringProcess();
        QCOMPARE(::kill(keyring, SIGSTOP), 0);
        const auto wake = qScopeGuard([&] { ::kill(keyring, SIGCONT); });
        auto store = std::make_unique<KeychainStore>(m_service);
        auto operation = store->read(QStringLiteral("kept"), [](const auto &) { QFAIL("called back"); });
        QVERIFY(!QTest::qWaitFor([&] { return !operation.isActive(); }, 300));
        operation.cancel();
        QElapsedTimer clock;
        clock.start();
        store.reset();
        QVERIFY2(clock.elapsed() < 3000, QByteArray::number(clock.elapsed()).constData());
    }

    /// The last one, because the keyring that the bus starts anew is locked.
    void aKeyringThatDiesAtItsPromptEndsTheWait()
    {
        KeychainStore store(m_service);
        lockKeyring();
        std::optional<Result<std::optional<SecretString>>> answer;
        const auto operation =
            store.read(QStringLiteral("kept"), [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(store.state(), SecretStoreState::Waiting);
        const pid_t keyring = keyringProcess();
        QVERIFY(keyring > 0);
        QCOMPARE(::kill(keyring, SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
        QVERIFY(!answer->ok());
    }

private:
    /// Of the event loop, in milliseconds: that of the window, which has to stay smooth.
    static constexpr qint64 mostLatency = 250;

    /// 0: there is none.
    static pid_t keyringProcess()
    {
        const QDBusReply<uint> process =
            QDBusConnection::sessionBus().interface()->servicePid(QStringLiteral("org.freedesktop.secrets"));
        return process.isValid() ? static_cast<pid_t>(process.value()) : 0;
    }

    static bool promptIsThere()
    {
        return QProcess::execute(QStringLiteral("xdotool"),
                                 {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                  QStringLiteral("--name"), QStringLiteral("Unlock")}) == 0;
    }

    static Done write(KeychainStore &store, const QString &key, const QString &secret)
    {
        return await<void>(
            [&](Callback<void> done) { return store.write(key, SecretString(secret), std::move(done)); });
    }
    static Done remove(KeychainStore &store, const QString &key)
    {
        return await<void>([&](Callback<void> done) { return store.remove(key, std::move(done)); });
    }
    static Result<std::optional<SecretString>> read(KeychainStore &store, const QString &key)
    {
        return await<std::optional<SecretString>>(
            [&](auto done) { return store.read(key, std::move(done)); });
    }

    static void lockKeyring()
    {
        auto call = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
            QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
        call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{
            QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))})});
        QCOMPARE(QDBusConnection::sessionBus().call(call).type(), QDBusMessage::ReplyMessage);
    }

    /// Sends keys to the keyring's prompt, again and again until they had their effect: the prompt takes the
    /// focus some time after it is announced.
    static void typeIntoPrompt(const QStringList &keys, const std::function<bool()> &happened)
    {
        const auto script = QStringLiteral("w=$(xdotool search --onlyvisible --name Unlock | head -1) && "
                                           "xdotool windowfocus $w && xdotool \"$@\"");
        const QStringList arguments = QStringList{QStringLiteral("-c"), script, QStringLiteral("sh")} + keys;
        for (int i = 0; i < 20 && !happened(); ++i) {
            QProcess::execute(QStringLiteral("sh"), arguments);
            (void)QTest::qWaitFor(happened, 500);
        }
        QVERIFY(happened());
    }

    const QString m_service = QStringLiteral("opensandbox-console-test");
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"

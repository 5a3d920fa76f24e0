// SPDX-License-Identifier: Apache-2.0
#include "fakestreams.h"

#include <models/commandsession.h>
#include <models/logstore.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

QStringList lines(const LogBuffer *buffer)
{
    QStringList all;
    for (qint64 i = buffer->firstLine(); i < buffer->endLine(); ++i)
        all.append(buffer->line(i).text);
    return all;
}

CommandRequest command(const QString &text)
{
    CommandRequest request;
    request.command = text;
    return request;
}

} // namespace

class TestCommandSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalRunsStayInTheView();
    void aFailingCommandIsToldApart();
    void anErrorIsShownWithItsAdvice();
    void oneCommandRunsAtATime();
    void cancellingInterruptsAndKeepsTheOutput();
    void switchingTheSandboxForgetsEverything();
    void historyLeavesOutRepetitions();
    void environmentIsReadLineByLine_data();
    void environmentIsReadLineByLine();
    void aLogIsFollowedToItsEnd();
    void aBrokenLogKeepsItsLines();
    void anotherSandboxesLogNeverMixesIn();
};

void TestCommandSession::severalRunsStayInTheView()
{
    FakeCommandService service;
    CommandSession session;
    session.open(&service, QStringLiteral("one"));
    session.run(command(QStringLiteral("echo a")));
    QVERIFY(session.isRunning());
    service.write(CommandOutput::Stream::Stdout, "a\n");
    service.finish(
        CommandOutcome{.exitCode = 0, .signal = {}, .durationMs = 12, .via = QStringLiteral("execd")});
    QVERIFY(!session.isRunning());
    session.run(command(QStringLiteral("echo b")));
    service.write(CommandOutput::Stream::Stdout, "b\n");
    service.finish(
        CommandOutcome{.exitCode = 0, .signal = {}, .durationMs = 1500, .via = QStringLiteral("the Engine")});
    const QStringList all = lines(session.buffer());
    QCOMPARE(all.size(), 6);
    QCOMPARE(all.at(1), QStringLiteral("a"));
    QCOMPARE(all.at(2), QStringLiteral("Exit code 0 after 12 ms, through execd."));
    QCOMPARE(all.at(5), QStringLiteral("Exit code 0 after 1.5 s, through the Engine."));
    QCOMPARE(session.buffer()->line(0).kind, LogLine::Kind::Command);
}

void TestCommandSession::aFailingCommandIsToldApart()
{
    FakeCommandService service;
    CommandSession session;
    session.open(&service, QStringLiteral("one"));
    session.run(command(QStringLiteral("false")));
    service.finish(
        CommandOutcome{.exitCode = 1, .signal = {}, .durationMs = 1, .via = QStringLiteral("execd")});
    QCOMPARE(session.buffer()->line(1).kind, LogLine::Kind::Failure);
    session.run(command(QStringLiteral("sleep 9")));
    service.finish(CommandOutcome{.exitCode = 137,
                                  .signal = QStringLiteral("killed"),
                                  .durationMs = 1,
                                  .via = QStringLiteral("execd")});
    QVERIFY(session.buffer()->line(3).text.contains(QStringLiteral("killed")));
}

void TestCommandSession::anErrorIsShownWithItsAdvice()
{
    FakeCommandService service;
    CommandSession session;
    session.open(&service, QStringLiteral("one"));
    session.run(command(QStringLiteral("x")));
    service.finish(Error{.kind = ErrorKind::Conflict,
                         .message = QStringLiteral("It is paused."),
                         .advice = QStringLiteral("Resume it.")});
    QCOMPARE(lines(session.buffer()).mid(1),
             QStringList({QStringLiteral("It is paused."), QStringLiteral("Resume it.")}));
}

void TestCommandSession::oneCommandRunsAtATime()
{
    FakeCommandService service;
    CommandSession session;
    session.open(&service, QStringLiteral("one"));
    session.run(command(QStringLiteral("  ")));
    QVERIFY(service.requests.isEmpty());
    session.run(command(QStringLiteral("a")));
    session.run(command(QStringLiteral("b")));
    QCOMPARE(service.requests.size(), 1);
}

void TestCommandSession::cancellingInterruptsAndKeepsTheOutput()
{
    FakeCommandService service;
    CommandSession session;
    QSignalSpy running(&session, &CommandSession::runningChanged);
    session.open(&service, QStringLiteral("one"));
    session.run(command(QStringLiteral("a")));
    service.write(CommandOutput::Stream::Stderr, "half");
    session.cancel();
    QCOMPARE(service.cancelled, 1);
    QVERIFY(session.canRun());
    QCOMPARE(running.count(), 2);
    QCOMPARE(lines(session.buffer()),
             QStringList({QStringLiteral("a"), QStringLiteral("half"), QStringLiteral("Cancelled.")}));
}

void TestCommandSession::switchingTheSandboxForgetsEverything()
{
    FakeCommandService service;
    CommandSession session;
    session.open(&service, QStringLiteral("one"));
    session.run(command(QStringLiteral("a")));
    service.write(CommandOutput::Stream::Stdout, "secret of one\n");
    session.open(&service, QStringLiteral("two"));
    QCOMPARE(service.cancelled, 1);
    service.write(CommandOutput::Stream::Stdout, "late\n");
    service.finish(CommandOutcome{});
    session.buffer()->flush();
    QVERIFY(session.buffer()->isEmpty());
    QVERIFY(session.history().isEmpty());
}

void TestCommandSession::historyLeavesOutRepetitions()
{
    FakeCommandService service;
    CommandSession session;
    session.open(&service, QStringLiteral("one"));
    for (const char *text : {"a", "a", "b", "a"}) {
        session.run(command(QString::fromLatin1(text)));
        service.finish(CommandOutcome{});
    }
    QCOMPARE(session.history(), QStringList({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("a")}));
}

void TestCommandSession::environmentIsReadLineByLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QString>("value");
    QTest::newRow("one") << QStringLiteral("A=1") << true << QStringLiteral("1");
    QTest::newRow("blank lines") << QStringLiteral("\n A=1\n\n") << true << QStringLiteral("1");
    QTest::newRow("equals in the value") << QStringLiteral("A=x=y ") << true << QStringLiteral("x=y ");
    QTest::newRow("empty value") << QStringLiteral("A=") << true << QString(QLatin1String(""));
    QTest::newRow("no equals") << QStringLiteral("A") << false << QString();
    QTest::newRow("digit first") << QStringLiteral("1A=2") << false << QString();
    QTest::newRow("no name") << QStringLiteral("=2") << false << QString();
}

void TestCommandSession::environmentIsReadLineByLine()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    QFETCH(QString, value);
    const auto env = parseEnvironment(text);
    QCOMPARE(env.ok(), good);
    if (good)
        QCOMPARE(env->value(QStringLiteral("A")), value);
}

void TestCommandSession::aLogIsFollowedToItsEnd()
{
    FakeLogService service;
    LogStore store;
    store.open(&service, QStringLiteral("one"));
    QCOMPARE(store.state(), LogStore::State::Asking);
    QVERIFY(service.requests.constFirst().follow);
    service.write("2026-11-21T14:33:02.016Z hello\n");
    QCOMPARE(store.state(), LogStore::State::Following);
    service.finish({});
    QCOMPARE(store.state(), LogStore::State::Ended);
    QCOMPARE(lines(store.buffer()), QStringList{QStringLiteral("hello")});
}

void TestCommandSession::aBrokenLogKeepsItsLines()
{
    FakeLogService service;
    LogStore store;
    store.open(&service, QStringLiteral("one"));
    service.write("hello\n");
    service.finish(Error{.kind = ErrorKind::Unreachable, .message = QStringLiteral("The link broke.")});
    QCOMPARE(store.state(), LogStore::State::Failed);
    QCOMPARE(store.error().message, QStringLiteral("The link broke."));
    QCOMPARE(lines(store.buffer()), QStringList{QStringLiteral("hello")});
    store.restart();
    QCOMPARE(store.state(), LogStore::State::Asking);
    QVERIFY(store.buffer()->isEmpty());
}

void TestCommandSession::anotherSandboxesLogNeverMixesIn()
{
    FakeLogService service;
    LogStore store;
    store.open(&service, QStringLiteral("one"));
    service.write("of one\n");
    store.open(&service, QStringLiteral("two"));
    QCOMPARE(service.cancelled, 1);
    store.buffer()->flush();
    QVERIFY(store.buffer()->isEmpty());
    service.write("of two\n");
    store.buffer()->flush();
    QCOMPARE(lines(store.buffer()), QStringList{QStringLiteral("of two")});
    store.close();
    QCOMPARE(store.state(), LogStore::State::Idle);
}

QTEST_GUILESS_MAIN(TestCommandSession)
#include "tst_commandsession.moc"

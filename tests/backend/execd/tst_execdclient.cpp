// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "standinprocess.h"

#include <await.h>

#include <execd/execdclient.h>
#include <http/curlhttpclient.h>

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

namespace osc::test {

namespace {

/// Identifiers, times and the order of the two output streams differ from run to run.
QStringList comparable(const QByteArray &stream)
{
    static const QRegularExpression changing(
        QStringLiteral("\"(timestamp|execution_time)\":[0-9]+,?|[0-9a-f]{32}|,(?=\\})"));
    QStringList lines;
    for (auto line : QString::fromUtf8(stream).split(u'\n', Qt::SkipEmptyParts)) {
        line.replace(QStringLiteral("\\u003c"), QStringLiteral("<"));
        if (!line.contains(QLatin1String("\"ping\"")))
            lines.append(line.remove(changing).remove(changing));
    }
    lines.sort();
    return lines;
}

} // namespace

class ExecdClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theStandInAnswersAsRecorded_data();
    void theStandInAnswersAsRecorded();
    void theStandInStreamsAsRecorded_data();
    void theStandInStreamsAsRecorded();

    void pingSucceedsWhenExecdAnswers();
    void pingFailsWhenNobodyListens();
    void aWrongTokenIsUnauthorized();
    void aCommandTellsOutputAndCode();
    void aCommandEndsAtItsLastEvent();
    void aCommandTakesDirectoryEnvironmentAndTimeout();
    void aMissingDirectoryIsInvalid();
    void lettingGoInterruptsTheCommand_data();
    void lettingGoInterruptsTheCommand();
    void aLongLineComesWhole();
    void metricsAreMeasured();

private:
    struct Ran
    {
        Result<ExecdExit> exit = Error{};
        QStringList output;
        QStringList errors;
    };
    Ran run(const ExecdCommand &command)
    {
        Ran ran;
        ran.exit = await<ExecdExit>([&](auto done) {
            return m_client->run(
                command,
                [&](const ExecdOutput &output) {
                    (output.stream == ExecdOutput::Stream::Output ? ran.output : ran.errors)
                        .append(output.line);
                },
                std::move(done));
        });
        return ran;
    }
    Result<HttpResponse> replay(const ExecdFixture &fixture)
    {
        HttpRequest request;
        request.method = fixture.method;
        request.target = fixture.target;
        request.body = fixture.body;
        return await<HttpResponse>([&](auto done) { return m_client->send(request, std::move(done)); });
    }

    StandInProcess m_standIn;
    CurlHttpClient m_http;
    std::unique_ptr<ExecdClient> m_client;
};

void ExecdClientTest::initTestCase()
{
    QVERIFY(m_standIn.start());
    m_client = std::make_unique<ExecdClient>(m_http, m_standIn.endpoint());
}

void ExecdClientTest::theStandInAnswersAsRecorded_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"cmd-argv-list", "cmd-bad-cwd", "cmd-bad-json", "cmd-empty", "cmd-interrupt-unknown",
          "cmd-logs-unknown", "cmd-status-unknown", "file-info-missing", "file-read-missing",
          "file-search-missing", "file-chmod-missing", "dir-list-missing", "session-delete-again",
          "session-run-deleted", "unknown-route"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ExecdClientTest::theStandInAnswersAsRecorded()
{
    QFETCH(QString, name);
    const auto fixture = execdFixture(name);
    const auto answer = replay(fixture);
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, fixture.status);
    QCOMPARE(answer->header("Content-Type"), fixture.contentType);
    QCOMPARE(answer->body, fixture.answer);
}

void ExecdClientTest::theStandInStreamsAsRecorded_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"cmd-echo", "cmd-exit-3", "cmd-carriage-return", "cmd-cwd-envs", "cmd-invalid-utf8",
          "cmd-unicode-blank-lines", "cmd-timeout-2s", "cmd-background"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void ExecdClientTest::theStandInStreamsAsRecorded()
{
    QFETCH(QString, name);
    const auto fixture = execdFixture(name);
    const auto answer = replay(fixture);
    QVERIFY(answer.ok());
    QCOMPARE(answer->status, 200);
    QCOMPARE(comparable(answer->body), comparable(fixture.answer));
}

void ExecdClientTest::pingSucceedsWhenExecdAnswers()
{
    QVERIFY(await<void>([&](auto done) { return m_client->ping(std::move(done)); }).ok());
}

void ExecdClientTest::pingFailsWhenNobodyListens()
{
    auto endpoint = m_standIn.endpoint();
    endpoint.base.setPath(QStringLiteral("/proxy/1")); // the proxy answers 502
    const ExecdClient client(m_http, endpoint);
    const auto end = await<void>([&](auto done) { return client.ping(std::move(done)); });
    QVERIFY(!end.ok());
    QCOMPARE(end.error().kind, ErrorKind::Unreachable);
}

void ExecdClientTest::aWrongTokenIsUnauthorized()
{
    StandInProcess guarded;
    QVERIFY(guarded.start({QStringLiteral("--access-token"), QStringLiteral("fake-execd-token")}));
    const ExecdClient without(m_http, guarded.endpoint());
    const auto refused = await<void>([&](auto done) { return without.ping(std::move(done)); });
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    const ExecdClient with(m_http, guarded.endpoint(), {{"X-EXECD-ACCESS-TOKEN", "fake-execd-token"}});
    QVERIFY(await<void>([&](auto done) { return with.ping(std::move(done)); }).ok());
}

void ExecdClientTest::aCommandTellsOutputAndCode()
{
    const auto ran = run({.text = QStringLiteral("echo one; echo; printf two; echo bad >&2; exit 7")});
    QVERIFY(ran.exit.ok());
    QCOMPARE(ran.exit->code, 7);
    QCOMPARE(ran.exit->words, QStringLiteral("exit status 7"));
    QCOMPARE(ran.exit->id.size(), 32);
    QCOMPARE(ran.output, (QStringList{QStringLiteral("one"), QString(), QStringLiteral("two")}));
    QCOMPARE(ran.errors, QStringList{QStringLiteral("bad")});
}

void ExecdClientTest::aCommandEndsAtItsLastEvent()
{
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 4; ++i)
        QCOMPARE(run({.text = QStringLiteral("true")}).exit->code, 0);
    QVERIFY2(clock.elapsed() < 4000, "Each stream stays open for a second more; that is not waited for.");
}

void ExecdClientTest::aCommandTakesDirectoryEnvironmentAndTimeout()
{
    ExecdCommand command;
    command.text = QStringLiteral("pwd; echo \"$GREETING\"; sleep 60");
    command.workingDirectory = QStringLiteral("/usr");
    command.environment = {{QStringLiteral("GREETING"), QStringLiteral("it's \"me\" $HOME")}};
    command.timeout = std::chrono::milliseconds(300);
    const auto ran = run(command);
    QVERIFY(ran.exit.ok());
    QCOMPARE(ran.output, (QStringList{QStringLiteral("/usr"), QStringLiteral("it's \"me\" $HOME")}));
    QCOMPARE(ran.exit->code, std::optional<int>());
    QCOMPARE(ran.exit->words, QStringLiteral("signal: killed"));
}

void ExecdClientTest::aMissingDirectoryIsInvalid()
{
    const auto ran = run({.text = QStringLiteral("pwd"), .workingDirectory = QStringLiteral("/no/such")});
    QVERIFY(!ran.exit.ok());
    QCOMPARE(ran.exit.error().kind, ErrorKind::Invalid);
    QVERIFY(ran.exit.error().detail.contains(QLatin1String("working directory does not exist")));
}

void ExecdClientTest::lettingGoInterruptsTheCommand_data()
{
    QTest::addColumn<bool>("waitsForOutput");
    QTest::newRow("while it writes") << true;
    QTest::newRow("before its id is known") << false;
}

void ExecdClientTest::lettingGoInterruptsTheCommand()
{
    QFETCH(bool, waitsForOutput);
    const auto folder = m_standIn.makeFolder();
    const auto marker = QString::fromUtf8(folder) + QStringLiteral("/terminated");
    ExecdCommand command;
    command.workingDirectory = QString::fromUtf8(folder);
    command.text =
        QStringLiteral("trap 'touch terminated; exit' TERM; echo ready; while :; do sleep 0.1; done");
    bool isReady = false;
    bool calledBack = false;
    auto operation = m_client->run(
        command, [&](const ExecdOutput &) { isReady = true; },
        [&](const Result<ExecdExit> &) { calledBack = true; });
    if (waitsForOutput)
        QTRY_VERIFY(isReady);
    operation.cancel();
    const auto isGone = [&] {
        return StandInProcess::runShell(folder, "for d in /proc/[0-9]*; do [ \"$(readlink $d/cwd)\" = \"" +
                                                    folder +
                                                    "\" ] && [ ${d#/proc/} != $$ ] && exit 1; done; exit 0");
    };
    if (waitsForOutput)
        QTRY_VERIFY(QFile::exists(marker));
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), 10'000);
    QVERIFY(!calledBack);
}

void ExecdClientTest::aLongLineComesWhole()
{
    const auto ran = run({.text = QStringLiteral("head -c 700000 /dev/zero | tr '\\0' x; echo; echo after")});
    QVERIFY(ran.exit.ok());
    QCOMPARE(ran.output.size(), 2);
    QCOMPARE(ran.output.first().size(), 700'000);
    QCOMPARE(ran.output.last(), QStringLiteral("after"));
}

void ExecdClientTest::metricsAreMeasured()
{
    const auto metrics = await<ExecdMetrics>([&](auto done) { return m_client->metrics(std::move(done)); });
    QVERIFY(metrics.ok());
    QVERIFY(metrics->cpuCount >= 1);
    QVERIFY(metrics->memoryTotalMib > metrics->memoryUsedMib);
    QVERIFY(metrics->time.isValid());
}

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::ExecdClientTest)
#include "tst_execdclient.moc"

// SPDX-License-Identifier: Apache-2.0
#include <core/fileproblem.h>
#include <core/secretnames.h>

#include <QTest>

using namespace osc;

/// What the console reads out of the names and words of others.
class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesOfSecretsAreRecognised_data()
    {
        QTest::addColumn<bool>("secret");
        for (const char *name :
             {"API_TOKEN", "db_password", "AWS_SECRET_ACCESS_KEY", "PGPASS", "MYSQL_PWD", "SENTRY_DSN",
              "sshkey", "Authorization", "SESSION_COOKIE", "opensandbox.io/egress-auth-token",
              "--private-file", "KEYBOARD_KEY", "GOOGLE_CREDENTIALS"})
            QTest::newRow(name) << true;
        for (const char *name :
             {"", "PATH", "COLOUR", "KEYBOARD", "TOKENIZERS_PARALLELISM", "GIT_AUTHOR_NAME", "XAUTHORITY",
              "search.keywords", "NODE_OPTIONS", "COMPASS", "XDG_SESSION_TYPE"})
            QTest::newRow(qPrintable(u'"' + QString::fromLatin1(name) + u'"')) << false;
    }
    void namesOfSecretsAreRecognised()
    {
        QFETCH(bool, secret);
        const auto name = QString::fromLatin1(QTest::currentDataTag()).remove(u'"');
        QCOMPARE(looksSecret(name), secret);
    }

    void aDescriptionIsShownWithoutItsSecrets_data()
    {
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *line, const char *shown) {
            QTest::newRow(line) << QString::fromUtf8(shown);
        };
        row("  API_TOKEN=abc=d", "  API_TOKEN=***");
        row("  db_password: hunter2", "  db_password: ***");
        row("API key:  abc", "API key:  ***");
        row("  EMPTY_TOKEN=", "  EMPTY_TOKEN=");
        row("  GREETING=hello world", "  GREETING=hello world");
        row("Image:          team/app:latest", "Image:          team/app:latest");
        row("Started At:     2026-11-21T07:17:40Z", "Started At:     2026-11-21T07:17:40Z");
        row("  DATABASE=postgres://user:pw@db:5432/x", "  DATABASE=postgres://***@db:5432/x");
        row("", "");
    }
    void aDescriptionIsShownWithoutItsSecrets()
    {
        QFETCH(QString, shown);
        const auto line = QString::fromUtf8(QTest::currentDataTag());
        QCOMPARE(maskedLines(line), shown);
        QCOMPARE(maskedLines(QStringLiteral("a\n%1\n").arg(line)), QStringLiteral("a\n%1\n").arg(shown));
    }

    void theWordsOfTheSystemAreUnderstood_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("problem");
        const auto row = [](const char *name, const char *words, FileProblem problem) {
            QTest::newRow(name) << QString::fromUtf8(words) << static_cast<int>(problem);
        };
        row("busybox", "rm: can't remove '/a': Read-only file system\n", FileProblem::ReadOnly);
        row("coreutils", "mkdir: cannot create directory '/a': File exists", FileProblem::Exists);
        row("Go", "error opening file: open /a: no such file or directory", FileProblem::NotFound);
        row("Go, two paths", "rename /a: invalid cross-device link: /b", FileProblem::OtherFileSystem);
        row("before more lines", "dd: error writing '/a': No space left on device\n0+1 records in\n",
            FileProblem::NoSpace);
        row("a path that speaks", "chmod: /permission denied/x: Operation not permitted",
            FileProblem::NotPermitted);
        row("a mount", "rm: can't remove '/a': Device or resource busy", FileProblem::Busy);
        QTest::newRow("a path alone") << QStringLiteral("/no such file or directory/x: odd") << -1;
        QTest::newRow("nothing") << QString() << -1;
    }
    void theWordsOfTheSystemAreUnderstood()
    {
        QFETCH(QString, words);
        QFETCH(int, problem);
        const auto found = fileProblemIn(words);
        QCOMPARE(found ? static_cast<int>(*found) : -1, problem);
    }

    void anErrorAboutAFileNamesItAndKeepsTheWords()
    {
        const auto error = fileError(FileProblem::NotEmpty, "/a\x1b[2Jb", QString(9000, u'€'));
        QCOMPARE(error.kind, ErrorKind::Conflict);
        QVERIFY2(error.message.contains(displayName("/a\x1b[2Jb")), qPrintable(error.message));
        QVERIFY(!error.message.contains(u'\x1b'));
        QVERIFY(error.detail.toUtf8().size() <= 4096 && !error.detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"

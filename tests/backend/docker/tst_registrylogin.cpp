// SPDX-License-Identifier: Apache-2.0
#include "registryauth.h"

#include <await.h>

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace osc;
using namespace osc::test;

/// The search for the login of a pull, with credential helpers that are shell scripts.
class TestRegistryLogin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = qgetenv("PATH");
        qputenv("PATH", m_folder->path().toUtf8() + ':' + m_path);
    }
    void cleanup() { qputenv("PATH", m_path); }

    void aCredentialHelperIsAsked_data();
    void aCredentialHelperIsAsked();
    void aHelperThatIsNotThereIsNoLogin();
    void aHelperEndsWhenNobodyWaitsForItsAnswer();

private:
    /// A configuration whose helper for r.example is this script.
    [[nodiscard]] RegistryLoginLookup lookupWithHelper(const QByteArray &script) const;
    void write(const QString &name, const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_path;
};

void TestRegistryLogin::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
}

RegistryLoginLookup TestRegistryLogin::lookupWithHelper(const QByteArray &script) const
{
    write(QStringLiteral("docker-credential-test"),
          "#!/bin/sh\n[ \"$1\" = get ] || exit 2\n" + script + '\n');
    write(QStringLiteral("config.json"), R"({"credHelpers":{"r.example":"test"}})");
    return RegistryLoginLookup(m_folder->filePath(QStringLiteral("config.json")), std::chrono::seconds(1));
}

void TestRegistryLogin::aCredentialHelperIsAsked_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("answers")
        << QByteArray("read registry; printf '{\"Username\":\"u\",\"Secret\":\"%s\"}' $registry")
        << registryAuthHeader(QStringLiteral("u"), SecretString(QStringLiteral("r.example"))).reveal();
    QTest::newRow("knows nobody") << QByteArray("echo 'credentials not found'; exit 1") << QByteArray();
    QTest::newRow("writes without end") << QByteArray("while :; do echo 0123456789; done") << QByteArray();
    QTest::newRow("hangs") << QByteArray("exec sleep 60") << QByteArray();
}

void TestRegistryLogin::aCredentialHelperIsAsked()
{
    QFETCH(QByteArray, script);
    QFETCH(QByteArray, expected);
    const auto lookup = lookupWithHelper(script);
    const auto found = await<std::optional<SecretString>>(
        [&](auto done) { return lookup.find(QStringLiteral("r.example/team/app:1"), std::move(done)); });
    QVERIFY(found);
    QCOMPARE(*found ? (*found)->reveal() : QByteArray(), expected);
}

void TestRegistryLogin::aHelperThatIsNotThereIsNoLogin()
{
    const auto lookup = lookupWithHelper("exit 1");
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("docker-credential-test"))));
    const auto found = await<std::optional<SecretString>>(
        [&](auto done) { return lookup.find(QStringLiteral("r.example/team/app:1"), std::move(done)); });
    QVERIFY(found);
    QVERIFY(!*found);
}

void TestRegistryLogin::aHelperEndsWhenNobodyWaitsForItsAnswer()
{
    const auto lookup =
        lookupWithHelper("echo $$ > \"${0%/*}/pid.new\"; mv \"${0%/*}/pid.new\" \"${0%/*}/pid\"; "
                         "exec sleep 60");
    auto operation = lookup.find(QStringLiteral("r.example/team/app:1"),
                                 [](const auto &) { QFAIL("called back after cancel"); });
    QFile file(m_folder->filePath(QStringLiteral("pid")));
    QTRY_VERIFY(file.exists());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto helper = file.readAll().trimmed().toInt();
    QVERIFY(helper > 1 && ::kill(helper, 0) == 0);
    operation.cancel();
    QTRY_VERIFY(::kill(helper, 0) != 0);
    QTRY_VERIFY2(QCoreApplication::instance()->findChildren<QProcess *>().isEmpty(), "its object stays");
}

QTEST_GUILESS_MAIN(TestRegistryLogin)
#include "tst_registrylogin.moc"

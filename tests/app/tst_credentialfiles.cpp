// SPDX-License-Identifier: Apache-2.0
#include "consoledoctor.h"
#include "credentialbench.h"
#include "credentialfile.h"
#include "credentialsources.h"
#include "listfile.h"
#include "memoryguard.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/prctl.h>
#include <sys/stat.h>

using namespace osc;
using namespace osc::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray json(const char *withSingleQuotes)
{
    return QByteArray(withSingleQuotes).replace('\'', '"');
}

} // namespace

class TestCredentialFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void aListComesBackAsItWasKept()
    {
        OssCredential credential;
        credential.id = u"1"_s;
        credential.name = u"crawl-writer"_s;
        credential.dialect = StorageDialect::S3;
        credential.endpoint = u"http://127.0.0.1:9000"_s;
        credential.formerNames = {u"crawl"_s, u"writer"_s};
        credential.customDomain = true;
        credential.internalEndpoint = u"oss-cn-hangzhou-internal.aliyuncs.com"_s;
        credential.useInternal = true;
        credential.region = u"cn-hangzhou"_s;
        credential.pathStyle = true;
        credential.maskedKeyId = u"LTAI5t…8Qm2"_s;
        credential.bucket = u"acme"_s;
        credential.prefix = u"daily"_s;
        credential.expiresAt = QDateTime(QDate(2026, 11, 22), QTime(1, 2, 3, 4), Qt::UTC);
        credential.createdAt = credential.expiresAt.addDays(-1);
        credential.origin = u"~/.ossutilconfig"_s;
        credential.lastTest.verdict = CredentialTest::Verdict::ReadOnly;
        credential.lastTest.at = credential.createdAt;
        credential.lastTest.tookMs = 200;
        credential.lastTest.summary = u"It cannot write there."_s;
        credential.lastTest.advice = u"Mount it read-only."_s;
        credential.lastTest.ramPolicy = u"{}"_s;
        credential.lastTest.steps = {
            {CredentialStep::Write, CredentialStepResult::State::Failed, u"Write"_s, u"403"_s, 39},
            {CredentialStep::RemoveProbe, CredentialStepResult::State::NotNeeded, u"Remove"_s, {}, -1}};
        OssCredential plain;
        plain.id = u"2"_s;
        plain.name = u"plain"_s;
        const QList<OssCredential> list{credential, plain};
        QCOMPARE(credentialsFromJson(credentialsToJson(list)), list);

        {
            CredentialFile file(path());
            // Several at once: the last one counts, also when its caller lets go and the program ends.
            file.save({}, [](const Done &) {}).detach();
            file.save({plain}, [](const Done &) {}).cancel();
            file.save(list, [](const Done &) {}).cancel();
        }
        CredentialFile file(path());
        const auto read = load(file);
        QVERIFY(read.ok());
        QCOMPARE(*read, list);
        struct stat status = {};
        QCOMPARE(::stat(QFile::encodeName(path()).constData(), &status), 0);
        QCOMPARE(status.st_mode & 07777, 0600U);
    }

    void noSecretIsWritten()
    {
        CredentialBench bench;
        CredentialFile file(path());
        CredentialStore store(file, bench.secrets, nullptr, bench.clock);
        store.load();
        QTRY_VERIFY(store.isLoaded());
        OssKey key = CredentialBench::key();
        key.token = SecretString(u"geheim-token"_s);
        QVERIFY(await<QString>([&](auto done) {
                    return store.add(CredentialBench::named(u"a"_s), key, std::move(done));
                }).ok());
        QTRY_VERIFY(contents().contains("LTAI5t"));
        QVERIFY2(!contents().contains("geheim"), contents().constData());
        QVERIFY2(!contents().contains(key.keyId.toUtf8()), contents().constData());
    }

    void listsOfAnyContentAreRead_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qsizetype>("entries"); // -1: no list
        QTest::newRow("empty file") << QByteArray() << qsizetype(0);
        QTest::newRow("cut off") << json("{'version':1,'credentials':[{'id':'1','na") << qsizetype(-1);
        QTest::newRow("another document") << QByteArray("[]") << qsizetype(-1);
        QTest::newRow("zeros") << QByteArray(4096, '\0') << qsizetype(-1);
        QTest::newRow("no list") << json("{'credentials':{}}") << qsizetype(-1);
        QTest::newRow("odd entries")
            << json("{'credentials':[7,null,{},{'id':'1'},{'name':'a'},{'id':'1','name':'a','dialect':9,"
                    "'expiresAt':'soon','lastTest':[],'useInternal':'yes'},{'id':'1','name':'b'},"
                    "{'id':'2','name':'A'}]}")
            << qsizetype(1);
        QTest::newRow("of a newer console")
            << json("{'version':9,'credentials':[{'id':'1','name':'a','shape':{'of':'things'}}]}")
            << qsizetype(1);
    }
    void listsOfAnyContentAreRead()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qsizetype, entries);
        const auto list = credentialsFromJson(bytes);
        QCOMPARE(list ? list->size() : -1, entries);
        (void)loginsFromJson(bytes);

        write(bytes);
        CredentialFile file(path());
        const auto read = load(file);
        QCOMPARE(read.ok(), entries >= 0);
        if (entries >= 0)
            return;
        // It is put aside, and the next list can be kept.
        QVERIFY(read.error().message.contains(path()));
        QTRY_VERIFY(QFile::exists(path() + u".damaged"_s));
        OssCredential credential;
        credential.id = u"1"_s;
        credential.name = u"a"_s;
        QVERIFY(
            await<void>([&](Callback<void> done) { return file.save({credential}, std::move(done)); }).ok());
        QCOMPARE(load(file)->size(), 1);
        QFile aside(path() + u".damaged"_s);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), bytes);
    }

    void aListThatCannotBeReadIsNotWrittenOver()
    {
        QVERIFY(QDir().mkpath(path())); // a folder of that name: also root cannot read it
        CredentialFile file(path());
        const auto read = load(file);
        QCOMPARE(read.error().kind, ErrorKind::Failed);
        QVERIFY(!await<void>([&](Callback<void> done) { return file.save({}, std::move(done)); }).ok());
        QVERIFY(QFileInfo(path()).isDir());
    }

    void aListThatCannotBeReadIsNotWrittenOverThoughNobodyWaitedForIt()
    {
        QVERIFY(QDir().mkpath(path()));
        ListFile file(path(), u"The list"_s);
        file.read([](const Result<QByteArray> &) { QFAIL("cancelled"); }).cancel();
        // Its own answer comes after the one of the first.
        QVERIFY(
            !await<QByteArray>([&](Callback<QByteArray> done) { return file.read(std::move(done)); }).ok());
        QVERIFY(QDir().rmdir(path()));
        QVERIFY(!await<void>([&](Callback<void> done) { return file.write("x", std::move(done)); }).ok());
        QVERIFY(!QFileInfo::exists(path()));
    }

    void loginsComeBackAsTheyWereKept()
    {
        const QDateTime moment(QDate(2026, 11, 22), QTime(1, 2), Qt::UTC);
        const QList<KeptLogin> list{{u"registry.acme.example"_s, u"mei"_s, moment, moment.addDays(1)},
                                    {u"docker.io"_s, u"mei"_s, moment, {}}};
        LoginFile file(path());
        QVERIFY(await<void>([&](Callback<void> done) { return file.save(list, std::move(done)); }).ok());
        LoginFile next(path());
        QCOMPARE(*await<QList<KeptLogin>>([&](auto done) { return next.load(std::move(done)); }), list);
    }

    void keysOfOtherProgramsAreFoundAndLeftAsTheyAre()
    {
        const QString home = m_folder->path();
        const QByteArray ini = "[Credentials]\nendpoint=oss-cn-beijing.aliyuncs.com\naccessKeyID=a1\n"
                               "accessKeySecret=s1\n";
        writeFile(home + u"/.ossutilconfig"_s, ini);
        QVERIFY(QDir().mkpath(home + u"/.aliyun"_s));
        writeFile(home + u"/.aliyun/config.json"_s,
                  json("{'profiles':[{'name':'p','mode':'AK','access_key_id':'a2','access_key_secret':'s2'},"
                       "{'name':'r','mode':'RamRoleArn'}]}"));
        const CredentialSources sources{home, [](const QString &) { return QString(); }};
        CredentialFiles finder(sources);
        const auto found =
            await<QList<FoundCredential>>([&](auto done) { return finder.find(std::move(done)); });
        QCOMPARE(found->size(), 3);
        QCOMPARE(found->at(0).credential.origin, u"~/.ossutilconfig"_s);
        QCOMPARE(found->at(1).credential.origin, u"~/.aliyun/config.json"_s);
        QVERIFY(!found->at(2).whyNot.isEmpty());
        QFile after(home + u"/.ossutilconfig"_s);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), ini);

        // The doctor tells, and names no key.
        const auto findings = examineFiles({home, home, home, sources.variable});
        const auto about = std::find_if(findings.cbegin(), findings.cend(), [](const Finding &one) {
            return one.id == QLatin1String("oss-keys");
        });
        QVERIFY(about != findings.cend());
        QVERIFY(about->line.contains(u"~/.ossutilconfig, ~/.aliyun/config.json"_s));
        QCOMPARE(about->verdict, Finding::Verdict::Note);
    }

    void oddFilesAreLeftOut()
    {
        const QString home = m_folder->path();
        // A pipe would be waited for, and a huge file fills the memory.
        QCOMPARE(::mkfifo(QFile::encodeName(home + u"/.ossutilconfig"_s).constData(), 0600), 0);
        QVERIFY(QDir().mkpath(home + u"/.aliyun"_s));
        QFile huge(home + u"/.aliyun/config.json"_s);
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(qint64(1) << 40));
        QVERIFY(findCredentials({home, [](const QString &) { return QString(); }}).isEmpty());
        const QTemporaryDir nothing;
        QVERIFY(findCredentials({nothing.path(), [](const QString &) { return QString(); }}).isEmpty());
    }

    void memoryIsKeptFromCoreDumps()
    {
        QCOMPARE(::prctl(PR_GET_DUMPABLE), 1);
        keepMemoryPrivate();
        const int dumpable = ::prctl(PR_GET_DUMPABLE);
        ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0); // for the leak checker
        QCOMPARE(dumpable, 0);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"list.json"_s); }
    [[nodiscard]] QByteArray contents() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &bytes) const { writeFile(path(), bytes); }
    static void writeFile(const QString &name, const QByteArray &bytes)
    {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static Result<QList<OssCredential>> load(CredentialFile &file)
    {
        return await<QList<OssCredential>>([&](auto done) { return file.load(std::move(done)); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCredentialFiles)
#include "tst_credentialfiles.moc"

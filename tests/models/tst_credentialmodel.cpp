// SPDX-License-Identifier: Apache-2.0
#include "credentialbench.h"
#include "memoryinventory.h"
#include "memoryspeclibrary.h"

#include <core/specjson.h>
#include <core/spectemplate.h>
#include <models/credentialmodel.h>
#include <models/credentialuse.h>
#include <models/credentialwords.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;
using namespace Qt::StringLiterals;

namespace osc::test {

class MemoryLogins : public LoginIndex
{
public:
    QList<KeptLogin> kept;
    [[nodiscard]] Operation load(Callback<QList<KeptLogin>> done) override
    {
        return finished<QList<KeptLogin>>(kept, std::move(done));
    }
    [[nodiscard]] Operation save(const QList<KeptLogin> &logins, Callback<void> done) override
    {
        kept = logins;
        return finished<void>({}, std::move(done));
    }
};

} // namespace osc::test

namespace {

SandboxSpec mounting(const QString &credential, const QString &name = {})
{
    SandboxSpec spec;
    spec.image = u"python:3.11"_s;
    if (!name.isEmpty())
        spec.metadata.insert(u"name"_s, name);
    VolumeSpec volume;
    volume.name = u"data"_s;
    volume.kind = VolumeKind::Ossfs;
    volume.ossfs.bucket = u"acme-crawl-raw"_s;
    volume.ossfs.endpoint = u"oss-cn-hangzhou.aliyuncs.com"_s;
    volume.ossfs.credential = credential;
    volume.mountPath = u"/data"_s;
    spec.volumes = {volume};
    return spec;
}

} // namespace

class TestCredentialModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<CredentialBench>();
        m_bench->load();
        m_inventory = std::make_unique<MemoryInventory>();
        m_library = std::make_unique<MemorySpecLibrary>();
        m_use = std::make_unique<CredentialUse>(*m_inventory, *m_library, nullptr);
        m_index = std::make_unique<MemoryLogins>();
        m_logins = std::make_unique<RegistryLogins>(m_bench->secrets, *m_index, m_bench->clock);
        m_model = std::make_unique<CredentialModel>(m_bench->store, *m_use, m_logins.get());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_logins.reset();
        m_use.reset();
    }

    void aRowSaysWhatTheKeyIs()
    {
        OssCredential credential = CredentialBench::named(u"crawl-writer"_s);
        credential.bucket = u"acme-crawl-raw"_s;
        credential.prefix = u"2026-11"_s;
        const auto id = m_bench->add(credential);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(text(CredentialModel::Name), u"crawl-writer"_s);
        QCOMPARE(text(CredentialModel::Endpoint), u"oss-cn-hangzhou.aliyuncs.com"_s);
        QCOMPARE(text(CredentialModel::KeyId), u"LTAI5t…Xw71"_s);
        QCOMPARE(text(CredentialModel::Bucket), u"acme-crawl-raw / 2026-11"_s);
        QCOMPARE(text(CredentialModel::LastTest), u"Not tested"_s);
        QCOMPARE(text(CredentialModel::UsedBy), u"not used"_s);
        const QModelIndex index = m_model->index(0, 0);
        QCOMPARE(index.data(CredentialModel::IdRole).toString(), *id);
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(),
                 u"crawl-writer, OSS key, oss-cn-hangzhou.aliyuncs.com, LTAI5t…Xw71, "
                 "acme-crawl-raw / 2026-11, Not tested, not used"_s);
    }

    void theLastTestIsSaidInWords_data()
    {
        using Verdict = CredentialTest::Verdict;
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("secondsAgo");
        QTest::addColumn<int>("secondsLeft"); // 0: does not run out
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("mark");
        const auto row = [](const char *name, Verdict verdict, int ago, int left, const QString &words,
                            CredentialModel::Mark mark) {
            QTest::newRow(name) << static_cast<int>(verdict) << ago << left << words
                                << static_cast<int>(mark);
        };
        row("works", Verdict::ReadWrite, 7200, 0, u"Read and write, 2 h ago"_s, CredentialModel::Mark::Good);
        row("reads", Verdict::ReadOnlyUntried, 86400, 0, u"Can read, yesterday"_s,
            CredentialModel::Mark::Good);
        row("cannot write", Verdict::ReadOnly, 21 * 60, 0, u"Cannot write, 21 min ago"_s,
            CredentialModel::Mark::Bad);
        row("fails", Verdict::Failed, 10, 0, u"Does not work, just now"_s, CredentialModel::Mark::Bad);
        row("long ago", Verdict::ReadWrite, 200 * 86400, 0, u"Read and write, 5 May 2026"_s,
            CredentialModel::Mark::Good);
        row("ends soon", Verdict::ReadWrite, 7200, 38 * 60, u"Token ends in 38 min"_s,
            CredentialModel::Mark::Warning);
        row("ends soon and fails", Verdict::Failed, 10, 60, u"Does not work, just now"_s,
            CredentialModel::Mark::Bad);
        row("ends later", Verdict::ReadWrite, 7200, 7200, u"Read and write, 2 h ago"_s,
            CredentialModel::Mark::Good);
        row("over", Verdict::ReadWrite, 7200, -1, u"Token has run out"_s, CredentialModel::Mark::Bad);
        row("never tested", Verdict::None, 0, 0, u"Not tested"_s, CredentialModel::Mark::None);
    }
    void theLastTestIsSaidInWords()
    {
        QFETCH(int, verdict);
        QFETCH(int, secondsAgo);
        QFETCH(int, secondsLeft);
        QFETCH(QString, words);
        QFETCH(int, mark);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        OssCredential credential = CredentialBench::named(u"a"_s);
        if (secondsLeft != 0)
            credential.expiresAt = m_bench->clock.time.addSecs(secondsLeft);
        const auto id = m_bench->add(credential);
        CredentialTest test;
        test.verdict = static_cast<CredentialTest::Verdict>(verdict);
        test.at = m_bench->clock.time.addSecs(-secondsAgo);
        m_bench->store.setLastTest(*id, test);
        QCOMPARE(text(CredentialModel::LastTest), words);
        QCOMPARE(m_model->index(0, CredentialModel::LastTest).data(CredentialModel::MarkRole).toInt(), mark);
    }

    void aTestUnderWayShowsItsStep()
    {
        const auto id = m_bench->add(CredentialBench::named(u"a"_s));
        m_bench->store.tests().start({*id});
        QCOMPARE(text(CredentialModel::LastTest), u"Being tested…"_s);
        QTRY_COMPARE(m_bench->storage.active(), 1);
        CredentialStepResult step;
        step.title = u"List acme"_s;
        step.state = CredentialStepResult::State::Running;
        m_bench->storage.held.front().onSteps({step});
        QCOMPARE(text(CredentialModel::LastTest), u"List acme…"_s);
        m_bench->store.tests().cancel(*id);
        QCOMPARE(text(CredentialModel::LastTest), u"Not tested"_s);
        m_bench->secrets.locked = true;
        m_bench->store.tests().start({*id});
        QTRY_COMPARE(text(CredentialModel::LastTest), u"Could not be tested"_s);
        QVERIFY(m_model->index(0, CredentialModel::LastTest)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(u"locked"_s));
    }

    void whatUsesAKeyIsCounted()
    {
        const auto id = m_bench->add(CredentialBench::named(u"crawl-writer"_s));
        const auto record = [](const QString &sandbox, const SandboxSpec &spec) {
            InventoryRecord made;
            made.engineId = u"e"_s;
            made.connectionId = u"here"_s;
            made.sandboxId = sandbox;
            made.name = spec.name();
            made.specJson = toStoredJson(spec);
            return made;
        };
        InventoryRecord gone = record(u"3"_s, mounting(u"crawl-writer"_s));
        gone.end = InventoryRecord::End::Deleted;
        m_inventory->records = {record(u"1"_s, mounting(u"crawl-writer"_s, u"crawler"_s)),
                                record(u"2"_s, mounting(u"Crawl-Writer"_s)), gone,
                                record(u"4"_s, mounting(u"another"_s))};
        SpecTemplate made;
        made.name = u"Crawl"_s;
        made.request = toStoredJson(mounting(u"crawl-writer"_s));
        m_library->kept = {{u"t"_s, templateToJson(made), {}}, {u"broken"_s, "{\"ossfs\":", {}}};
        m_library->keptDrafts = {{u"d"_s, {}, {}, toStoredJson(mounting(u"crawl-writer"_s)), {}, 1, {}}};
        m_use->refresh();
        QTRY_COMPARE(text(CredentialModel::UsedBy), u"2 sandbox(es), 1 template(s), 1 draft(s)"_s);
        const OssCredential &credential = *m_bench->store.find(*id);
        const auto users = m_use->users(credential);
        QCOMPARE(users.size(), 4);
        QCOMPARE(users.first().title, u"crawler"_s);
        QCOMPARE(users.first().detail, u"acme-crawl-raw at /data"_s);
        QVERIFY(m_use->removalText(credential).contains(u"crawler"_s));
        m_inventory->records.clear();
        Q_EMIT m_inventory->changed();
        QTRY_COMPARE(text(CredentialModel::UsedBy), u"1 template(s), 1 draft(s)"_s);
    }

    void loginsStandBesideAndAreFiltered()
    {
        QVERIFY(m_bench->add(CredentialBench::named(u"reports-ro"_s)).ok());
        OssCredential other = CredentialBench::named(u"crawl"_s);
        other.bucket = u"acme-reports"_s;
        QVERIFY(m_bench->add(other, CredentialBench::key(u"short"_s)).ok());
        m_index->kept = {{u"registry.acme.example"_s, u"mei"_s, m_bench->clock.time.addDays(-3), {}}};
        m_logins->load();
        QTRY_COMPARE(m_model->rowCount(), 3);
        QCOMPARE(m_model->summary(), u"3 in the keychain"_s);

        CredentialFilterProxy proxy;
        proxy.setSourceModel(m_model.get());
        const auto names = [&] {
            QStringList all;
            for (int row = 0; row < proxy.rowCount(); ++row)
                all << proxy.index(row, 0).data().toString();
            return all;
        };
        QCOMPARE(names(), (QStringList{u"crawl"_s, u"registry.acme.example"_s, u"reports-ro"_s}));
        const QModelIndex login = proxy.index(1, 0);
        QCOMPARE(login.siblingAtColumn(CredentialModel::Endpoint).data().toString(), u"Registry login"_s);
        QCOMPARE(login.siblingAtColumn(CredentialModel::KeyId).data().toString(), u"mei"_s);
        QCOMPARE(login.siblingAtColumn(CredentialModel::LastTest).data().toString(), u"Kept, 3 day(s) ago"_s);

        proxy.setFilter({.search = u" REPORTS "_s, .kind = {}});
        QCOMPARE(names(), (QStringList{u"crawl"_s, u"reports-ro"_s}));
        QCOMPARE(proxy.countOf({}), 2);
        QCOMPARE(proxy.countOf(CredentialKind::RegistryLogin), 0);
        proxy.setFilter({.search = {}, .kind = CredentialKind::RegistryLogin});
        QCOMPARE(names(), QStringList{u"registry.acme.example"_s});
        proxy.setFilter({.search = u"LTAI5t…Xw71"_s, .kind = {}});
        QCOMPARE(names(), QStringList{u"reports-ro"_s});
    }

    void whatNeedsAttentionSortsFirst()
    {
        const auto id = [&](const QString &name, CredentialTest::Verdict verdict) {
            const auto added = m_bench->add(CredentialBench::named(name));
            CredentialTest test;
            test.verdict = verdict;
            test.at = m_bench->clock.time;
            m_bench->store.setLastTest(*added, test);
        };
        id(u"a-good"_s, CredentialTest::Verdict::ReadWrite);
        id(u"b-untested"_s, CredentialTest::Verdict::None);
        id(u"c-bad"_s, CredentialTest::Verdict::Failed);
        CredentialFilterProxy proxy;
        proxy.setSourceModel(m_model.get());
        proxy.sort(CredentialModel::LastTest, Qt::AscendingOrder);
        QCOMPARE(proxy.index(0, 0).data().toString(), u"c-bad"_s);
        QCOMPARE(proxy.index(2, 0).data().toString(), u"a-good"_s);
    }

    void textsOfOthersAreShownAsText()
    {
        OssCredential credential = CredentialBench::named(u"a"_s);
        credential.bucket = u"x<b>\n\u202eevil"_s;
        QVERIFY(m_bench->add(credential).ok());
        QVERIFY(!text(CredentialModel::Bucket).contains(u'\n'));
        QVERIFY(!text(CredentialModel::Bucket).contains(QChar(0x202e)));
        CredentialTest test;
        test.verdict = CredentialTest::Verdict::Failed;
        test.at = m_bench->clock.time;
        test.summary = u"<img src=x>"_s;
        m_bench->store.setLastTest(m_bench->store.credentials().first().id, test);
        QVERIFY(!m_model->index(0, CredentialModel::LastTest)
                     .data(Qt::ToolTipRole)
                     .toString()
                     .contains(u"<img"_s));
    }

    void theKeychainIsNamedWithItsState()
    {
        QCOMPARE(keychainText(m_bench->secrets), u"GNOME Keyring, unlocked"_s);
        QCOMPARE(keychainDestinationText(m_bench->secrets), u"Goes into GNOME Keyring, not into a file."_s);
        m_bench->secrets.locked = true;
        QCOMPARE(keychainText(m_bench->secrets), u"GNOME Keyring, locked"_s);
        m_bench->secrets.memoryOnly = true;
        QCOMPARE(keychainText(m_bench->secrets), u"No keychain: kept in memory for this run"_s);
        QVERIFY(keychainDestinationText(m_bench->secrets).contains(u"memory"_s));
    }

private:
    [[nodiscard]] QString text(int column) const { return m_model->index(0, column).data().toString(); }

    std::unique_ptr<CredentialBench> m_bench;
    std::unique_ptr<MemoryInventory> m_inventory;
    std::unique_ptr<MemorySpecLibrary> m_library;
    std::unique_ptr<CredentialUse> m_use;
    std::unique_ptr<MemoryLogins> m_index;
    std::unique_ptr<RegistryLogins> m_logins;
    std::unique_ptr<CredentialModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestCredentialModel)
#include "tst_credentialmodel.moc"

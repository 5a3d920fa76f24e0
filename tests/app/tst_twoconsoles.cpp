// SPDX-License-Identifier: Apache-2.0
#include "credentialbench.h"
#include "credentialfile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace Qt::StringLiterals;

namespace osc::test {

/// Two consoles with one list of keys.
class TestTwoConsoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void twoConsolesKeepWhatEachOfThemChanged()
    {
        const OssCredential a = named(u"1"_s, u"a"_s);
        const OssCredential b = named(u"2"_s, u"b"_s);
        OssCredential c = named(u"3"_s, u"c"_s);
        CredentialFile first(path());
        CredentialFile second(path());
        QVERIFY(save(first, {a, b}));
        QCOMPARE(*load(second), (QList<OssCredential>{a, b}));

        // One adds and removes, the other one adds and changes.
        QVERIFY(save(first, {b, c}));
        OssCredential changed = b;
        changed.bucket = u"acme"_s;
        OssCredential sameName = named(u"4"_s, u"C"_s);
        QVERIFY(save(second, {a, changed, sameName}));
        CredentialFile third(path());
        c.name = u"c-2"_s;
        QCOMPARE(*load(third), (QList<OssCredential>{changed, sameName, c}));
    }

    void whatBothChangedIsAsTheLastOneWroteIt()
    {
        const OssCredential before = named(u"1"_s, u"a"_s);
        OssCredential ours = before;
        ours.bucket = u"ours"_s;
        OssCredential theirs = before;
        theirs.bucket = u"theirs"_s;
        QCOMPARE(mergedCredentials({before}, {ours}, {theirs}), QList<OssCredential>{ours});
        QCOMPARE(mergedCredentials({before}, {before}, {theirs}), QList<OssCredential>{theirs});
        QCOMPARE(mergedCredentials({before}, {ours}, {}), QList<OssCredential>{ours});
        QCOMPARE(mergedCredentials({before}, {before}, {}), QList<OssCredential>());
        QCOMPARE(mergedCredentials({before}, {}, {theirs}), QList<OssCredential>());
    }

    void whatAnotherConsoleWritesIsHeardOf()
    {
        const OssCredential a = named(u"1"_s, u"a"_s);
        CredentialFile ours(path());
        QVERIFY(load(ours));
        QList<OssCredential> heard;
        ours.watch([&](const QList<OssCredential> &list) { heard = list; });
        CredentialFile theirs(path());
        QVERIFY(save(theirs, {a}));
        QTRY_COMPARE(heard, QList<OssCredential>{a});
    }

    void aStoreShowsWhatAnotherOneAdded()
    {
        CredentialBench bench;
        CredentialFile ours(path());
        CredentialStore store(ours, bench.secrets, nullptr, bench.clock);
        ours.watch([&](const QList<OssCredential> &list) { store.takeTheirs(list); });
        store.load();
        QTRY_VERIFY(store.isLoaded());
        CredentialFile theirs(path());
        QVERIFY(save(theirs, {named(u"1"_s, u"a"_s)}));
        QTRY_VERIFY(store.find(u"a"_s));
        QVERIFY(await<QString>([&](auto done) {
                    return store.add(CredentialBench::named(u"b"_s), CredentialBench::key(), std::move(done));
                }).ok());
        CredentialFile third(path());
        QTRY_COMPARE(load(third)->size(), 2);
    }

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"list.json"_s); }
    static OssCredential named(const QString &id, const QString &name)
    {
        OssCredential credential;
        credential.id = id;
        credential.name = name;
        return credential;
    }
    static bool save(CredentialFile &file, const QList<OssCredential> &list)
    {
        return await<void>([&](auto done) { return file.save(list, std::move(done)); }).ok();
    }
    static Result<QList<OssCredential>> load(CredentialFile &file)
    {
        return await<QList<OssCredential>>([&](auto done) { return file.load(std::move(done)); });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace osc::test

QTEST_GUILESS_MAIN(osc::test::TestTwoConsoles)
#include "tst_twoconsoles.moc"

// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"
#include "memoryinventory.h"
#include "memoryspeclibrary.h"

#include <core/specjson.h>
#include <models/imagehistory.h>
#include <models/namepattern.h>
#include <models/sandboxlike.h>
#include <models/specdraft.h>
#include <models/specsecrets.h>
#include <models/templatestore.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

SpecTemplate named(const QString &name)
{
    SpecTemplate made;
    made.name = name;
    SandboxSpec spec = SpecDraft::newSpec();
    spec.image = QStringLiteral("python:3.11");
    made.request = toStoredJson(spec);
    return made;
}

const QByteArray newer = R"({"opensandboxTemplate":7,"name":"Future","shape":{"of":"things"}})";

} // namespace

class TestTemplateStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<MemorySpecLibrary>();
        m_store = std::make_unique<TemplateStore>(*m_library, m_clock);
        m_store->refresh();
        QTRY_VERIFY(m_store->isLoaded());
    }

    void aTemplateIsKeptChangedDuplicatedAndRemoved()
    {
        const QString id = m_store->add(named(QStringLiteral("web")));
        QTRY_VERIFY(m_store->find(id));
        m_store->rename(id, QStringLiteral("Web"), QStringLiteral("note"));
        QTRY_COMPARE(m_store->find(id)->content.note, QStringLiteral("note"));
        const QString copy = m_store->duplicate(id);
        QTRY_VERIFY(m_store->find(copy));
        QCOMPARE(m_store->find(copy)->content.name, QStringLiteral("Web (2)"));
        m_store->remove(copy);
        QTRY_VERIFY(!m_store->find(copy));
        m_store->undoRemoval(copy);
        QTRY_VERIFY(m_store->find(copy));
        QCOMPARE(m_store->find(copy)->content.note, QStringLiteral("note"));
    }

    void theyAreSortedByName()
    {
        for (const char16_t *name : {u"b", u"a", u"C"})
            m_store->add(named(QString::fromUtf16(name)));
        QTRY_COMPARE(m_store->templates().size(), 3);
        QCOMPARE(m_store->templates().at(0).content.name, QStringLiteral("a"));
        QVERIFY(m_store->findName(QStringLiteral("c")));
    }

    void aNewerTemplateIsNeverTouchedButByItsRemoval()
    {
        m_library->kept = {{QStringLiteral("n"), newer, m_clock.now()}};
        m_store->refresh();
        QTRY_VERIFY(m_store->find(QStringLiteral("n")));
        const KeptTemplate *kept = m_store->find(QStringLiteral("n"));
        QVERIFY(!kept->isUsable());
        QCOMPARE(kept->content.name, QStringLiteral("Future"));
        m_store->rename(QStringLiteral("n"), QStringLiteral("x"), {});
        QCOMPARE(m_store->duplicate(QStringLiteral("n")), QString());
        QCOMPARE(m_library->kept.first().document, newer);
        QVERIFY(m_store->exported({QStringLiteral("n")}).contains("things"));
        m_store->remove(QStringLiteral("n"));
        QTRY_VERIFY(!m_store->find(QStringLiteral("n")));
        m_store->undoRemoval(QStringLiteral("n"));
        QTRY_VERIFY(m_store->find(QStringLiteral("n")));
        QCOMPARE(m_library->kept.first().document, newer);
    }

    void aDamagedTemplateIsShownAndSaysSo()
    {
        m_library->kept = {{QStringLiteral("d"), "rubbish", {}}};
        m_store->refresh();
        QTRY_COMPARE(m_store->templates().size(), 1);
        QVERIFY(!m_store->templates().first().trouble.isEmpty());
    }

    void importingAsksAboutNamesAndKeepsEveryMember_data()
    {
        QTest::addColumn<int>("clash");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("both") << int(TemplateStore::Clash::KeepBoth)
                              << QStringList({QStringLiteral("Future"), QStringLiteral("new"),
                                              QStringLiteral("web"), QStringLiteral("web (2)")});
        QTest::newRow("replace") << int(TemplateStore::Clash::Replace)
                                 << QStringList({QStringLiteral("Future"), QStringLiteral("new"),
                                                 QStringLiteral("web")});
        QTest::newRow("skip") << int(TemplateStore::Clash::Skip)
                              << QStringList({QStringLiteral("Future"), QStringLiteral("new"),
                                              QStringLiteral("web")});
    }
    void importingAsksAboutNamesAndKeepsEveryMember()
    {
        QFETCH(int, clash);
        QFETCH(QStringList, names);
        m_store->add(named(QStringLiteral("web")));
        QTRY_COMPARE(m_store->templates().size(), 1);
        QByteArray other = templateToJson(named(QStringLiteral("web")));
        other.replace("\"note\"", "\"colour\":\"red\",\"note\"");
        const QList<QByteArray> documents = {other, templateToJson(named(QStringLiteral("new"))), newer,
                                             "rubbish"};
        QCOMPARE(m_store->clashes(documents), QStringList(QStringLiteral("web")));
        m_store->import(documents, TemplateStore::Clash(clash));
        QTRY_COMPARE(m_store->templates().size(), names.size());
        QStringList found;
        bool red = false;
        for (const KeptTemplate &kept : m_store->templates()) {
            found.append(kept.content.name);
            red = red || kept.record.document.contains("red");
        }
        found.sort();
        QCOMPARE(found, names);
        QCOMPARE(red, TemplateStore::Clash(clash) != TemplateStore::Clash::Skip);
    }

    void aWriteThatFailsIsSaid()
    {
        QSignalSpy failed(m_store.get(), &TemplateStore::failed);
        m_library->error = Error{.message = QStringLiteral("The disk is full.")};
        m_store->add(named(QStringLiteral("web")));
        QTRY_COMPARE(failed.count(), 1);
        QTRY_VERIFY(m_store->error().has_value());
    }

    void secretsBecomePlaceholders()
    {
        SandboxSpec spec = SpecDraft::newSpec();
        spec.image = QStringLiteral("ghcr.io/a/b:1");
        spec.auth = RegistryLogin{QStringLiteral("mei"), SecretString(QByteArrayLiteral("pa55word"))};
        spec.env.insert(QStringLiteral("API.TOKEN"), QStringLiteral("s3cret"));
        spec.env.insert(QStringLiteral("DB_PASSWORD"), QStringLiteral("${env.DB_PASSWORD}"));
        spec.env.insert(QStringLiteral("REGION"), QStringLiteral("${region}"));
        const SpecTemplate made = templateOf(spec, {QStringLiteral("API.TOKEN")});
        QVERIFY(!made.request.contains("s3cret") && !made.request.contains("pa55word"));
        QCOMPARE(made.placeholders.size(), 3);
        QMap<QString, bool> secret;
        for (const TemplatePlaceholder &placeholder : made.placeholders)
            secret.insert(placeholder.name, placeholder.secret);
        QVERIFY(secret.value(QStringLiteral("API_TOKEN")) && secret.value(QStringLiteral("DB_PASSWORD")));
        QVERIFY(!secret.value(QStringLiteral("region")));
        const auto used = specFromTemplate(made, {{QStringLiteral("API_TOKEN"), QStringLiteral("new")}});
        QCOMPARE(used->env.value(QStringLiteral("API.TOKEN")).value(), QStringLiteral("new"));
        QVERIFY(used->auth && used->auth->password.isEmpty());
    }

    void valuesThatWereLeftOutAreKnown()
    {
        SandboxSpec spec;
        spec.env.insert(QStringLiteral("TOKEN"), QStringLiteral("x"));
        spec.env.insert(QStringLiteral("MODE"), QStringLiteral("fast"));
        const SandboxSpec kept = withoutHiddenValues(spec, {QStringLiteral("TOKEN")});
        QCOMPARE(missingValues(kept), QStringList(QStringLiteral("TOKEN")));
        QCOMPARE(kept.env.value(QStringLiteral("MODE")).value(), QStringLiteral("fast"));
        QVERIFY(missingValues(spec).isEmpty());
    }

    void namesAreMadeFromAPattern_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("names"); ///< Empty: refused.
        QTest::newRow("number") << "eval-{n}" << 3 << "eval-1 eval-2 eval-3";
        QTest::newRow("digits") << "{n:03}-x" << 2 << "001-x 002-x";
        QTest::newRow("twice") << "{n}-{n:02}" << 1 << "1-01";
        QTest::newRow("one without") << "web" << 1 << "web";
        QTest::newRow("several without") << "web" << 2 << "";
        QTest::newRow("other braces") << "{m}" << 1 << "";
        QTest::newRow("open brace") << "a{n" << 1 << "";
        QTest::newRow("too many digits") << "{n:010}" << 1 << "";
        QTest::newRow("not ASCII") << "ä-{n}" << 1 << QStringLiteral("ä-1");
    }
    void namesAreMadeFromAPattern()
    {
        QFETCH(QString, pattern);
        QFETCH(int, count);
        QFETCH(QString, names);
        const auto made = expandNames(pattern, count);
        QCOMPARE(made.ok(), !names.isEmpty());
        if (made)
            QCOMPARE(made->join(u' '), names);
        else
            QVERIFY(!made.error().message.isEmpty());
    }

    void manyNamesAreShownShortly()
    {
        QCOMPARE(namesPreview(*expandNames(QStringLiteral("eval-{n}"), 50)),
                 QStringLiteral("eval-1, eval-2, eval-3, … eval-50"));
        QCOMPARE(namesPreview(*expandNames(QStringLiteral("e{n}"), 4)), QStringLiteral("e1, e2, e3, e4"));
        QCOMPARE(expandNames({}, 3)->size(), 3);
    }

    void anotherOneGetsTheNextFreeName()
    {
        QCOMPARE(nextName(QStringLiteral("web"), {}), QStringLiteral("web-2"));
        QCOMPARE(nextName(QStringLiteral("web-2"), {QStringLiteral("web-3")}), QStringLiteral("web-4"));
        QCOMPARE(nextName({}, {}), QString());
    }

    void anotherLikeOneFromHereIsWhatWasSent()
    {
        MemoryInventory inventory;
        SandboxSpec sent = SpecDraft::newSpec();
        sent.image = QStringLiteral("python:3.11");
        sent.env.insert(QStringLiteral("MODE"), QStringLiteral("fast"));
        InventoryRecord record;
        record.sandboxId = QStringLiteral("a");
        record.specJson = toStoredJson(sent);
        inventory.records = {record};
        Sandbox sandbox = makeSandbox(QStringLiteral("a"), QStringLiteral("renamed"), SandboxState::Running);
        std::optional<LikeSpec> like;
        const auto finding =
            findSpecLike(inventory, sandbox, [&](Result<LikeSpec> result) { like = *std::move(result); });
        QTRY_VERIFY(like);
        QVERIFY(like->asSent && like->unknown.isEmpty());
        QCOMPARE(like->spec.env, sent.env);
        QCOMPARE(like->spec.name(), QStringLiteral("renamed"));
    }

    void anotherLikeAForeignOneSaysWhatIsNotKnown()
    {
        MemoryInventory inventory;
        Sandbox sandbox = makeSandbox(QStringLiteral("b"), QStringLiteral("web"), SandboxState::Running);
        sandbox.nanoCpus = 1'500'000'000;
        sandbox.memoryLimit = 512 << 20;
        sandbox.createdAt = m_clock.now();
        sandbox.expiresAt = m_clock.now().addSecs(7200);
        sandbox.entrypoint = {QStringLiteral("sleep"), QStringLiteral("9")};
        sandbox.mounts = {{VolumeKind::Claim, QStringLiteral("cache"), {}, QStringLiteral("/c"), false},
                          {VolumeKind::Host, QStringLiteral("/data"), {}, QStringLiteral("/d"), true}};
        std::optional<LikeSpec> like;
        const auto finding =
            findSpecLike(inventory, sandbox, [&](Result<LikeSpec> result) { like = *std::move(result); });
        QTRY_VERIFY(like);
        QVERIFY(!like->asSent);
        QVERIFY(like->unknown.contains(QStringLiteral("its environment variables")));
        QCOMPARE(like->spec.resourceLimits.value(QStringLiteral("cpu")), QStringLiteral("1500m"));
        QCOMPARE(like->spec.resourceLimits.value(QStringLiteral("memory")), QStringLiteral("512Mi"));
        QCOMPARE(like->spec.timeoutSeconds.value_or(0), qint64(7200));
        QCOMPARE(like->spec.volumes.size(), 2);
        QCOMPARE(like->spec.volumes.at(1).hostPath, QStringLiteral("/data"));
        QVERIFY(like->spec.volumes.at(1).readOnly);
        ValidationRules rules;
        rules.checkHostPaths = false;
        const auto problems = validate(like->spec, rules);
        for (const Problem &problem : problems)
            QVERIFY2(problem.severity == Severity::Warning, qPrintable(problem.message));
    }

    void imagesUsedBeforeComeLastUsedFirstAndCanBeRemoved()
    {
        MemoryInventory inventory;
        for (const char16_t *image : {u"node:20", u"python:3.11", u"node:20", u""}) {
            InventoryRecord record;
            record.image = QString::fromUtf16(image);
            inventory.records.append(record);
        }
        ImageHistory images(inventory, *m_library);
        images.refresh();
        QTRY_COMPARE(images.images(),
                     QStringList({QStringLiteral("node:20"), QStringLiteral("python:3.11")}));
        images.remove(QStringLiteral("node:20"));
        QTRY_COMPARE(images.images(), QStringList(QStringLiteral("python:3.11")));
        images.restore(QStringLiteral("node:20"));
        QTRY_COMPARE(images.images().size(), 2);
    }

private:
    FakeClock m_clock;
    std::unique_ptr<MemorySpecLibrary> m_library;
    std::unique_ptr<TemplateStore> m_store;
};

QTEST_GUILESS_MAIN(TestTemplateStore)
#include "tst_templatestore.moc"

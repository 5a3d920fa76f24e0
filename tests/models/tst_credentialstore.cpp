// SPDX-License-Identifier: Apache-2.0
#include "credentialbench.h"
#include "memoryactivitylog.h"

#include <models/activitystore.h>
#include <models/registrylogins.h>
#include <models/specsecrets.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;
using namespace Qt::StringLiterals;

class TestCredentialStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<CredentialBench>();
        m_bench->load();
    }

    void aKeyGoesIntoTheKeychainAndNowhereElse()
    {
        OssKey key = CredentialBench::key();
        key.token = SecretString(QStringLiteral("marke"));
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("crawl-writer")), key);
        QVERIFY(id.ok());
        QCOMPARE(m_bench->secrets.secrets.keys(), QStringList{ossKeyEntry(*id)});
        QCOMPARE(m_bench->index.kept.size(), 1);
        const OssCredential kept = m_bench->index.kept.first();
        QCOMPARE(kept.id, *id);
        QCOMPARE(kept.maskedKeyId, QStringLiteral("LTAI5t…Xw71"));
        QCOMPARE(kept.createdAt, m_bench->clock.time);
        QCOMPARE(m_bench->store.credentials(), m_bench->index.kept);

        const auto account = m_bench->account(QStringLiteral("Crawl-Writer"));
        QVERIFY(account.ok());
        QCOMPARE(account->key, key);
        QCOMPARE(m_bench->account(*id)->credential.name, QStringLiteral("crawl-writer"));
        QCOMPARE(m_bench->secrets.reads, 2); // one for each, whatever there is in it
    }

    void whatWasKeptIsThereInTheNextRun()
    {
        QVERIFY(m_bench->add(CredentialBench::named(QStringLiteral("b"))).ok());
        QVERIFY(m_bench
                    ->add(CredentialBench::named(QStringLiteral("A")),
                          CredentialBench::key(QStringLiteral("other")))
                    .ok());
        CredentialStore next(m_bench->index, m_bench->secrets, nullptr, m_bench->clock);
        // Asked before the list is there.
        const auto account =
            await<OssAccount>([&](auto done) { return next.account(QStringLiteral("b"), std::move(done)); });
        QVERIFY(account.ok());
        QCOMPARE(account->key, CredentialBench::key());
        QCOMPARE(next.credentials().first().name, QStringLiteral("A"));
    }

    void whatIsAddedBeforeTheListIsThereDoesNotReplaceIt()
    {
        QVERIFY(m_bench->add(CredentialBench::named(QStringLiteral("old"))).ok());
        CredentialStore next(m_bench->index, m_bench->secrets, nullptr, m_bench->clock);
        QVERIFY(await<QString>([&](auto done) {
                    return next.add(CredentialBench::named(QStringLiteral("new")), CredentialBench::key(),
                                    std::move(done));
                }).ok());
        QCOMPARE(m_bench->index.kept.size(), 1);
        m_bench->index.kept = m_bench->store.credentials(); // as a file that is read before it is written
        next.load();
        QTRY_COMPARE(next.credentials().size(), 2);
        QTRY_COMPARE(m_bench->index.kept.size(), 2);
    }

    void anEntryDeletedBehindOurBackIsSaid()
    {
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("crawl-writer")));
        m_bench->secrets.secrets.clear();
        const auto account = m_bench->account(*id);
        QCOMPARE(account.error().kind, ErrorKind::NotFound);
        QCOMPARE(account.error().message,
                 QStringLiteral("The key of crawl-writer is not in the keychain any more."));
        // It can be entered anew.
        QVERIFY(m_bench->update(*m_bench->store.find(*id), CredentialBench::key()).ok());
        QVERIFY(m_bench->account(*id).ok());
    }

    void withoutAKeychainItIsSaidWhereTheKeyWas()
    {
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("crawl-writer")));
        m_bench->secrets.secrets.clear();
        m_bench->secrets.memoryOnly = true;
        const auto account = m_bench->account(*id);
        QCOMPARE(account.error().kind, ErrorKind::NotFound);
        QVERIFY(account.error().message.startsWith(QLatin1String("There is no keychain")));
    }

    void aLockedKeychainIsSaidAndNothingIsLost()
    {
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("crawl-writer")));
        m_bench->secrets.locked = true;
        const auto account = m_bench->account(*id);
        QCOMPARE(account.error().kind, ErrorKind::Forbidden);
        QCOMPARE(account.error().message,
                 QStringLiteral("The keychain is locked, so crawl-writer cannot be read."));
        QCOMPARE(account.error().advice, QStringLiteral("Unlock it and try again; nothing was sent."));
        QCOMPARE(m_bench->add(CredentialBench::named(QStringLiteral("second"))).error().message,
                 QStringLiteral("The keychain is locked, so second was not kept."));
        QCOMPARE(m_bench->remove(*id).error().message,
                 QStringLiteral("The keychain is locked, so crawl-writer was not removed."));
        QCOMPARE(m_bench->index.kept.size(), 1);
        // What is no secret can be changed all the same.
        OssCredential renamed = *m_bench->store.find(*id);
        renamed.name = QStringLiteral("renamed");
        QVERIFY(m_bench->update(renamed).ok());
        QVERIFY(m_bench->store.find(QStringLiteral("renamed")));
    }

    void anEditThatLeavesTheSecretEmptyKeepsIt()
    {
        OssKey key = CredentialBench::key();
        key.token = SecretString(QStringLiteral("old token"));
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("sts")), key);
        OssCredential changed = *m_bench->store.find(*id);
        changed.bucket = QStringLiteral("acme");
        changed.prefix = QStringLiteral("/daily/");
        QVERIFY(m_bench->update(changed).ok());
        QCOMPARE(m_bench->secrets.reads, 0);
        QCOMPARE(m_bench->store.find(*id)->prefix, QStringLiteral("daily"));
        QCOMPARE(m_bench->account(*id)->key, key);

        QVERIFY(m_bench->update(changed, {key.keyId, SecretString(), SecretString(u"new token"_s)}).ok());
        QCOMPARE(m_bench->account(*id)->key.secret, key.secret);
        QCOMPARE(m_bench->account(*id)->key.token, SecretString(u"new token"_s));
        // The token belongs to its key ID.
        QVERIFY(
            m_bench->update(changed, CredentialBench::key(QStringLiteral("STS.another-key-id-here"))).ok());
        QVERIFY(m_bench->account(*id)->key.token.isEmpty());
        QCOMPARE(m_bench->store.find(*id)->maskedKeyId, QStringLiteral("STS.an…here"));
    }

    void aTestOfAnotherKeyOrPlaceIsForgotten()
    {
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("a")));
        CredentialTest test;
        test.verdict = CredentialTest::Verdict::ReadWrite;
        test.at = m_bench->clock.time;
        m_bench->store.setLastTest(*id, test);
        OssCredential changed = *m_bench->store.find(*id);
        changed.name = QStringLiteral("b");
        QVERIFY(m_bench->update(changed).ok());
        QCOMPARE(m_bench->store.find(*id)->lastTest, test);
        changed.bucket = QStringLiteral("elsewhere");
        QVERIFY(m_bench->update(changed).ok());
        QCOMPARE(m_bench->store.find(*id)->lastTest, CredentialTest());
        // Unless what was typed was tested.
        changed.bucket = QStringLiteral("another");
        test.verdict = CredentialTest::Verdict::ReadOnly;
        changed.lastTest = test;
        QVERIFY(m_bench->update(changed).ok());
        QCOMPARE(m_bench->store.find(*id)->lastTest, test);
    }

    void aRenamedKeyIsStillFoundByItsFormerNames()
    {
        const auto id = m_bench->add(CredentialBench::named(u"crawl"_s));
        QVERIFY(id.ok());
        const auto rename = [&](const QString &name) {
            OssCredential changed = *m_bench->store.find(*id);
            changed.name = name;
            return await<void>([&](auto done) { return m_bench->store.update(changed, {}, std::move(done)); })
                .ok();
        };
        QVERIFY(rename(u"crawl-writer"_s));
        QVERIFY(rename(u"writer"_s));
        QCOMPARE(m_bench->index.kept.first().formerNames, (QStringList{u"crawl-writer"_s, u"crawl"_s}));
        QCOMPARE(m_bench->account(u"Crawl"_s)->credential.name, u"writer"_s);

        // Another one may take such a name, and has it then.
        QCOMPARE(m_bench->store.nameProblem(u"crawl"_s), QString());
        const auto other = m_bench->add(CredentialBench::named(u"crawl"_s));
        QVERIFY(other.ok());
        QCOMPARE(m_bench->store.find(u"crawl"_s)->id, *other);
        QCOMPARE(m_bench->store.find(*id)->formerNames, QStringList{u"crawl-writer"_s});

        // Back again, it has no former name that is its own.
        QVERIFY(rename(u"crawl-writer"_s));
        QCOMPARE(m_bench->store.find(*id)->formerNames, QStringList{u"writer"_s});
    }

    void aDuplicateHasTheKeyAndANameOfItsOwn()
    {
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("a")));
        const auto copy =
            await<QString>([&](auto done) { return m_bench->store.duplicate(*id, std::move(done)); });
        QVERIFY(copy.ok());
        QCOMPARE(m_bench->store.find(*copy)->name, QStringLiteral("a-2"));
        QCOMPARE(m_bench->account(*copy)->key, CredentialBench::key());
        QVERIFY(m_bench->remove(*id).ok());
        QVERIFY(m_bench->account(*copy).ok());
        QCOMPARE(m_bench->secrets.secrets.keys(), QStringList{ossKeyEntry(*copy)});
        QCOMPARE(m_bench->index.kept.size(), 1);
        QCOMPARE(m_bench->account(*id).error().kind, ErrorKind::NotFound);
    }

    void namesHaveRules_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("fits");
        QTest::newRow("usual") << u"crawl-writer.2"_s << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("space") << u"a b"_s << false;
        QTest::newRow("placeholder") << u"${a}"_s << false;
        QTest::newRow("other letters") << u"密钥"_s << false;
        QTest::newRow("63") << QString(63, u'a') << true;
        QTest::newRow("64") << QString(64, u'a') << false;
        QTest::newRow("taken, ignoring case") << u"TAKEN"_s << false;
    }
    void namesHaveRules()
    {
        QFETCH(QString, name);
        QFETCH(bool, fits);
        const auto id = m_bench->add(CredentialBench::named(QStringLiteral("taken")));
        QCOMPARE(m_bench->store.nameProblem(name).isEmpty(), fits);
        QCOMPARE(m_bench->add(CredentialBench::named(name)).ok(), fits);
        QVERIFY(m_bench->store.nameProblem(u"TAKEN"_s, *id).isEmpty()); // its own
        QVERIFY(m_bench->store.nameProblem(m_bench->store.freeName(name)).isEmpty());
    }

    void endpointsAreServersOnly_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<bool>("fits");
        QTest::newRow("host") << u"oss-cn-hangzhou.aliyuncs.com"_s << true;
        QTest::newRow("scheme and port") << u"http://127.0.0.1:9000"_s << true;
        QTest::newRow("IPv6") << u"http://[::1]:9000"_s << true;
        QTest::newRow("slash at the end") << u"https://oss.example/"_s << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("path") << u"https://oss.example/bucket"_s << false;
        QTest::newRow("key in it") << u"https://id:secret@oss.example"_s << false;
        QTest::newRow("space") << u"oss example"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("long") << QString(300, u'a') << false;
    }
    void endpointsAreServersOnly()
    {
        QFETCH(QString, endpoint);
        QFETCH(bool, fits);
        QCOMPARE(CredentialStore::endpointProblem(endpoint).isEmpty(), fits);
        OssCredential credential = CredentialBench::named(u"a"_s);
        credential.endpoint = endpoint;
        QCOMPARE(m_bench->add(credential).ok(), fits);
        QCOMPARE(m_bench->secrets.secrets.isEmpty(), !fits);
    }

    void aKeyWithoutASecretIsNotKept()
    {
        QCOMPARE(m_bench->add(CredentialBench::named(u"a"_s), {u"id"_s, SecretString()}).error().kind,
                 ErrorKind::Invalid);
        QCOMPARE(
            m_bench->add(CredentialBench::named(u"a"_s), {u"id"_s, SecretString(QByteArray(70'000, 'x'))})
                .error()
                .kind,
            ErrorKind::Invalid);
        QVERIFY(
            m_bench->add(CredentialBench::named(u"a"_s), {u"id"_s, SecretString(QByteArray(64 * 1024, 'x'))})
                .ok());
        QCOMPARE(m_bench->account(u"a"_s)->key.secret.reveal().size(), 64 * 1024);
    }

    void entriesOfAnyContentAreRead_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("LTAI:secret");
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("wrong types") << QByteArray(R"({"id":7,"secret":{}})");
        QTest::newRow("no secret") << QByteArray(R"({"id":"LTAI"})");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("huge")
            << QByteArray("{'id':'a','secret':'" + QByteArray(1'000'000, 'x') + "'}").replace('\'', '"');
    }
    void entriesOfAnyContentAreRead()
    {
        QFETCH(QByteArray, entry);
        QVERIFY(!unpackedKey(SecretString(entry)));
        const auto id = m_bench->add(CredentialBench::named(u"a"_s));
        m_bench->secrets.secrets[ossKeyEntry(*id)] = SecretString(entry);
        const auto account = m_bench->account(*id);
        QCOMPARE(account.error().kind, ErrorKind::Protocol);
        QVERIFY(!account.error().message.contains(QLatin1String("LTAI")));
    }

    void aListThatCannotBeKeptIsSaid()
    {
        QSignalSpy failed(&m_bench->store, &CredentialStore::indexFailed);
        m_bench->index.failure = Error{ErrorKind::Failed, u"disk full"_s, {}, {}, {}, {}};
        QVERIFY(m_bench->add(CredentialBench::named(u"a"_s)).ok()); // for this run
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(m_bench->store.indexError()->message, u"disk full"_s);
        QVERIFY(m_bench->account(u"a"_s).ok());
        m_bench->index.failure.reset();
        QVERIFY(m_bench->add(CredentialBench::named(u"b"_s), CredentialBench::key(u"other"_s)).ok());
        QTRY_VERIFY(!m_bench->store.indexError());
        QCOMPARE(m_bench->index.kept.size(), 2);
    }

    void aTemporaryKeyWarnsBeforeItRunsOut()
    {
        QSignalSpy warned(&m_bench->store, &CredentialStore::expiring);
        OssCredential sts = CredentialBench::named(u"sts-mei"_s);
        sts.expiresAt = m_bench->clock.time.addSecs(2 * 3600);
        const auto id = m_bench->add(sts);
        m_bench->store.noteTime();
        QCOMPARE(warned.size(), 0);
        QVERIFY(m_bench->account(*id).ok());

        m_bench->clock.time = sts.expiresAt.addSecs(-38 * 60);
        m_bench->store.noteTime();
        m_bench->store.noteTime();
        QCOMPARE(warned.size(), 1); // once
        QVERIFY(warned.last().at(1).toString().contains(u"sts-mei runs out in 38 min"_s));
        QCOMPARE(m_bench->store.expiryText(*m_bench->store.find(*id)), u"Token ends in 38 min"_s);

        m_bench->clock.time = sts.expiresAt.addSecs(-9 * 60);
        m_bench->store.noteTime();
        QCOMPARE(warned.size(), 2);
        m_bench->clock.time = sts.expiresAt;
        m_bench->store.noteTime();
        QCOMPARE(warned.size(), 3);
        QCOMPARE(m_bench->account(*id).error().kind, ErrorKind::Unauthorized);
        // Who asks to see it may.
        QVERIFY(await<OssKey>([&](auto done) { return m_bench->store.reveal(*id, std::move(done)); }).ok());

        // A new token begins anew.
        OssCredential fresh = *m_bench->store.find(*id);
        fresh.expiresAt = m_bench->clock.time.addSecs(1800);
        QVERIFY(m_bench->update(fresh, CredentialBench::key(u"STS.fresh-key-id-1234567"_s)).ok());
        m_bench->store.noteTime();
        QCOMPARE(warned.size(), 4);
        QVERIFY(m_bench->account(*id).ok());
    }

    void whatRanOutLongAgoIsNoNewsAtTheStart()
    {
        OssCredential old = CredentialBench::named(u"old"_s);
        old.id = u"1"_s;
        old.expiresAt = m_bench->clock.time.addDays(-3);
        OssCredential near = CredentialBench::named(u"near"_s);
        near.id = u"2"_s;
        near.expiresAt = m_bench->clock.time.addSecs(60);
        m_bench->index.kept = {old, near};
        CredentialStore next(m_bench->index, m_bench->secrets, nullptr, m_bench->clock);
        QSignalSpy warned(&next, &CredentialStore::expiring);
        next.load();
        QTRY_COMPARE(warned.size(), 1);
        QCOMPARE(warned.first().at(0).value<OssCredential>().name, u"near"_s);
    }

    void testsRunAFewAtATimeAndAreKept()
    {
        QStringList ids;
        for (int i = 0; i < 6; ++i)
            ids << *m_bench->add(CredentialBench::named(u"key-%1"_s.arg(i)),
                                 CredentialBench::key(u"id-%1"_s.arg(i)));
        CredentialTests &tests = m_bench->store.tests();
        tests.startAll({.write = true});
        QTRY_COMPARE(m_bench->storage.active(), CredentialTests::atOnce);
        QCOMPARE(tests.state(ids.at(0)), CredentialTests::State::Running);
        QCOMPARE(tests.state(ids.at(5)), CredentialTests::State::Waiting);
        QVERIFY(m_bench->storage.held.at(0).plan.write);
        QCOMPARE(m_bench->storage.held.at(0).account.key, CredentialBench::key(u"id-0"_s));

        CredentialStepResult step;
        step.title = u"List acme"_s;
        m_bench->storage.held.at(0).onSteps({step});
        QCOMPARE(tests.steps(ids.at(0)).size(), 1);

        CredentialTest good;
        good.verdict = CredentialTest::Verdict::ReadWrite;
        good.at = m_bench->clock.time;
        for (std::size_t i = 0; i < 6; ++i) {
            QTRY_VERIFY(m_bench->storage.held.size() > i);
            QVERIFY(m_bench->storage.active() <= CredentialTests::atOnce);
            m_bench->storage.held.at(i).promise.resolve(good);
        }
        QTRY_VERIFY(!tests.isAny());
        for (const QString &id : std::as_const(ids))
            QCOMPARE(m_bench->store.find(id)->lastTest, good);
        QCOMPARE(m_bench->index.kept.last().lastTest, good);
    }

    void whoRefusesToUnlockIsAskedOnce()
    {
        for (int i = 0; i < 12; ++i)
            QVERIFY(m_bench->add(CredentialBench::named(u"key-%1"_s.arg(i))).ok());
        m_bench->secrets.locked = true;
        CredentialTests &tests = m_bench->store.tests();
        tests.startAll();
        QTRY_VERIFY(!tests.isAny());
        QVERIFY(m_bench->secrets.reads <= CredentialTests::atOnce);
        for (const OssCredential &one : m_bench->store.credentials())
            QCOMPARE(tests.trouble(one.id)->kind, ErrorKind::Forbidden);
    }

    void testsAreInTheActivityAndCanBeCancelledThere()
    {
        MemoryActivityLog log;
        ActivityStore activity(log, m_bench->clock);
        QVERIFY(m_bench->add(CredentialBench::named(u"a"_s)).ok());
        QVERIFY(m_bench->add(CredentialBench::named(u"b"_s)).ok());
        CredentialStore store(m_bench->index, m_bench->secrets, &m_bench->storage, m_bench->clock, &activity);
        store.load();
        QTRY_VERIFY(store.isLoaded());
        QSignalSpy ended(&activity, &ActivityStore::ended);
        store.tests().startAll();
        QCOMPARE(activity.running().size(), 1);
        QTRY_COMPARE(m_bench->storage.active(), 2);
        CredentialTest bad;
        bad.verdict = CredentialTest::Verdict::Failed;
        m_bench->storage.held.at(0).promise.resolve(bad);
        QCOMPARE(activity.running().first().details, u"1 of 2"_s);
        m_bench->storage.held.at(1).promise.resolve(bad);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.last().first().value<ActivityEntry>().outcome, ActivityEntry::Outcome::Failed);

        store.tests().startAll();
        QTRY_COMPARE(m_bench->storage.active(), 2);
        activity.cancel(activity.running().first().id);
        QVERIFY(!store.tests().isAny());
        QCOMPARE(ended.last().first().value<ActivityEntry>().outcome, ActivityEntry::Outcome::Cancelled);
    }

    void whatIsTypedIsTestedWithTheStoredSecret()
    {
        const auto id = m_bench->add(CredentialBench::named(u"a"_s));
        OssCredential typed = *m_bench->store.find(*id);
        typed.bucket = u"another"_s;
        std::optional<Result<CredentialTest>> answer;
        const auto test = m_bench->store.tests().tryOut(
            typed, {}, {}, [](const auto &) {}, [&](auto result) { answer.emplace(std::move(result)); });
        QTRY_COMPARE(m_bench->storage.active(), 1);
        QCOMPARE(m_bench->storage.held.at(0).account.key, CredentialBench::key());
        QCOMPARE(m_bench->storage.held.at(0).account.credential.bucket, u"another"_s);
        m_bench->storage.held.at(0).promise.resolve(CredentialTest());
        QVERIFY(answer->ok());
        QVERIFY(m_bench->store.find(*id)->bucket.isEmpty());

        // A new one has nothing to fall back on.
        const auto nothing = await<CredentialTest>([&](auto done) {
            return m_bench->store.tests().tryOut(
                CredentialBench::named(u"new"_s), {}, {}, [](const auto &) {}, std::move(done));
        });
        QCOMPARE(nothing.error().kind, ErrorKind::Invalid);
    }

    void importedKeysGetFreeNames()
    {
        QVERIFY(m_bench->add(CredentialBench::named(u"default"_s)).ok());
        FoundCredential found;
        found.credential = CredentialBench::named(u"default"_s);
        found.credential.origin = u"~/.ossutilconfig"_s;
        found.key = CredentialBench::key(u"other"_s);
        FoundCredential odd = found;
        odd.credential.name = u"my profile (α)"_s;
        FoundCredential skipped;
        skipped.whyNot = u"It takes on a role."_s;
        const auto ids = await<QStringList>([&](auto done) {
            return m_bench->store.import({found, skipped, odd}, std::move(done));
        });
        QVERIFY(ids.ok());
        QCOMPARE(ids->size(), 2);
        QCOMPARE(m_bench->store.find(ids->at(0))->name, u"default-2"_s);
        QCOMPARE(m_bench->store.find(ids->at(1))->name, u"my-profile----"_s);
        QCOMPARE(m_bench->store.find(ids->at(0))->origin, u"~/.ossutilconfig"_s);
        const QString endpoint = m_bench->store.find(ids->at(0))->endpoint;
        QVERIFY(m_bench->store.findLike(u"LTAI5tQ7bFz9hYw2Kc3eXw71"_s, endpoint));
        QVERIFY(m_bench->store.findLike(u"LTAI5tQ7bFz9hYw2Kc3eXw71"_s, u"elsewhere.example.com"_s));
    }

    void theBeginningOfAShortKeyIdIsOfManyKeys()
    {
        const auto id =
            m_bench->add(CredentialBench::named(u"old"_s), CredentialBench::key(u"LTAI1234567890ab"_s));
        const QString endpoint = m_bench->store.find(*id)->endpoint;
        QVERIFY(m_bench->store.findLike(u"LTAI1234567890ab"_s, endpoint));
        QVERIFY(!m_bench->store.findLike(u"LTAI0987654321cd"_s, u"oss-cn-shanghai.aliyuncs.com"_s));
    }

    void registryLoginsThatPassAreListed()
    {
        class Index : public LoginIndex
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
        Index index;
        RegistryLogins logins(m_bench->secrets, index, m_bench->clock);
        const QString key = registryLoginKey(u"registry.acme.example/team/app:1"_s);
        const auto write = [&](const QString &entry, const SecretString &secret) {
            return await<void>(
                [&](Callback<void> done) { return logins.write(entry, secret, std::move(done)); });
        };
        QVERIFY(write(key, packedLogin({u"mei"_s, SecretString(u"geheim"_s)})).ok());
        QVERIFY(write(u"server/x"_s, SecretString(u"no login"_s)).ok());
        QCOMPARE(index.kept.size(), 1);
        QCOMPARE(index.kept.first().registry, u"registry.acme.example"_s);
        QCOMPARE(index.kept.first().user, u"mei"_s);
        QVERIFY(!index.kept.first().lastUsedAt.isValid());

        m_bench->clock.time = m_bench->clock.time.addDays(1);
        QVERIFY(await<std::optional<SecretString>>([&](auto done) {
                    return logins.read(key, std::move(done));
                }).ok());
        QCOMPARE(index.kept.first().lastUsedAt, m_bench->clock.time);

        RegistryLogins next(m_bench->secrets, index, m_bench->clock);
        next.load();
        QTRY_COMPARE(next.logins(), logins.logins());
        QVERIFY(await<void>([&](Callback<void> done) {
                    return next.forget(u"registry.acme.example"_s, std::move(done));
                }).ok());
        QVERIFY(next.logins().isEmpty());
        QVERIFY(!m_bench->secrets.secrets.contains(key));
        // The other one learns of it when it looks.
        QVERIFY(await<std::optional<SecretString>>([&](auto done) {
                    return logins.read(key, std::move(done));
                }).ok());
        QVERIFY(logins.logins().isEmpty());
    }

private:
    std::unique_ptr<CredentialBench> m_bench;
};

QTEST_GUILESS_MAIN(TestCredentialStore)
#include "tst_credentialstore.moc"

// SPDX-License-Identifier: Apache-2.0
#include "fakebucketmounts.h"
#include "fakekeys.h"
#include "fakeservices.h"

#include <models/mountfacts.h>
#include <models/specdraft.h>
#include <models/specdraftmounts.h>
#include <models/specdrafttext.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;

namespace {

VolumeSpec hostMount(const QString &path, const QString &mountPath = {})
{
    VolumeSpec mount;
    mount.kind = VolumeKind::Host;
    mount.hostPath = path;
    mount.mountPath = mountPath;
    return mount;
}

VolumeSpec claimMount(const QString &name, const QString &mountPath = {})
{
    VolumeSpec mount;
    mount.kind = VolumeKind::Claim;
    mount.claim.claimName = name;
    mount.mountPath = mountPath;
    return mount;
}

bool hasProblem(const SpecDraft &draft, const QString &field)
{
    const auto problems = draft.problems();
    return std::any_of(problems.begin(), problems.end(),
                       [&](const Problem &problem) { return problem.field == field; });
}

const SandboxFolder *folderAt(const SandboxFolder &root, const QString &path, SandboxFolder::Kind kind)
{
    if (root.path == path && root.kind == kind)
        return &root;
    for (const SandboxFolder &child : root.children) {
        if (const auto *found = folderAt(child, path, kind))
            return found;
    }
    return nullptr;
}

} // namespace

class TestSpecDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeIsTakenAtOnceAndCheckedLater()
    {
        SpecDraft draft;
        draft.checkNow();
        QSignalSpy checked(&draft, &SpecDraft::problemsChanged);
        draft.edit(
            [](SandboxSpec &spec) { spec.metadata.insert(QStringLiteral("team"), QStringLiteral("a b")); });
        QCOMPARE(draft.spec().metadata.value(QStringLiteral("team")), QStringLiteral("a b"));
        QCOMPARE(checked.count(), 0);
        QTRY_COMPARE(checked.count(), 1);
        QVERIFY(hasProblem(draft, QStringLiteral("metadata.team")));
        QCOMPARE(draft.errorCount(DraftPage::Environment), 1);
    }

    void anEditThatChangesNothingIsSilent()
    {
        SpecDraft draft;
        QSignalSpy changed(&draft, &SpecDraft::specChanged);
        draft.edit([](SandboxSpec &spec) { spec.timeoutSeconds = spec.timeoutSeconds; });
        QCOMPARE(changed.count(), 0);
    }

    void aNewSpecWithAnImageIsReady()
    {
        SpecDraft draft;
        draft.checkNow();
        QVERIFY(!draft.isReady());
        QCOMPARE(pageOfField(draft.firstError()->field), DraftPage::Basics);
        draft.edit([](SandboxSpec &spec) { spec.image = QStringLiteral("python:3.11"); });
        draft.checkNow();
        QVERIFY2(draft.isReady(), draft.isReady() ? "" : qPrintable(draft.firstError()->message));
    }

    void fieldsBelongToPages_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("page");
        QTest::newRow("image") << QStringLiteral("image.uri") << int(DraftPage::Basics);
        QTest::newRow("name") << QStringLiteral("metadata.name") << int(DraftPage::Basics);
        QTest::newRow("other metadata") << QStringLiteral("metadata.names") << int(DraftPage::Environment);
        QTest::newRow("memory") << QStringLiteral("resourceLimits.memory") << int(DraftPage::Resources);
        QTest::newRow("timeout") << QStringLiteral("timeout") << int(DraftPage::Resources);
        QTest::newRow("mount") << QStringLiteral("volumes[3].host.path") << int(DraftPage::Storage);
        QTest::newRow("rule") << QStringLiteral("networkPolicy.egress[0].target") << int(DraftPage::Network);
        QTest::newRow("entrypoint") << QStringLiteral("entrypoint") << int(DraftPage::Basics);
        QTest::newRow("unknown") << QStringLiteral("somethingNew") << int(DraftPage::Basics);
    }
    void fieldsBelongToPages()
    {
        QFETCH(QString, field);
        QFETCH(int, page);
        QCOMPARE(int(pageOfField(field)), page);
    }

    void theVolumeOfAFieldIsItsIndex()
    {
        QCOMPARE(volumeOfField(u"volumes[12].mountPath"), std::optional(12));
        QVERIFY(!volumeOfField(u"volumes"));
        QVERIFY(!volumeOfField(u"volumes[x].name"));
        QVERIFY(!volumeOfField(u"image"));
    }

    void hiddenValuesAreNotShown()
    {
        SpecDraft draft;
        draft.edit([](SandboxSpec &spec) {
            spec.env.insert(QStringLiteral("TOKEN"), QStringLiteral("s3cret"));
            spec.env.insert(QStringLiteral("MODE"), QStringLiteral("fast"));
        });
        draft.setHiddenEnv({QStringLiteral("TOKEN")});
        QCOMPARE(draft.shownSpec().env.value(QStringLiteral("TOKEN")).value(), QStringLiteral("${TOKEN}"));
        QCOMPARE(draft.shownSpec().env.value(QStringLiteral("MODE")).value(), QStringLiteral("fast"));
        QCOMPARE(draft.spec().env.value(QStringLiteral("TOKEN")).value(), QStringLiteral("s3cret"));
    }

    void extraProblemsBlockUntilTheirSourceTakesThemBack()
    {
        SpecDraft draft;
        draft.edit([](SandboxSpec &spec) { spec.image = QStringLiteral("a:1"); });
        draft.setExtraProblems(QStringLiteral("x"),
                               {ownProblem(QStringLiteral("entrypoint"), QStringLiteral("No."))});
        draft.checkNow();
        QVERIFY(!draft.isReady());
        draft.setExtraProblems(QStringLiteral("x"), {});
        draft.checkNow();
        QVERIFY(draft.isReady());
    }

    void aNewMountGetsAFreeNameAndPath()
    {
        SpecDraft draft;
        draft.addMount(hostMount(QStringLiteral("/data/Train Set")));
        draft.addMount(hostMount(QStringLiteral("/other/train_set/")));
        const auto &mounts = draft.spec().volumes;
        QCOMPARE(mounts.at(0).name, QStringLiteral("train-set"));
        QCOMPARE(mounts.at(0).mountPath, QStringLiteral("/mnt/train-set"));
        QCOMPARE(mounts.at(1).name, QStringLiteral("train-set-2"));
        QCOMPARE(mounts.at(1).mountPath, QStringLiteral("/mnt/train-set-2"));
    }

    void madeUpNamesFollowTheSourceAndTypedOnesStay()
    {
        SpecDraft draft;
        const int index = draft.addMount(claimMount({}));
        draft.editMount(index, [](VolumeSpec &mount) { mount.claim.claimName = QStringLiteral("cache"); });
        QCOMPARE(draft.spec().volumes.at(0).mountPath, QStringLiteral("/mnt/cache"));
        draft.editMount(index, [](VolumeSpec &mount) { mount.mountPath = QStringLiteral("/job"); });
        draft.editMount(index, [](VolumeSpec &mount) { mount.claim.claimName = QStringLiteral("cache2"); });
        QCOMPARE(draft.spec().volumes.at(0).mountPath, QStringLiteral("/job"));
        QCOMPARE(draft.spec().volumes.at(0).name, QStringLiteral("cache2"));
    }

    void aPathThatIsUsedTwiceIsRepairedByAFreeOne()
    {
        SpecDraft draft;
        draft.edit([](SandboxSpec &spec) { spec.image = QStringLiteral("a:1"); });
        draft.addMount(claimMount(QStringLiteral("crawl-cache"), QStringLiteral("/mnt/cache")));
        draft.addMount(claimMount(QStringLiteral("raw"), QStringLiteral("/mnt/cache")));
        draft.checkNow();
        const auto problem = draft.firstError();
        QVERIFY(problem);
        QCOMPARE(problem->field, QStringLiteral("volumes[1].mountPath"));
        QVERIFY(!problem->repair.isEmpty());
        draft.editMount(1, [&](VolumeSpec &mount) { mount.mountPath = problem->repair; });
        draft.checkNow();
        QVERIFY(draft.isReady());
    }

    void theTreeShowsMountsAmongTheUsualFolders()
    {
        const auto root = insideSandbox({claimMount(QStringLiteral("a"), QStringLiteral("/mnt/cache")),
                                         hostMount(QStringLiteral("/x"), QStringLiteral("/mnt/cache/")),
                                         hostMount(QStringLiteral("/y"), QStringLiteral("/job/in/./deep"))});
        const auto *mount = folderAt(root, QStringLiteral("/mnt/cache"), SandboxFolder::Kind::Mount);
        QVERIFY(mount);
        QCOMPARE(mount->volume, 0);
        const auto *conflict = folderAt(root, QStringLiteral("/mnt/cache"), SandboxFolder::Kind::Conflict);
        QVERIFY(conflict);
        QCOMPARE(conflict->volume, 1);
        QVERIFY(folderAt(root, QStringLiteral("/job/in/deep"), SandboxFolder::Kind::Mount));
        QVERIFY(folderAt(root, QStringLiteral("/job/in"), SandboxFolder::Kind::Parent));
        QVERIFY(folderAt(root, QStringLiteral("/usr"), SandboxFolder::Kind::Usual));
        QVERIFY(std::is_sorted(root.children.begin(), root.children.end(),
                               [](const auto &a, const auto &b) { return a.name < b.name; }));
    }

    void aMountAtTheRootOrWithoutAPathDoesNoHarm()
    {
        QCOMPARE(insideSandbox({claimMount(QStringLiteral("a"), QStringLiteral("/"))}), insideSandbox({}));
        QCOMPARE(insideSandbox({claimMount(QStringLiteral("a"))}), insideSandbox({}));
    }

    void aFolderOutsideTheAllowlistIsAProblemUntilItIsAllowed()
    {
        test::FakeCreateBackend backend(QStringLiteral("c1"), QStringLiteral("This computer"));
        backend.hostPathService.facts.insert(QStringLiteral("/data"), {.exists = true,
                                                                       .isDirectory = true,
                                                                       .readable = true,
                                                                       .resolved = {},
                                                                       .allowed = false,
                                                                       .willBeCreated = false});
        SpecDraft draft;
        draft.setRules(backend.rules);
        draft.edit([](SandboxSpec &spec) { spec.image = QStringLiteral("a:1"); });
        MountFacts facts(draft);
        facts.setServices(backend.hostPaths(), backend.volumes());
        draft.addMount(hostMount(QStringLiteral("/data")));
        QTRY_VERIFY(hasProblem(draft, QStringLiteral("volumes[0].host.path")));
        QCOMPARE(draft.firstError()->code, QStringLiteral("VOLUME::HOST_PATH_NOT_ALLOWED"));

        ConnectionProfile profile = backend.profile();
        profile.allowedHostPaths.append(QStringLiteral("/data"));
        backend.setProfile(profile);
        facts.setServices(backend.hostPaths(), backend.volumes());
        QTRY_VERIFY(draft.isReady());
    }

    void aVolumeThatMayNotBeCreatedHasToExist()
    {
        test::FakeCreateBackend backend(QStringLiteral("c1"), QStringLiteral("This computer"));
        Claim there;
        there.name = QStringLiteral("there");
        there.driver = QStringLiteral("local");
        backend.volumeService.claims = {there};
        SpecDraft draft;
        draft.edit([](SandboxSpec &spec) { spec.image = QStringLiteral("a:1"); });
        MountFacts facts(draft);
        facts.setServices(backend.hostPaths(), backend.volumes());
        QTRY_VERIFY(facts.claims());
        VolumeSpec mount = claimMount(QStringLiteral("elsewhere"));
        mount.claim.createIfNotExists = false;
        draft.addMount(mount);
        draft.checkNow();
        QVERIFY(!draft.isReady());
        draft.editMount(0, [](VolumeSpec &volume) { volume.claim.claimName = QStringLiteral("there"); });
        draft.checkNow();
        QVERIFY(draft.isReady());
    }

    void aBucketThatCannotBeMountedIsAProblem_data()
    {
        using State = BucketMountFacts::State;
        QTest::addColumn<BucketMountFacts>("facts");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("field");
        const auto facts = [](State state) {
            BucketMountFacts result;
            result.state = state;
            result.otherPath = QStringLiteral("/mnt/ossfs/acme");
            return result;
        };
        BucketMountFacts lacking = facts(State::Free);
        lacking.missing = QStringLiteral("The program ossfs2 is not there.");
        BucketMountFacts shared = facts(State::SameKey);
        shared.missing = lacking.missing;
        QTest::newRow("free") << facts(State::Free) << "writer" << QString();
        QTest::newRow("another key is said, not refused") << facts(State::OtherKey) << "writer" << QString();
        QTest::newRow("in the way") << facts(State::InTheWay) << "writer"
                                    << "volumes[0].subPath";
        QTest::newRow("no program") << lacking << "writer"
                                    << "volumes[0].ossfs.version";
        QTest::newRow("no program, but mounted") << shared << "writer" << QString();
        QTest::newRow("no such key") << facts(State::Free) << "reader"
                                     << "volumes[0].ossfs.credential";
        QTest::newRow("temporary key") << facts(State::Free) << "temporary"
                                       << "volumes[0].ossfs.credential";
    }

    void aBucketThatCannotBeMountedIsAProblem()
    {
        QFETCH(BucketMountFacts, facts);
        QFETCH(QString, key);
        QFETCH(QString, field);
        test::FakeBucketMounts mounts;
        mounts.facts = facts;
        test::FakeKeys credentials;
        credentials.add(QStringLiteral("writer"), QStringLiteral("id"), QStringLiteral("secret"));
        credentials.add(QStringLiteral("temporary"), QStringLiteral("id"), QStringLiteral("secret"))
            .credential.expiresAt = QDateTime::currentDateTimeUtc();
        SpecDraft draft;
        draft.edit([](SandboxSpec &spec) { spec.image = QStringLiteral("a:1"); });
        MountFacts asked(draft);
        asked.setCredentials(&credentials);
        asked.setServices(nullptr, nullptr, &mounts);
        VolumeSpec mount;
        mount.name = QStringLiteral("raw");
        mount.kind = VolumeKind::Ossfs;
        mount.mountPath = QStringLiteral("/mnt/raw");
        mount.ossfs = {
            QStringLiteral("acme"), QStringLiteral("oss.example.org"), QStringLiteral("2.0"), {}, key};
        draft.addMount(mount);
        QTRY_VERIFY(asked.bucketFacts(draft.spec().volumes.first()));
        draft.checkNow();
        QCOMPARE(draft.isReady(), field.isEmpty());
        QVERIFY(field.isEmpty() || hasProblem(draft, field));
        QCOMPARE(mounts.looks, 1);
        draft.editMount(0, [](VolumeSpec &volume) { volume.mountPath = QStringLiteral("/mnt/other"); });
        draft.editMount(0, [](VolumeSpec &volume) { volume.subPath = QStringLiteral("2026"); });
        QTRY_COMPARE(mounts.looks, 2); // only what the mount depends on is asked again
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("seconds") << QStringLiteral("90") << qint64(90);
        QTest::newRow("minutes") << QStringLiteral("10 min") << qint64(600);
        QTest::newRow("mixed") << QStringLiteral("2 h 30 min") << qint64(9000);
        QTest::newRow("dense") << QStringLiteral("1h30m") << qint64(5400);
        QTest::newRow("days") << QStringLiteral(" 3 D ") << qint64(259200);
        QTest::newRow("nothing") << QString() << qint64(-1);
        QTest::newRow("word") << QStringLiteral("soon") << qint64(-1);
        QTest::newRow("fraction") << QStringLiteral("1.5 h") << qint64(-1);
        QTest::newRow("overflow") << QStringLiteral("999999999999 d") << qint64(999999999999) * 86400;
        QTest::newRow("too large") << QStringLiteral("9999999999999 d") << qint64(-1);
    }
    void durations()
    {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        QCOMPARE(parseDuration(text).value_or(-1), seconds);
        if (seconds >= 0)
            QCOMPARE(parseDuration(exactDurationText(seconds)).value_or(-1), seconds);
    }

    void linesOfVariablesAreRead()
    {
        const auto pairs =
            parseKeyValueLines(u"# comment\nA=1\nexport B=\"two words\"\r\n\nC='x=y'\nD: four\nLONELY");
        const QList<KeyValue> expected = {{QStringLiteral("A"), QStringLiteral("1")},
                                          {QStringLiteral("B"), QStringLiteral("two words")},
                                          {QStringLiteral("C"), QStringLiteral("x=y")},
                                          {QStringLiteral("D"), QStringLiteral("four")},
                                          {QStringLiteral("LONELY"), QString()}};
        QCOMPARE(pairs, expected);
    }

    void commandLinesSurviveTheFieldTheyAreTypedIn()
    {
        const QStringList words = {QStringLiteral("sh"), QStringLiteral("-c"),
                                   QStringLiteral("echo 'it''s' \"$X\" \\"), QString()};
        QCOMPARE(splitCommand(joinCommand(words)).value_or(QStringList()), words);
        QVERIFY(!splitCommand(QStringLiteral("echo 'open")));
    }

    void aVolumeThatIsNotThereIsAProblemOnceTheVolumesAreKnown()
    {
        SpecDraft draft;
        VolumeSpec mount;
        mount.name = QStringLiteral("data");
        mount.kind = VolumeKind::Claim;
        mount.claim.claimName = QStringLiteral("data");
        mount.claim.createIfNotExists = false;
        mount.mountPath = QStringLiteral("/mnt/data");
        draft.edit([&](SandboxSpec &spec) {
            spec.image = QStringLiteral("busybox:1");
            spec.volumes = {mount};
        });
        const auto isMissing = [&] {
            draft.checkNow();
            const auto &problems = draft.problems();
            return std::any_of(problems.begin(), problems.end(), [](const Problem &problem) {
                return problem.code == QLatin1String("VOLUME::PVC_NOT_FOUND") &&
                       problem.field == QLatin1String("volumes[0].pvc.claimName");
            });
        };
        QVERIFY(!isMissing());
        draft.setKnownClaims(QStringList{QStringLiteral("other")});
        QVERIFY(isMissing());
        draft.setKnownClaims(QStringList{QStringLiteral("other"), QStringLiteral("data")});
        QVERIFY(!isMissing());
        ValidationRules rules;
        rules.knownClaims = QStringList();
        draft.setRules(rules);
        QVERIFY2(isMissing(), "what the connection says counts first");
    }

    void registriesOfReferences()
    {
        QCOMPARE(registryOf(QStringLiteral("python:3.11")), QStringLiteral("docker.io"));
        QCOMPARE(registryOf(QStringLiteral("team/tool")), QStringLiteral("docker.io"));
        QCOMPARE(registryOf(QStringLiteral("ghcr.io/a/b:1")), QStringLiteral("ghcr.io"));
        QCOMPARE(registryOf(QStringLiteral("localhost:5000/a")), QStringLiteral("localhost:5000"));
    }
};

QTEST_GUILESS_MAIN(TestSpecDraft)
#include "tst_specdraft.moc"

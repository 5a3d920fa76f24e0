// SPDX-License-Identifier: Apache-2.0
#include "fakebackend.h"
#include "memoryspeclibrary.h"

#include <core/specjson.h>
#include <models/failurefield.h>
#include <models/formdraft.h>
#include <models/specsecrets.h>

#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

/// A form without a window.
struct Form
{
    explicit Form(DraftShelf &shelf)
        : keeper(std::make_unique<FormDraft>(shelf, draft))
    {
        keeper->setTarget(QStringLiteral("here"), QStringLiteral("This computer"), 1);
    }
    void typeImage(const QString &image)
    {
        draft.edit([&](SandboxSpec &spec) { spec.image = image; });
    }

    SpecDraft draft;
    std::unique_ptr<FormDraft> keeper;
};

} // namespace

class TestFormDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<MemorySpecLibrary>();
        m_shelf = std::make_unique<DraftShelf>(*m_library, m_clock);
    }

    void whatIsTypedIsKeptSoonAndOnce()
    {
        Form form(*m_shelf);
        form.typeImage(QStringLiteral("p"));
        form.typeImage(QStringLiteral("python:3.11"));
        QVERIFY(m_library->keptDrafts.isEmpty());
        QTRY_COMPARE(m_library->keptDrafts.size(), 1);
        const DraftRecord &kept = m_library->keptDrafts.first();
        QCOMPARE(specFromJson(kept.specJson)->image, QStringLiteral("python:3.11"));
        QCOMPARE(kept.connectionName, QStringLiteral("This computer"));
        QCOMPARE(kept.savedAt, m_clock.now());
    }

    void closingKeepsWhatWasTypedLast()
    {
        {
            Form form(*m_shelf);
            form.typeImage(QStringLiteral("python:3.11"));
        }
        QCOMPARE(m_library->keptDrafts.size(), 1);
    }

    void aFormThatWasNotChangedIsNotKept()
    {
        {
            Form form(*m_shelf);
            form.typeImage(QStringLiteral("a"));
            form.keeper->markPristine();
            form.typeImage(QStringLiteral("b"));
            QTRY_COMPARE(m_library->keptDrafts.size(), 1);
            form.typeImage(QStringLiteral("a"));
        }
        QVERIFY(m_library->keptDrafts.isEmpty());
    }

    void theNextFormGoesOn()
    {
        {
            Form form(*m_shelf);
            form.typeImage(QStringLiteral("python:3.11"));
        }
        Form next(*m_shelf);
        QSignalSpy replaced(next.keeper.get(), &FormDraft::replaced);
        next.keeper->restore();
        QTRY_COMPARE(replaced.count(), 1);
        QCOMPARE(next.draft.spec().image, QStringLiteral("python:3.11"));
        QVERIFY(next.keeper->restored());
        // A form that is open besides gets nothing.
        Form third(*m_shelf);
        third.keeper->restore();
        QCoreApplication::processEvents();
        QVERIFY(!third.keeper->restored());
    }

    void typingIsNotOverwrittenByADraftThatComesLate()
    {
        {
            Form form(*m_shelf);
            form.typeImage(QStringLiteral("old"));
        }
        Form next(*m_shelf);
        next.keeper->restore();
        next.typeImage(QStringLiteral("new"));
        QCoreApplication::processEvents();
        QCOMPARE(next.draft.spec().image, QStringLiteral("new"));
        QCOMPARE(m_library->keptDrafts.size(), 1);
    }

    void startingAnewCanBeUndone()
    {
        {
            Form form(*m_shelf);
            form.typeImage(QStringLiteral("old"));
        }
        {
            Form next(*m_shelf);
            next.keeper->restore();
            QTRY_COMPARE(next.draft.spec().image, QStringLiteral("old"));
            next.typeImage(QStringLiteral("older"));
            next.keeper->startAnew();
            QCOMPARE(next.draft.spec(), SpecDraft::newSpec());
            QVERIFY(next.keeper->canUndoStart());
            QCOMPARE(m_library->keptDrafts.size(), 1);
            next.keeper->undoStart();
            QCOMPARE(next.draft.spec().image, QStringLiteral("older"));
        }
        QCOMPARE(m_library->keptDrafts.size(), 1);
        {
            Form next(*m_shelf);
            next.keeper->restore();
            QTRY_COMPARE(next.draft.spec().image, QStringLiteral("older"));
            next.keeper->startAnew();
        }
        QVERIFY(m_library->keptDrafts.isEmpty());
    }

    void aSandboxThatWasCreatedLeavesNoDraft()
    {
        {
            Form form(*m_shelf);
            form.typeImage(QStringLiteral("python:3.11"));
            QTRY_COMPARE(m_library->keptDrafts.size(), 1);
            form.keeper->discard();
            form.typeImage(QStringLiteral("python:3.12"));
        }
        QVERIFY(m_library->keptDrafts.isEmpty());
    }

    void secretsAreNotKept()
    {
        {
            Form form(*m_shelf);
            form.draft.edit([](SandboxSpec &spec) {
                spec.env.insert(QStringLiteral("PLAIN"), QStringLiteral("v1s1ble"));
                spec.env.insert(QStringLiteral("ODD"), QStringLiteral("h1dden"));
                spec.image = QStringLiteral("ghcr.io/a/b");
                spec.auth = RegistryLogin{QStringLiteral("mei"), SecretString(QByteArrayLiteral("pa55"))};
            });
            form.draft.setHiddenEnv({QStringLiteral("ODD")});
        }
        const QByteArray kept = m_library->keptDrafts.first().specJson;
        QVERIFY(kept.contains("v1s1ble"));
        QVERIFY(!kept.contains("h1dden") && !kept.contains("pa55"));
        Form next(*m_shelf);
        next.keeper->restore();
        QTRY_VERIFY(next.keeper->restored());
        QCOMPARE(missingValues(next.draft.spec()), QStringList(QStringLiteral("ODD")));
        QVERIFY(next.draft.hiddenEnv().contains(QStringLiteral("ODD")));
    }

    void aFailureLeadsToItsField_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("field");
        QTest::newRow("schema") << "SCHEMA::volumes[1].mountPath"
                                << "not accepted"
                                << "volumes[1].mountPath";
        QTest::newRow("pool") << "KUBERNETES::POOL_NOT_FOUND"
                              << "no such pool"
                              << "extensions.poolRef";
        QTest::newRow("template") << "FSB::TEMPLATE_NOT_FOUND"
                                  << "no such template"
                                  << "templateId";
        QTest::newRow("image") << "DOCKER::SANDBOX_IMAGE_PULL_FAILED"
                               << "not found"
                               << "image";
        QTest::newRow("start") << "DOCKER::SANDBOX_START_FAILED"
                               << "no such file"
                               << "entrypoint";
        QTest::newRow("volume") << "VOLUME::PVC_NOT_FOUND"
                                << "Volume cache was not found"
                                << "volumes[1]";
        QTest::newRow("host") << "VOLUME::HOST_PATH_NOT_ALLOWED"
                              << "/data may not"
                              << "volumes[0]";
        QTest::newRow("another volume") << "VOLUME::X"
                                        << "something"
                                        << "volumes[0]";
        QTest::newRow("bucket") << "VOLUME::OSSFS_MOUNT_FAILED"
                                << "Bucket acme/2026 was not mounted"
                                << "volumes[3].ossfs";
        QTest::newRow("server's words") << "VOLUME::INVALID_OSSFS_OPTION"
                                        << "Volume 'raw': bad option"
                                        << "volumes[2].ossfs.options";
        QTest::newRow("unknown") << "X::Y"
                                 << "something" << QString();
        QTest::newRow("none") << QString() << "The disk is full" << QString();
    }
    void aFailureLeadsToItsField()
    {
        QFETCH(QString, code);
        QFETCH(QString, message);
        QFETCH(QString, field);
        SandboxSpec spec;
        VolumeSpec host;
        host.kind = VolumeKind::Host;
        host.hostPath = QStringLiteral("/data");
        VolumeSpec claim;
        claim.claim.claimName = QStringLiteral("cache");
        VolumeSpec whole;
        whole.kind = VolumeKind::Ossfs;
        whole.name = QStringLiteral("raw");
        whole.ossfs.bucket = QStringLiteral("acme");
        VolumeSpec part = whole;
        part.name = QStringLiteral("part");
        part.subPath = QStringLiteral("2026");
        spec.volumes = {host, claim, whole, part};
        Error error;
        error.code = code;
        error.message = message;
        QCOMPARE(fieldOfFailure(error, spec), field);
    }

    void aServersWordsLeadToTheirField_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("field");
        QTest::newRow("limit") << "SANDBOX::INVALID_PARAMETER"
                               << "Invalid resourceLimits.memory: '1.5Gi'; must resolve to a positive limit."
                               << "resourceLimits.memory";
        QTest::newRow("policy") << "SANDBOX::INVALID_PARAMETER"
                                << "networkPolicy is not supported when docker network_mode=host."
                                << "networkPolicy";
        QTest::newRow("quotes") << "SANDBOX::INVALID_PARAMETER"
                                << "No closing quotation" << QString();
        QTest::newRow("volume") << "VOLUME::PVC_NOT_FOUND"
                                << "Docker volume 'cache' was not found."
                                << "volumes[0]";
    }
    void aServersWordsLeadToTheirField()
    {
        QFETCH(QString, code);
        QFETCH(QString, words);
        QFETCH(QString, field);
        SandboxSpec spec;
        VolumeSpec claim;
        claim.claim.claimName = QStringLiteral("cache");
        spec.volumes = {claim};
        Error error;
        error.code = code;
        error.message = QStringLiteral("The server did not create the sandbox.");
        error.detail = words;
        QCOMPARE(fieldOfFailure(error, spec), field);
    }

    void aDraftThatCannotBeReadIsLeftAlone()
    {
        DraftRecord record;
        record.id = QStringLiteral("bad");
        record.specJson = "rubbish";
        m_library->keptDrafts = {record};
        Form form(*m_shelf);
        form.keeper->restore();
        QCoreApplication::processEvents();
        QVERIFY(!form.keeper->restored());
        QCOMPARE(m_library->keptDrafts.size(), 1);
    }

private:
    FakeClock m_clock;
    std::unique_ptr<MemorySpecLibrary> m_library;
    std::unique_ptr<DraftShelf> m_shelf;
};

QTEST_GUILESS_MAIN(TestFormDraft)
#include "tst_formdraft.moc"

// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "credentialfixture.h"

#include "credentials/credentialactions.h"
#include "credentials/credentialdialog.h"
#include "credentials/credentialsplace.h"
#include "credentials/deletecredentialsdialog.h"
#include "credentials/importdialog.h"
#include "credentials/secretclipboard.h"
#include "credentials/secretdialog.h"
#include "credentials/testview.h"

#include <core/ossregions.h>
#include <core/specjson.h>

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

namespace osc::test {

class TestCredentials : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theListTellsWhatIsKnownWithoutASecret();
    void anEmptyPlaceTeachesAndOffersANewKey();
    void theSearchAndTheKindsFilter();
    void keysInPlainTextAreOfferedAndImported();
    void anOfferThatIsDismissedStaysAway();
    void aMemoryOnlyKeychainIsSaid();
    void aLockedKeychainCanBeUnlocked();
    void aNewKeyIsTestedBeforeItIsSaved();
    void theFormGrowsToWhatIsOpenedInIt();
    void aPressThatLeavesAFieldHitsWhatItAimedAt();
    void whatIsTypedStaysWhenTheKeychainFails();
    void anEditedKeyKeepsItsSecret();
    void anotherKeyIdNeedsItsOwnSecret();
    void mistakesAreSaidUnderTheirField_data();
    void mistakesAreSaidUnderTheirField();
    void spacesInASecretAreRemovedByAPress();
    void theProbeIsWrittenOnlyWhenItWasTicked();
    void aTestIsOutdatedByWhatItDependsOn();
    void aTestThatRunsCanBeStopped();
    void theResultAndThePolicyAreCopied();
    void deletingSaysWhatUsesTheKey();
    void aKeyIsDeletedFromTheKeychainToo();
    void theSecretIsShownOnlyAfterAQuestion();
    void aCopiedSecretIsMarkedAndLeavesTheClipboard();
    void aSecretIsOnTheClipboardForHalfAMinute();
    void everyFieldOfMoreIsKept();
    void aDomainOfABucketNeedsItsBucket();
    void aTokenThatEndsSoonMarksThePlace();
    void theSecretIsInNoWordOfTheWindow();
    void theImportNamesWhatIsSkippedAndStored();
    void aKeyIsDuplicatedAndOpened();
    void theKeyOpensItsBucketAndANewSandbox();
    void allKeysAreTested();
    void theWindowHasThePlaceAndItsMenu();
    void columnsAndDismissedOffersAreKept();
    void endpointsAreRecognised_data();
    void endpointsAreRecognised();
    void everyControlHasAName();

private:
    void makePlace();
    template<typename T>
    [[nodiscard]] T *part(const char *name) const
    {
        return m_place->findChild<T *>(QLatin1String(name));
    }
    template<typename T>
    [[nodiscard]] static T *partOf(const QWidget &widget, const char *name)
    {
        return widget.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QTableView &table() const { return *part<QTableView>("credentialTable"); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    /// The dialog that is open now.
    template<typename Dialog>
    [[nodiscard]] Dialog *dialog() const
    {
        const QList<Dialog *> all = m_place->findChildren<Dialog *>();
        return all.isEmpty() ? nullptr : all.constLast();
    }
    static void press(const QWidget &widget, const char *name)
    {
        auto *button = partOf<QAbstractButton>(widget, name);
        QVERIFY2(button, name);
        QVERIFY2(button->isEnabled(), name);
        button->click();
    }
    static void fillIn(const CredentialDialog &dialog, const QString &name, const QString &secret)
    {
        partOf<QLineEdit>(dialog, "credentialName")->setText(name);
        partOf<QLineEdit>(dialog, "credentialEndpointEdit")
            ->setText(QStringLiteral("oss-cn-shanghai.aliyuncs.com"));
        partOf<QLineEdit>(dialog, "credentialKeyId")->setText(QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"));
        partOf<QLineEdit>(dialog, "credentialSecret")->setText(secret);
        partOf<QLineEdit>(dialog, "credentialBucket")->setText(QStringLiteral("acme-reports"));
        partOf<QLineEdit>(dialog, "credentialPrefix")->setText(QStringLiteral("daily"));
    }
    /// The sentences below the fields.
    [[nodiscard]] static QStringList problems(const QWidget &dialog)
    {
        QStringList shown;
        const QList<QLabel *> labels = dialog.findChildren<QLabel *>(QStringLiteral("problemLabel"));
        for (const QLabel *label : labels)
            if (!label->text().isEmpty())
                shown << label->text();
        return shown;
    }

    ThemeController m_theme{*qApp, ThemeChoice::Light, false}; ///< The console's own style.
    std::unique_ptr<CredentialFixture> m_fixture;
    std::unique_ptr<CredentialsPlace> m_place;
};

void TestCredentials::init()
{
    m_fixture = std::make_unique<CredentialFixture>();
}

void TestCredentials::cleanup()
{
    m_place.reset();
    m_fixture.reset();
}

void TestCredentials::makePlace()
{
    m_fixture->store.load();
    QTRY_VERIFY(m_fixture->store.isLoaded());
    m_place = std::make_unique<CredentialsPlace>(m_fixture->services());
    m_place->restore({});
    m_place->resize(1200, 700);
    m_place->show();
    m_place->entered();
    QTRY_COMPARE(m_place->findChild<QTableView *>()->model()->rowCount(), m_fixture->index.kept.size());
}

void TestCredentials::theListTellsWhatIsKnownWithoutASecret()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"), QStringLiteral("acme-crawl-raw"),
                    QStringLiteral("2026-11"));
    m_fixture->keep(QStringLiteral("reports-ro"), QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"),
                    QStringLiteral("cn-shanghai"), QStringLiteral("acme-reports"), QStringLiteral("daily"),
                    FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly));
    makePlace();
    QCOMPARE(cell(0, CredentialModel::Name), QStringLiteral("crawl-writer"));
    QCOMPARE(cell(0, CredentialModel::Bucket), QStringLiteral("acme-crawl-raw / 2026-11"));
    QCOMPARE(cell(1, CredentialModel::KeyId), QStringLiteral("LTAI5t…Xw71"));
    QVERIFY(cell(1, CredentialModel::LastTest).startsWith(QStringLiteral("Cannot write")));
    QCOMPARE(part<QLabel>("placeSummary")->text(), QStringLiteral("2 in the keychain"));
    QCOMPARE(m_place->count().text, QStringLiteral("2"));
    QCOMPARE(m_fixture->secrets.reads, 0); // a list makes nobody type a password
}

void TestCredentials::anEmptyPlaceTeachesAndOffersANewKey()
{
    makePlace();
    QVERIFY(part<QLabel>("credentialEmptySentence")->text().startsWith(QStringLiteral("No OSS keys yet.")));
    press(*m_place, "credentialEmptyButton");
    QVERIFY(dialog<CredentialDialog>());
}

void TestCredentials::theSearchAndTheKindsFilter()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    m_fixture->keep(QStringLiteral("reports-ro"), QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"),
                    QStringLiteral("cn-shanghai"), QStringLiteral("acme-reports"));
    makePlace();
    part<QLineEdit>("credentialSearch")->setText(QStringLiteral("acme-reports"));
    QCOMPARE(table().model()->rowCount(), 1);
    part<QLineEdit>("credentialSearch")->setText(QStringLiteral("nowhere"));
    QCOMPARE(part<QLabel>("credentialEmptySentence")->text(),
             QStringLiteral("Nothing matches “nowhere” in 2 credential(s)."));
    press(*m_place, "credentialEmptyButton");
    QCOMPARE(table().model()->rowCount(), 2);
    m_place->focusSearch();
    part<QLineEdit>("credentialSearch")->setText(QStringLiteral("crawl"));
    m_place->escape();
    QCOMPARE(table().model()->rowCount(), 2);
}

void TestCredentials::keysInPlainTextAreOfferedAndImported()
{
    m_fixture->finder.add(QStringLiteral("default"), QStringLiteral("LTAI5tDDDDDDDDDDDDDD1111"));
    m_fixture->finder.add(QStringLiteral("prod-ro"), QStringLiteral("LTAI5tEEEEEEEEEEEEEE2222"));
    makePlace();
    auto *banner = part<QWidget>("credentialBanner");
    QTRY_VERIFY(banner->isVisibleTo(m_place.get()));
    QCOMPARE(banner->accessibleName(),
             QStringLiteral("2 OSS key(s) lie in plain text in ~/.ossutilconfig: default, prod-ro."));
    press(*m_place, "importOfferedButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 2);
    QTRY_VERIFY(banner->isHidden());
    const QString id = m_fixture->store.find(QStringLiteral("prod-ro"))->id;
    QCOMPARE(m_fixture->secretOf(id), QStringLiteral("found-secret-of-prod-ro"));
}

void TestCredentials::anOfferThatIsDismissedStaysAway()
{
    m_fixture->finder.add(QStringLiteral("default"), QStringLiteral("LTAI5tDDDDDDDDDDDDDD1111"));
    makePlace();
    QTRY_VERIFY(part<QWidget>("credentialBanner")->isVisibleTo(m_place.get()));
    press(*m_place, "dismissOfferButton");
    QVERIFY(part<QWidget>("credentialBanner")->isHidden());
    WindowSettings settings;
    m_place->save(settings);
    QCOMPARE(settings.dismissedKeys.size(), 1);
    QVERIFY(!settings.dismissedKeys.constFirst().contains(QStringLiteral("found-secret")));
    m_place = std::make_unique<CredentialsPlace>(m_fixture->services());
    m_place->restore(settings);
    m_place->refresh();
    QTest::qWait(50);
    QVERIFY(part<QWidget>("credentialBanner")->isHidden());
}

void TestCredentials::aMemoryOnlyKeychainIsSaid()
{
    m_fixture->secrets.now = SecretStoreState::MemoryOnly;
    makePlace();
    QCOMPARE(part<QLabel>("keychainState")->text(),
             QStringLiteral("No keychain: kept in memory for this run"));
    press(*m_place, "newCredentialButton");
    QCOMPARE(partOf<QLabel>(*dialog<CredentialDialog>(), "keychainSentence")->text(),
             QStringLiteral("There is no keychain, so it is kept in memory until you quit."));
    m_fixture->secrets.setState(SecretStoreState::Unlocked);
    QCOMPARE(partOf<QLabel>(*dialog<CredentialDialog>(), "keychainSentence")->text(),
             QStringLiteral("Goes into GNOME Keyring, not into a file."));
}

void TestCredentials::aLockedKeychainCanBeUnlocked()
{
    m_fixture->secrets.now = SecretStoreState::Locked;
    makePlace();
    QCOMPARE(part<QLabel>("keychainState")->text(), QStringLiteral("GNOME Keyring, locked"));
    m_fixture->secrets.failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("The keychain stays locked.")};
    press(*m_place, "unlockButton");
    QTRY_COMPARE(part<QWidget>("credentialBanner")->accessibleName(),
                 QStringLiteral("The keychain stays locked."));
    m_fixture->secrets.failure.reset();
    press(*m_place, "unlockButton");
    QTRY_COMPARE(part<QLabel>("keychainState")->text(), QStringLiteral("GNOME Keyring, unlocked"));
    QVERIFY(part<QWidget>("unlockButton")->isHidden());
}

void TestCredentials::aNewKeyIsTestedBeforeItIsSaved()
{
    makePlace();
    m_fixture->storage.verdict = FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly);
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    QVERIFY(!partOf<QAbstractButton>(*made, "testButton")->isEnabled());
    fillIn(*made, {}, QStringLiteral("typed-secret"));
    // A test needs no name.
    QTRY_VERIFY(partOf<QAbstractButton>(*made, "testButton")->isEnabled());
    press(*made, "testButton");
    QTRY_COMPARE(partOf<QWidget>(*made, "testVerdict")->accessibleName(),
                 QStringLiteral("This key can read acme-reports/daily, but it cannot write there."));
    QCOMPARE(partOf<QWidget>(*made, "testStep4")->accessibleName(),
             QStringLiteral("Write a small probe object: Failed"));
    QCOMPARE(m_fixture->storage.tested.constLast().key.secret, SecretString(QStringLiteral("typed-secret")));
    QVERIFY(m_fixture->secrets.entries.isEmpty());
    partOf<QLineEdit>(*made, "credentialName")->setText(QStringLiteral("reports-ro"));
    QTRY_VERIFY(partOf<QAbstractButton>(*made, "saveCredentialButton")->isEnabled());
    press(*made, "saveCredentialButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 1);
    const OssCredential kept = m_fixture->index.kept.constFirst();
    QCOMPARE(kept.lastTest.verdict, CredentialTest::Verdict::ReadOnly);
    QCOMPARE(kept.prefix, QStringLiteral("daily"));
    QCOMPARE(m_fixture->secretOf(kept.id), QStringLiteral("typed-secret"));
    QTRY_COMPARE(table().currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("reports-ro"));
}

void TestCredentials::theFormGrowsToWhatIsOpenedInIt()
{
    makePlace();
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    const int before = made->height();
    press(*made, "credentialMore");
    QTRY_VERIFY(made->height() > before);
    QVERIFY(made->height() <= made->screen()->availableSize().height());
}

void TestCredentials::aPressThatLeavesAFieldHitsWhatItAimedAt()
{
    makePlace();
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    QTRY_VERIFY(made->isActiveWindow());
    auto *more = partOf<QAbstractButton>(*made, "credentialMore");
    partOf<QLineEdit>(*made, "credentialName")->setFocus();
    const QPoint aim = more->mapToGlobal(more->rect().center());
    QTest::mousePress(more, Qt::LeftButton, {}, more->rect().center());
    QCoreApplication::sendPostedEvents();
    QTest::mouseRelease(more, Qt::LeftButton, {}, more->mapFromGlobal(aim));
    QVERIFY(more->isChecked());
}

void TestCredentials::whatIsTypedStaysWhenTheKeychainFails()
{
    makePlace();
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    fillIn(*made, QStringLiteral("reports-ro"), QStringLiteral("typed-secret"));
    m_fixture->secrets.failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("The keychain stays locked.")};
    QTRY_VERIFY(partOf<QAbstractButton>(*made, "saveCredentialButton")->isEnabled());
    press(*made, "saveCredentialButton");
    QTRY_VERIFY(partOf<QWidget>(*made, "credentialError")->isVisibleTo(made));
    QVERIFY(made->isVisible());
    QCOMPARE(partOf<QLineEdit>(*made, "credentialSecret")->text(), QStringLiteral("typed-secret"));
    QVERIFY(partOf<QLineEdit>(*made, "credentialSecret")->isEnabled());
    m_fixture->secrets.failure.reset();
    press(*made, "saveCredentialButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 1);
}

void TestCredentials::anEditedKeyKeepsItsSecret()
{
    m_fixture->keep(QStringLiteral("reports-ro"), QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"),
                    QStringLiteral("cn-shanghai"), QStringLiteral("acme-reports"), QStringLiteral("daily"));
    makePlace();
    table().selectRow(0);
    QTest::keyClick(&table(), Qt::Key_Return);
    auto *edited = dialog<CredentialDialog>();
    QVERIFY(edited);
    QCOMPARE(edited->windowTitle(), QStringLiteral("Edit OSS key: reports-ro"));
    QTRY_COMPARE(partOf<QLineEdit>(*edited, "credentialKeyId")->text(),
                 QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"));
    QCOMPARE(partOf<QLineEdit>(*edited, "credentialSecret")->text(), QString());
    partOf<QLineEdit>(*edited, "credentialPrefix")->setText(QStringLiteral("weekly"));
    press(*edited, "testButton");
    QTRY_COMPARE(m_fixture->storage.tested.size(), 1);
    QCOMPARE(m_fixture->storage.tested.constFirst().key.secret,
             SecretString(QStringLiteral("secret-of-reports-ro")));
    QTRY_VERIFY(partOf<QAbstractButton>(*edited, "saveCredentialButton")->isEnabled());
    press(*edited, "saveCredentialButton");
    QTRY_COMPARE(m_fixture->index.kept.constFirst().prefix, QStringLiteral("weekly"));
    QCOMPARE(m_fixture->secretOf(QStringLiteral("id-reports-ro")), QStringLiteral("secret-of-reports-ro"));
}

void TestCredentials::anotherKeyIdNeedsItsOwnSecret()
{
    m_fixture->keep(QStringLiteral("reports-ro"), QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"),
                    QStringLiteral("cn-shanghai"));
    makePlace();
    table().selectRow(0);
    m_place->actions().edit->trigger();
    auto *edited = dialog<CredentialDialog>();
    QTRY_VERIFY(!partOf<QLineEdit>(*edited, "credentialKeyId")->text().isEmpty());
    partOf<QLineEdit>(*edited, "credentialKeyId")->setText(QStringLiteral("LTAI5tNNNNNNNNNNNNNN0000"));
    QTRY_VERIFY(!partOf<QAbstractButton>(*edited, "saveCredentialButton")->isEnabled());
    QCOMPARE(partOf<QAbstractButton>(*edited, "saveCredentialButton")->accessibleDescription(),
             QStringLiteral("The access key secret is missing."));
}

void TestCredentials::mistakesAreSaidUnderTheirField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("mended");
    QTest::newRow("space in the key ID") << "credentialKeyId"
                                         << " LTAI5tQ7bFz9"
                                         << "There is a space in the access key ID."
                                         << "LTAI5tQ7bFz9";
    QTest::newRow("misspelt region") << "credentialEndpointEdit"
                                     << "oss-cn-hangzou.aliyuncs.com"
                                     << "Did you mean oss-cn-hangzhou.aliyuncs.com?"
                                     << "oss-cn-hangzhou.aliyuncs.com";
    QTest::newRow("bucket in the endpoint")
        << "credentialEndpointEdit"
        << "acme.oss-cn-hangzhou.aliyuncs.com"
        << "The bucket is part of this address: it has a field of its own."
        << "oss-cn-hangzhou.aliyuncs.com";
    QTest::newRow("path in the endpoint") << "credentialEndpointEdit"
                                          << "oss-cn-hangzhou.aliyuncs.com/acme"
                                          << "An endpoint is a host only: the bucket has a field of its own."
                                          << "oss-cn-hangzhou.aliyuncs.com";
    QTest::newRow("bucket with capitals")
        << "credentialBucket"
        << "Acme"
        << "A bucket's name is 3 to 63 lower-case letters, digits and dashes." << QString();
    QTest::newRow("slashes around the prefix") << "credentialPrefix"
                                               << "/daily/"
                                               << "A prefix has no slash at its ends."
                                               << "daily";
}

void TestCredentials::mistakesAreSaidUnderTheirField()
{
    QFETCH(const QString, field);
    QFETCH(const QString, typed);
    QFETCH(const QString, sentence);
    QFETCH(const QString, mended);
    CredentialDialog made(m_fixture->store, CredentialDraft(), nullptr);
    made.setAttribute(Qt::WA_DeleteOnClose, false);
    fillIn(made, QStringLiteral("reports-ro"), QStringLiteral("typed-secret"));
    made.show();
    auto *line = made.findChild<QLineEdit *>(field);
    line->clear();
    line->setFocus();
    QTest::keyClicks(line, typed);
    QTRY_COMPARE(problems(made), QStringList{sentence});
    if (mended.isEmpty())
        return;
    QList<QAbstractButton *> repairs = made.findChildren<QAbstractButton *>(QStringLiteral("repairButton"));
    repairs.removeIf([&](const QAbstractButton *button) { return !button->isVisibleTo(&made); });
    QCOMPARE(repairs.size(), 1);
    repairs.constFirst()->click();
    QCOMPARE(line->text(), mended);
    QTRY_COMPARE(problems(made), QStringList());
}

void TestCredentials::spacesInASecretAreRemovedByAPress()
{
    CredentialDialog made(m_fixture->store, CredentialDraft(), nullptr);
    made.setAttribute(Qt::WA_DeleteOnClose, false);
    fillIn(made, QStringLiteral("reports-ro"), QString());
    made.show();
    auto *secret = partOf<QLineEdit>(made, "credentialSecret");
    QTest::keyClicks(secret, QStringLiteral("typed secret "));
    QTRY_COMPARE(problems(made),
                 QStringList{QStringLiteral("There is a space or a line break in the secret.")});
    QList<QAbstractButton *> repairs = made.findChildren<QAbstractButton *>(QStringLiteral("repairButton"));
    repairs.removeIf([&](const QAbstractButton *button) { return !button->isVisibleTo(&made); });
    QCOMPARE(repairs.constFirst()->text(), QStringLiteral("Remove the spaces"));
    repairs.constFirst()->click();
    QCOMPARE(secret->text(), QStringLiteral("typedsecret"));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    press(made, "credentialEye");
    QCOMPARE(secret->echoMode(), QLineEdit::Normal);
}

void TestCredentials::theProbeIsWrittenOnlyWhenItWasTicked()
{
    CredentialDialog made(m_fixture->store, CredentialDraft(), nullptr);
    made.setAttribute(Qt::WA_DeleteOnClose, false);
    fillIn(made, QStringLiteral("reports-ro"), QStringLiteral("typed-secret"));
    made.show();
    for (const bool probe : {false, true}) {
        partOf<QCheckBox>(made, "probeTick")->setChecked(probe);
        made.test();
        QTRY_COMPARE(partOf<QAbstractButton>(made, "testButton")->text(), QStringLiteral("Test again"));
        QCOMPARE(m_fixture->storage.plans.constLast().write, probe);
    }
}

void TestCredentials::aTestIsOutdatedByWhatItDependsOn()
{
    CredentialDialog made(m_fixture->store, CredentialDraft(), nullptr);
    made.setAttribute(Qt::WA_DeleteOnClose, false);
    fillIn(made, QStringLiteral("reports-ro"), QStringLiteral("typed-secret"));
    made.show();
    made.test();
    QTRY_VERIFY(partOf<QWidget>(made, "testVerdict")->isVisibleTo(&made));
    partOf<QLineEdit>(made, "credentialName")->setText(QStringLiteral("another"));
    QVERIFY(partOf<QWidget>(made, "testVerdict")->isVisibleTo(&made));
    partOf<QLineEdit>(made, "credentialSecret")->setText(QStringLiteral("another-secret"));
    QVERIFY(!partOf<QWidget>(made, "testVerdict")->isVisibleTo(&made));
}

void TestCredentials::aTestThatRunsCanBeStopped()
{
    m_fixture->storage.hangs = true;
    CredentialDialog made(m_fixture->store, CredentialDraft(), nullptr);
    made.setAttribute(Qt::WA_DeleteOnClose, false);
    fillIn(made, QStringLiteral("reports-ro"), QStringLiteral("typed-secret"));
    made.show();
    made.test();
    QTRY_VERIFY(partOf<QWidget>(made, "testStep0"));
    QCOMPARE(partOf<QWidget>(made, "testStep0")->accessibleName(),
             QStringLiteral("Find the endpoint: Running"));
    QCOMPARE(partOf<QAbstractButton>(made, "testButton")->text(), QStringLiteral("Stop the test"));
    press(made, "testButton");
    QCOMPARE(m_fixture->storage.cancelled, 1);
    QVERIFY(partOf<QWidget>(made, "testHint")->isVisibleTo(&made));
}

void TestCredentials::theResultAndThePolicyAreCopied()
{
    TestView view;
    view.showResult(FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly));
    view.show();
    press(view, "copyPolicyButton");
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\"Action\": [\"oss:PutObject\"]}"));
    press(view, "copyResultButton");
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(
        text.startsWith(QStringLiteral("This key can read acme-reports/daily, but it cannot write there.")));
    QVERIFY(text.contains(
        QStringLiteral("Write a small probe object: Failed (39 ms). 403 AccessDenied on PutObject")));
    view.showResult(FakeObjectStorage::result(CredentialTest::Verdict::ReadWrite));
    QVERIFY(!partOf<QWidget>(view, "copyPolicyButton")->isVisibleTo(&view));
}

void TestCredentials::deletingSaysWhatUsesTheKey()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    InventoryRecord record;
    record.engineId = QStringLiteral("e");
    record.connectionId = QStringLiteral("here");
    record.sandboxId = QStringLiteral("s1");
    record.name = QStringLiteral("crawler-eu-west");
    VolumeSpec mount;
    mount.kind = VolumeKind::Ossfs;
    mount.ossfs.credential = QStringLiteral("crawl-writer");
    SandboxSpec spec;
    spec.volumes.append(mount);
    record.specJson = toStoredJson(spec);
    m_fixture->inventory.records.append(record);
    m_fixture->use.refresh();
    makePlace();
    QTRY_COMPARE(cell(0, CredentialModel::UsedBy), QStringLiteral("1 sandbox(es)"));
    table().selectRow(0);
    QTest::keyClick(&table(), Qt::Key_Delete);
    auto *question = dialog<DeleteCredentialsDialog>();
    QVERIFY(question);
    QStringList texts;
    for (const QLabel *label : question->findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.join(u' ').contains(m_fixture->use.removalText(m_fixture->index.kept.constFirst())));
    QVERIFY(partOf<QAbstractButton>(*question, "cancelButton")->hasFocus() || !question->isActiveWindow());
    press(*question, "cancelButton");
    QCOMPARE(m_fixture->index.kept.size(), 1);
}

void TestCredentials::aKeyIsDeletedFromTheKeychainToo()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    makePlace();
    table().selectRow(0);
    m_fixture->secrets.failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("The keychain stays locked.")};
    m_place->actions().remove->trigger();
    press(*dialog<DeleteCredentialsDialog>(), "deleteCredentialsButton");
    QTRY_COMPARE(part<QWidget>("credentialBanner")->accessibleName(),
                 QStringLiteral("The keychain is locked, so crawl-writer was not removed."));
    QCOMPARE(m_fixture->index.kept.size(), 1);
    m_fixture->secrets.failure.reset();
    QTRY_VERIFY(!dialog<DeleteCredentialsDialog>());
    m_place->actions().remove->trigger();
    press(*dialog<DeleteCredentialsDialog>(), "deleteCredentialsButton");
    QTRY_COMPARE(table().model()->rowCount(), 0);
    QVERIFY(m_fixture->secrets.entries.isEmpty());
}

void TestCredentials::theSecretIsShownOnlyAfterAQuestion()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    makePlace();
    table().selectRow(0);
    m_place->actions().showSecret->trigger();
    auto *asked = dialog<SecretDialog>();
    QVERIFY(asked);
    QCOMPARE(m_fixture->secrets.reads, 0);
    QVERIFY(partOf<QWidget>(*asked, "secretText")->isHidden());
    press(*asked, "secretConfirm");
    QTRY_COMPARE(partOf<QLineEdit>(*asked, "secretText")->text(), QStringLiteral("secret-of-crawl-writer"));
}

void TestCredentials::aCopiedSecretIsMarkedAndLeavesTheClipboard()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    makePlace();
    table().selectRow(0);
    m_place->actions().copySecret->trigger();
    press(*dialog<SecretDialog>(), "secretConfirm");
    QClipboard *clipboard = QGuiApplication::clipboard();
    QTRY_COMPARE(clipboard->text(), QStringLiteral("secret-of-crawl-writer"));
    QCOMPARE(clipboard->mimeData()->data(QStringLiteral("x-kde-passwordManagerHint")), QByteArray("secret"));
    auto *ours = m_place->findChild<SecretClipboard *>();
    ours->clear();
    QCOMPARE(clipboard->text(), QString());
    // What somebody copied since then stays.
    ours->copy(SecretString(QStringLiteral("once more")));
    clipboard->setText(QStringLiteral("something else"));
    ours->clear();
    QCOMPARE(clipboard->text(), QStringLiteral("something else"));
    ours->copy(SecretString(QStringLiteral("gone with the window")));
    m_place.reset();
    QCOMPARE(clipboard->text(), QString());
}

void TestCredentials::aSecretIsOnTheClipboardForHalfAMinute()
{
    FakeClock clock;
    SecretClipboard ours(clock);
    QSignalSpy cleared(&ours, &SecretClipboard::cleared);
    QClipboard *clipboard = QGuiApplication::clipboard();
    ours.copy(SecretString(QStringLiteral("for a while")));
    clock.time = clock.time.addSecs(SecretClipboard::seconds - 1);
    ours.look();
    QCOMPARE(clipboard->text(), QStringLiteral("for a while"));
    clock.time = clock.time.addSecs(1);
    ours.look();
    QCOMPARE(clipboard->text(), QString());
    QCOMPARE(cleared.size(), 1);
    // A second copy has its own half minute; a clock that is set back ends it.
    ours.copy(SecretString(QStringLiteral("again")));
    ours.look();
    QCOMPARE(clipboard->text(), QStringLiteral("again"));
    clock.time = clock.time.addSecs(-60);
    ours.look();
    QCOMPARE(clipboard->text(), QString());
}

void TestCredentials::everyFieldOfMoreIsKept()
{
    makePlace();
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    fillIn(*made, QStringLiteral("sts-mei"), QStringLiteral("typed-secret"));
    partOf<QLineEdit>(*made, "credentialEndpointEdit")->setText(QStringLiteral("oss.acme.example"));
    const QDateTime end(QDate(2031, 5, 4), QTime(10, 3), Qt::LocalTime);
    partOf<QCheckBox>(*made, "credentialTemporary")->setChecked(true);
    partOf<QLineEdit>(*made, "credentialToken")->setText(QStringLiteral("CAIS-token"));
    partOf<QCheckBox>(*made, "credentialRunsOut")->setChecked(true);
    partOf<QDateTimeEdit>(*made, "credentialExpiresAt")->setDateTime(end);
    partOf<QLineEdit>(*made, "credentialRegion")->setText(QStringLiteral("cn-acme"));
    partOf<QLineEdit>(*made, "credentialInternal")->setText(QStringLiteral("oss-internal.acme.example"));
    partOf<QCheckBox>(*made, "credentialUseInternal")->setChecked(true);
    partOf<QComboBox>(*made, "credentialDialect")->setCurrentIndex(1);
    partOf<QCheckBox>(*made, "credentialPathStyle")->setChecked(true);
    QTRY_VERIFY(partOf<QAbstractButton>(*made, "saveCredentialButton")->isEnabled());
    press(*made, "saveCredentialButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 1);
    const OssCredential kept = m_fixture->index.kept.constFirst();
    QCOMPARE(kept.expiresAt, end.toUTC());
    QCOMPARE(kept.region, QStringLiteral("cn-acme"));
    QCOMPARE(kept.internalEndpoint, QStringLiteral("oss-internal.acme.example"));
    QVERIFY(kept.useInternal && kept.pathStyle && !kept.customDomain);
    QCOMPARE(kept.dialect, StorageDialect::OssV1);
    const auto key = unpackedKey(m_fixture->secrets.entries.value(ossKeyEntry(kept.id)));
    QVERIFY(key);
    QCOMPARE(key->token, SecretString(QStringLiteral("CAIS-token")));
    // And it is all there again in the form.
    m_place->actions().edit->trigger();
    auto *edited = dialog<CredentialDialog>();
    QVERIFY(partOf<QCheckBox>(*edited, "credentialTemporary")->isChecked());
    QCOMPARE(partOf<QDateTimeEdit>(*edited, "credentialExpiresAt")->dateTime(), end);
    QCOMPARE(partOf<QComboBox>(*edited, "credentialDialect")->currentIndex(), 1);
    QVERIFY(partOf<QCheckBox>(*edited, "credentialPathStyle")->isChecked());
}

void TestCredentials::aDomainOfABucketNeedsItsBucket()
{
    makePlace();
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    fillIn(*made, QStringLiteral("files"), QStringLiteral("typed-secret"));
    partOf<QLineEdit>(*made, "credentialEndpointEdit")->setText(QStringLiteral("files.acme.example"));
    partOf<QLineEdit>(*made, "credentialRegion")->setText(QStringLiteral("cn-hangzhou"));
    partOf<QLineEdit>(*made, "credentialPrefix")->clear();
    partOf<QLineEdit>(*made, "credentialBucket")->clear();
    auto *pathStyle = partOf<QCheckBox>(*made, "credentialPathStyle");
    pathStyle->setChecked(true);
    partOf<QCheckBox>(*made, "credentialCustomDomain")->setChecked(true);
    QVERIFY(!pathStyle->isChecked() && !pathStyle->isEnabled());
    QTRY_VERIFY(!partOf<QAbstractButton>(*made, "saveCredentialButton")->isEnabled());
    partOf<QLineEdit>(*made, "credentialBucket")->setText(QStringLiteral("acme-reports"));
    QTRY_VERIFY(partOf<QAbstractButton>(*made, "saveCredentialButton")->isEnabled());
    press(*made, "saveCredentialButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 1);
    QVERIFY(m_fixture->index.kept.constFirst().customDomain);
}

void TestCredentials::aTokenThatEndsSoonMarksThePlace()
{
    m_fixture->keep(QStringLiteral("sts-mei"), QStringLiteral("STS.NUAAAAAAAAAAAAAApQ4r"),
                    QStringLiteral("cn-hangzhou"), {}, {}, {}, m_fixture->clock.now().addSecs(1200));
    makePlace();
    QVERIFY(!m_place->count().alarming);
    m_fixture->clock.time = m_fixture->clock.time.addSecs(700);
    m_fixture->store.noteTime();
    QVERIFY(m_place->count().alarming);
}

namespace {

/// Everything that the program logs while one of these lives.
class LogKeeper
{
public:
    LogKeeper()
    {
        kept().clear();
        m_before = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { kept() << text; });
    }
    ~LogKeeper() { qInstallMessageHandler(m_before); }
    LogKeeper(const LogKeeper &) = delete;
    LogKeeper &operator=(const LogKeeper &) = delete;

    static QStringList &kept()
    {
        static QStringList lines;
        return lines;
    }

private:
    QtMessageHandler m_before;
};

} // namespace

void TestCredentials::theSecretIsInNoWordOfTheWindow()
{
    const QString marker = QStringLiteral("MARKER-7f3a-of-a-secret");
    const LogKeeper log;
    makePlace();
    press(*m_place, "newCredentialButton");
    auto *made = dialog<CredentialDialog>();
    fillIn(*made, QStringLiteral("marked"), marker);
    m_fixture->storage.verdict = FakeObjectStorage::result(CredentialTest::Verdict::Failed);
    QTRY_VERIFY(partOf<QAbstractButton>(*made, "testButton")->isEnabled());
    press(*made, "testButton");
    QTRY_VERIFY(!partOf<QWidget>(*made, "testVerdict")->accessibleName().isEmpty());
    m_fixture->secrets.failure =
        Error{.kind = ErrorKind::Forbidden, .message = QStringLiteral("The keychain stays locked.")};
    press(*made, "saveCredentialButton");
    QTRY_VERIFY(partOf<QWidget>(*made, "credentialError")->isVisibleTo(made));
    m_fixture->secrets.failure.reset();
    press(*made, "saveCredentialButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 1);
    m_place->actions().copyKeyId->trigger();

    // What is shown, kept, copied or logged.
    QStringList words = LogKeeper::kept();
    words << QGuiApplication::clipboard()->text();
    const QList<QLabel *> labels = m_place->window()->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        words << label->text() << label->toolTip() << label->accessibleName();
    const QAbstractItemModel &rows = *table().model();
    for (int column = 0; column < rows.columnCount(); ++column)
        for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole})
            words << rows.index(0, column).data(role).toString();
    const OssCredential &kept = m_fixture->index.kept.constFirst();
    words << kept.lastTest.summary << kept.lastTest.advice << kept.maskedKeyId;
    for (const CredentialStepResult &step : kept.lastTest.steps)
        words << step.words << step.title;
    VolumeSpec mount;
    mount.kind = VolumeKind::Ossfs;
    mount.ossfs.credential = kept.name;
    mount.ossfs.bucket = QStringLiteral("acme-reports");
    SandboxSpec spec;
    spec.volumes.append(mount);
    words << QString::fromUtf8(toStoredJson(spec));
    for (const QString &text : std::as_const(words))
        QVERIFY2(!text.contains(marker), qPrintable(text));
    QCOMPARE(m_fixture->secretOf(kept.id), marker);
}

void TestCredentials::theImportNamesWhatIsSkippedAndStored()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    m_fixture->finder.add(QStringLiteral("default"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"));
    m_fixture->finder.add(QStringLiteral("prod"), QStringLiteral("LTAI5tEEEEEEEEEEEEEE2222"));
    m_fixture->finder.add(QStringLiteral("role"), QString(),
                          QStringLiteral("It is of the mode RamRoleArn, which has no key."));
    makePlace();
    m_place->actions().importKeys->trigger();
    auto *import = dialog<ImportDialog>();
    auto *list = partOf<QTreeWidget>(*import, "importList");
    QTRY_COMPARE(list->topLevelItemCount(), 3);
    QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Unchecked);
    QCOMPARE(list->topLevelItem(0)->text(4), QStringLiteral("Stored already as crawl-writer"));
    QCOMPARE(list->topLevelItem(1)->checkState(0), Qt::Checked);
    QVERIFY(!list->topLevelItem(2)->flags().testFlag(Qt::ItemIsUserCheckable));
    QCOMPARE(list->topLevelItem(2)->text(4),
             QStringLiteral("It is of the mode RamRoleArn, which has no key."));
    list->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    QVERIFY(!partOf<QAbstractButton>(*import, "importButton")->isEnabled());
    list->topLevelItem(1)->setCheckState(0, Qt::Checked);
    press(*import, "importButton");
    QTRY_COMPARE(m_fixture->index.kept.size(), 2);
    QVERIFY(m_fixture->store.find(QStringLiteral("prod")));
}

void TestCredentials::aKeyIsDuplicatedAndOpened()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    makePlace();
    table().selectRow(0);
    m_place->actions().duplicate->trigger();
    QTRY_COMPARE(m_fixture->index.kept.size(), 2);
    QTRY_VERIFY(dialog<CredentialDialog>());
    QCOMPARE(dialog<CredentialDialog>()->windowTitle(), QStringLiteral("Edit OSS key: crawl-writer-2"));
}

void TestCredentials::theKeyOpensItsBucketAndANewSandbox()
{
    m_fixture->keep(QStringLiteral("reports-ro"), QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"),
                    QStringLiteral("cn-shanghai"), QStringLiteral("acme-reports"), QStringLiteral("daily"),
                    FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly));
    makePlace();
    table().selectRow(0);
    QSignalSpy files(&m_place->actions(), &CredentialActions::filesRequested);
    m_place->actions().openBucket->trigger();
    QCOMPARE(files.size(), 1);
    const auto location = files.constFirst().constFirst().value<FileLocation>();
    QCOMPARE(location.place, (FilePlace{FilePlace::Kind::Bucket, QStringLiteral("id-reports-ro"),
                                        QStringLiteral("acme-reports")}));
    QCOMPARE(location.path, QByteArray("/daily"));
    SandboxSpec spec;
    connect(&m_place->actions(), &CredentialActions::newSandboxRequested, this,
            [&spec](const SandboxSpec &asked) { spec = asked; });
    m_place->actions().newSandbox->trigger();
    QCOMPARE(spec.volumes.size(), 1);
    const VolumeSpec &volume = spec.volumes.constFirst();
    QCOMPARE(volume.ossfs.credential, QStringLiteral("reports-ro"));
    QCOMPARE(volume.ossfs.bucket, QStringLiteral("acme-reports"));
    QCOMPARE(volume.subPath, QStringLiteral("daily"));
    QVERIFY(volume.readOnly); // it cannot write
}

void TestCredentials::allKeysAreTested()
{
    m_fixture->keep(QStringLiteral("a"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    m_fixture->keep(QStringLiteral("b"), QStringLiteral("LTAI5tBBBBBBBBBBBBBB8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    makePlace();
    press(*m_place, "testAllButton");
    QCOMPARE(part<QAbstractButton>("testAllButton")->text(), QStringLiteral("Stop the tests"));
    QTRY_COMPARE(part<QAbstractButton>("testAllButton")->text(), QStringLiteral("Test all"));
    for (int row = 0; row < 2; ++row)
        QVERIFY(cell(row, CredentialModel::LastTest).startsWith(QStringLiteral("Read and write")));
    QVERIFY(std::none_of(m_fixture->storage.plans.cbegin(), m_fixture->storage.plans.cend(),
                         [](const CredentialTestPlan &plan) { return plan.write; }));
}

void TestCredentials::theWindowHasThePlaceAndItsMenu()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    m_fixture->store.load();
    WindowFixture around(m_theme);
    MainWindow::Services services = around.services();
    services.credentials = m_fixture->services();
    MainWindow window(services);
    window.show();
    goToPlace(window, QStringLiteral("credentials"));
    auto *place = window.findChild<CredentialsPlace *>();
    QVERIFY(place);
    QTRY_COMPARE(place->count().text, QStringLiteral("1"));
    auto *menu = window.findChild<QMenu *>(QStringLiteral("credentialMenu"));
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().contains(place->actions().copySecret));
    goToPlace(window, QStringLiteral("sandboxes"));
    place->actions().create->trigger();
    QVERIFY(place->isVisible());
}

void TestCredentials::columnsAndDismissedOffersAreKept()
{
    m_fixture->keep(QStringLiteral("crawl-writer"), QStringLiteral("LTAI5tAAAAAAAAAAAAAA8Qm2"),
                    QStringLiteral("cn-hangzhou"));
    makePlace();
    table().setColumnHidden(CredentialModel::UsedBy, true);
    WindowSettings settings;
    m_place->save(settings);
    settings.dismissedKeys = {QStringLiteral("x")};
    m_place = std::make_unique<CredentialsPlace>(m_fixture->services());
    m_place->restore(settings);
    QVERIFY(table().isColumnHidden(CredentialModel::UsedBy));
    WindowSettings again;
    m_place->save(again);
    QCOMPARE(again.dismissedKeys, settings.dismissedKeys);
}

void TestCredentials::endpointsAreRecognised_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("likely");
    QTest::newRow("right") << "oss-cn-hangzhou.aliyuncs.com" << QString();
    QTest::newRow("internal") << "oss-cn-hangzhou-internal.aliyuncs.com" << QString();
    QTest::newRow("a letter left out") << "oss-cn-hangzou.aliyuncs.com"
                                       << "oss-cn-hangzhou.aliyuncs.com";
    QTest::newRow("the region alone") << "cn-shanghai"
                                      << "oss-cn-shanghai.aliyuncs.com";
    QTest::newRow("without the domain") << "oss-eu-west-1"
                                        << "oss-eu-west-1.aliyuncs.com";
    QTest::newRow("something else") << "minio.acme.example" << QString();
}

void TestCredentials::endpointsAreRecognised()
{
    QFETCH(const QString, typed);
    QTEST(likelyEndpoint(typed), "likely");
}

void TestCredentials::everyControlHasAName()
{
    m_fixture->keep(QStringLiteral("sts-mei"), QStringLiteral("STS.NUAAAAAAAAAAAAAApQ4r"),
                    QStringLiteral("cn-hangzhou"), QStringLiteral("acme-models"), {},
                    FakeObjectStorage::result(CredentialTest::Verdict::ReadOnly),
                    m_fixture->clock.now().addSecs(2280));
    m_fixture->finder.add(QStringLiteral("default"), QStringLiteral("LTAI5tDDDDDDDDDDDDDD1111"));
    makePlace();
    QCOMPARE(AccessibilityWalk().problemsOf(*m_place).join(u'\n'), QString());
    table().selectRow(0);
    m_place->actions().edit->trigger();
    // The part that is unfolded has no sizes before the next turn of the event loop.
    QTRY_COMPARE(AccessibilityWalk().problemsOf(*dialog<CredentialDialog>()).join(u'\n'), QString());
    m_place->actions().importKeys->trigger();
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<ImportDialog>()).join(u'\n'), QString());
    m_place->actions().remove->trigger();
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<DeleteCredentialsDialog>()).join(u'\n'), QString());
    m_place->actions().copySecret->trigger();
    QCOMPARE(AccessibilityWalk().problemsOf(*dialog<SecretDialog>()).join(u'\n'), QString());
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestCredentials)
#include "tst_credentials.moc"

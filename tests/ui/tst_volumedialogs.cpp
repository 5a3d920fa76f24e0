// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "fakewindow.h"

#include "volumes/exportvolumedialog.h"
#include "volumes/importvolumedialog.h"
#include "volumes/newvolumedialog.h"
#include "volumes/volumelossdialog.h"

#include <models/volumename.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

using Purpose = VolumeLossDialog::Purpose;

class TestVolumeDialogs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNameIsCheckedAsItIsTyped_data();
    void aNameIsCheckedAsItIsTyped();
    void namesAreSuggested_data();
    void namesAreSuggested();
    void aNewVolumeHasWhatWasTyped();
    void aTakenNameOffersTheNextOne();
    void aCopyTakesLabelsAndOptionsAlong();
    void deletingTellsWhatIsLostAsItIsCounted();
    void whatIsInUseIsKeptAndNamedByItsUser();
    void thoseInUseGoWithTheirSandboxesWhenThatIsTicked();
    void theSandboxThatUsesAVolumeIsOneClickAway();
    void withItsSandboxesTheyAreLostToo();
    void pruningStartsWithNothingChosen();
    void pruningMarksWhatAServerMade();
    void anEmptyVolumeLosesNothing();
    void focusIsOnCancel();
    void exportNamesItsFilesAndChecksTheFolder();
    void aFileThatExistsIsReplacedOnlyWhenAllowed();
    void importSuggestsTheNameOfItsArchive();
    void importIntoAVolumeOffersOnlyFreeOnes();
    void everyDialogIsUsableWithoutSeeing();

private:
    template<typename T>
    [[nodiscard]] static T *part(const QWidget &parent, const char *name)
    {
        return parent.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] static VolumeKey key(const QString &name)
    {
        return {QStringLiteral("here"), VolumeKind::Claim, name};
    }
    [[nodiscard]] static QStringList losses(const QWidget &dialog)
    {
        QStringList texts;
        for (const QLabel *label : dialog.findChildren<QLabel *>(QStringLiteral("lossText")))
            texts << label->text();
        return texts;
    }

    FakeClock m_clock;
    FakeInventory m_inventory;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<VolumeStore> m_store;
    std::unique_ptr<QWidget> m_window;
    FakeVolumeBackend *m_backend = nullptr;
};

void TestVolumeDialogs::init()
{
    m_registry = std::make_unique<ConnectionRegistry>();
    m_backend = static_cast<FakeVolumeBackend *>(m_registry->add(
        std::make_unique<FakeVolumeBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
    m_backend->volumeService.claims = {
        makeClaim(QStringLiteral("busy"),
                  {{QStringLiteral("s1"), QStringLiteral("crawler"), true, false, QStringLiteral("/mnt")}}),
        makeClaim(QStringLiteral("free")), makeClaim(QStringLiteral("spare"))};
    m_backend->volumeService.claims[1].labels.insert(QStringLiteral("team"), QStringLiteral("agents"));
    m_backend->volumeService.claims[2].serverManaged = true;
    m_backend->volumeService.sizes = {{QStringLiteral("free"), {3 << 20, 12, 2, 0}},
                                      {QStringLiteral("spare"), {}}};
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_store = std::make_unique<VolumeStore>(*m_registry, *m_sandboxes, m_inventory, m_clock, nullptr);
    m_backend->setLive();
    m_window = std::make_unique<QWidget>();
    m_window->show();
    QTRY_COMPARE(m_store->model().rowCount(), 3);
}

void TestVolumeDialogs::cleanup()
{
    m_window.reset();
    m_store.reset();
    m_sandboxes.reset();
    m_registry.reset();
}

void TestVolumeDialogs::aNameIsCheckedAsItIsTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::addColumn<QString>("repair");
    const auto row = [](const char *title, const QString &name, bool good, const QString &repair) {
        QTest::newRow(title) << name << good << repair;
    };
    row("plain", QStringLiteral("pip-cache"), true, {});
    row("empty", {}, false, {});
    row("one character", QStringLiteral("a"), false, {});
    row("upper case", QStringLiteral("Pip Cache"), false, QStringLiteral("pip-cache"));
    row("hyphen at the end", QStringLiteral("pip-"), false, QStringLiteral("pip"));
    row("underscore", QStringLiteral("pip_cache"), false, QStringLiteral("pip-cache"));
    row("taken", QStringLiteral("free"), false, QStringLiteral("free-2"));
    row("253 characters", QString(253, u'a'), true, {});
    row("254 characters", QString(254, u'a'), false, {});
}

void TestVolumeDialogs::aNameIsCheckedAsItIsTyped()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QFETCH(QString, repair);
    const auto problem = volumeNameProblem(name, {QStringLiteral("free")});
    QCOMPARE(!problem, good);
    QCOMPARE(problem ? problem->repair : QString(), repair);
    NewVolumeDialog dialog(*m_store, QString(), m_window.get());
    dialog.show();
    QTest::keyClicks(part<QLineEdit>(dialog, "volumeName"), name);
    QCOMPARE(part<QPushButton>(dialog, "makeVolumeButton")->isEnabled(), good);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
}

void TestVolumeDialogs::namesAreSuggested_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("archive") << QStringLiteral("My Data.tar.gz") << QStringLiteral("my-data");
    QTest::newRow("zstd") << QStringLiteral("crawl-cache.tar.zst") << QStringLiteral("crawl-cache");
    QTest::newRow("nothing usable") << QStringLiteral("..陈晓..") << QString();
}

void TestVolumeDialogs::namesAreSuggested()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(volumeNameFrom(text), name);
    QCOMPARE(nextVolumeName(QStringLiteral("a-2"), {QStringLiteral("a-3")}), QStringLiteral("a-4"));
}

void TestVolumeDialogs::aNewVolumeHasWhatWasTyped()
{
    auto *dialog = new NewVolumeDialog(*m_store, QString(), m_window.get());
    QSignalSpy chosen(dialog, &NewVolumeDialog::chosen);
    dialog->open();
    part<QLineEdit>(*dialog, "volumeName")->setText(QStringLiteral("fresh"));
    part<QLineEdit>(*dialog, "volumeDriver")->setText(QStringLiteral(" local "));
    part<QPushButton>(*dialog, "makeVolumeButton")->click();
    QCOMPARE(chosen.size(), 1);
    const auto spec = chosen.constFirst().at(1).value<ClaimSpec>();
    QCOMPARE(spec.name, QStringLiteral("fresh"));
    QCOMPARE(spec.driver, QStringLiteral("local"));
}

void TestVolumeDialogs::aTakenNameOffersTheNextOne()
{
    NewVolumeDialog dialog(*m_store, QString(), m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTest::keyClicks(part<QLineEdit>(dialog, "volumeName"), QStringLiteral("free"));
    for (QPushButton *button : dialog.findChildren<QPushButton *>(QStringLiteral("repairButton")))
        if (button->isVisible())
            button->click();
    QCOMPARE(part<QLineEdit>(dialog, "volumeName")->text(), QStringLiteral("free-2"));
    QVERIFY(part<QPushButton>(dialog, "makeVolumeButton")->isEnabled());
}

void TestVolumeDialogs::aCopyTakesLabelsAndOptionsAlong()
{
    auto *dialog = new NewVolumeDialog(*m_store, key(QStringLiteral("free")), m_window.get());
    QSignalSpy chosen(dialog, &NewVolumeDialog::chosen);
    dialog->open();
    QCOMPARE(part<QLineEdit>(*dialog, "volumeName")->text(), QStringLiteral("free-2"));
    part<QPushButton>(*dialog, "makeVolumeButton")->click();
    const auto spec = chosen.constFirst().at(1).value<ClaimSpec>();
    QCOMPARE(spec.labels.value(QStringLiteral("team")), QStringLiteral("agents"));
    NewVolumeDialog busy(*m_store, key(QStringLiteral("busy")), m_window.get());
    busy.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(part<QLabel>(busy, "cloneNote"));
}

void TestVolumeDialogs::deletingTellsWhatIsLostAsItIsCounted()
{
    m_backend->volumeService.measuresAtOnce = false;
    VolumeLossDialog dialog(*m_store, Purpose::Delete, {key(QStringLiteral("free"))}, m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(part<QLabel>(dialog, "volumeLossQuestion")->text(), QStringLiteral("Delete free?"));
    QVERIFY(part<QPushButton>(dialog, "volumeLossButton")->isEnabled()); // nothing waits for the answer
    m_store->meter().setWanted({});
    m_backend->volumeService.measuresAtOnce = true;
    m_store->meter().countAgain(key(QStringLiteral("free")));
    QTRY_VERIFY(losses(dialog).join(u'\n').contains(QStringLiteral("3.0 MiB in 12")));
    QVERIFY(part<QLabel>(dialog, "volumeLossSum")->text().contains(QStringLiteral("3.0 MiB")));
}

void TestVolumeDialogs::whatIsInUseIsKeptAndNamedByItsUser()
{
    auto *dialog =
        new VolumeLossDialog(*m_store, Purpose::Delete,
                             {key(QStringLiteral("busy")), key(QStringLiteral("free"))}, m_window.get());
    QSignalSpy confirmed(dialog, &VolumeLossDialog::confirmed);
    QVERIFY(losses(*dialog).constFirst().contains(QStringLiteral("crawler")));
    part<QPushButton>(*dialog, "volumeLossButton")->click();
    QCOMPARE(confirmed.constFirst().constFirst().value<QList<VolumeKey>>(),
             QList{key(QStringLiteral("free"))});
    VolumeLossDialog none(*m_store, Purpose::Delete, {key(QStringLiteral("busy"))}, m_window.get());
    none.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!part<QPushButton>(none, "volumeLossButton")->isEnabled());
}

void TestVolumeDialogs::thoseInUseGoWithTheirSandboxesWhenThatIsTicked()
{
    const QList<VolumeKey> keys{key(QStringLiteral("busy")), key(QStringLiteral("free"))};
    auto *dialog = new VolumeLossDialog(*m_store, Purpose::Delete, keys, m_window.get());
    QSignalSpy confirmed(dialog, &VolumeLossDialog::confirmed);
    part<QCheckBox>(*dialog, "volumeWithSandboxes")->setChecked(true);
    QVERIFY(losses(*dialog).contains(QStringLiteral("Sandbox crawler with all that is in no mount")));
    part<QPushButton>(*dialog, "volumeLossButton")->click();
    QCOMPARE(confirmed.constFirst().constFirst().value<QList<VolumeKey>>(), keys);
    QVERIFY(confirmed.constFirst().at(1).toBool());
}

void TestVolumeDialogs::theSandboxThatUsesAVolumeIsOneClickAway()
{
    auto *dialog =
        new VolumeLossDialog(*m_store, Purpose::Delete, {key(QStringLiteral("busy"))}, m_window.get());
    QSignalSpy wanted(dialog, &VolumeLossDialog::sandboxRequested);
    part<QAbstractButton>(*dialog, "volumeGoToSandbox")->click();
    QCOMPARE(wanted.constFirst().constFirst().value<SandboxKey>().id, QStringLiteral("s1"));
}

void TestVolumeDialogs::withItsSandboxesTheyAreLostToo()
{
    auto *dialog = new VolumeLossDialog(*m_store, Purpose::DeleteWithSandboxes, {key(QStringLiteral("busy"))},
                                        m_window.get());
    QSignalSpy confirmed(dialog, &VolumeLossDialog::confirmed);
    QVERIFY(losses(*dialog).constFirst().contains(QStringLiteral("Sandbox crawler")));
    part<QPushButton>(*dialog, "volumeLossButton")->click();
    QCOMPARE(confirmed.size(), 1);
}

void TestVolumeDialogs::pruningStartsWithNothingChosen()
{
    auto *dialog =
        new VolumeLossDialog(*m_store, Purpose::Prune,
                             {key(QStringLiteral("free")), key(QStringLiteral("spare"))}, m_window.get());
    QSignalSpy confirmed(dialog, &VolumeLossDialog::confirmed);
    QVERIFY(!part<QPushButton>(*dialog, "volumeLossButton")->isEnabled());
    const auto ticks = dialog->findChildren<QCheckBox *>(QStringLiteral("volumeTick"));
    QCOMPARE(ticks.size(), 2);
    ticks.at(0)->setChecked(true);
    QCOMPARE(part<QPushButton>(*dialog, "volumeLossButton")->text(), QStringLiteral("Delete volume"));
    part<QPushButton>(*dialog, "volumeLossButton")->click();
    QCOMPARE(confirmed.constFirst().constFirst().value<QList<VolumeKey>>(),
             QList{key(QStringLiteral("free"))});
}

void TestVolumeDialogs::pruningMarksWhatAServerMade()
{
    VolumeLossDialog dialog(*m_store, Purpose::Prune, {key(QStringLiteral("spare"))}, m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->accessibleName().contains(QStringLiteral("OpenSandbox server")) ||
               label->text().contains(QStringLiteral("OpenSandbox server"));
    }));
}

void TestVolumeDialogs::anEmptyVolumeLosesNothing()
{
    VolumeLossDialog dialog(*m_store, Purpose::Delete, {key(QStringLiteral("spare"))}, m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QTRY_VERIFY(losses(dialog).contains(QStringLiteral("It is empty: no file is lost")));
}

void TestVolumeDialogs::focusIsOnCancel()
{
    VolumeLossDialog dialog(*m_store, Purpose::Empty, {key(QStringLiteral("free"))}, m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(dialog.focusWidget()->objectName(), QStringLiteral("cancelButton"));
    QVERIFY(!part<QPushButton>(dialog, "volumeLossButton")->isDefault());
}

void TestVolumeDialogs::exportNamesItsFilesAndChecksTheFolder()
{
    const QTemporaryDir folder;
    auto *dialog = new ExportVolumeDialog(
        *m_store, {key(QStringLiteral("free")), key(QStringLiteral("spare"))}, m_window.get());
    QSignalSpy chosen(dialog, &ExportVolumeDialog::chosen);
    auto *confirm = part<QPushButton>(*dialog, "exportButton");
    part<QLineEdit>(*dialog, "exportFolder")->setText(folder.filePath(QStringLiteral("missing")));
    QTRY_VERIFY(confirm->accessibleDescription().contains(QStringLiteral("does not exist")));
    part<QLineEdit>(*dialog, "exportFolder")->setText(folder.path());
    QTRY_VERIFY(confirm->isEnabled());
    QCOMPARE(part<QLabel>(*dialog, "exportFiles")->text(), QStringLiteral("free.tar.zst, spare.tar.zst"));
    confirm->click();
    const auto exports = chosen.constFirst().at(0).value<QList<VolumeExport>>();
    QCOMPARE(exports.constFirst().path, folder.filePath(QStringLiteral("free.tar.zst")));
}

void TestVolumeDialogs::aFileThatExistsIsReplacedOnlyWhenAllowed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("free.tar.zst")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    ExportVolumeDialog dialog(*m_store, {key(QStringLiteral("free"))}, m_window.get());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    part<QLineEdit>(dialog, "exportFolder")->setText(folder.path());
    auto *confirm = part<QPushButton>(dialog, "exportButton");
    QTRY_VERIFY(confirm->accessibleDescription().contains(QStringLiteral("is there already")));
    part<QCheckBox>(dialog, "exportReplace")->setChecked(true);
    QTRY_VERIFY(confirm->isEnabled());
}

void TestVolumeDialogs::importSuggestsTheNameOfItsArchive()
{
    auto *dialog = new ImportVolumeDialog(*m_store, QString(), VolumeKey(), m_window.get());
    QSignalSpy chosen(dialog, &ImportVolumeDialog::chosenNew);
    QVERIFY(!part<QPushButton>(*dialog, "importButton")->isEnabled());
    dialog->setFile(QStringLiteral("/home/me/notes.txt"));
    QVERIFY(!part<QPushButton>(*dialog, "importButton")->isEnabled());
    dialog->setFile(QStringLiteral("/home/me/Crawl Cache.tar.gz"));
    QCOMPARE(part<QLineEdit>(*dialog, "importName")->text(), QStringLiteral("crawl-cache"));
    part<QPushButton>(*dialog, "importButton")->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.constFirst().at(1).value<ClaimSpec>().name, QStringLiteral("crawl-cache"));
}

void TestVolumeDialogs::importIntoAVolumeOffersOnlyFreeOnes()
{
    auto *dialog = new ImportVolumeDialog(*m_store, QString(), key(QStringLiteral("spare")), m_window.get());
    QSignalSpy chosen(dialog, &ImportVolumeDialog::chosenExisting);
    auto *existing = part<QComboBox>(*dialog, "importExisting");
    QCOMPARE(existing->count(), 2);
    QCOMPARE(existing->currentText(), QStringLiteral("spare"));
    dialog->setFile(QStringLiteral("/home/me/x.tar"));
    part<QPushButton>(*dialog, "importButton")->click();
    QCOMPARE(chosen.constFirst().constFirst().value<VolumeKey>(), key(QStringLiteral("spare")));
}

void TestVolumeDialogs::everyDialogIsUsableWithoutSeeing()
{
    const QList<VolumeKey> keys{key(QStringLiteral("busy")), key(QStringLiteral("free"))};
    const std::unique_ptr<QDialog> dialogs[] = {
        std::make_unique<NewVolumeDialog>(*m_store, QString(), m_window.get()),
        std::make_unique<NewVolumeDialog>(*m_store, keys.constFirst(), m_window.get()),
        std::make_unique<ExportVolumeDialog>(*m_store, keys, m_window.get()),
        std::make_unique<ImportVolumeDialog>(*m_store, QString(), VolumeKey(), m_window.get()),
        std::make_unique<VolumeLossDialog>(*m_store, Purpose::Prune, keys, m_window.get())};
    for (const auto &dialog : dialogs) {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        const QStringList problems = AccessibilityWalk().problemsOf(*dialog);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
        dialog->hide();
    }
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestVolumeDialogs)
#include "tst_volumedialogs.moc"

// SPDX-License-Identifier: Apache-2.0
#include "fakebatch.h"
#include "fakeservices.h"
#include "fakewindow.h"
#include "memoryinventory.h"

#include "dialogs/batch/batchdialog.h"
#include "dialogs/templates/placeholderdialog.h"
#include "dialogs/templates/savetemplatedialog.h"
#include "dialogs/templates/templatesdialog.h"
#include "mainwindow/dropzone.h"
#include "mainwindow/quitquestion.h"
#include "widgets/banner.h"

#include <core/specjson.h>
#include <models/draftshelf.h>
#include <models/imagehistory.h>
#include <models/specdraft.h>
#include <models/specsecrets.h>
#include <ui/newsandboxdialog.h>

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace {

SandboxSpec webSpec()
{
    SandboxSpec spec = SpecDraft::newSpec();
    spec.image = QStringLiteral("python:3.11");
    spec.metadata.insert(QStringLiteral("name"), QStringLiteral("web"));
    return spec;
}

QByteArray jsonLine(const QString &name, const QByteArray &more = {})
{
    return R"({"image":{"uri":"python:3.11"},"entrypoint":["sleep","9"],"timeout":600,"resourceLimits":{"cpu":"1"},"metadata":{"name":")" +
           name.toUtf8() + "\"}" + more + "}\n";
}

template<typename T>
T *childOf(const QWidget *parent, const char *name)
{
    T *found = parent->findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("No %s", name);
    return found;
}

void pressButton(const QWidget *parent, const char *name)
{
    auto *button = childOf<QAbstractButton>(parent, name);
    QVERIFY2(button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

QString words(const QWidget *widget)
{
    QString text;
    const auto labels = widget->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        text += label->text() + u'\n';
    return text;
}

/// Everything that a form can be filled from, in memory.
struct Sources
{
    Sources()
    {
        backend.setLive();
        templates.refresh();
    }
    [[nodiscard]] std::unique_ptr<NewSandboxDialog> form(const QString &connection = QStringLiteral("here"))
    {
        auto dialog = std::make_unique<NewSandboxDialog>(
            QList<Backend *>{&backend}, connection, &secrets, nullptr,
            FormSources{.templates = &templates, .drafts = &shelf, .images = &images});
        dialog->show();
        return dialog;
    }
    QString keep(const QString &name, const SandboxSpec &spec, const QSet<QString> &hidden = {})
    {
        SpecTemplate made = templateOf(spec, hidden);
        made.name = name;
        const QString id = templates.add(made);
        (void)QTest::qWaitFor([&] { return templates.find(id) != nullptr; });
        return id;
    }

    FakeClock clock;
    MemorySpecLibrary library;
    MemoryInventory inventory;
    FakeSecretStore secrets;
    FakeCreateBackend backend{QStringLiteral("here"), QStringLiteral("This computer")};
    TemplateStore templates{library, clock};
    DraftShelf shelf{library, clock};
    ImageHistory images{inventory, library};
};

/// A window over a connection that creates when the test says so.
struct Shown
{
    ThemeController theme{*qApp, ThemeChoice::Light, false};
    WindowFixture fixture{theme};
    FakeBatchBackend *backend = nullptr;
    std::unique_ptr<MainWindow> window;

    Shown()
    {
        backend = static_cast<FakeBatchBackend *>(fixture.registry.add(
            std::make_unique<FakeBatchBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
        backend->setLive();
        window = std::make_unique<MainWindow>(fixture.services());
        window->setWindowState(Qt::WindowNoState);
        window->resize(1200, 700);
        window->show();
    }
    template<typename T>
    [[nodiscard]] T *dialog() const
    {
        const auto all = window->findChildren<T *>(QString(), Qt::FindDirectChildrenOnly);
        for (T *one : all)
            if (one->isVisible())
                return one;
        return nullptr;
    }
    void trigger(const char *action) const
    {
        auto *found = window->findChild<QAction *>(QString::fromLatin1(action));
        QVERIFY2(found, action);
        found->trigger();
    }
    void drop(const QStringList &paths) const
    {
        QMimeData mime;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls << QUrl::fromLocalFile(path);
        mime.setUrls(urls);
        QDragEnterEvent enter({300, 300}, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(window->findChild<QWidget *>(QStringLiteral("dropZone"))->isVisible());
        QDropEvent drop({300, 300}, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(window.get(), &drop);
        QVERIFY(!window->findChild<QWidget *>(QStringLiteral("dropZone"))->isVisible());
    }
};

} // namespace

class TestCreating : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    // ------------------------------------------------------------------------------------------- drafts

    void closingTheFormKeepsWhatWasTyped()
    {
        Sources sources;
        {
            const auto form = sources.form();
            childOf<QComboBox>(form.get(), "imageCombo")->setEditText(QStringLiteral("python:3.11"));
            QTest::keyClicks(childOf<QLineEdit>(form.get(), "nameEdit"), QStringLiteral("half"));
            form->reject();
        }
        QCOMPARE(sources.library.keptDrafts.size(), 1);
        const auto again = sources.form();
        again->restoreDraft();
        auto *strip = childOf<QWidget>(again.get(), "formStrip");
        QTRY_VERIFY(strip->isVisible());
        QCOMPARE(again->spec().name(), QStringLiteral("half"));
        QCOMPARE(childOf<QLineEdit>(again.get(), "nameEdit")->text(), QStringLiteral("half"));
        QVERIFY(words(strip).contains(u"Draft from"));
        pressButton(strip, "stripActionButton");
        QCOMPARE(again->spec(), SpecDraft::newSpec());
        QCOMPARE(childOf<QLineEdit>(again.get(), "nameEdit")->text(), QString());
        QCOMPARE(childOf<QAbstractButton>(strip, "stripActionButton")->text(), QStringLiteral("Undo"));
        pressButton(strip, "stripActionButton");
        QCOMPARE(childOf<QLineEdit>(again.get(), "nameEdit")->text(), QStringLiteral("half"));
    }

    void aDraftOfAConnectionThatIsGoneSaysSo()
    {
        Sources sources;
        DraftRecord record;
        record.id = QStringLiteral("old");
        record.connectionId = QStringLiteral("staging");
        record.connectionName = QStringLiteral("Staging");
        record.specJson = toStoredJson(webSpec());
        record.count = 3;
        sources.library.keptDrafts = {record};
        const auto form = sources.form();
        form->restoreDraft();
        QTRY_COMPARE(form->spec().name(), QStringLiteral("web"));
        QVERIFY(words(childOf<QWidget>(form.get(), "formStrip"))
                    .contains(u"Connection Staging is gone; This computer is chosen instead."));
        QCOMPARE(childOf<QSpinBox>(form.get(), "countSpin")->value(), 3);
    }

    void aFailedCreationKeepsTheDraftAndASuccessTakesItAway()
    {
        Sources sources;
        const auto form = sources.form();
        form->setSpec(webSpec());
        QTest::keyClicks(childOf<QLineEdit>(form.get(), "nameEdit"), QStringLiteral("-2"));
        QTRY_VERIFY(childOf<QAbstractButton>(form.get(), "createSandboxButton")->isEnabled());
        pressButton(form.get(), "createSandboxButton");
        QCOMPARE(sources.library.keptDrafts.size(), 1);
        sources.backend.creating.fail(Error{.message = QStringLiteral("The disk is full.")});
        QCOMPARE(sources.library.keptDrafts.size(), 1);
        pressButton(form.get(), "createSandboxButton");
        CreateOutcome outcome;
        outcome.sandbox.id = QStringLiteral("abc");
        sources.backend.creating.succeed(outcome);
        QCOMPARE(sources.library.keptDrafts.size(), 0);
    }

    void aFailureLeadsToTheFieldItIsAbout()
    {
        Sources sources;
        const auto form = sources.form();
        form->setSpec(webSpec());
        childOf<QListWidget>(form.get(), "pageList")->setCurrentRow(6);
        pressButton(form.get(), "createSandboxButton");
        sources.backend.creating.fail(Error{.message = QStringLiteral("Image python:3.11 was not found."),
                                            .code = QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED")});
        pressButton(form.get(), "backToFormButton");
        QCOMPARE(childOf<QListWidget>(form.get(), "pageList")->currentRow(), 0);
        auto *image = childOf<QComboBox>(form.get(), "imageCombo");
        QTRY_VERIFY(image->lineEdit()->hasFocus());
        QVERIFY(image->accessibleDescription().contains(u"was not found"));
        QVERIFY(childOf<QAbstractButton>(form.get(), "createSandboxButton")->isEnabled());
        image->setEditText(QStringLiteral("python:3.12"));
        QTRY_VERIFY(!image->accessibleDescription().contains(u"was not found"));
    }

    void aSecretThatWasNotKeptHasToBeEnteredAgain()
    {
        Sources sources;
        DraftRecord record;
        record.id = QStringLiteral("old");
        SandboxSpec spec = webSpec();
        spec.env.insert(QStringLiteral("ODD"), QStringLiteral("h1dden"));
        record.specJson = toStoredJson(withoutHiddenValues(spec, {QStringLiteral("ODD")}));
        record.hiddenEnv = {QStringLiteral("ODD")};
        sources.library.keptDrafts = {record};
        const auto form = sources.form();
        form->restoreDraft();
        QTRY_COMPARE(form->spec().name(), QStringLiteral("web"));
        QVERIFY(
            words(childOf<QWidget>(form.get(), "formStrip")).contains(u"Secret values were not kept: ODD."));
        QTRY_VERIFY(!childOf<QAbstractButton>(form.get(), "createSandboxButton")->isEnabled());
        QTRY_VERIFY(childOf<QAbstractButton>(form.get(), "problemLink")->text().contains(u"Environment"));
    }

    // ---------------------------------------------------------------------------------------- templates

    void aFormIsSavedAsATemplateAndUsed()
    {
        Sources sources;
        auto form = sources.form();
        SandboxSpec spec = webSpec();
        spec.env.insert(QStringLiteral("REGION"), QStringLiteral("${region}"));
        spec.env.insert(QStringLiteral("API_TOKEN"), QStringLiteral("s3cret"));
        form->setSpec(spec);
        pressButton(form.get(), "saveAsTemplateButton");
        auto *dialog = childOf<QDialog>(form.get(), "saveTemplateDialog");
        auto *table = childOf<QTableWidget>(dialog, "placeholderTable");
        QCOMPARE(table->rowCount(), 2);
        for (int row = 0; row < 2; ++row) {
            if (table->item(row, 0)->text() == u"region")
                table->item(row, 1)->setText(QStringLiteral("eu"));
        }
        auto *name = childOf<QLineEdit>(dialog, "templateNameEdit");
        QCOMPARE(name->text(), QStringLiteral("web"));
        name->setText(QStringLiteral("Crawler"));
        pressButton(dialog, "saveTemplateButton");
        QTRY_VERIFY(sources.templates.findName(QStringLiteral("crawler")));
        QVERIFY(!sources.library.kept.first().document.contains("s3cret"));

        form = sources.form();
        form->useTemplate(sources.templates.templates().first().record.id);
        auto *asking = childOf<QDialog>(form.get(), "placeholderDialog");
        QCOMPARE(childOf<QLineEdit>(asking, "placeholderEdit_region")->text(), QStringLiteral("eu"));
        auto *token = childOf<QLineEdit>(asking, "placeholderEdit_API_TOKEN");
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QTest::keyClicks(token, QStringLiteral("n3w"));
        pressButton(asking, "usePlaceholdersButton");
        QCOMPARE(form->spec().env.value(QStringLiteral("REGION")).value(), QStringLiteral("eu"));
        QCOMPARE(form->spec().env.value(QStringLiteral("API_TOKEN")).value(), QStringLiteral("n3w"));
        childOf<QListWidget>(form.get(), "pageList")->setCurrentRow(6);
        QVERIFY(!childOf<QPlainTextEdit>(form.get(), "jsonView")->toPlainText().contains(u"n3w"));
    }

    void aPlaceholderIsCheckedWithTheRulesWhereItStands()
    {
        Sources sources;
        SandboxSpec spec = webSpec();
        spec.metadata.insert(QStringLiteral("team"), QStringLiteral("${team}"));
        const QString id = sources.keep(QStringLiteral("t"), spec);
        const auto form = sources.form();
        form->useTemplate(id);
        auto *asking = childOf<QDialog>(form.get(), "placeholderDialog");
        auto *use = childOf<QAbstractButton>(asking, "usePlaceholdersButton");
        QTest::keyClicks(childOf<QLineEdit>(asking, "placeholderEdit_team"), QStringLiteral("not a label!"));
        QTRY_VERIFY(!use->isEnabled());
        childOf<QLineEdit>(asking, "placeholderEdit_team")->clear();
        QTest::keyClicks(childOf<QLineEdit>(asking, "placeholderEdit_team"), QStringLiteral("agents"));
        QTRY_VERIFY(use->isEnabled());
    }

    void aPlaceholderWithoutItsTickIsText()
    {
        Sources sources;
        SandboxSpec spec = webSpec();
        spec.env.insert(QStringLiteral("HOME_OF"), QStringLiteral("${HOME}/x"));
        const auto form = sources.form();
        form->setSpec(spec);
        pressButton(form.get(), "saveAsTemplateButton");
        auto *dialog = childOf<QDialog>(form.get(), "saveTemplateDialog");
        childOf<QTableWidget>(dialog, "placeholderTable")->item(0, 0)->setCheckState(Qt::Unchecked);
        pressButton(dialog, "saveTemplateButton");
        QTRY_COMPARE(sources.templates.templates().size(), 1);
        const auto used = specFromTemplate(sources.templates.templates().first().content, {});
        QCOMPARE(used->env.value(QStringLiteral("HOME_OF")).value(), QStringLiteral("${HOME}/x"));
    }

    void aTemplateIsEditedInTheForm()
    {
        Sources sources;
        SandboxSpec spec = webSpec();
        spec.metadata.insert(QStringLiteral("name"), QStringLiteral("web-${n}"));
        const QString id = sources.keep(QStringLiteral("t"), spec);
        const auto form = sources.form();
        form->editTemplate(id);
        QCOMPARE(childOf<QLineEdit>(form.get(), "nameEdit")->text(), QStringLiteral("web-${n}"));
        QVERIFY(!childOf<QAbstractButton>(form.get(), "createSandboxButton")->isVisible());
        childOf<QComboBox>(form.get(), "imageCombo")->setEditText(QStringLiteral("node:20"));
        pressButton(form.get(), "saveAsTemplateButton");
        pressButton(childOf<QDialog>(form.get(), "saveTemplateDialog"), "saveTemplateButton");
        QTRY_VERIFY(sources.templates.find(id)->content.request.contains("node:20"));
        QCOMPARE(sources.templates.templates().size(), 1);
        QVERIFY(!form->isVisible());
        QVERIFY(sources.library.keptDrafts.isEmpty());
    }

    void basicsOffersTheTemplates()
    {
        Sources sources;
        sources.keep(QStringLiteral("plain"), webSpec());
        sources.library.kept.append({QStringLiteral("n"), R"({"opensandboxTemplate":9,"name":"zz"})", {}});
        sources.templates.refresh();
        QTRY_COMPARE(sources.templates.templates().size(), 2);
        const auto form = sources.form();
        const auto segments =
            childOf<QWidget>(form.get(), "startSegments")->findChildren<QAbstractButton *>();
        QVERIFY(!childOf<QWidget>(form.get(), "templateCombo")->isVisible());
        QTest::mouseClick(segments.at(2), Qt::LeftButton);
        auto *combo = childOf<QComboBox>(form.get(), "templateCombo");
        QVERIFY(combo->isVisible());
        QTRY_COMPARE(combo->count(), 2);
        combo->setCurrentIndex(1);
        QVERIFY(!childOf<QAbstractButton>(form.get(), "useTemplateButton")->isEnabled());
        combo->setCurrentIndex(0);
        pressButton(form.get(), "useTemplateButton");
        QCOMPARE(form->spec().name(), QStringLiteral("web"));
        QVERIFY(childOf<QWidget>(form.get(), "imageCombo")->isVisible());
        QVERIFY(words(childOf<QWidget>(form.get(), "formStrip")).contains(u"From template plain."));
    }

    void theManagerDoesWhatItsButtonsSay()
    {
        Sources sources;
        sources.keep(QStringLiteral("b"), webSpec());
        sources.keep(QStringLiteral("a"), webSpec());
        TemplatesDialog dialog(sources.templates, nullptr);
        dialog.show();
        auto *table = childOf<QTableWidget>(&dialog, "templateTable");
        QTRY_COMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("a"));
        QSignalSpy used(&dialog, &TemplatesDialog::useRequested);
        pressButton(&dialog, "templateUseButton");
        QCOMPARE(used.count(), 1);
        pressButton(&dialog, "templateDuplicateButton");
        QTRY_COMPARE(table->rowCount(), 3);
        QCOMPARE(table->item(table->currentRow(), 0)->text(), QStringLiteral("a (2)"));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_F2);
        auto *renaming = childOf<QDialog>(&dialog, "saveTemplateDialog");
        childOf<QLineEdit>(renaming, "templateNameEdit")->setText(QStringLiteral("b"));
        QVERIFY(!childOf<QAbstractButton>(renaming, "saveTemplateButton")->isEnabled());
        childOf<QLineEdit>(renaming, "templateNameEdit")->setText(QStringLiteral("c"));
        pressButton(renaming, "saveTemplateButton");
        QTRY_VERIFY(sources.templates.findName(QStringLiteral("c")));
        dialog.activateWindow();
        table->setFocus();
        QTRY_VERIFY(table->hasFocus());
        table->selectAll();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(table->rowCount(), 0);
        QVERIFY(childOf<QLabel>(&dialog, "undoLabel")->text().startsWith(u"3 "));
        pressButton(&dialog, "undoButton");
        QTRY_COMPARE(table->rowCount(), 3);
    }

    void templatesTravelInFiles()
    {
        Sources sources;
        sources.keep(QStringLiteral("a"), webSpec());
        sources.keep(QStringLiteral("b"), webSpec());
        const QString path = m_dir->filePath(QStringLiteral("out.json"));
        TemplatesDialog dialog(sources.templates, nullptr);
        dialog.show();
        auto *table = childOf<QTableWidget>(&dialog, "templateTable");
        QTRY_COMPARE(table->rowCount(), 2);
        table->selectAll();
        dialog.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(childOf<QLabel>(&dialog, "undoLabel")->text().contains(path));

        QFile bad(m_dir->filePath(QStringLiteral("bad.json")));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("{\"a\":");
        bad.close();
        dialog.importFiles({path, bad.fileName()});
        QTRY_VERIFY(dialog.findChild<QMessageBox *>());
        QTRY_VERIFY(childOf<QWidget>(&dialog, "templatesBanner")->isVisible());
        QVERIFY(words(childOf<QWidget>(&dialog, "templatesBanner")).contains(u"bad.json"));
        pressButton(dialog.findChild<QMessageBox *>(), "keepBothButton");
        QTRY_COMPARE(table->rowCount(), 4);
    }

    void aNewerTemplateCanOnlyBeExportedAndDeleted()
    {
        Sources sources;
        sources.library.kept = {
            {QStringLiteral("n"), R"({"opensandboxTemplate":9,"name":"zz","x":[1]})", {}}};
        TemplatesDialog dialog(sources.templates, nullptr);
        dialog.show();
        QTRY_COMPARE(childOf<QTableWidget>(&dialog, "templateTable")->rowCount(), 1);
        for (const char *name :
             {"templateUseButton", "templateEditButton", "templateRenameButton", "templateDuplicateButton"})
            QVERIFY2(!childOf<QAbstractButton>(&dialog, name)->isEnabled(), name);
        for (const char *name : {"templateDeleteButton", "templateExportButton"})
            QVERIFY2(childOf<QAbstractButton>(&dialog, name)->isEnabled(), name);
        QVERIFY(childOf<QLabel>(&dialog, "templateTroubleLabel")->text().contains(u"newer version"));
    }

    // ------------------------------------------------------------------------------------- many at once

    void severalAreMadeFromANamePattern()
    {
        Sources sources;
        const auto form = sources.form();
        form->setSpec(webSpec());
        QSignalSpy several(form.get(), &NewSandboxDialog::severalRequested);
        childOf<QSpinBox>(form.get(), "countSpin")->setValue(12);
        auto *create = childOf<QAbstractButton>(form.get(), "createSandboxButton");
        QTRY_VERIFY(!create->isEnabled()); // all would have one name
        const auto repairs = form->findChildren<QAbstractButton *>(QStringLiteral("repairButton"));
        for (auto *repair : repairs) {
            if (repair->isVisible())
                QTest::mouseClick(repair, Qt::LeftButton);
        }
        QCOMPARE(childOf<QLineEdit>(form.get(), "nameEdit")->text(), QStringLiteral("web-{n}"));
        QTRY_VERIFY(create->isEnabled());
        QCOMPARE(create->text(), QStringLiteral("Create 12 sandbox(es)"));
        QVERIFY(childOf<QLineEdit>(form.get(), "nameEdit")
                    ->accessibleDescription()
                    .contains(u"web-1, web-2, web-3, … web-12"));
        QTest::mouseClick(create, Qt::LeftButton);
        QCOMPARE(several.count(), 1);
        const auto rows = several.first().at(1).value<QList<BatchRow>>();
        QCOMPARE(rows.size(), 12);
        QCOMPARE(rows.at(11).spec.name(), QStringLiteral("web-12"));
        QVERIFY(!form->isVisible());
    }

    void aFileWithABadLineOffersTheOthers()
    {
        const Shown shown;
        const QString path =
            writeFile(QStringLiteral("batch.jsonl"),
                      jsonLine(QStringLiteral("a")) + "{\"image\":\n" + jsonLine(QStringLiteral("c")) +
                          jsonLine(QStringLiteral("d"), ",\"volumes\":[{\"name\":\"X\"}]"));
        shown.drop({path});
        auto *dialog = shown.dialog<BatchDialog>();
        QVERIFY(dialog);
        auto *table = childOf<QTableView>(dialog, "batchTable");
        QTRY_COMPARE(table->model()->rowCount(), 4);
        QCOMPARE(table->model()->index(1, 0).data().toInt(), 2);
        QCOMPARE(table->model()->index(1, 3).data().toString(), QStringLiteral("Not usable"));
        QVERIFY(!table->model()->index(1, 4).data().toString().isEmpty());
        QVERIFY(childOf<QLabel>(dialog, "batchSummaryLabel")->text().contains(u"line 2, 4"));
        pressButton(dialog, "batchCreateButton");
        QCOMPARE(shown.backend->creating.asked, QStringList({QStringLiteral("a"), QStringLiteral("c")}));
        shown.backend->creating.fail(QStringLiteral("a"));
        shown.backend->creating.succeed(QStringLiteral("c"));
        QCOMPARE(table->model()->index(0, 3).data().toString(), QStringLiteral("Failed"));
        QVERIFY(table->model()->index(0, 4).data().toString().contains(u"The disk is full."));
        QVERIFY(childOf<QAbstractButton>(dialog, "batchCreateButton")->text().startsWith(u"Retry 1"));
        pressButton(dialog, "batchCreateButton");
        shown.backend->creating.succeed(QStringLiteral("a"));
        QVERIFY(childOf<QLabel>(dialog, "batchSummaryLabel")->text().startsWith(u"2 of 2 created"));
        const auto segments =
            childOf<QWidget>(dialog, "batchShowSegments")->findChildren<QAbstractButton *>();
        QTest::mouseClick(segments.at(1), Qt::LeftButton);
        QCOMPARE(table->model()->rowCount(), 2);
    }

    void aFileThatCannotBeReadSaysWhy()
    {
        const Shown shown;
        shown.drop({m_dir->filePath(QStringLiteral("gone.json"))});
        auto *dialog = shown.dialog<BatchDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(childOf<QWidget>(dialog, "batchBanner")->isVisible());
        QVERIFY(words(childOf<QWidget>(dialog, "batchBanner")).contains(u"gone.json"));
        QVERIFY(!childOf<QAbstractButton>(dialog, "batchCreateButton")->isEnabled());
    }

    void aBatchGoesOnWithoutItsDialogAndIsShownAgain()
    {
        const Shown shown;
        QByteArray lines;
        for (int i = 0; i < 10; ++i)
            lines += jsonLine(QStringLiteral("b%1").arg(i));
        shown.drop({writeFile(QStringLiteral("batch.jsonl"), lines)});
        auto *dialog = shown.dialog<BatchDialog>();
        QTRY_VERIFY(childOf<QAbstractButton>(dialog, "batchCreateButton")->isEnabled());
        childOf<QSpinBox>(dialog, "parallelSpin")->setValue(2);
        pressButton(dialog, "batchCreateButton");
        QCOMPARE(shown.backend->creating.running, 2);
        pressButton(dialog, "batchCloseButton");
        QTRY_VERIFY(!shown.dialog<BatchDialog>());
        QCOMPARE(shown.backend->creating.running, 2);
        shown.backend->creating.succeedAll();
        QTRY_COMPARE(shown.backend->creating.asked.size(), 10);
        auto *offer = shown.window->findChild<QAbstractButton *>(QStringLiteral("statusOffer"));
        QVERIFY(offer && offer->isVisible());
        offer->click();
        dialog = shown.dialog<BatchDialog>();
        QVERIFY(dialog);
        QCOMPARE(childOf<QTableView>(dialog, "batchTable")->model()->rowCount(), 10);
        QCOMPARE(shown.fixture.settings.settings.parallelCreations, 4);
        shown.window->close();
        QCOMPARE(shown.fixture.settings.settings.parallelCreations, 2);
    }

    // ------------------------------------------------------------------------------------------ window

    void aDroppedFolderIsMountedReadOnly()
    {
        const Shown shown;
        const QString folder = m_dir->filePath(QStringLiteral("train"));
        QVERIFY(QDir().mkpath(folder));
        shown.drop({folder});
        QTRY_VERIFY(shown.dialog<NewSandboxDialog>());
        const auto &spec = shown.dialog<NewSandboxDialog>()->spec();
        QCOMPARE(spec.volumes.size(), 1);
        QCOMPARE(spec.volumes.first().hostPath, folder);
        QCOMPARE(spec.volumes.first().mountPath, QStringLiteral("/mnt/train"));
        QVERIFY(spec.volumes.first().readOnly);
        QCOMPARE(childOf<QListWidget>(shown.dialog<NewSandboxDialog>(), "pageList")->currentRow(), 3);
    }

    void theDropZoneSaysWhatLettingGoDoes()
    {
        const Shown shown;
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/train"))});
        QDragEnterEvent enter({300, 300}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(shown.window.get(), &enter);
        auto *zone = shown.window->findChild<QWidget *>(QStringLiteral("dropZone"));
        QCOMPARE(zone->accessibleName(),
                 QStringLiteral("Drop train to start a sandbox that mounts it, read-only"));
        QDragLeaveEvent leave;
        QApplication::sendEvent(shown.window.get(), &leave);
        QVERIFY(!zone->isVisible());
        mime.setUrls({QUrl(QStringLiteral("https://example.org/x"))});
        QDragEnterEvent foreign({300, 300}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        foreign.ignore();
        QApplication::sendEvent(shown.window.get(), &foreign);
        QVERIFY(!zone->isVisible());
    }

    void anotherLikeOneIsOpenedFromTheMenu()
    {
        const Shown shown;
        Sandbox sandbox = makeSandbox(QStringLiteral("id1"), QStringLiteral("web"), SandboxState::Running);
        shown.backend->creating.put(sandbox);
        auto *table = shown.window->findChild<QTableView *>(QStringLiteral("sandboxTable"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        shown.trigger("createLikeAction");
        QTRY_VERIFY(shown.dialog<NewSandboxDialog>());
        const auto *form = shown.dialog<NewSandboxDialog>();
        QTRY_COMPARE(form->spec().name(), QStringLiteral("web-2"));
        QCOMPARE(form->spec().image, QStringLiteral("python:3.11"));
        QVERIFY(words(childOf<QWidget>(form, "formStrip")).contains(u"its environment variables"));
    }

    void quittingAsksWhatBecomesOfABatch_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("wait") << "waitAndQuitButton";
        QTest::newRow("cancel") << "cancelAndQuitButton";
        QTest::newRow("stay") << "stayButton";
    }
    void quittingAsksWhatBecomesOfABatch()
    {
        QFETCH(QString, answer);
        const Shown shown;
        shown.drop({writeFile(QStringLiteral("b.jsonl"),
                              jsonLine(QStringLiteral("a")) + jsonLine(QStringLiteral("b")))});
        auto *dialog = shown.dialog<BatchDialog>();
        QTRY_VERIFY(childOf<QAbstractButton>(dialog, "batchCreateButton")->isEnabled());
        pressButton(dialog, "batchCreateButton");
        pressButton(dialog, "batchCloseButton");
        shown.window->close();
        QVERIFY(shown.window->isVisible());
        auto *question = shown.dialog<QuitQuestion>();
        QVERIFY(question);
        QVERIFY(childOf<QLabel>(question, "quitText")->text().startsWith(u"2 "));
        pressButton(question, qPrintable(answer));
        if (answer == u"stayButton") {
            QVERIFY(shown.window->isVisible());
            QCOMPARE(shown.backend->creating.running, 2);
            return;
        }
        if (answer == u"cancelAndQuitButton") {
            QTRY_VERIFY(!shown.window->isVisible());
            QCOMPARE(shown.backend->creating.cancelled, 2);
            return;
        }
        QVERIFY(shown.window->isVisible());
        shown.backend->creating.succeedAll();
        QTRY_VERIFY(!shown.window->isVisible());
    }

    void imagesUsedBeforeComeFirstAndCanBeTakenOut()
    {
        Sources sources;
        InventoryRecord record;
        record.image = QStringLiteral("zoo:1");
        sources.inventory.records = {record};
        sources.backend.imageService.images.insert(QStringLiteral("alpine:3"), {});
        const auto form = sources.form();
        auto *combo = childOf<QComboBox>(form.get(), "imageCombo");
        QTRY_COMPARE(combo->count(), 2);
        QCOMPARE(combo->itemText(0), QStringLiteral("zoo:1"));
        combo->showPopup();
        combo->view()->setCurrentIndex(combo->model()->index(0, 0));
        QTest::keyClick(combo->view(), Qt::Key_Delete);
        QTRY_COMPARE(combo->count(), 1);
        QCOMPARE(sources.library.hidden, QStringList(QStringLiteral("zoo:1")));
    }

    void everyControlHasAName()
    {
        Sources sources;
        SandboxSpec spec = webSpec();
        spec.metadata.insert(QStringLiteral("team"), QStringLiteral("${team}"));
        const QString id = sources.keep(QStringLiteral("t"), spec);
        TemplatesDialog manager(sources.templates, nullptr);
        SaveTemplateDialog saving(sources.templates, sources.templates.find(id)->content, id, nullptr);
        PlaceholderDialog asking(sources.templates.find(id)->content, {}, nullptr);
        ConnectionRegistry registry;
        BatchDialog batch(registry, {}, {[](Backend &, const QList<BatchRow> &) { return nullptr; }, {}}, 4,
                          nullptr);
        for (QDialog *dialog : {static_cast<QDialog *>(&manager), static_cast<QDialog *>(&saving),
                                static_cast<QDialog *>(&asking), static_cast<QDialog *>(&batch)}) {
            dialog->show();
            const auto widgets = dialog->findChildren<QWidget *>();
            for (const QWidget *widget : widgets) {
                const bool inner = widget->objectName().startsWith(u"qt_") ||
                                   qobject_cast<const QAbstractSpinBox *>(widget->parentWidget());
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || inner)
                    continue;
                const auto *button = qobject_cast<const QAbstractButton *>(widget);
                QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                         qPrintable(dialog->objectName() + u' ' + widget->objectName() + u' ' +
                                    QLatin1String(widget->metaObject()->className())));
            }
        }
    }

private:
    [[nodiscard]] QString writeFile(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir->filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s was not written", qPrintable(name));
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(TestCreating)
#include "tst_creating.moc"

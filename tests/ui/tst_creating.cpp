// SPDX-License-Identifier: Apache-2.0
#include "creatingbench.h"

#include "dialogs/batch/batchdialog.h"
#include "dialogs/templates/placeholderdialog.h"
#include "dialogs/templates/savetemplatedialog.h"
#include "dialogs/templates/templatesdialog.h"
#include "mainwindow/dropzone.h"

#include <core/specjson.h>
#include <models/specsecrets.h>

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// Drafts, and the ways that lead to the form.
class TestCreating : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closingTheFormKeepsWhatWasTyped()
    {
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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

    void aDroppedFolderIsMountedReadOnly()
    {
        const TestFiles files;
        const CreatingWindow shown;
        const QString folder = files.path(QStringLiteral("train"));
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
        const CreatingWindow shown;
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
        const CreatingWindow shown;
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

    void imagesUsedBeforeComeFirstAndCanBeTakenOut()
    {
        FormBench sources;
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
        FormBench sources;
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
};

QTEST_MAIN(TestCreating)
#include "tst_creating.moc"

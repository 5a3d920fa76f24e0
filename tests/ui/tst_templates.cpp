// SPDX-License-Identifier: Apache-2.0
#include "creatingbench.h"

#include "dialogs/templates/placeholderdialog.h"
#include "dialogs/templates/savetemplatedialog.h"
#include "dialogs/templates/templatesdialog.h"
#include "widgets/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// Forms that are kept as templates.
class TestTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFormIsSavedAsATemplateAndUsed()
    {
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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
        FormBench sources;
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
        const TestFiles files;
        FormBench sources;
        sources.keep(QStringLiteral("a"), webSpec());
        sources.keep(QStringLiteral("b"), webSpec());
        const QString path = files.path(QStringLiteral("out.json"));
        TemplatesDialog dialog(sources.templates, nullptr);
        dialog.show();
        auto *table = childOf<QTableWidget>(&dialog, "templateTable");
        QTRY_COMPARE(table->rowCount(), 2);
        table->selectAll();
        dialog.exportTo(path);
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(childOf<QLabel>(&dialog, "undoLabel")->text().contains(path));

        QFile bad(files.path(QStringLiteral("bad.json")));
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
        FormBench sources;
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
};

QTEST_MAIN(TestTemplates)
#include "tst_templates.moc"

// SPDX-License-Identifier: Apache-2.0
#include "detailbackend.h"
#include "fakewindow.h"
#include "memoryfilesystem.h"

#include "filelook/codeedit.h"
#include "filelook/editorwindow.h"
#include "filelook/lookwindows.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace osc::test {

/// What the question before a deletion offers to save.
class TestDeleting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logsAreKeptBeforeTheSandboxGoes()
    {
        Shown s;
        QDialog *dialog = s.ask();
        auto *logs = dialog->findChild<QCheckBox *>(QStringLiteral("rescueLogs"));
        auto *target = dialog->findChild<QLineEdit *>(QStringLiteral("rescueTarget"));
        QVERIFY(!logs->isChecked());
        QVERIFY(!target->isEnabled());
        QVERIFY(logs->isVisible());
        // Without a queue of transfers nothing can be downloaded.
        QVERIFY(!dialog->findChild<QCheckBox *>(QStringLiteral("rescueDownload"))->isVisible());
        QTest::mouseClick(logs, Qt::LeftButton, {}, {10, logs->height() / 2});
        QVERIFY(logs->isChecked());
        target->setText(s.folder.path());
        s.confirm(dialog);
        QTRY_COMPARE(s.backend->logService.sandboxIds.size(), 1);
        QVERIFY(s.kills().isEmpty());
        s.backend->logService.write("line\n");
        s.backend->logService.finish({});
        QTRY_COMPARE(s.kills().size(), 1);
        QVERIFY(QFile::exists(s.folder.filePath(QStringLiteral("crawler-0001.log"))));
    }

    void theNextQuestionBeginsWithWhatWasChosen()
    {
        Shown s;
        QDialog *dialog = s.ask();
        dialog->findChild<QCheckBox *>(QStringLiteral("rescueLogs"))->setChecked(true);
        dialog->findChild<QLineEdit *>(QStringLiteral("rescueTarget"))->setText(s.folder.path());
        s.confirm(dialog);
        QTRY_COMPARE(s.backend->logService.sandboxIds.size(), 1);
        s.backend->logService.finish(
            Error{.kind = ErrorKind::Timeout, .message = QStringLiteral("No answer.")});
        QTRY_VERIFY(!s.window->findChild<QDialog *>(QStringLiteral("deleteDialog")));
        dialog = s.ask();
        QVERIFY(dialog->findChild<QCheckBox *>(QStringLiteral("rescueLogs"))->isChecked());
        QCOMPARE(dialog->findChild<QLineEdit *>(QStringLiteral("rescueTarget"))->text(), s.folder.path());
        QVERIFY(s.kills().isEmpty());
    }

    void anEditThatIsNotSavedIsLostAndCanBeSavedFirst()
    {
        Shown s;
        auto files = std::make_shared<MemoryFileSystem>();
        files->addFile("/workspace/config.yaml", "one\n");
        LookTarget target;
        target.fileSystem = files;
        target.location = {{FilePlace::Kind::Sandbox, QStringLiteral("here"), QStringLiteral("0001")},
                           "/workspace/config.yaml"};
        target.entry = files->node("/workspace/config.yaml").entry;
        auto *windows = s.window->findChild<LookWindows *>();
        windows->edit(target);
        auto *editor = s.window->findChild<EditorWindow *>();
        QTRY_COMPARE(editor->editor().state(), FileEditor::State::Ready);
        QTest::qWait(0);
        QVERIFY(!s.ask()->findChild<QPushButton *>(QStringLiteral("saveEditsButton")));
        s.closeQuestion();
        QTest::keyClicks(editor->findChild<CodeEdit *>(QStringLiteral("editorText")), QStringLiteral("x"));
        QVERIFY(editor->editor().isModified());
        QDialog *dialog = s.ask();
        QStringList lines;
        const auto labels = dialog->findChildren<QLabel *>(QStringLiteral("lossText"));
        for (const QLabel *label : labels)
            lines << label->text();
        QVERIFY2(
            lines.contains(QStringLiteral("Your edit of /workspace/config.yaml, not saved in this console")),
            qPrintable(lines.join(u'|')));
        QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("saveEditsButton")),
                          Qt::LeftButton);
        QTRY_VERIFY(!s.window->findChild<QDialog *>(QStringLiteral("deleteDialog")));
        QVERIFY(s.kills().isEmpty());
        QTRY_VERIFY(editor->isActiveWindow());
    }

    void aFolderThatIsNoWholePathIsRefused()
    {
        Shown s;
        QDialog *dialog = s.ask();
        auto *confirm = dialog->findChild<QPushButton *>(QStringLiteral("deleteButton"));
        auto *target = dialog->findChild<QLineEdit *>(QStringLiteral("rescueTarget"));
        target->setText(QStringLiteral("somewhere"));
        QVERIFY(confirm->isEnabled()); // nothing is to go there
        dialog->findChild<QCheckBox *>(QStringLiteral("rescueLogs"))->setChecked(true);
        QVERIFY(!confirm->isEnabled());
        QVERIFY(dialog->findChild<QWidget *>(QStringLiteral("rescueProblem"))->isVisible());
        target->setText(s.folder.path());
        QVERIFY(confirm->isEnabled());
    }

private:
    struct Shown
    {
        QTemporaryDir folder;
        ThemeController theme{*qApp, ThemeChoice::Light, false};
        WindowFixture fixture{theme};
        DetailBackend *backend = nullptr;
        std::unique_ptr<MainWindow> window;

        Shown()
        {
            backend = static_cast<DetailBackend *>(fixture.registry.add(
                std::make_unique<DetailBackend>(QStringLiteral("here"), QStringLiteral("This computer"))));
            backend->inspectable.sandboxes.insert(
                QStringLiteral("0001"),
                makeSandbox(QStringLiteral("0001"), QStringLiteral("crawler"), SandboxState::Running));
            backend->setLive();
            window = std::make_unique<MainWindow>(fixture.services());
            window->resize(1200, 700);
            window->show();
        }
        [[nodiscard]] QDialog *ask() const
        {
            auto *table = window->findChild<QTableView *>(QStringLiteral("sandboxTable"));
            [[maybe_unused]] const bool there =
                QTest::qWaitFor([table] { return table->model()->rowCount() == 1; });
            table->selectAll();
            window->findChild<QAction *>(QStringLiteral("deleteAction"))->trigger();
            return window->findChild<QDialog *>(QStringLiteral("deleteDialog"));
        }
        void closeQuestion() const
        {
            window->findChild<QDialog *>(QStringLiteral("deleteDialog"))->reject();
            [[maybe_unused]] const bool gone = QTest::qWaitFor(
                [this] { return !window->findChild<QDialog *>(QStringLiteral("deleteDialog")); });
        }
        static void confirm(const QDialog *dialog)
        {
            QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("deleteButton")),
                              Qt::LeftButton);
        }
        [[nodiscard]] QStringList kills() const
        {
            return backend->inspectable.log.filter(QStringLiteral("kill"));
        }
    };
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestDeleting)
#include "tst_deleting.moc"

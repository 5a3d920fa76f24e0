// SPDX-License-Identifier: Apache-2.0
#include "creatingbench.h"

#include "dialogs/batch/batchdialog.h"
#include "mainwindow/quitquestion.h"
#include "widgets/banner.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace osc;
using namespace osc::test;

/// Many sandboxes from one form or from a file.
class TestBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalAreMadeFromANamePattern()
    {
        FormBench sources;
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
        const TestFiles files;
        const CreatingWindow shown;
        const QString path =
            files.write(QStringLiteral("batch.jsonl"),
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
        const TestFiles files;
        const CreatingWindow shown;
        shown.drop({files.path(QStringLiteral("gone.json"))});
        auto *dialog = shown.dialog<BatchDialog>();
        QVERIFY(dialog);
        QTRY_VERIFY(childOf<QWidget>(dialog, "batchBanner")->isVisible());
        QVERIFY(words(childOf<QWidget>(dialog, "batchBanner")).contains(u"gone.json"));
        QVERIFY(!childOf<QAbstractButton>(dialog, "batchCreateButton")->isEnabled());
    }

    void aBatchGoesOnWithoutItsDialogAndIsShownAgain()
    {
        const TestFiles files;
        const CreatingWindow shown;
        QByteArray lines;
        for (int i = 0; i < 10; ++i)
            lines += jsonLine(QStringLiteral("b%1").arg(i));
        shown.drop({files.write(QStringLiteral("batch.jsonl"), lines)});
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
        QCOMPARE(shown.fixture.settings.settings.preferences.parallelCreations, 2);
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
        const TestFiles files;
        QFETCH(QString, answer);
        const CreatingWindow shown;
        shown.drop({files.write(QStringLiteral("b.jsonl"),
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
};

QTEST_MAIN(TestBatches)
#include "tst_batches.moc"

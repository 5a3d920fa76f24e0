// SPDX-License-Identifier: Apache-2.0
#include "accessibilitywalk.h"
#include "faketransfers.h"
#include "testclock.h"

#include "transfers/transferdrawer.h"
#include "transfers/transfersplace.h"
#include "transfers/transfertable.h"

#include <ui/theme.h>

#include <models/connectionregistry.h>
#include <models/fileplaces.h>
#include <models/sandboxstore.h>
#include <models/transferstore.h>

#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace osc;
using namespace osc::test;

namespace osc::test {

/// The place and the drawer: what they show of the queue, and what their controls do with it.
class TestTransfers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void everyTransferIsARow();
    void aQuestionIsAnsweredInPlace();
    void theQuestionOfTheSelectedOneComesFirst();
    void foldersAreMergedNotReplaced();
    void aFailedOneIsRetriedInItsRow();
    void enterDoesTheLikeliest();
    void pauseAllBecomesResumeAll();
    void theOrderIsChangedByKey();
    void filterAndSearchNarrowTheList();
    void theCountOfThePlaceTellsTrouble();
    void theDrawerFolds();
    void aDrawerOfASandboxIsThereWhenSomethingIs();
    void everyControlHasAName();

private:
    QStringList add(const QList<QByteArray> &names);
    template<typename T>
    T *find(const char *name) const
    {
        return m_place->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] TransferTable *table() const { return find<TransferTable>("transferTable"); }
    [[nodiscard]] TransferState stateOf(const QString &id) const { return m_store->find(id)->record.state; }
    void ask(const QByteArray &name, FileType type = FileType::Regular);

    ThemeController m_theme{*qApp, ThemeChoice::Light, false};
    TestClock m_clock;
    QList<TransferAnswer> m_answers;
    std::unique_ptr<ConnectionRegistry> m_registry;
    std::unique_ptr<SandboxStore> m_sandboxes;
    std::unique_ptr<FilePlaces> m_places;
    std::unique_ptr<FakeTransferEngine> m_engine;
    std::unique_ptr<MemoryTransferJournal> m_journal;
    std::unique_ptr<TransferStore> m_store;
    std::unique_ptr<TransfersPlace> m_place;
};

void TestTransfers::init()
{
    m_answers.clear();
    m_registry = std::make_unique<ConnectionRegistry>();
    m_sandboxes = std::make_unique<SandboxStore>(*m_registry, m_clock);
    m_places = std::make_unique<FilePlaces>(*m_registry, *m_sandboxes, std::make_shared<MemoryFileSystem>());
    m_engine = std::make_unique<FakeTransferEngine>();
    m_journal = std::make_unique<MemoryTransferJournal>();
    m_store = std::make_unique<TransferStore>(*m_places, *m_engine, *m_journal, nullptr, m_clock);
    m_place = std::make_unique<TransfersPlace>(*m_store);
    m_place->resize(1200, 500);
    m_place->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_place.get()));
}

void TestTransfers::cleanup()
{
    m_place.reset();
    m_store.reset();
    m_places.reset();
    m_sandboxes.reset();
    m_registry.reset();
}

QStringList TestTransfers::add(const QList<QByteArray> &names)
{
    TransferRequest request;
    for (const QByteArray &name : names)
        request.paths.append("/data/" + name);
    request.to = {{}, "/target"};
    return m_store->add(request);
}

void TestTransfers::ask(const QByteArray &name, FileType type)
{
    QTRY_VERIFY(m_engine->run(name));
    TransferQuestion question{.path = "/target/" + name};
    question.source.type = question.target.type = type;
    m_engine->run(name)->handlers.onQuestion(question,
                                             [this](const TransferAnswer &answer) { m_answers << answer; });
}

void TestTransfers::everyTransferIsARow()
{
    add({"a", "b", "c"});
    QTRY_COMPARE(table()->model()->rowCount(), 3);
    QTRY_VERIFY(table()->isVisible());
    QCOMPARE(table()->model()->index(0, TransferModel::What).data().toString(), QStringLiteral("a"));
}

void TestTransfers::aQuestionIsAnsweredInPlace()
{
    const QStringList ids = add({"report.csv", "other.csv"});
    ask("report.csv");
    auto *bar = find<QWidget>("transferQuestion");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(find<QLabel>("transferQuestionText")->text().contains(QStringLiteral("report.csv")));
    find<QCheckBox>("transferAnswerForAll")->setChecked(true);
    QTest::mouseClick(find<QAbstractButton>("transferAnswerKeepBoth"), Qt::LeftButton);
    QCOMPARE(m_answers.size(), 1);
    QCOMPARE(m_answers.constFirst().policy, ConflictPolicy::KeepBoth);
    QVERIFY(m_answers.constFirst().forAll);
    QTRY_VERIFY(!bar->isVisible());
    QCOMPARE(m_store->find(ids.at(1))->record.conflict, ConflictPolicy::KeepBoth);
    QVERIFY(!find<QCheckBox>("transferAnswerForAll")->isChecked());
}

void TestTransfers::theQuestionOfTheSelectedOneComesFirst()
{
    add({"a", "b"});
    ask("a");
    ask("b");
    QTRY_VERIFY(find<QLabel>("transferQuestionText")->text().startsWith(QStringLiteral("a ")));
    table()->selectRow(1);
    QVERIFY(find<QLabel>("transferQuestionText")->text().startsWith(QStringLiteral("b ")));
}

void TestTransfers::foldersAreMergedNotReplaced()
{
    add({"folder"});
    ask("folder", FileType::Directory);
    QTRY_COMPARE(find<QAbstractButton>("transferAnswerReplace")->text(), QStringLiteral("Merge"));
    QVERIFY(!find<QAbstractButton>("transferAnswerNewer")->isVisible());
}

void TestTransfers::aFailedOneIsRetriedInItsRow()
{
    const QStringList ids = add({"a"});
    QTRY_VERIFY(m_engine->run("a"));
    m_engine->run("a")->fail(ErrorKind::Forbidden);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Failed);
    const QRect cell = table()->visualRect(table()->model()->index(0, TransferModel::State));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 15, cell.center().y()));
    QCOMPARE(stateOf(ids.at(0)), TransferState::Failed);
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, QPoint(cell.right() - 40, cell.center().y()));
    QCOMPARE(stateOf(ids.at(0)), TransferState::Running);
}

void TestTransfers::enterDoesTheLikeliest()
{
    const QStringList ids = add({"a", "b"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->fail(ErrorKind::Forbidden);
    table()->setCurrentIndex(table()->model()->index(0, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Running);
    ask("b");
    table()->setCurrentIndex(table()->model()->index(1, 0));
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(find<QAbstractButton>("transferAnswerSkip")->hasFocus() || !m_place->isActiveWindow());
}

void TestTransfers::pauseAllBecomesResumeAll()
{
    const QStringList ids = add({"a", "b"});
    auto *button = find<QAbstractButton>("transfersPauseAll");
    QTRY_VERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(stateOf(ids.at(0)), TransferState::Paused);
    QTRY_COMPARE(button->text(), QStringLiteral("Resume all"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(stateOf(ids.at(1)), TransferState::Running);
}

void TestTransfers::theOrderIsChangedByKey()
{
    add({"a", "b", "c"});
    table()->setFocus();
    table()->selectRow(2);
    find<QAction>("transferMoveUp")->trigger();
    QCOMPARE(m_store->model().at(1).record.name, QByteArray("c"));
    QCOMPARE(table()->selectedIds(), QStringList{m_store->model().at(1).record.id});
    find<QAction>("transferMoveToTop")->trigger();
    QCOMPARE(m_store->model().at(0).record.name, QByteArray("c"));
}

void TestTransfers::filterAndSearchNarrowTheList()
{
    add({"apple", "pear"});
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("apple")->finish();
    auto &proxy = table()->proxy();
    proxy.setShow(TransferProxy::Show::Over);
    QCOMPARE(proxy.rowCount(), 1);
    QCOMPARE(proxy.index(0, 0).data().toString(), QStringLiteral("apple"));
    proxy.setShow(TransferProxy::Show::All);
    find<QLineEdit>("transfersSearch")->setText(QStringLiteral("pear target"));
    QCOMPARE(proxy.rowCount(), 1);
    m_place->escape();
    QCOMPARE(proxy.rowCount(), 2);
}

void TestTransfers::theCountOfThePlaceTellsTrouble()
{
    QSignalSpy changed(m_place.get(), &Place::countChanged);
    add({"a", "b"});
    QTRY_COMPARE(m_place->count().text, QStringLiteral("2"));
    QVERIFY(!m_place->count().alarming);
    QTRY_COMPARE(m_engine->active().size(), 2);
    m_engine->run("a")->fail(ErrorKind::Forbidden);
    QTRY_VERIFY(m_place->count().alarming);
    QTRY_VERIFY(!changed.isEmpty());
}

void TestTransfers::theDrawerFolds()
{
    TransferDrawer drawer(*m_store);
    drawer.show();
    auto *inside = drawer.findChild<TransferTable *>();
    QVERIFY(inside->isVisibleTo(&drawer));
    auto *fold = drawer.findChild<QAbstractButton *>(QStringLiteral("transferFoldButton"));
    QTest::mouseClick(fold, Qt::LeftButton);
    QVERIFY(!inside->isVisibleTo(&drawer));
    QCOMPARE(fold->accessibleName(), QStringLiteral("Unfold the transfers"));
    add({"a", "b", "c"});
    QTRY_COMPARE(drawer.findChild<QLabel *>(QStringLiteral("transferCounts"))->text(),
                 QStringLiteral("2 running, 1 waiting"));
}

void TestTransfers::aDrawerOfASandboxIsThereWhenSomethingIs()
{
    QWidget parent;
    TransferDrawer drawer(*m_store, TransferDrawer::Folding::StartsFolded, &parent);
    parent.show();
    QVERIFY(!drawer.isVisible());
    add({"a"});
    QTRY_VERIFY(drawer.isVisible());
    QVERIFY(drawer.isFolded());
}

void TestTransfers::everyControlHasAName()
{
    add({"a"});
    ask("a");
    QTRY_VERIFY(find<QWidget>("transferQuestion")->isVisible());
    AccessibilityWalk walk;
    QCOMPARE(walk.problemsOf(*m_place).join(QLatin1Char('\n')), QString());
    QVERIFY(walk.checked() > 10);
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestTransfers)

#include "tst_transfers.moc"

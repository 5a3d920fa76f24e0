// SPDX-License-Identifier: Apache-2.0
#include "panels/placetable.h"
#include "panels/rowdelegate.h"
#include "theme/consolestyle.h"
#include "widgets/contextmenukey.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableWidget>
#include <QTest>
#include <QTreeWidget>

namespace osc::test {

/// What all tables and trees share: where their text begins and ends, and the key of the context menu.
class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextOfACellBeginsBelowThatOfItsHeader_data();
    void theTextOfACellBeginsBelowThatOfItsHeader();
    void theLastColumnEndsAtTheMarginOfThePage();
    void shiftF10OpensTheMenuOfTheCurrentRow();
    void aWidgetThatUsesTheKeyKeepsIt();

private:
    /// The first and the last column of pixels in @p part that differ from its left edge.
    static std::pair<int, int> inked(QWidget &widget, const QRect &part);
};

std::pair<int, int> TestTables::inked(QWidget &widget, const QRect &part)
{
    const QImage image = widget.grab(part).toImage();
    int first = -1;
    int last = -1;
    for (int x = 0; x < image.width(); ++x)
        for (int y = 2; y < image.height() - 2; ++y)
            if (image.pixel(x, y) != image.pixel(0, y)) {
                first = first < 0 ? x : first;
                last = x;
            }
    return {first, last};
}

void TestTables::theTextOfACellBeginsBelowThatOfItsHeader_data()
{
    QTest::addColumn<bool>("tree");
    QTest::newRow("a table") << false;
    QTest::newRow("a tree") << true;
}

void TestTables::theTextOfACellBeginsBelowThatOfItsHeader()
{
    QFETCH(bool, tree);
    const std::unique_ptr<QAbstractItemView> view(tree ? static_cast<QAbstractItemView *>(new QTreeView)
                                                       : new QTableView);
    QStandardItemModel rows(1, 2);
    rows.setHorizontalHeaderLabels({QStringLiteral("HHH"), QStringLiteral("HHH")});
    rows.setItem(0, 1, new QStandardItem(QStringLiteral("HHH")));
    ConsoleStyle style;
    view->setStyle(&style);
    view->setModel(&rows);
    auto *header = view->findChild<QHeaderView *>(QString(), Qt::FindDirectChildrenOnly);
    if (auto *table = qobject_cast<QTableView *>(view.get())) {
        table->setShowGrid(false);
        header = table->horizontalHeader();
    }
    QVERIFY(header);
    header->setStyle(&style);
    header->setDefaultAlignment(Qt::AlignLeft);
    view->resize(400, 200);
    view->show();
    const int x = header->sectionViewportPosition(1);
    const auto [inHeader, headerEnd] =
        inked(*header->viewport(), QRect(x, 0, header->sectionSize(1), header->height()));
    const auto [inCell, cellEnd] = inked(*view->viewport(), view->visualRect(rows.index(0, 1)));
    QVERIFY(inHeader > 0);
    QVERIFY2(std::abs(inHeader - inCell) <= 1,
             qPrintable(QStringLiteral("%1, %2").arg(inHeader).arg(inCell)));
}

void TestTables::theLastColumnEndsAtTheMarginOfThePage()
{
    QStandardItemModel rows(1, 3);
    rows.setHorizontalHeaderLabels({QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("C")});
    for (const int column : {1, 2})
        rows.setHeaderData(column, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter),
                           Qt::TextAlignmentRole);
    PlaceTable table;
    ConsoleStyle style;
    table.horizontalHeader()->setStyle(&style);
    table.setModel(&rows);
    table.setSortingEnabled(false);
    table.resize(500, 200);
    table.show();
    const auto endOf = [&](int column) {
        QHeaderView &header = *table.horizontalHeader();
        const QRect section(header.sectionViewportPosition(column), 0, header.sectionSize(column),
                            header.height());
        return section.width() - inked(*header.viewport(), section).second;
    };
    QCOMPARE(table.endPadding(1), RowDelegate::padding);
    QCOMPARE(table.endPadding(2), metrics::margin);
    const int between = endOf(1);
    QCOMPARE(endOf(2) - between, metrics::margin - RowDelegate::padding);
    table.hideColumn(2);
    QCOMPARE(table.endPadding(1), metrics::margin);
    QCOMPARE(endOf(1) - between, metrics::margin - RowDelegate::padding);
}

void TestTables::shiftF10OpensTheMenuOfTheCurrentRow()
{
    const ContextMenuKey key;
    QStandardItemModel rows(5, 2);
    QWidget window;
    auto *table = new PlaceTable(&window);
    table->setModel(&rows);
    table->resize(400, 300);
    QSignalSpy wanted(table, &QWidget::customContextMenuRequested);
    window.show();
    table->setFocus();
    table->setCurrentIndex(rows.index(3, 1));
    QTest::keyClick(table, Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(table->visualRect(rows.index(3, 1)).contains(wanted.constFirst().constFirst().toPoint()));
    QTest::keyClick(table, Qt::Key_F10);
    QCOMPARE(wanted.count(), 1);
}

void TestTables::aWidgetThatUsesTheKeyKeepsIt()
{
    class Terminal : public QWidget
    {
    public:
        using QWidget::QWidget;
        int menus = 0;
        int keys = 0;

    protected:
        void keyPressEvent(QKeyEvent *event) override { keys += event->key() == Qt::Key_F10 ? 1 : 0; }
        void contextMenuEvent(QContextMenuEvent *) override { ++menus; }
    };
    const ContextMenuKey key;
    QWidget window;
    auto *terminal = new Terminal(&window);
    terminal->setFocusPolicy(Qt::StrongFocus);
    window.show();
    terminal->setFocus();
    QTest::keyClick(terminal, Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(terminal->keys, 1);
    QCOMPARE(terminal->menus, 0);
}

} // namespace osc::test

QTEST_MAIN(osc::test::TestTables)
#include "tst_tables.moc"

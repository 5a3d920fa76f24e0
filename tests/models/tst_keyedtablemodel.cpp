// SPDX-License-Identifier: Apache-2.0
#include <models/keyedtablemodel.h>

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace osc;

namespace {

struct Row
{
    QString key;
    int value = 0;

    bool operator==(const Row &) const = default;
};

class Model : public KeyedTableModel<Row>
{
public:
    Model()
        : KeyedTableModel(2)
    {}

protected:
    [[nodiscard]] QString keyOf(const Row &row) const override { return row.key; }
    [[nodiscard]] QVariant cell(const Row &row, int column, int role) const override
    {
        if (role != Qt::DisplayRole)
            return {};
        return column == 0 ? QVariant(row.key) : QVariant(row.value);
    }
    [[nodiscard]] QVariant heading(int column, int) const override { return column; }
};

QList<Row> randomRows(QRandomGenerator &random)
{
    QList<Row> rows;
    for (int key = 0; key < 24; ++key)
        if (random.bounded(3) != 0)
            rows.append({QString::number(key), random.bounded(3)});
    std::shuffle(rows.begin(), rows.end(), random);
    return rows;
}

QMap<QString, int> asMap(const QList<Row> &rows)
{
    QMap<QString, int> map;
    for (const Row &row : rows)
        map.insert(row.key, row.value);
    return map;
}

} // namespace

class TestKeyedTableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEqualSnapshotEmitsNothing()
    {
        Model model;
        const QList<Row> rows{{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}};
        model.setRows(rows);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setRows({rows.at(1), rows.at(0)});
        QCOMPARE(changed.count() + inserted.count() + removed.count() + reset.count(), 0);
    }

    void rowsAreRemovedInRunsFromTheBack()
    {
        Model model;
        QList<Row> rows;
        for (int i = 0; i < 6; ++i)
            rows.append({QString::number(i), i});
        model.setRows(rows);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        model.setRows({rows.at(2)});
        QCOMPARE(removed.count(), 2);
        QCOMPARE(removed.at(0).at(1).toInt(), 3);
        QCOMPARE(removed.at(0).at(2).toInt(), 5);
        QCOMPARE(removed.at(1).at(1).toInt(), 0);
        QCOMPARE(removed.at(1).at(2).toInt(), 1);
    }

    void ofTwoRowsWithOneKeyTheLastCounts()
    {
        Model model;
        model.setRows({{QStringLiteral("a"), 1}, {QStringLiteral("a"), 2}});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).value, 2);
    }

    void oneRowCanBePutAndTakenAway()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.upsert({QStringLiteral("a"), 1});
        model.upsert({QStringLiteral("b"), 1});
        model.upsert({QStringLiteral("a"), 5});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.find(QStringLiteral("a"))->value, 5);
        QVERIFY(model.remove(QStringLiteral("a")));
        QVERIFY(!model.remove(QStringLiteral("a")));
        QCOMPARE(model.rowOf(QStringLiteral("b")), 0);
    }

    void manyChangesAreToldInRunsAndNewRowsAtOnce()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QList<Row> rows;
        for (int i = 0; i < 10; ++i)
            rows.append({QString::number(i), i});
        model.setRows(rows);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (const int i : {7, 3, 2, 4})
            rows[i].value = 100;
        model.upsertAll({rows.at(7),
                         rows.at(3),
                         {QStringLiteral("new"), 1},
                         rows.at(2),
                         rows.at(4),
                         rows.at(9),
                         {QStringLiteral("newer"), 1}});
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 2);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 4);
        QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 7);
        QCOMPARE(changed.at(1).at(1).toModelIndex().row(), 7);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(model.rowCount(), 12);
    }

    void newRowsAmongKnownOnesComeInTheirOrderAndTheLastOfEachCounts()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto row = [](const char *key, int value) { return Row{QString::fromLatin1(key), value}; };
        model.setRows({row("a", 1), row("b", 1)});
        const QList<Row> told{row("new", 1), row("b", 2),      row("newer", 1), row("new", 2),
                              row("a", 3),   row("newest", 1), row("newer", 3)};
        const QList<Row> before(told.cbegin(), told.cend());
        model.upsertAll(told);
        const QList<Row> rows{row("a", 3), row("b", 2), row("new", 2), row("newer", 3), row("newest", 1)};
        QCOMPARE(model.rows(), rows);
        QCOMPARE(told, before); // whoever told keeps what it has
        for (int i = 0; i < rows.size(); ++i)
            QCOMPARE(model.rowOf(rows.at(i).key), i);
    }

    void rowsAreFoundAfterManyRemovals()
    {
        Model model;
        QList<Row> rows;
        for (int i = 0; i < 1000; ++i)
            rows.append({QString::number(i), i});
        model.setRows(rows);
        model.removeWhere([](const Row &row) { return row.value % 3 == 0; });
        for (int i = 0; i < 1000; ++i) {
            const Row *found = model.find(QString::number(i));
            QCOMPARE(found != nullptr, i % 3 != 0);
            if (found)
                QCOMPARE(found->value, i);
        }
    }

    void persistentIndexesFollowTheirRowsThroughRandomSnapshots()
    {
        Model model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(20261121);
        for (int round = 0; round < 2000; ++round) {
            QHash<QString, QPersistentModelIndex> followed;
            for (int row = 0; row < model.rowCount(); ++row)
                followed.insert(model.at(row).key, model.index(row, 1));
            const QList<Row> snapshot = randomRows(random);
            model.setRows(snapshot);

            const QMap<QString, int> wanted = asMap(snapshot);
            QCOMPARE(asMap(model.rows()), wanted);
            for (auto it = followed.cbegin(); it != followed.cend(); ++it) {
                QCOMPARE(it->isValid(), wanted.contains(it.key()));
                if (it->isValid())
                    QCOMPARE(model.at(it->row()).key, it.key());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestKeyedTableModel)
#include "tst_keyedtablemodel.moc"

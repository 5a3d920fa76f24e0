// SPDX-License-Identifier: Apache-2.0
#include "keyvaluetable.h"

#include "widgets/buttons.h"

#include <core/secretnames.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace osc {

namespace {

enum Column { KeyColumn, ValueColumn, HideColumn };

/// Shows dots in place of a value whose row is ticked; the editor shows it.
class ValueDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto hide = index.siblingAtColumn(HideColumn);
        if (hide.isValid() && hide.data(Qt::CheckStateRole).toInt() == Qt::Checked && !option->text.isEmpty())
            option->text = QString(8, QChar(0x2022));
    }
};

} // namespace

KeyValueTable::KeyValueTable(const QString &name, const QString &accessibleName, Secrets secrets,
                             QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, secrets == Secrets::CanBeHidden ? 3 : 2, this))
    , m_canHide(secrets == Secrets::CanBeHidden)
{
    constexpr int leastHeight = 150;
    m_table->setObjectName(name + QStringLiteral("Table"));
    m_table->setAccessibleName(accessibleName);
    m_table->setHorizontalHeaderLabels(
        QStringList{tr("Key"), tr("Value"), tr("Hide value")}.mid(0, m_table->columnCount()));
    m_table->horizontalHeader()->setSectionResizeMode(ValueColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->resizeSection(KeyColumn, 200);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::control());
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setMinimumHeight(leastHeight);
    m_table->setItemDelegateForColumn(ValueColumn, new ValueDelegate(m_table));
    m_table->installEventFilter(this);
    setFocusProxy(m_table);

    auto *add = makeTextToolButton(name + QStringLiteral("AddButton"), Symbol::Add, tr("Add"), this);
    auto *remove =
        makeTextToolButton(name + QStringLiteral("RemoveButton"), Symbol::Remove, tr("Remove"), this);
    auto *pasteButton = makeTextToolButton(name + QStringLiteral("PasteButton"), Symbol::Import,
                                           tr("Paste KEY=VALUE lines"), this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(add);
    buttons->addWidget(remove);
    buttons->addWidget(pasteButton);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);

    connect(add, &QToolButton::clicked, this, [this] {
        addRow({}, false);
        m_table->setCurrentCell(m_table->rowCount() - 1, KeyColumn);
        m_table->editItem(m_table->currentItem());
    });
    connect(remove, &QToolButton::clicked, this, &KeyValueTable::removeSelected);
    connect(pasteButton, &QToolButton::clicked, this, &KeyValueTable::paste);
    connect(m_table, &QTableWidget::cellChanged, this, &KeyValueTable::itemWasEdited);
}

void KeyValueTable::setRows(const QList<KeyValue> &rows, const QSet<QString> &hidden)
{
    m_filling = true;
    m_table->setRowCount(0);
    m_filling = false;
    for (const KeyValue &row : rows)
        addRow(row, hidden.contains(row.key));
}

void KeyValueTable::addRow(const KeyValue &row, bool hidden)
{
    m_filling = true;
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    auto *key = new QTableWidgetItem(row.key);
    key->setFont(fonts::mono());
    auto *value = new QTableWidgetItem(row.value);
    value->setFont(fonts::mono());
    m_table->setItem(at, KeyColumn, key);
    m_table->setItem(at, ValueColumn, value);
    if (m_canHide) {
        auto *hide = new QTableWidgetItem;
        hide->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        hide->setCheckState(hidden ? Qt::Checked : Qt::Unchecked);
        hide->setData(Qt::AccessibleTextRole, tr("Hide value"));
        m_table->setItem(at, HideColumn, hide);
    }
    m_filling = false;
}

QList<KeyValue> KeyValueTable::rows() const
{
    QList<KeyValue> rows;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const KeyValue pair{m_table->item(row, KeyColumn)->text(), m_table->item(row, ValueColumn)->text()};
        if (!pair.key.isEmpty() || !pair.value.isEmpty())
            rows.append(pair);
    }
    return rows;
}

QSet<QString> KeyValueTable::hiddenKeys() const
{
    QSet<QString> keys;
    for (int row = 0; m_canHide && row < m_table->rowCount(); ++row) {
        if (m_table->item(row, HideColumn)->checkState() == Qt::Checked)
            keys.insert(m_table->item(row, KeyColumn)->text());
    }
    return keys;
}

int KeyValueTable::rowOf(const QString &key) const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, KeyColumn)->text() == key)
            return row;
    }
    return -1;
}

void KeyValueTable::merge(const QList<KeyValue> &rows)
{
    for (const KeyValue &row : rows) {
        const int present = rowOf(row.key);
        if (present < 0) {
            addRow(row, looksSecret(row.key));
            continue;
        }
        m_filling = true;
        m_table->item(present, ValueColumn)->setText(row.value);
        m_filling = false;
    }
    Q_EMIT changed();
}

void KeyValueTable::markKeys(const QSet<QString> &keys)
{
    m_filling = true;
    const QBrush ink = Theme::of(palette()).failed.ink;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        auto *item = m_table->item(row, KeyColumn);
        const bool marked = keys.contains(item->text());
        item->setData(Qt::ForegroundRole, marked ? QVariant(ink) : QVariant());
        item->setIcon(marked ? symbol(Symbol::Error, Tone::Failed) : QIcon());
    }
    m_filling = false;
}

void KeyValueTable::editKey(const QString &key)
{
    m_table->setFocus();
    if (const int row = rowOf(key); row >= 0)
        m_table->setCurrentCell(row, KeyColumn);
}

void KeyValueTable::removeSelected()
{
    QSet<int> selected;
    for (const auto &index : m_table->selectionModel()->selectedRows())
        selected.insert(index.row());
    m_filling = true;
    for (int row = m_table->rowCount() - 1; row >= 0; --row) {
        if (selected.contains(row))
            m_table->removeRow(row);
    }
    m_filling = false;
    Q_EMIT changed();
}

void KeyValueTable::paste()
{
    constexpr qsizetype longest = 1 << 20;
    merge(parseKeyValueLines(QStringView(QGuiApplication::clipboard()->text()).left(longest)));
}

void KeyValueTable::itemWasEdited(int row, int column)
{
    if (m_filling)
        return;
    if (column == KeyColumn && m_canHide && looksSecret(m_table->item(row, KeyColumn)->text())) {
        m_filling = true;
        m_table->item(row, HideColumn)->setCheckState(Qt::Checked);
        m_filling = false;
    }
    if (column == HideColumn)
        m_table->viewport()->update();
    Q_EMIT changed();
}

bool KeyValueTable::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *press = static_cast<QKeyEvent *>(event);
        if (press->matches(QKeySequence::Paste)) {
            paste();
            return true;
        }
        if (press->matches(QKeySequence::Delete)) {
            removeSelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "snapshots/snapshottable.h"

#include "panels/columnlayout.h"
#include "panels/kindsymbols.h"
#include "panels/rowdelegate.h"

#include <ui/glyphs.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace osc {

namespace {

constexpr int snapshotGlyphGap = 8;

QList<ColumnSpec> snapshotColumnSpecs(const SnapshotModel &model)
{
    QList<ColumnSpec> specs(SnapshotModel::ColumnCount);
    specs[SnapshotModel::Name] = {{}, 110, 220, 420};
    specs[SnapshotModel::State] = {{}, 84, 190, 420};
    specs[SnapshotModel::Sandbox] = {{}, 84, 190, 320};
    specs[SnapshotModel::Image] = {{}, 84, 170, 320};
    specs[SnapshotModel::Created] = {{}, 90, 130, 150};
    specs[SnapshotModel::Connection] = {{}, 70, 150, 220};
    specs[SnapshotModel::Id] = {{}, 90, 220, 320};
    for (int column = 0; column < specs.size(); ++column)
        specs[column].id = model.headerData(column, Qt::Horizontal, SnapshotModel::ColumnIdRole).toString();
    return specs;
}

Glyph snapshotGlyph(const QModelIndex &index)
{
    const auto state = static_cast<SnapshotState>(index.data(SnapshotModel::StateRole).toInt());
    if (index.data(SnapshotModel::StaleRole).toBool())
        return Glyph::Stale;
    switch (state) {
    case SnapshotState::Creating:
    case SnapshotState::Deleting:
        return Glyph::Progress;
    case SnapshotState::Ready:
        return Glyph::Ok;
    case SnapshotState::Failed:
        return Glyph::Failed;
    case SnapshotState::Unknown:
        break;
    }
    return Glyph::Stale;
}

class SnapshotDelegate : public RowDelegate
{
public:
    explicit SnapshotDelegate(PlaceTable *view)
        : RowDelegate(view, metrics::margin)
    {}

protected:
    [[nodiscard]] bool isQuiet(const QModelIndex &index) const override
    {
        return index.data(SnapshotModel::StaleRole).toBool();
    }

    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        switch (index.column()) {
        case SnapshotModel::Name:
            painter.setFont(fonts::name());
            return withSymbol(painter, cell, index, Symbol::Camera);
        case SnapshotModel::Connection:
            return withSymbol(
                painter, cell, index,
                symbolOf(static_cast<ConnectionKind>(index.data(SnapshotModel::ConnectionKindRole).toInt())));
        case SnapshotModel::State:
            return withGlyph(painter, cell, index);
        case SnapshotModel::Id:
            painter.setFont(fonts::mono());
            break;
        default:
            break;
        }
        const bool elidesLeft = index.column() == SnapshotModel::Image;
        drawText(painter, cell, cell.rect, index.data().toString(),
                 elidesLeft ? Qt::ElideLeft : Qt::ElideMiddle);
    }

private:
    static void withSymbol(QPainter &painter, const Cell &cell, const QModelIndex &index, Symbol symbol)
    {
        QRect rest = cell.rect;
        const QRect place = takeLeading(rest, metrics::icon, cell.direction);
        drawSymbol(painter, cell, place, symbol, cell.theme.secondaryText);
        takeLeading(rest, snapshotGlyphGap, cell.direction);
        drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
    }

    static void withGlyph(QPainter &painter, const Cell &cell, const QModelIndex &index)
    {
        QRect rest = cell.rect;
        const QRect place = takeLeading(rest, glyphSize, cell.direction);
        const Glyph glyph = snapshotGlyph(index);
        paintGlyph(painter, place, glyph, cell.theme, glyph == Glyph::Progress ? ringTurn() : 0);
        takeLeading(rest, snapshotGlyphGap, cell.direction);
        if (glyph == Glyph::Failed)
            painter.setPen(cell.theme.failed.ink);
        drawText(painter, cell, rest, index.data().toString());
    }
};

} // namespace

SnapshotTable::SnapshotTable(SnapshotFilterProxy &proxy, SnapshotModel &model, QWidget *parent)
    : ArrangedTable(SnapshotModel::CopyRole, parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("snapshotTable"));
    setAccessibleName(tr("Snapshots"));
    proxy.setSourceModel(&model);
    setItemDelegate(new SnapshotDelegate(this));
    arrange(proxy, snapshotColumnSpecs(model), SnapshotModel::Created);
    sortByColumn(SnapshotModel::Created, Qt::DescendingOrder);
}

QList<SnapshotKey> SnapshotTable::selected() const
{
    QList<SnapshotKey> keys;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const SnapshotRow *row = m_model.find(index.data(SnapshotModel::KeyRole).toString());
        if (!row)
            continue;
        if (index.row() == currentIndex().row())
            keys.prepend(row->key());
        else
            keys.append(row->key());
    }
    return keys;
}

// The menu of the window has the same key for sandboxes.
bool SnapshotTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return ArrangedTable::event(event);
}

void SnapshotTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
        Q_EMIT removeRequested();
        event->accept();
        return;
    }
    ArrangedTable::keyPressEvent(event);
}

} // namespace osc

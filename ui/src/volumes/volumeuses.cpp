// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumeuses.h"

#include "detail/detailtable.h"
#include "panels/placetable.h"
#include "panels/rowdelegate.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/glyphs.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int volumeUseWidths[] = {210, 150, 240, 70, 150, 150};

class VolumeUseDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        if (index.column() == VolumeUseModel::State) {
            const bool now = index.data(VolumeUseModel::NowRole).toBool();
            const bool running = index.data(VolumeUseModel::RunningRole).toBool();
            const QRect place = takeLeading(rest, glyphSize, cell.direction);
            paintGlyph(painter, place, now && running ? Glyph::Disc : (now ? Glyph::Ended : Glyph::Ring),
                       cell.theme);
            takeLeading(rest, padding, cell.direction);
        }
        if (index.column() == VolumeUseModel::Target || index.column() == VolumeUseModel::SubPath)
            painter.setFont(fonts::mono());
        drawText(painter, cell, rest, index.data().toString(), Qt::ElideMiddle);
    }
    [[nodiscard]] bool isQuiet(const QModelIndex &index) const override
    {
        return !index.data(VolumeUseModel::NowRole).toBool();
    }
};

} // namespace

VolumeUses::VolumeUses(VolumeStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_model(store.clock())
    , m_table(new PlaceTable(this))
    , m_note(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("volumeUses"));
    m_proxy.setSourceModel(&m_model);
    m_proxy.setSortRole(VolumeUseModel::SortRole);
    m_table->setObjectName(QStringLiteral("volumeUseTable"));
    m_table->setAccessibleName(tr("Used by"));
    m_table->setModel(&m_proxy);
    m_table->setItemDelegate(new VolumeUseDelegate(m_table, metrics::margin));
    m_table->sortByColumn(VolumeUseModel::Until, Qt::DescendingOrder);
    for (int column = 0; column < static_cast<int>(std::size(volumeUseWidths)); ++column)
        m_table->setColumnWidth(column, metrics::scaled(volumeUseWidths[column]));
    m_note->setObjectName(QStringLiteral("volumeUseNote"));
    m_note->setContentsMargins(metrics::margin, 12, metrics::margin, 12);
    m_note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_note);
    layout->addWidget(m_table, 1);
    connect(m_table, &PlaceTable::opened, this, [this](const QModelIndex &index) {
        const SandboxKey key{m_key.connectionId, index.data(VolumeUseModel::SandboxIdRole).toString()};
        if (m_store.sandboxes().find(key))
            Q_EMIT sandboxRequested(key);
    });
    connect(&store.history(), &VolumeHistory::changed, this, &VolumeUses::update);
    auto *copy = new QShortcut(QKeySequence::Copy, m_table);
    copy->setContext(Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, [this] {
        QGuiApplication::clipboard()->setText(selectedLines(*m_table, VolumeUseModel::LineRole));
    });
}

void VolumeUses::show(const VolumeRow *row)
{
    m_key = row ? row->key : VolumeKey();
    m_users = row ? row->users : QList<ClaimUser>();
    update();
}

void VolumeUses::update()
{
    m_model.setUses(m_users, m_store.history().usesOf(m_key));
    QString note;
    if (m_store.history().error())
        note = m_store.history().error()->message;
    else if (m_model.rowCount() == 0)
        note = tr("Nothing uses it, and no sandbox that was made here ever did.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_table->setVisible(m_model.rowCount() > 0);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "panels/activitypanel.h"

#include "panels/placetable.h"
#include "panels/placetitle.h"
#include "panels/rowdelegate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/glyphs.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

constexpr int columnWidths[] = {150, 110, 200, 200, 260, 140};

Glyph outcomeGlyph(InventoryRecord::End end)
{
    switch (end) {
    case InventoryRecord::End::None:
        return Glyph::Disc;
    case InventoryRecord::End::Failed:
        return Glyph::Failed;
    case InventoryRecord::End::Vanished:
        return Glyph::Stale;
    case InventoryRecord::End::Deleted:
    case InventoryRecord::End::Expired:
        break;
    }
    return Glyph::Ended;
}

class HistoryDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        switch (index.column()) {
        case HistoryModel::Outcome: {
            const Glyph glyph = outcomeGlyph(
                static_cast<InventoryRecord::End>(index.data(HistoryModel::OutcomeRole).toInt()));
            const QRect place = takeLeading(rest, glyphSize, cell.direction);
            paintGlyph(painter, place, glyph, cell.theme);
            takeLeading(rest, padding, cell.direction);
            if (glyph == Glyph::Failed)
                painter.setPen(cell.theme.failed.ink);
            break;
        }
        case HistoryModel::Object:
            painter.setFont(fonts::name());
            break;
        case HistoryModel::Time:
        case HistoryModel::Connection:
        case HistoryModel::Details:
            painter.setPen(cell.theme.secondaryText);
            break;
        default:
            break;
        }
        const bool path = index.column() == HistoryModel::Image;
        drawText(painter, cell, rest, index.data().toString(), path ? Qt::ElideLeft : Qt::ElideRight);
    }
};

} // namespace

HistoryProxy::HistoryProxy(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(HistoryModel::SortRole);
}

void HistoryProxy::setSearch(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void HistoryProxy::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool HistoryProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const auto end = static_cast<InventoryRecord::End>(index.data(HistoryModel::OutcomeRole).toInt());
    if (m_show == Show::Problems && end != InventoryRecord::End::Failed &&
        end != InventoryRecord::End::Vanished)
        return false;
    if (m_show == Show::There && end != InventoryRecord::End::None)
        return false;
    const QString text = index.data(HistoryModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&](const QString &word) { return text.contains(word); });
}

ActivityPanel::ActivityPanel(HistoryStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_title(new PlaceTitle(tr("Activity"), this))
    , m_banner(new Banner(this))
    , m_show(new SegmentedControl(this))
    , m_search(new QLineEdit(this))
    , m_content(new QStackedWidget(this))
    , m_table(new PlaceTable(this))
    , m_empty(new EmptyState(this))
    , m_detail(new QWidget(this))
    , m_chip(new Chip(m_detail))
    , m_detailTitle(new Label({}, Tone::Text, m_detail))
    , m_detailText(new Label({}, Tone::Text, m_detail))
{
    setObjectName(QStringLiteral("activityPanel"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_proxy.setSourceModel(&store.model());
    build();
    connect(m_show, &SegmentedControl::currentChanged, this, [this](int index) {
        m_proxy.setShow(static_cast<HistoryProxy::Show>(index));
        refreshed();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setSearch(text);
        refreshed();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ActivityPanel::showCurrent);
    connect(&store, &HistoryStore::refreshed, this, &ActivityPanel::refreshed);
    refreshed();
}

void ActivityPanel::build()
{
    QToolButton *refresh =
        makeToolButton(QStringLiteral("historyRefresh"), Symbol::Refresh, tr("Refresh (F5)"), this);
    connect(refresh, &QToolButton::clicked, &m_store, &HistoryStore::refresh);
    m_title->addWidget(refresh);
    m_banner->hide();
    m_show->addSegment(tr("All"));
    m_show->addSegment(tr("Problems"));
    m_show->addSegment(tr("There now"));
    m_search->setObjectName(QStringLiteral("historySearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(metrics::scaled(240));
    auto *heading = new Label(tr("History"), Tone::Text, this);
    heading->setFont(fonts::objectTitle());
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(metrics::margin, 8, 16, 8);
    bar->setSpacing(16);
    bar->addWidget(heading);
    bar->addWidget(m_show);
    bar->addStretch();
    bar->addWidget(m_search);

    m_table->setObjectName(QStringLiteral("historyTable"));
    m_table->setAccessibleName(tr("History"));
    m_table->setModel(&m_proxy);
    m_table->setItemDelegate(new HistoryDelegate(m_table, metrics::margin));
    m_table->sortByColumn(HistoryModel::Time, Qt::DescendingOrder);
    for (int column = 0; column < static_cast<int>(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);

    m_detail->setObjectName(QStringLiteral("historyDetail"));
    m_detail->setBackgroundRole(QPalette::AlternateBase);
    m_detail->setAutoFillBackground(true);
    m_detailTitle->setFont(fonts::objectTitle());
    m_detailText->setObjectName(QStringLiteral("historyDetailText"));
    m_detailText->setWordWrap(true);
    m_detailText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    head->addWidget(m_chip);
    head->addWidget(m_detailTitle, 1);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(metrics::margin, 12, metrics::margin, 16);
    detail->addLayout(head);
    detail->addWidget(m_detailText);
    m_detail->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_banner);
    layout->addLayout(bar);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_content, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_detail);
}

void ActivityPanel::refreshed()
{
    int problems = 0;
    int there = 0;
    for (const HistoryRow &row : m_store.model().rows()) {
        problems +=
            row.record.end == InventoryRecord::End::Failed || row.record.end == InventoryRecord::End::Vanished
                ? 1
                : 0;
        there += row.record.end == InventoryRecord::End::None ? 1 : 0;
    }
    m_title->setSummary(tr("%n sandbox(es) created from here", nullptr, m_store.model().rowCount()));
    m_show->setSegmentText(1, problems > 0 ? tr("Problems %1").arg(problems) : tr("Problems"));
    m_show->setSegmentText(2, there > 0 ? tr("There now %1").arg(there) : tr("There now"));
    m_banner->setVisible(m_store.error().has_value());
    if (m_store.error())
        m_banner->setError(*m_store.error());
    m_content->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (m_store.model().rowCount() > 0)
        m_empty->setSentence(tr("Nothing in the history passes the filter."));
    else
        m_empty->setSentence(m_store.isLoaded() ? tr("Nothing has been created from here yet.")
                                                : tr("Reading the history…"));
    showCurrent();
}

void ActivityPanel::showCurrent()
{
    const QModelIndex index = m_proxy.mapToSource(m_table->currentIndex());
    m_detail->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const HistoryRow &row = m_store.model().at(index.row());
    m_chip->setState(outcomeGlyph(row.record.end), HistoryModel::outcomeWord(row.record));
    const QString name = safeText(row.record.name.isEmpty() ? row.record.sandboxId.left(8) : row.record.name);
    m_detailTitle->setText(name);
    QStringList lines{
        tr("Created %1 from %2").arg(exactMomentText(row.record.plannedAt), safeText(row.record.image)),
        tr("ID %1").arg(safeText(row.record.sandboxId)), tr("Mounted: %1").arg(row.mounted)};
    if (!row.details.isEmpty())
        lines << tr("Result: %1, %2").arg(HistoryModel::outcomeWord(row.record), row.details);
    m_detailText->setText(lines.join(QLatin1Char('\n')));
}

void ActivityPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ActivityPanel::restore(const WindowSettings &settings)
{
    m_table->restoreColumnState(settings.historyColumns);
}

void ActivityPanel::save(WindowSettings &settings) const
{
    settings.historyColumns = m_table->columnState();
}

} // namespace osc

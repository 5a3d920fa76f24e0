// SPDX-License-Identifier: Apache-2.0
#include "detail/eventstab.h"

#include "detail/findbar.h"
#include "detail/loadnotice.h"
#include "panels/placetable.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/symbols.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace osc {

namespace {

constexpr int eventColumnWidths[] = {170, 380, 300, 120};

class TimelineDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        if (index.column() == TimelineModel::What) {
            const QRect place = takeLeading(rest, metrics::icon, cell.direction);
            takeLeading(rest, padding, cell.direction);
            if (index.data(TimelineModel::WarningRole).toBool()) {
                const QPixmap sign = symbolPixmap(Symbol::Warning, cell.theme.warning.ink, metrics::icon,
                                                  cell.devicePixelRatio);
                painter.drawPixmap(place.left(), place.center().y() - metrics::icon / 2, sign);
                painter.setPen(cell.theme.warning.ink);
            }
        } else {
            painter.setPen(cell.theme.secondaryText);
        }
        drawText(painter, cell, rest, index.data().toString());
    }
};

} // namespace

EventsTab::EventsTab(QWidget *parent)
    : QWidget(parent)
    , m_proxy(TimelineModel::SearchRole, TimelineModel::SortRole)
    , m_toolBar(new QWidget(this))
    , m_find(new FindBar(QStringLiteral("eventsFind"), tr("Search the events"), m_toolBar))
    , m_notice(new LoadNotice(QStringLiteral("eventsNotice"), this))
    , m_content(new QStackedWidget(this))
    , m_table(new PlaceTable(m_content))
    , m_empty(new EmptyState(m_content, QStringLiteral("eventsEmpty")))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    m_proxy.setSourceModel(&m_timeline.model());
    buildToolBar();
    buildTable();
    m_hint->setFont(fonts::secondary());
    m_hint->setContentsMargins(metrics::margin, 5, metrics::margin, 5);
    m_hint->setText(tr("The runtime remembers its latest events only. Commands and files that were looked at "
                       "are not listed."));
    layOutTableTab(this, {m_toolBar, m_notice, m_content, m_table, m_empty, m_hint});

    connect(&m_timeline, &SandboxTimeline::stateChanged, this, &EventsTab::onStateChanged);
    connect(m_notice, &LoadNotice::retryRequested, &m_timeline, &SandboxTimeline::retry);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_proxy, signal, this, &EventsTab::updateContent);
}

void EventsTab::buildToolBar()
{
    m_follow = makeTextToolButton(QStringLiteral("eventsFollow"), Symbol::PinDown, tr("Follow"), m_toolBar);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_copy = makeTextToolButton(QStringLiteral("eventsCopy"), Symbol::Copy, tr("Copy"), m_toolBar);
    auto *layout = new QHBoxLayout(m_toolBar);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_find, 1);
    layout->addWidget(m_follow);
    layout->addWidget(m_copy);
    connect(m_follow, &QToolButton::toggled, this, &EventsTab::setFollowing);
    connect(m_copy, &QToolButton::clicked, this, &EventsTab::copy);
    connect(m_find, &FindBar::textChanged, this, [this](const QString &text) {
        m_proxy.setSearch(text);
        updateContent();
    });
    const auto step = [this](int by) {
        const int rows = m_proxy.rowCount();
        if (rows > 0)
            m_table->setCurrentIndex(m_proxy.index((m_table->currentIndex().row() + by + rows) % rows, 0));
    };
    connect(m_find, &FindBar::nextRequested, this, [step] { step(1); });
    connect(m_find, &FindBar::previousRequested, this, [step] { step(-1); });
    connect(m_find, &FindBar::left, this, [this] { m_table->setFocus(); });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] { m_find->activate(); });
}

void EventsTab::buildTable()
{
    m_table->setObjectName(QStringLiteral("eventsTable"));
    m_table->setAccessibleName(tr("Events"));
    m_table->setModel(&m_proxy);
    m_table->setItemDelegate(new TimelineDelegate(m_table, metrics::margin));
    m_table->sortByColumn(TimelineModel::Time, Qt::AscendingOrder);
    for (int column = 0; column < TimelineModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, eventColumnWidths[column]);
    connect(m_empty, &EmptyState::activated, m_find, &FindBar::clear);
    connect(m_table->verticalScrollBar(), &QScrollBar::actionTriggered, this,
            [this] { m_follow->setChecked(false); });
    addCopyKeys(m_table, [this] { copy(); });
    auto *end = new QShortcut(Qt::Key_End, m_table);
    end->setContext(Qt::WidgetShortcut);
    connect(end, &QShortcut::activated, this, [this] { m_follow->setChecked(true); });
}

void EventsTab::open(SandboxEventService *events, ActivityStore *activity, const SandboxKey &key)
{
    close();
    m_isOpen = true;
    m_follow->setChecked(true);
    m_timeline.open(events, activity, key);
    updateContent();
}

void EventsTab::close()
{
    m_isOpen = false;
    m_timeline.close();
    m_find->clear();
    m_notice->clear();
}

void EventsTab::resumeIfEnded()
{
    if (m_isOpen && !m_timeline.isFollowing())
        m_timeline.retry();
}

void EventsTab::onStateChanged()
{
    if (m_timeline.error())
        m_notice->setError(*m_timeline.error());
    else
        m_notice->clear();
    updateContent();
}

void EventsTab::updateContent()
{
    const int rows = m_proxy.rowCount();
    const int all = m_timeline.model().rowCount();
    m_content->setCurrentWidget(rows > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (all > 0) {
        m_empty->setSentence(tr("Nothing matches the search in %n event(s).", nullptr, all));
        m_empty->setAction(tr("Clear the search"));
    } else {
        m_empty->setSentence(tr("No events are remembered of this sandbox. What happens to it from now on "
                                "appears here."));
        m_empty->setAction({});
    }
    m_find->setHits(0, rows);
    m_copy->setEnabled(rows > 0);
    if (m_follow->isChecked())
        m_table->scrollToBottom();
}

void EventsTab::setFollowing(bool following)
{
    if (!following)
        return;
    m_table->sortByColumn(TimelineModel::Time, Qt::AscendingOrder);
    m_table->scrollToBottom();
}

/// What is selected, else all that the search has left.
void EventsTab::copy() const
{
    QString text = selectedLines(*m_table, TimelineModel::LineRole);
    if (text.isEmpty()) {
        QStringList lines;
        for (int row = 0; row < m_proxy.rowCount(); ++row)
            lines.append(m_proxy.index(row, 0).data(TimelineModel::LineRole).toString());
        text = lines.join(QLatin1Char('\n'));
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace osc

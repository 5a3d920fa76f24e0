// SPDX-License-Identifier: Apache-2.0
#include "panels/activitypanel.h"

#include "detail/savetext.h"
#include "panels/activitydetail.h"
#include "panels/activityglyph.h"
#include "panels/createdview.h"
#include "panels/leftoversbox.h"
#include "panels/placetable.h"
#include "panels/placetitle.h"
#include "panels/rowdelegate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/activitystore.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QActionGroup>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int activityColumnWidths[] = {94, 116, 156, 262, 150};

class ActivityDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        const auto outcome =
            static_cast<ActivityEntry::Outcome>(index.data(ActivityModel::OutcomeRole).toInt());
        switch (index.column()) {
        case ActivityModel::Outcome: {
            const Glyph glyph = glyphOf(outcome);
            const QRect place = takeLeading(rest, glyphSize, cell.direction);
            paintGlyph(painter, place, glyph, cell.theme, glyph == Glyph::Progress ? ringTurn() : 0);
            takeLeading(rest, padding, cell.direction);
            if (glyph == Glyph::Failed)
                painter.setPen(cell.theme.failed.ink);
            break;
        }
        case ActivityModel::Time:
        case ActivityModel::Connection:
            painter.setPen(cell.theme.secondaryText);
            break;
        case ActivityModel::Details:
            if (outcome != ActivityEntry::Outcome::Failed)
                painter.setPen(cell.theme.secondaryText);
            break;
        default:
            break;
        }
        const bool object = index.column() == ActivityModel::Object;
        drawText(painter, cell, rest, index.data().toString(), object ? Qt::ElideMiddle : Qt::ElideRight);
    }
};

QString countText(const QString &word, int count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(word).arg(count) : word;
}

} // namespace

ActivityPanel::ActivityPanel(HistoryStore &history, ActivityStore &activity, ConnectionRegistry &registry,
                             const Clock &clock, QWidget *parent)
    : Place(parent)
    , m_history(history)
    , m_activity(activity)
    , m_clock(clock)
    , m_leftovers(registry, &activity)
    , m_model(activity, clock,
              [&registry](const QString &id) {
                  const Backend *backend = registry.find(id);
                  return backend ? backend->profile().name : tr("forgotten connection");
              })
    , m_title(new PlaceTitle(tr("Activity"), this))
    , m_leftoversBox(new LeftoversBox(m_leftovers, this))
    , m_banner(new Banner(this))
    , m_show(new SegmentedControl(this))
    , m_search(new QLineEdit(this))
    , m_views(new QStackedWidget(this))
    , m_list(new QWidget(this))
    , m_content(new QStackedWidget(m_list))
    , m_table(new PlaceTable(m_list))
    , m_empty(new EmptyState(m_list))
    , m_detail(new ActivityDetail(m_model, activity, m_list))
    , m_created(new CreatedView(history, this))
    , m_rings(new RingAnimator(m_table, [this] { m_table->updateColumn(ActivityModel::Outcome); }))
{
    setObjectName(QStringLiteral("activityPanel"));
    m_proxy.setSourceModel(&m_model);
    build();
    connectParts();
    m_model.refresh();
    updateView();
}

void ActivityPanel::build()
{
    QToolButton *save =
        makeTextToolButton(QStringLiteral("saveActivityButton"), Symbol::Save, tr("Save as text…"), this);
    connect(save, &QToolButton::clicked, this, &ActivityPanel::saveAsText);
    QToolButton *refresh =
        makeToolButton(QStringLiteral("historyRefresh"), Symbol::Refresh, tr("Refresh (F5)"), this);
    connect(refresh, &QToolButton::clicked, this, &ActivityPanel::refresh);
    QToolButton *options = makeToolButton(QStringLiteral("activityOptions"), Symbol::Configure,
                                          tr("Options of leftovers"), this);
    options->setPopupMode(QToolButton::InstantPopup);
    options->setMenu(makeOptionsMenu());
    m_title->addWidget(save);
    m_title->addWidget(refresh);
    m_title->addWidget(options);
    m_banner->setObjectName(QStringLiteral("activityBanner"));
    m_banner->hide();

    m_table->setObjectName(QStringLiteral("activityTable"));
    m_table->setAccessibleName(tr("History"));
    m_table->setModel(&m_proxy);
    m_table->setItemDelegate(new ActivityDelegate(m_table, metrics::margin));
    m_table->sortByColumn(ActivityModel::Time, Qt::DescendingOrder);
    for (int column = 0; column < static_cast<int>(std::size(activityColumnWidths)); ++column)
        m_table->setColumnWidth(column, metrics::scaled(activityColumnWidths[column]));
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addWidget(m_banner);
    list->addWidget(m_content, 1);
    list->addWidget(new HairLine(Qt::Horizontal, m_list));
    list->addWidget(m_detail);
    m_detail->hide();
    m_views->addWidget(m_list);
    m_views->addWidget(m_created);

    auto *bar = new QWidget(this);
    buildBar(bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_leftoversBox);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(bar);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_views, 1);
}

void ActivityPanel::buildBar(QWidget *bar)
{
    m_show->setObjectName(QStringLiteral("activitySegments"));
    for (const QString &text : {tr("All"), tr("Problems"), tr("Running"), tr("By me"), tr("Created here")})
        m_show->addSegment(text);
    m_search->setObjectName(QStringLiteral("historySearch"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the history"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    addClearButton(m_search);
    m_search->setMaximumWidth(metrics::scaled(240));
    auto *heading = new Label(tr("History"), Tone::Text, bar);
    heading->setFont(fonts::objectTitle());
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::margin, 8, 16, 8);
    layout->setSpacing(16);
    layout->addWidget(heading);
    layout->addWidget(m_show);
    layout->addStretch();
    layout->addWidget(m_search);
}

QMenu *ActivityPanel::makeOptionsMenu()
{
    auto *menu = new QMenu(this);
    menu->addSection(tr("Ended sandboxes are leftovers after"));
    auto *group = new QActionGroup(menu);
    for (const int days : {1, 3, 7, 14, 30, 90}) {
        QAction *action = group->addAction(menu->addAction(tr("%n day(s)", nullptr, days)));
        action->setCheckable(true);
        action->setData(days);
        connect(action, &QAction::triggered, this, [this, days] {
            setLeftoverDays(days);
            m_leftovers.refresh();
            Q_EMIT leftoverDaysChosen(days);
        });
    }
    connect(menu, &QMenu::aboutToShow, this, [this, group] {
        const auto actions = group->actions();
        for (QAction *action : actions)
            action->setChecked(action->data().toInt() == m_leftovers.exitedDays());
    });
    return menu;
}

void ActivityPanel::setLeftoverDays(int days)
{
    m_leftovers.setExitedDays(days);
}

void ActivityPanel::connectParts()
{
    connect(m_show, &SegmentedControl::currentChanged, this, &ActivityPanel::chooseSegment);
    connect(m_table, &PlaceTable::columnsChanged, this, &Place::settingsChanged);
    connect(m_created, &CreatedView::settingsChanged, this, &Place::settingsChanged);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setSearch(text);
        m_created->setSearch(text);
        updateView();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ActivityPanel::updateDetail);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_model.rowOf(m_detail->entryId());
                if (row >= first.row() && row <= last.row())
                    updateDetail();
            });
    connect(&m_model, &ActivityModel::countsChanged, this, &ActivityPanel::updateView);
    connect(&m_model, &ActivityModel::refreshed, this, &ActivityPanel::updateView);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_model, signal, this, &ActivityPanel::updateView);
        connect(&m_leftovers.model(), signal, this, &ActivityPanel::updateView);
    }
    connect(m_detail, &ActivityDetail::formRequested, this, &ActivityPanel::formRequested);
}

void ActivityPanel::chooseSegment(int segment)
{
    m_views->setCurrentWidget(segment == Created ? static_cast<QWidget *>(m_created) : m_list);
    if (segment != Created)
        m_proxy.setShow(static_cast<ActivityProxy::Show>(segment));
    updateView();
}

void ActivityPanel::refresh()
{
    m_model.refresh();
    m_history.refresh();
    m_leftovers.refresh();
}

void ActivityPanel::updateView()
{
    const int problems = m_model.problemCount();
    const int leftovers = m_leftovers.model().rowCount();
    m_show->setSegmentText(Problems, countText(tr("Problems"), problems));
    m_show->setSegmentText(Running, countText(tr("Running"), m_model.runningCount()));
    QStringList summary;
    if (problems > 0)
        summary << tr("%n problem(s)", nullptr, problems);
    if (leftovers > 0)
        summary << tr("%n leftover(s)", nullptr, leftovers);
    m_title->setSummary(summary.join(QStringLiteral(", ")));
    m_banner->setVisible(m_model.error().has_value());
    if (m_model.error())
        m_banner->setError(*m_model.error());
    m_content->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    if (m_model.rowCount() > 0)
        m_empty->setSentence(tr("Nothing in the history passes the filter."));
    else
        m_empty->setSentence(m_model.isLoaded() ? tr("Nothing has been done yet.")
                                                : tr("Reading the history…"));
    m_rings->setTurning(m_model.runningCount() > 0);
    updateDetail();
    if (isVisible())
        markSeen();
    const int unseen = m_model.problemsSince(m_seenAt);
    if (std::exchange(m_unseen, unseen) != unseen)
        Q_EMIT countChanged();
}

void ActivityPanel::updateDetail()
{
    const QModelIndex index = m_proxy.mapToSource(m_table->currentIndex());
    m_detail->setVisible(index.isValid());
    if (index.isValid())
        m_detail->setRow(m_model.at(index.row()));
}

void ActivityPanel::reveal(const QString &entryId)
{
    m_show->setCurrent(All);
    chooseSegment(All);
    m_search->clear();
    const QModelIndex index = m_proxy.mapFromSource(m_model.index(m_model.rowOf(entryId), 0));
    if (!index.isValid())
        return;
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
    m_table->setFocus(Qt::OtherFocusReason);
}

void ActivityPanel::markSeen()
{
    m_seenAt = m_clock.now();
}

Place::Count ActivityPanel::count() const
{
    return {.text = m_unseen > 0 ? QString::number(m_unseen) : QString(), .alarming = m_unseen > 0};
}

void ActivityPanel::entered()
{
    markSeen();
    refresh();
}

void ActivityPanel::focusContents()
{
    QWidget *shown = m_views->currentWidget() == m_created ? static_cast<QWidget *>(m_created) : m_table;
    if (shown == m_table && !m_table->isVisible())
        return focusSearch();
    shown->setFocus(Qt::OtherFocusReason);
}

void ActivityPanel::escape()
{
    if (!m_search->text().isEmpty())
        m_search->clear();
    else
        m_table->selectionModel()->clear();
}

void ActivityPanel::saveAsText()
{
    QStringList texts;
    for (int row = 0; row < m_proxy.rowCount(); ++row) {
        const int source = m_proxy.mapToSource(m_proxy.index(row, 0)).row();
        texts << m_model.asText(m_model.at(source));
    }
    const QString name = QStringLiteral("activity-%1.txt")
                             .arg(m_clock.now().toLocalTime().toString(QStringLiteral("yyyy-MM-dd-HHmm")));
    saveText(this, tr("Save the activity as text"), name, texts.join(QStringLiteral("\n\n")) + u'\n',
             [this](const Error &error) {
                 m_banner->setError(error);
                 m_banner->show();
             });
}

void ActivityPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ActivityPanel::restore(const WindowSettings &settings)
{
    m_table->restoreColumnState(settings.activityColumns);
    m_created->restore(settings);
    setLeftoverDays(settings.preferences.leftoverDays);
    m_seenAt = settings.activitySeenAt;
    updateView();
}

void ActivityPanel::save(WindowSettings &settings) const
{
    settings.activityColumns = m_table->columnState();
    m_created->save(settings);
    settings.activitySeenAt = m_seenAt;
}

} // namespace osc

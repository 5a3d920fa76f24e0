// SPDX-License-Identifier: Apache-2.0
#include "panels/filterbar.h"

#include "dialogs/savedfilters.h"
#include "panels/columnlayout.h"
#include "panels/metadatapicker.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/sandboxfilterproxy.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QStyleOption>

#include <algorithm>
#include <set>

namespace osc {

namespace {

constexpr size_t mostMetadataEntries = 1000;
constexpr qsizetype longestMetadata = 1024; ///< What is longer is not chosen from a list.
constexpr qsizetype longestChip = 40;
constexpr int endMargin = 16;

/// Looks like a button with a menu, also when what it opens is none.
class MenuField : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override
    {
        QToolButton::initStyleOption(option);
        option->features |= QStyleOptionToolButton::HasMenu;
    }
};

QToolButton *makeFilterField(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *button = new MenuField(parent);
    button->setObjectName(objectName);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QToolButton *makeMenuField(const QString &objectName, const QString &text, QWidget *parent)
{
    QToolButton *button = makeFilterField(objectName, text, parent);
    button->setMenu(new QMenu(button));
    return button;
}

/// "&" would become a shortcut.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

void setFieldText(QToolButton *button, const QString &text)
{
    button->setText(menuText(text));
    button->setAccessibleName(text);
}

QString entryText(const QString &key, const QString &value)
{
    return shortText(key, longestChip) + QStringLiteral(" = ") + shortText(value, longestChip);
}

} // namespace

FilterBar::FilterBar(SandboxStore &store, SandboxFilterProxy &proxy, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_proxy(proxy)
    , m_search(new QLineEdit(this))
    , m_state(makeMenuField(QStringLiteral("stateFilter"), tr("State: any"), this))
    , m_metadata(makeFilterField(QStringLiteral("metadataFilter"), tr("Metadata"), this))
    , m_more(makeMenuField(QStringLiteral("moreFilter"), tr("More"), this))
    , m_folded(makeMenuField(QStringLiteral("foldedFilter"), tr("Filter"), this))
    , m_chips(new QWidget(this))
    , m_count(new Label({}, Tone::Secondary, this))
    , m_columns(
          makeToolButton(QStringLiteral("columnsButton"), Symbol::Configure, tr("Choose columns"), this))
    , m_picker(new MetadataPicker(this))
{
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setPlaceholderText(tr("Search name, ID, image, metadata, mounts"));
    m_search->setAccessibleName(tr("Search sandboxes"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    addClearButton(m_search);
    m_search->setMinimumWidth(metrics::scaled(180));
    m_search->setMaximumWidth(metrics::scaled(330));
    m_state->setIcon(symbol(Symbol::Filter));
    m_folded->setIcon(symbol(Symbol::Filter));
    m_folded->hide();
    m_count->setObjectName(QStringLiteral("countLabel"));
    m_count->setFont(fonts::secondary());
    m_columns->setPopupMode(QToolButton::InstantPopup);
    buildLayout();
    connectEverything();
    updateTexts();
}

void FilterBar::buildLayout()
{
    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(metrics::gap);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 8, endMargin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_search, 3);
    for (QWidget *part : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_metadata),
                          static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_folded), m_chips})
        layout->addWidget(part);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_columns);
}

void FilterBar::connectEverything()
{
    connect(m_state->menu(), &QMenu::aboutToShow, this, [this] { fillStateMenu(m_state->menu()); });
    connect(m_more->menu(), &QMenu::aboutToShow, this, [this] { fillMoreMenu(m_more->menu()); });
    connect(m_folded->menu(), &QMenu::aboutToShow, this, [this] { fillFoldedMenu(m_folded->menu()); });
    connect(m_metadata, &QToolButton::clicked, this, [this] { pickMetadata(*m_metadata); });
    connect(m_picker, &MetadataPicker::chosen, this, [this](const QString &key, const QString &value) {
        m_filter.metadata.insert(key, value);
        apply();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.search = text.simplified();
        apply();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_proxy, signal, this, &FilterBar::updateCount);
    connect(&m_proxy, &QAbstractItemModel::modelReset, this, &FilterBar::updateCount);
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clear()
{
    Q_EMIT connectionChosen({});
    setFilter({});
}

bool FilterBar::clearSearch()
{
    const bool had = !m_search->text().isEmpty();
    m_search->clear();
    return had;
}

void FilterBar::setConnection(const QString &connectionId)
{
    m_filter.connectionId = connectionId;
    apply();
}

void FilterBar::setFilter(const SandboxFilter &filter)
{
    m_filter = filter;
    {
        const QSignalBlocker blocker(m_search);
        m_search->setText(filter.search);
    }
    apply();
}

void FilterBar::setColumns(ColumnLayout *columns)
{
    auto *menu = new QMenu(this);
    m_columns->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, columns, [columns, menu] { columns->fillMenu(menu); });
}

void FilterBar::setSaved(const SavedFilters &saved)
{
    m_saved = saved;
    updateTexts();
}

void FilterBar::updateCount()
{
    const int all = m_store.model().rowCount();
    m_count->setText(m_proxy.isFiltering() ? tr("%1 of %n sandbox(es)", nullptr, all).arg(m_proxy.rowCount())
                                           : tr("%n sandbox(es)", nullptr, all));
    m_count->setVisible(all > 0);
}

void FilterBar::fillStateMenu(QMenu *menu)
{
    menu->clear();
    for (const SandboxState state :
         {SandboxState::Failed, SandboxState::Pending, SandboxState::Running, SandboxState::Paused,
          SandboxState::Stopping, SandboxState::Terminated, SandboxState::Unknown}) {
        QAction *action = menu->addAction(stateWord(state));
        action->setCheckable(true);
        action->setChecked(m_filter.states.contains(state));
        connect(action, &QAction::toggled, this, [this, state](bool on) {
            on ? (void)m_filter.states.insert(state) : (void)m_filter.states.remove(state);
            apply();
        });
    }
}

void FilterBar::addToggle(QMenu *menu, const QString &objectName, const QString &text,
                          bool SandboxFilter::*part)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(objectName);
    action->setCheckable(true);
    action->setChecked(m_filter.*part);
    connect(action, &QAction::toggled, this, [this, part](bool on) {
        m_filter.*part = on;
        apply();
    });
}

void FilterBar::fillMoreMenu(QMenu *menu)
{
    menu->clear();
    addToggle(menu, QStringLiteral("expiringSoonFilter"), tr("Expiring soon"), &SandboxFilter::expiringSoon);
    addToggle(menu, QStringLiteral("mineFilter"), tr("Made here"), &SandboxFilter::mine);
    fillConnectionMenu(menu->addMenu(tr("Connection")));
    menu->addSeparator();
    fillSavedMenu(menu);
}

void FilterBar::fillConnectionMenu(QMenu *menu)
{
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &text, const QString &connectionId) {
        QAction *action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setChecked(m_filter.connectionId == connectionId);
        connect(action, &QAction::triggered, this,
                [this, connectionId] { Q_EMIT connectionChosen(connectionId); });
    };
    add(tr("Any"), {});
    for (const Backend *backend : m_store.registry().backends())
        add(menuText(shortText(backend->profile().name, longestChip)), backend->profile().id);
}

void FilterBar::fillSavedMenu(QMenu *menu)
{
    const QString current = m_saved.nameOf(m_filter);
    for (const SavedFilter &saved : m_saved.all()) {
        QAction *action = menu->addAction(menuText(saved.name));
        action->setObjectName(QStringLiteral("savedFilter-") + saved.name);
        action->setCheckable(true);
        action->setChecked(saved.name == current);
        connect(action, &QAction::triggered, this, [this, saved] {
            Q_EMIT connectionChosen(saved.filter.connectionId);
            setFilter(saved.filter);
        });
    }
    QAction *save = menu->addAction(tr("Save this filter…"));
    save->setObjectName(QStringLiteral("saveFilterAction"));
    save->setEnabled(!m_filter.isEmpty());
    connect(save, &QAction::triggered, this, &FilterBar::askForName);
    QAction *manage = menu->addAction(tr("Saved filters…"));
    manage->setObjectName(QStringLiteral("savedFiltersAction"));
    manage->setEnabled(!m_saved.all().isEmpty());
    connect(manage, &QAction::triggered, this, &FilterBar::manageSaved);
    QAction *none = menu->addAction(tr("Clear the filter"));
    none->setObjectName(QStringLiteral("clearFilterAction"));
    none->setEnabled(!m_filter.isEmpty());
    connect(none, &QAction::triggered, this, &FilterBar::clear);
}

/// All of the bar in one menu; chips become entries that take a filter away.
void FilterBar::fillFoldedMenu(QMenu *menu)
{
    menu->clear();
    fillStateMenu(menu->addMenu(tr("State")));
    QAction *metadata = menu->addAction(tr("Metadata…"));
    metadata->setObjectName(QStringLiteral("foldedMetadataAction"));
    connect(metadata, &QAction::triggered, this, [this] { pickMetadata(*m_folded); });
    for (auto it = m_filter.metadata.cbegin(); it != m_filter.metadata.cend(); ++it) {
        QAction *entry = menu->addAction(menuText(entryText(it.key(), it.value())));
        entry->setCheckable(true);
        entry->setChecked(true);
        connect(entry, &QAction::triggered, this, [this, key = it.key()] {
            m_filter.metadata.remove(key);
            apply();
        });
    }
    auto *more = new QMenu(menu);
    fillMoreMenu(more);
    menu->addActions(more->actions());
}

void FilterBar::pickMetadata(const QWidget &anchor)
{
    std::set<std::pair<QString, QString>> known;
    for (const SandboxRow &row : m_store.model().rows()) {
        const auto &metadata = row.sandbox.metadata;
        for (auto it = metadata.cbegin(); it != metadata.cend() && known.size() < mostMetadataEntries; ++it)
            if (it.key() != QLatin1String("name") && it.key().size() + it.value().size() <= longestMetadata)
                known.emplace(it.key(), it.value());
    }
    m_picker->setEntries({known.cbegin(), known.cend()});
    m_picker->popUp(anchor);
}

void FilterBar::addChip(const QString &text, const std::function<void()> &remove)
{
    auto *chip = new FilterChip(text, m_chips);
    m_chips->layout()->addWidget(chip);
    connect(chip, &QAbstractButton::clicked, this, remove, Qt::QueuedConnection);
}

void FilterBar::rebuildChips()
{
    while (QLayoutItem *item = m_chips->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_filter.connectionId.isEmpty())
        addChip(connectionName(), [this] { Q_EMIT connectionChosen({}); });
    if (m_filter.expiringSoon)
        addChip(tr("Expiring soon"), [this] {
            m_filter.expiringSoon = false;
            apply();
        });
    if (m_filter.mine)
        addChip(tr("Made here"), [this] {
            m_filter.mine = false;
            apply();
        });
    for (auto it = m_filter.metadata.cbegin(); it != m_filter.metadata.cend(); ++it)
        addChip(entryText(it.key(), it.value()), [this, key = it.key()] {
            m_filter.metadata.remove(key);
            apply();
        });
}

QString FilterBar::connectionName() const
{
    const Backend *backend = m_store.registry().find(m_filter.connectionId);
    return backend ? shortText(backend->profile().name, longestChip) : tr("a connection that is gone");
}

void FilterBar::askForName()
{
    auto *dialog = new SaveFilterDialog(m_saved, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveFilterDialog::named, this, [this, filter = m_filter](const QString &name) {
        m_saved.put(name, filter);
        updateTexts();
        Q_EMIT savedChanged();
    });
    dialog->open();
}

void FilterBar::manageSaved()
{
    auto *dialog = new SavedFiltersDialog(m_saved, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SavedFiltersDialog::changed, this, [this](const SavedFilters &saved) {
        setSaved(saved);
        Q_EMIT savedChanged();
    });
    dialog->open();
}

void FilterBar::apply()
{
    m_proxy.setFilter(m_filter);
    updateTexts();
    Q_EMIT changed();
}

int FilterBar::filterCount() const
{
    return static_cast<int>(m_filter.states.size() + m_filter.metadata.size()) +
           static_cast<int>(m_filter.expiringSoon) + static_cast<int>(m_filter.mine) +
           static_cast<int>(!m_filter.connectionId.isEmpty());
}

void FilterBar::updateTexts()
{
    QStringList words;
    for (const SandboxState state : std::as_const(m_filter.states))
        words << stateWord(state);
    words.sort();
    setFieldText(m_state,
                 words.isEmpty() ? tr("State: any") : tr("State: %1").arg(words.join(QStringLiteral(", "))));
    const QString saved = m_saved.nameOf(m_filter);
    setFieldText(m_more, saved.isEmpty() ? tr("More") : shortText(saved, longestChip));
    const int count = filterCount();
    setFieldText(m_folded, count == 0 ? tr("Filter") : tr("Filter: %1").arg(count));
    rebuildChips();
    updateCount();
    fold();
}

QSize FilterBar::minimumSizeHint() const
{
    const QMargins margins = contentsMargins() + layout()->contentsMargins();
    const int width = margins.left() + margins.right() + m_search->minimumWidth() +
                      m_folded->sizeHint().width() + m_columns->sizeHint().width() +
                      m_count->sizeHint().width() + 3 * metrics::gap;
    return {width, QWidget::minimumSizeHint().height()};
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

/// Decides by what all of it would need, whatever is shown now.
void FilterBar::fold()
{
    const QMargins margins = layout()->contentsMargins();
    int needed = margins.left() + margins.right() + m_search->minimumWidth();
    for (const QWidget *part :
         {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_metadata), static_cast<QWidget *>(m_more),
          m_chips, static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_columns)})
        needed += part->sizeHint().width() + metrics::gap;
    const bool folded = needed > width();
    for (QWidget *part : {static_cast<QWidget *>(m_state), static_cast<QWidget *>(m_metadata),
                          static_cast<QWidget *>(m_more), m_chips})
        part->setVisible(!folded);
    m_folded->setVisible(folded);
}

} // namespace osc

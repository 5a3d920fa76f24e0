// SPDX-License-Identifier: Apache-2.0
#include "panels/filterbar.h"

#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/sandboxfilterproxy.h>
#include <models/sandboxmodel.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>

#include <algorithm>

namespace osc {

namespace {

constexpr int mostMetadataEntries = 40;

QToolButton *makeMenuField(const QString &objectName, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setFocusPolicy(Qt::StrongFocus);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

FilterBar::FilterBar(const SandboxModel &model, SandboxFilterProxy &proxy, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_proxy(proxy)
    , m_search(new QLineEdit(this))
    , m_state(makeMenuField(QStringLiteral("stateFilter"), tr("State: any"), this))
    , m_metadata(makeMenuField(QStringLiteral("metadataFilter"), tr("Metadata"), this))
    , m_chips(new QWidget(this))
    , m_count(new Label({}, Tone::Secondary, this))
    , m_columns(
          makeToolButton(QStringLiteral("columnsButton"), Symbol::Configure, tr("Choose columns"), this))
{
    m_search->setObjectName(QStringLiteral("searchField"));
    m_search->setPlaceholderText(tr("Search name, ID, image, metadata, mounts"));
    m_search->setAccessibleName(tr("Search sandboxes"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(metrics::scaled(180));
    m_search->setMaximumWidth(metrics::scaled(330));
    m_state->setIcon(symbol(Symbol::Filter));
    m_count->setObjectName(QStringLiteral("countLabel"));
    m_count->setFont(fonts::secondary());
    m_columns->setPopupMode(QToolButton::InstantPopup);

    auto *chips = new QHBoxLayout(m_chips);
    chips->setContentsMargins(0, 0, 0, 0);
    chips->setSpacing(metrics::gap);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 8, 16, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_search, 3);
    layout->addWidget(m_state);
    layout->addWidget(m_metadata);
    layout->addWidget(m_chips);
    layout->addStretch(1);
    layout->addWidget(m_count);
    layout->addWidget(m_columns);

    makeStateMenu();
    connect(m_metadata->menu(), &QMenu::aboutToShow, this, &FilterBar::fillMetadataMenu);
    connect(m_search, &QLineEdit::textChanged, this, &FilterBar::apply);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&proxy, signal, this, &FilterBar::updateCount);
    connect(&proxy, &QAbstractItemModel::modelReset, this, &FilterBar::updateCount);
    updateCount();
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clear()
{
    m_states.clear();
    m_entries.clear();
    for (QAction *action : m_state->menu()->actions())
        action->setChecked(false);
    m_search->clear();
    Q_EMIT connectionCleared();
    apply();
}

bool FilterBar::clearSearch()
{
    const bool had = !m_search->text().isEmpty();
    m_search->clear();
    return had;
}

void FilterBar::setConnection(const QString &connectionId, const QString &name)
{
    m_connectionName = name;
    m_proxy.setConnection(connectionId);
    apply();
}

void FilterBar::setColumnMenu(QMenu *menu)
{
    m_columns->setMenu(menu);
}

void FilterBar::updateCount()
{
    const int all = m_model.rowCount();
    m_count->setText(m_proxy.isFiltering() ? tr("%1 of %n sandbox(es)", nullptr, all).arg(m_proxy.rowCount())
                                           : tr("%n sandbox(es)", nullptr, all));
    m_count->setVisible(all > 0);
}

void FilterBar::makeStateMenu()
{
    for (const SandboxState state :
         {SandboxState::Failed, SandboxState::Pending, SandboxState::Running, SandboxState::Paused,
          SandboxState::Stopping, SandboxState::Terminated, SandboxState::Unknown}) {
        QAction *action = m_state->menu()->addAction(stateWord(state));
        action->setCheckable(true);
        connect(action, &QAction::toggled, this, [this, state](bool on) {
            on ? (void)m_states.insert(state) : (void)m_states.remove(state);
            apply();
        });
    }
}

void FilterBar::fillMetadataMenu()
{
    QMap<QString, QSet<QString>> known;
    int entries = 0;
    for (const SandboxRow &row : m_model.rows()) {
        for (auto it = row.sandbox.metadata.cbegin();
             it != row.sandbox.metadata.cend() && entries < mostMetadataEntries; ++it) {
            if (it.key() == QLatin1String("name") || known.value(it.key()).contains(it.value()))
                continue;
            known[it.key()].insert(it.value());
            ++entries;
        }
    }
    QMenu *menu = m_metadata->menu();
    menu->clear();
    for (auto key = known.cbegin(); key != known.cend(); ++key) {
        QStringList values = key->values();
        values.sort();
        for (const QString &value : std::as_const(values)) {
            // "&" would become a shortcut.
            QString text = safeText(key.key() + QStringLiteral(" = ") + value);
            QAction *action = menu->addAction(text.replace(QLatin1Char('&'), QLatin1String("&&")));
            connect(action, &QAction::triggered, this, [this, name = key.key(), value] {
                m_entries.insert(name, value);
                apply();
            });
        }
    }
    if (known.isEmpty())
        menu->addAction(tr("No sandbox has metadata"))->setEnabled(false);
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
        item->widget()->deleteLater();
        delete item;
    }
    if (!m_connectionName.isEmpty())
        addChip(m_connectionName, [this] { Q_EMIT connectionCleared(); });
    for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it)
        addChip(safeText(it.key() + QStringLiteral(" = ") + it.value()), [this, key = it.key()] {
            m_entries.remove(key);
            apply();
        });
}

void FilterBar::apply()
{
    m_proxy.setSearch(m_search->text());
    m_proxy.setStates(m_states);
    m_proxy.setMetadata(m_entries);
    QStringList words;
    for (const SandboxState state : std::as_const(m_states))
        words << stateWord(state);
    words.sort();
    m_state->setText(words.isEmpty() ? tr("State: any")
                                     : tr("State: %1").arg(words.join(QStringLiteral(", "))));
    m_state->setAccessibleName(m_state->text());
    rebuildChips();
    updateCount();
    Q_EMIT changed();
}

} // namespace osc

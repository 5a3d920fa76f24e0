// SPDX-License-Identifier: Apache-2.0
#include "dialogs/settings/connectionspage.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>

namespace osc {

ConnectionsPage::ConnectionsPage(ConnectionModel &connections, ConnectionManager &manager, QWidget *parent)
    : SettingsPage(parent)
    , m_connections(connections)
    , m_manager(manager)
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(QStringLiteral("connectionsList"));
    m_list->setAccessibleName(tr("Connections"));
    m_list->setUniformItemSizes(true);
    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::gap);
    const auto add = [&](QPushButton *button) {
        column->addWidget(button);
        return button;
    };
    add(makeAction(QStringLiteral("settingsAddConnection"), tr("Add…"), [this] { Q_EMIT addRequested(); }));
    m_edit = add(makeAction(QStringLiteral("settingsEditConnection"), tr("Edit…"),
                            [this] { Q_EMIT editRequested(current()); }));
    m_up = add(makeAction(QStringLiteral("settingsConnectionUp"), tr("Move up"), [this] { moveBy(-1); }));
    m_down =
        add(makeAction(QStringLiteral("settingsConnectionDown"), tr("Move down"), [this] { moveBy(1); }));
    m_forget = add(makeAction(QStringLiteral("settingsForgetConnection"), tr("Forget"),
                              [this] { m_manager.forget(current()); }));
    column->addStretch();
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_list, 1);
    row->addLayout(column);
    SettingsPage::add(body, 1);
    addHint(tr("Which host folders sandboxes may mount is set for each connection: choose Edit. Forgetting a "
               "connection leaves its sandboxes where they are."));

    connect(m_list, &QListWidget::currentRowChanged, this, &ConnectionsPage::update);
    connect(m_list, &QListWidget::itemActivated, this, [this] { Q_EMIT editRequested(current()); });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&connections, signal, this, &ConnectionsPage::fill);
    connect(&connections, &QAbstractItemModel::dataChanged, this, &ConnectionsPage::fill);
    fill();
}

QPushButton *ConnectionsPage::makeAction(const QString &objectName, const QString &text,
                                         const std::function<void()> &call)
{
    QPushButton *button = makeButton(objectName, text, this);
    connect(button, &QPushButton::clicked, this, call);
    return button;
}

QString ConnectionsPage::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void ConnectionsPage::fill()
{
    const QString kept = current();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const ConnectionRow &row : m_connections.rows()) {
        const ConnectionProfile &profile = row.profile;
        auto *item = new QListWidgetItem(
            QStringLiteral("%1  –  %2").arg(safeText(profile.name), safeText(profile.endpoint)), m_list);
        item->setData(Qt::UserRole, profile.id);
        if (profile.id == kept)
            m_list->setCurrentItem(item);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    update();
}

void ConnectionsPage::update()
{
    const int row = m_list->currentRow();
    m_edit->setEnabled(row >= 0);
    m_forget->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_list->count() - 1);
}

void ConnectionsPage::moveBy(int places)
{
    const QString moved = current();
    m_connections.move(moved, m_list->currentRow() + places);
    m_manager.setOrder(m_connections.order());
    m_list->setCurrentRow(m_connections.rowOf(moved));
}

} // namespace osc

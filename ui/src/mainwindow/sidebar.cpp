// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/sidebar.h"

#include "mainwindow/sidebardelegates.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/connectionmodel.h>
#include <ui/glyphs.h>
#include <ui/theme.h>

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

namespace osc {

namespace {

void setUpList(QListView *list, const QString &objectName, const QString &name)
{
    list->setObjectName(objectName);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setMouseTracking(true);
    list->setUniformItemSizes(true);
    list->viewport()->setAutoFillBackground(false);
}

} // namespace

Sidebar::Sidebar(ConnectionModel &connections, QWidget *parent)
    : QWidget(parent)
    , m_model(connections)
    , m_places(new QListWidget(this))
    , m_connections(new QListView(this))
    , m_nothing(new QWidget(this))
    , m_found(new Label({}, Tone::Secondary, m_nothing))
{
    setObjectName(QStringLiteral("sidebar"));
    setUpList(m_places, QStringLiteral("placeList"), tr("Places"));
    setUpList(m_connections, QStringLiteral("connectionList"), tr("Connections"));
    m_places->setItemDelegate(new PlaceDelegate(m_places));
    m_places->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_connections->setItemDelegate(new ConnectionDelegate(m_connections));
    m_connections->setModel(&connections);
    m_connections->setContextMenuPolicy(Qt::CustomContextMenu);

    auto *nothing = new QVBoxLayout(m_nothing);
    nothing->setContentsMargins(38, 6, 8, 6);
    nothing->setSpacing(0);
    nothing->addWidget(new Label(tr("No connection yet"), Tone::Text, m_nothing));
    nothing->addWidget(m_found);
    m_found->setFont(fonts::tick());
    m_found->setObjectName(QStringLiteral("foundConnections"));

    auto *heading = new Label(tr("Connections"), Tone::Secondary, this);
    QFont small = fonts::secondary();
    small.setWeight(QFont::DemiBold);
    heading->setFont(small);
    QToolButton *add =
        makeToolButton(QStringLiteral("addConnectionButton"), Symbol::Add, tr("Connect to an engine"), this);
    connect(add, &QToolButton::clicked, this, &Sidebar::addConnectionRequested);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 6, 2);
    head->addWidget(heading, 1);
    head->addWidget(add);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_places);
    layout->addLayout(head);
    layout->addWidget(m_nothing);
    layout->addWidget(m_connections, 1);

    connect(m_places, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (item)
            Q_EMIT placeChosen(item->data(PlaceDelegate::IdRole).toString());
    });
    connect(m_connections, &QListView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT connectionChosen(index.data(ConnectionModel::IdRole).toString());
    });
    // The second click of a double click chooses as well, which takes back what the first one did.
    connect(m_connections, &QListView::doubleClicked, this, [this](const QModelIndex &index) {
        Q_EMIT connectionEditRequested(index.data(ConnectionModel::IdRole).toString());
    });
    m_connections->installEventFilter(this);
    connect(m_connections, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        const QModelIndex index = m_connections->indexAt(position);
        if (index.isValid())
            Q_EMIT connectionMenuRequested(index.data(ConnectionModel::IdRole).toString(),
                                           m_connections->viewport()->mapToGlobal(position));
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&connections, signal, this, &Sidebar::updateNothing);
    updateNothing();
    auto *rings = new RingAnimator(m_connections, [this] { m_connections->viewport()->update(); });
    const auto turn = [this, rings] {
        bool connecting = false;
        for (const ConnectionRow &row : m_model.rows())
            connecting = connecting || row.status.state == ConnectionState::Connecting;
        rings->setTurning(connecting);
    };
    connect(&connections, &QAbstractItemModel::dataChanged, this, turn);
    connect(&connections, &QAbstractItemModel::rowsInserted, this, turn);
    turn();
}

void Sidebar::addPlace(const QString &id, Symbol icon, const QString &name)
{
    auto *item = new QListWidgetItem(withoutMnemonic(name), m_places);
    item->setData(PlaceDelegate::IdRole, id);
    item->setData(PlaceDelegate::SymbolRole, static_cast<int>(icon));
    fitLists();
}

QListWidgetItem *Sidebar::placeItem(const QString &id) const
{
    for (int row = 0; row < m_places->count(); ++row)
        if (m_places->item(row)->data(PlaceDelegate::IdRole) == id)
            return m_places->item(row);
    return nullptr;
}

void Sidebar::fitLists()
{
    m_places->setFixedHeight(m_places->count() * m_places->sizeHintForRow(0));
}

void Sidebar::setPlaceCount(const QString &id, const QString &count, bool alarming)
{
    QListWidgetItem *item = placeItem(id);
    if (!item)
        return;
    item->setData(PlaceDelegate::CountRole, count);
    item->setData(PlaceDelegate::AlarmRole, alarming);
    item->setData(Qt::AccessibleTextRole,
                  count.isEmpty() ? item->text() : QStringLiteral("%1, %2").arg(item->text(), count));
}

void Sidebar::setCurrentPlace(const QString &id)
{
    m_places->setCurrentItem(placeItem(id));
}

void Sidebar::setCurrentConnection(const QString &connectionId)
{
    const int row = m_model.rowOf(connectionId);
    if (row < 0)
        m_connections->selectionModel()->clear();
    else
        m_connections->setCurrentIndex(m_model.index(row, 0));
}

void Sidebar::setFound(int count)
{
    m_found->setText(count > 0 ? tr("Found %n, see right", nullptr, count) : tr("Nothing found"));
}

void Sidebar::updateNothing()
{
    m_nothing->setVisible(m_model.rowCount() == 0);
}

bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_connections && event->type() == QEvent::KeyPress) {
        const QString id = m_connections->currentIndex().data(ConnectionModel::IdRole).toString();
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (!id.isEmpty() && key == Qt::Key_F2) {
            Q_EMIT connectionEditRequested(id);
            return true;
        }
        if (!id.isEmpty() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)) {
            Q_EMIT connectionChosen(id);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Sidebar::tick()
{
    if (m_model.isTicking())
        m_connections->viewport()->update();
}

void Sidebar::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter(this).fillRect(rect(), theme.window);
}

} // namespace osc

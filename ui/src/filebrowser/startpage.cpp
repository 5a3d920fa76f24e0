// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/startpage.h"

#include "widgets/buttons.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace osc {

namespace {

using PlaceKind = FilePlaceList::Kind;

PlaceKind placeKindOf(const QModelIndex &index)
{
    return static_cast<PlaceKind>(index.siblingAtColumn(0).data(FilePlaceList::KindRole).toInt());
}

Symbol rowSymbol(PlaceKind kind)
{
    switch (kind) {
    case PlaceKind::Home:
        return Symbol::GoHome;
    case PlaceKind::Folder:
        return Symbol::Computer;
    case PlaceKind::Sandbox:
        return Symbol::Sandboxes;
    case PlaceKind::Volume:
        return Symbol::Volume;
    case PlaceKind::Bucket:
    case PlaceKind::OtherBucket:
        return Symbol::Bucket;
    case PlaceKind::ListBuckets:
        return Symbol::Key;
    case PlaceKind::Recent:
        return Symbol::History;
    default:
        return Symbol::Folder;
    }
}

class PlaceRowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
        option->textElideMode = Qt::ElideMiddle;
        const Theme theme = Theme::of(option->palette);
        if (placeKindOf(index) == PlaceKind::Group) {
            option->font = fonts::section();
            option->displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
        } else if (index.column() == FilePlaceList::NameColumn) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = symbol(rowSymbol(placeKindOf(index)), Tone::Secondary);
            option->decorationSize = QSize(metrics::icon, metrics::icon);
        } else {
            option->palette.setColor(QPalette::Text, theme.secondaryText);
            option->palette.setColor(QPalette::HighlightedText, theme.secondaryText);
        }
    }
};

} // namespace

StartPage::StartPage(FilePlaceList &places, QWidget *parent)
    : QWidget(parent)
    , m_places(places)
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("startPage"));
    m_search->setObjectName(QStringLiteral("placeSearch"));
    m_search->setPlaceholderText(tr("Search places"));
    m_search->setAccessibleName(tr("Search places"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    addClearButton(m_search);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 50);
    m_search->installEventFilter(this);
    m_table->setObjectName(QStringLiteral("placeTable"));
    m_table->setAccessibleName(tr("Places"));
    m_table->setModel(&places);
    m_table->setItemDelegate(new PlaceRowDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    m_table->horizontalHeader()->resizeSection(0, fontMetrics().averageCharWidth() * 45);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    m_table->installEventFilter(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin - 4, 12, metrics::margin, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    setFocusProxy(m_table);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_places.setFilter(text);
        selectFirst();
    });
    // The list is made anew whenever something in it changes: the keys stay where they were.
    connect(&places, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_row = m_table->currentIndex().row(); });
    connect(&places, &QAbstractItemModel::modelReset, this, [this] {
        if (m_row >= 0 && m_row < m_places.rowCount())
            m_table->setCurrentIndex(m_places.index(m_row, 0));
    });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
}

void StartPage::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void StartPage::focusList()
{
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid())
        selectFirst();
}

void StartPage::selectFirst()
{
    for (int row = 0; row < m_places.rowCount(); ++row) {
        const QModelIndex index = m_places.index(row, 0);
        if (placeKindOf(index) != PlaceKind::Group) {
            m_table->setCurrentIndex(index);
            return;
        }
    }
}

void StartPage::choose(int row)
{
    if (row < 0)
        return;
    switch (placeKindOf(m_places.index(row, 0))) {
    case PlaceKind::Group:
        break;
    case PlaceKind::ListBuckets:
        return m_places.listBuckets(m_places.location(row).place.connectionId);
    case PlaceKind::OtherBucket:
        Q_EMIT otherBucketRequested();
        break;
    default:
        Q_EMIT chosen(m_places.location(row));
    }
}

bool StartPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        choose(m_table->currentIndex().row());
        return true;
    }
    if (watched == m_search && key == Qt::Key_Escape) {
        m_search->clear();
        focusList();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        focusList();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc

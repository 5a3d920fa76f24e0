// SPDX-License-Identifier: Apache-2.0
#include "panels/metadatapicker.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int keyRole = Qt::UserRole + 1;
constexpr int valueRole = Qt::UserRole + 2;
constexpr qsizetype longestEntry = 120;

} // namespace

MetadataPicker::MetadataPicker(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_text(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_entries(new QStandardItemModel(this))
    , m_matching(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("metadataPicker"));
    setAccessibleName(tr("Filter by metadata"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("metadataText"));
    m_text->setPlaceholderText(tr("key = value"));
    m_text->setAccessibleName(tr("Metadata, as key = value"));
    m_matching->setSourceModel(m_entries);
    m_matching->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(QStringLiteral("metadataList"));
    m_list->setAccessibleName(tr("Metadata of the sandboxes"));
    m_list->setModel(m_matching);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideMiddle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    connect(m_text, &QLineEdit::textChanged, this, &MetadataPicker::narrow);
    connect(m_list, &QListView::clicked, this, &MetadataPicker::choose);
    m_text->installEventFilter(this);
    m_list->installEventFilter(this);
}

void MetadataPicker::setEntries(const QList<std::pair<QString, QString>> &entries)
{
    m_entries->clear();
    for (const auto &[key, value] : entries) {
        auto *item = new QStandardItem(shortText(key, longestEntry) + QStringLiteral(" = ") +
                                       shortText(value, longestEntry));
        item->setData(key, keyRole);
        item->setData(value, valueRole);
        m_entries->appendRow(item);
    }
}

void MetadataPicker::popUp(const QWidget &anchor)
{
    m_text->clear();
    m_list->setVisible(m_entries->rowCount() > 0);
    const int height = m_entries->rowCount() > 0 ? metrics::scaled(300) : sizeHint().height();
    QRect place(anchor.mapToGlobal(QPoint(0, anchor.height())), QSize(metrics::scaled(320), height));
    if (anchor.layoutDirection() == Qt::RightToLeft)
        place.moveRight(anchor.mapToGlobal(QPoint(anchor.width(), 0)).x());
    const QRect room = anchor.screen()->availableGeometry();
    place.moveRight(std::min(place.right(), room.right()));
    place.moveLeft(std::max(place.left(), room.left()));
    setGeometry(place);
    show();
    m_text->setFocus(Qt::PopupFocusReason);
}

void MetadataPicker::narrow(const QString &text)
{
    // "team=agents" finds "team = agents".
    QString wanted = text.simplified();
    const auto at = wanted.indexOf(QLatin1Char('='));
    if (at >= 0)
        wanted = wanted.left(at).trimmed() + QStringLiteral(" = ") + wanted.mid(at + 1).trimmed();
    m_matching->setFilterFixedString(wanted);
    m_list->setCurrentIndex({});
}

bool MetadataPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        m_list->currentIndex().isValid() ? choose(m_list->currentIndex()) : chooseTyped();
        return true;
    }
    if (watched == m_text && key == Qt::Key_Down && m_matching->rowCount() > 0) {
        m_list->setFocus(Qt::OtherFocusReason);
        m_list->setCurrentIndex(m_matching->index(0, 0));
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0) {
        m_list->setCurrentIndex({});
        m_text->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void MetadataPicker::choose(const QModelIndex &index)
{
    hide();
    Q_EMIT chosen(index.data(keyRole).toString(), index.data(valueRole).toString());
}

void MetadataPicker::chooseTyped()
{
    const QString text = m_text->text();
    const auto at = text.indexOf(QLatin1Char('='));
    if (at > 0 && !text.left(at).trimmed().isEmpty()) {
        hide();
        Q_EMIT chosen(text.left(at).trimmed(), text.mid(at + 1).trimmed());
    } else if (m_matching->rowCount() == 1) {
        choose(m_matching->index(0, 0));
    }
}

} // namespace osc

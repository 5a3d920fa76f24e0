// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filetable.h"

#include "theme/consolestyle.h"

#include <models/filelistmodel.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QApplication>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QUrl>

#include <array>

namespace osc {

namespace {

Symbol symbolOf(const QModelIndex &index)
{
    if (index.data(FileListModel::IsDirectoryRole).toBool())
        return Symbol::Folder;
    if (index.data(FileListModel::IsSymlinkRole).toBool())
        return Symbol::Link;
    const QString name = index.data(Qt::EditRole).toString().toLower();
    const auto ends = [&name](const auto &suffixes) {
        for (const char16_t *suffix : suffixes) {
            if (name.endsWith(QStringView(suffix)))
                return true;
        }
        return false;
    };
    static constexpr std::array braces = {u".json", u".jsonl", u".yaml", u".yml", u".toml", u".xml"};
    static constexpr std::array images = {u".png", u".jpg",  u".jpeg", u".gif",
                                          u".svg", u".webp", u".bmp",  u".ico"};
    static constexpr std::array archives = {u".gz",  u".tar", u".zip", u".xz",
                                            u".zst", u".bz2", u".7z",  u".tgz"};
    static constexpr std::array texts = {u".txt", u".md",   u".log", u".py",  u".sh",   u".js",
                                         u".ts",  u".c",    u".h",   u".cpp", u".conf", u".ini",
                                         u".csv", u".html", u".css", u".rs",  u".go"};
    static constexpr std::array databases = {u".sqlite", u".db", u".sqlite3", u".parquet"};
    return ends(braces)      ? Symbol::Braces
           : ends(images)    ? Symbol::FileImage
           : ends(archives)  ? Symbol::FileArchive
           : ends(databases) ? Symbol::Database
           : ends(texts)     ? Symbol::FileText
                             : Symbol::File;
}

/// Adds the icon of the kind and the accent bar of the current row.
class FileDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() == FileListModel::NameColumn)
            paintName(*painter, option, index);
        else
            QStyledItemDelegate::paint(painter, option, index);
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        if (index.column() == 0 && view && view->currentIndex().row() == index.row()) {
            const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height());
            painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                              Theme::of(option.palette).accent);
        }
    }

private:
    /// The first column begins at the margin of the page, its background at the edge.
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
    {
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        QStyleOptionViewItem panel = option;
        QStyledItemDelegate::initStyleOption(&panel, index);
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, &painter, option.widget);
        QStyleOptionViewItem shifted = option;
        const QRect inner = option.rect.adjusted(metrics::margin - 4, 0, 0, 0);
        shifted.rect = QStyle::visualRect(option.direction, option.rect, inner);
        QStyledItemDelegate::paint(&painter, shifted, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
        const Theme theme = Theme::of(option->palette);
        if (index.column() == FileListModel::NameColumn) {
            const bool directory = index.data(FileListModel::IsDirectoryRole).toBool();
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = symbol(symbolOf(index), directory ? Tone::Accent : Tone::Secondary);
            option->decorationSize = QSize(metrics::icon, metrics::icon);
            option->textElideMode = Qt::ElideMiddle;
        } else {
            option->palette.setColor(QPalette::Text, theme.secondaryText);
            option->palette.setColor(QPalette::HighlightedText, theme.secondaryText);
        }
        if (index.column() == FileListModel::ModeColumn)
            option->font = fonts::mono();
    }
};

QStringList localPaths(const QMimeData *data)
{
    QStringList paths;
    const auto urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

FileTable::FileTable(FileListModel *model, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(QStringLiteral("fileTable"));
    setAccessibleName(tr("Files"));
    setModel(model);
    setItemDelegate(new FileDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setSortingEnabled(true);
    setWordWrap(false);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setContextMenuPolicy(Qt::CustomContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    QHeaderView *header = horizontalHeader();
    header->setProperty(headerMarginProperty, metrics::margin - 8);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(FileListModel::NameColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(60);
    const int cell = fontMetrics().averageCharWidth();
    header->resizeSection(FileListModel::SizeColumn, cell * 15);
    header->resizeSection(FileListModel::ModifiedColumn, cell * 17);
    header->resizeSection(FileListModel::ModeColumn, cell * 17);
    header->resizeSection(FileListModel::OwnerColumn, cell * 18);
    sortByColumn(FileListModel::NameColumn, Qt::AscendingOrder);
    connect(this, &QTableView::doubleClicked, this, &FileTable::opened);
}

QList<QByteArray> FileTable::selectedNames() const
{
    QList<QByteArray> names;
    const auto rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        names.append(row.data(FileListModel::NameBytesRole).toByteArray());
    return names;
}

void FileTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT opened(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void FileTable::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_dropsAccepted && !localPaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FileTable::dragMoveEvent(QDragMoveEvent *event)
{
    if (m_dropsAccepted)
        event->acceptProposedAction();
}

void FileTable::dropEvent(QDropEvent *event)
{
    const QStringList paths = localPaths(event->mimeData());
    if (!m_dropsAccepted || paths.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    Q_EMIT filesDropped(paths);
}

} // namespace osc

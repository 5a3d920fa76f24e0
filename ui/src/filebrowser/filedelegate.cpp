// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filedelegate.h"

#include <models/filetreemodel.h>
#include <ui/theme.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>

#include <array>

namespace osc {

Symbol fileSymbol(const QModelIndex &index)
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

FileDelegate::FileDelegate(int margin, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_margin(margin)
{}

void FileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    if (index.column() == FileListModel::NameColumn && m_margin > 0)
        paintName(*painter, option, index);
    else
        QStyledItemDelegate::paint(painter, option, index);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    if (index.column() == 0 && view && view->currentIndex().siblingAtColumn(0) == index) {
        const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height());
        painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                          Theme::of(option.palette).accent);
    }
}

/// The first column begins at the margin of the page, its background at the edge.
void FileDelegate::paintName(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionViewItem panel = option;
    QStyledItemDelegate::initStyleOption(&panel, index);
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &panel, &painter, option.widget);
    QStyleOptionViewItem shifted = option;
    shifted.rect = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(m_margin, 0, 0, 0));
    QStyledItemDelegate::paint(&painter, shifted, index);
}

void FileDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    const Theme theme = Theme::of(option->palette);
    if (index.data(FileTreeModel::IsErrorRole).toBool()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = symbol(Symbol::Error, Tone::Failed);
        option->palette.setColor(QPalette::Text, theme.failed.ink);
    } else if (index.column() == FileListModel::NameColumn) {
        const bool directory = index.data(FileListModel::IsDirectoryRole).toBool();
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = symbol(fileSymbol(index), directory ? Tone::Accent : Tone::Secondary);
        option->decorationSize = QSize(metrics::icon, metrics::icon);
        option->textElideMode = Qt::ElideMiddle;
    } else {
        option->palette.setColor(QPalette::Text, theme.secondaryText);
        option->palette.setColor(QPalette::HighlightedText, theme.secondaryText);
    }
    const bool isMode = index.column() == FileListModel::ModeColumn;
    if (isMode && index.data(FileListModel::NameBytesRole).isValid()) // not so in what was found
        option->font = fonts::mono();
}

QWidget *FileDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                    const QModelIndex &index) const
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(QStringLiteral("fileNameEditor"));
    field->setAccessibleName(tr("New name of %1").arg(index.data(Qt::EditRole).toString()));
    return field;
}

void FileDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *field = qobject_cast<QLineEdit *>(editor);
    const QString name = index.data(Qt::EditRole).toString();
    if (field->text() == name || field->isModified())
        return; // a refresh while the user types
    field->setText(name);
    const qsizetype dot = index.data(FileListModel::IsDirectoryRole).toBool() ? -1 : name.lastIndexOf(u'.');
    const auto selectStem = [field, stem = static_cast<int>(dot > 0 ? dot : name.size())] {
        field->setSelection(0, stem);
    };
    selectStem();
    // The view selects everything once it has shown the field.
    QMetaObject::invokeMethod(field, selectStem, Qt::QueuedConnection);
}

void FileDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    Q_EMIT renamed(index, qobject_cast<QLineEdit *>(editor)->text());
}

/// The field lies on the name.
void FileDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &index) const
{
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.rect = QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(m_margin, 0, 0, 0));
    const QRect name = style->subElementRect(QStyle::SE_ItemViewItemText, &cell, option.widget);
    editor->setGeometry(name.adjusted(0, 1, 0, -1));
}

} // namespace osc

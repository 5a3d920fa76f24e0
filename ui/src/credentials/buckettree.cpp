// SPDX-License-Identifier: Apache-2.0
#include "credentials/buckettree.h"

#include <models/wording.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QScopedValueRollback>

namespace osc {

namespace {

/// Of a folder with more entries than that the rest is not read: nobody chooses from so many.
constexpr qint64 mostEntries = 5000;

enum FolderRole { FolderPathRole = Qt::UserRole, FolderStateRole };
enum FolderState { FolderUnread, FolderReading, FolderRead, FolderNote };

FolderState stateOf(const QTreeWidgetItem *item)
{
    return static_cast<FolderState>(item->data(0, FolderStateRole).toInt());
}

FilePath pathOf(const QTreeWidgetItem *item)
{
    return item->data(0, FolderPathRole).toByteArray();
}

QString prefixOf(const QTreeWidgetItem *item)
{
    return QString::fromUtf8(pathOf(item).mid(1));
}

} // namespace

BucketTree::BucketTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("bucketTree"));
    setAccessibleName(tr("Folders of the bucket"));
    setColumnCount(1);
    header()->hide();
    setUniformRowHeights(true);
    setIconSize(QSize(metrics::icon, metrics::icon));
    setTextElideMode(Qt::ElideMiddle);
    connect(this, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem *folder) {
        if (stateOf(folder) == FolderUnread)
            read(folder);
    });
    connect(this, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem *item) {
        if (m_walking || !item || stateOf(item) == FolderNote)
            return;
        m_wanted = prefixOf(item);
        Q_EMIT prefixChosen(m_wanted);
    });
}

void BucketTree::showNote(const QString &sentence)
{
    const QScopedValueRollback walking(m_walking, true);
    m_reading.clear();
    m_seen.clear();
    m_files.reset();
    clear();
    if (!sentence.isEmpty())
        addNote(invisibleRootItem(), sentence);
}

void BucketTree::showBucket(std::shared_ptr<FileSystem> files, const QString &bucket)
{
    showNote({});
    m_files = std::move(files);
    m_bucket = bucket;
    const QScopedValueRollback walking(m_walking, true);
    QTreeWidgetItem *root = addFolder(invisibleRootItem(), safeText(bucket), "/");
    root->setIcon(0, symbol(Symbol::Bucket, Tone::Secondary));
    setCurrentItem(root);
    root->setExpanded(true);
}

void BucketTree::refresh()
{
    if (m_files)
        showBucket(m_files, m_bucket);
}

void BucketTree::setPrefix(const QString &prefix)
{
    m_wanted = prefix;
    if (m_files && topLevelItemCount() > 0)
        walkOn(topLevelItem(0));
}

QTreeWidgetItem *BucketTree::addFolder(QTreeWidgetItem *parent, const QString &name, const FilePath &path)
{
    auto *item = new QTreeWidgetItem(parent, {name});
    item->setData(0, FolderPathRole, path);
    item->setIcon(0, symbol(Symbol::Folder, Tone::Secondary));
    item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    item->setSizeHint(0, QSize(0, metrics::scaled(26)));
    return item;
}

void BucketTree::addNote(QTreeWidgetItem *parent, const QString &sentence)
{
    auto *note = new QTreeWidgetItem(parent, {sentence});
    note->setData(0, FolderStateRole, FolderNote);
    note->setFlags(Qt::ItemIsEnabled | Qt::ItemNeverHasChildren);
    note->setForeground(0, Theme::of(palette()).secondaryText);
    note->setToolTip(0, sentence.toHtmlEscaped());
}

void BucketTree::read(QTreeWidgetItem *folder)
{
    folder->setData(0, FolderStateRole, FolderReading);
    m_seen[folder] = 0;
    m_reading[folder] = m_files->list(
        pathOf(folder), [this, folder](const QList<FileEntry> &entries) { addFolders(folder, entries); },
        [this, folder](const Done &result) { ended(folder, result); });
}

void BucketTree::addFolders(QTreeWidgetItem *folder, const QList<FileEntry> &entries)
{
    const QScopedValueRollback walking(m_walking, true);
    for (const FileEntry &entry : entries)
        if (entry.type == FileType::Directory)
            addFolder(folder, displayName(entry.name), joinPath(pathOf(folder), entry.name));
    m_seen[folder] += entries.size();
    if (m_seen[folder] < mostEntries)
        return;
    addNote(folder, tr("There are more: type the prefix."));
    ended(folder, {});
}

void BucketTree::ended(QTreeWidgetItem *folder, const Done &result)
{
    const auto reading = m_reading.extract(folder);
    m_seen.erase(folder);
    const QScopedValueRollback walking(m_walking, true);
    folder->setData(0, FolderStateRole, FolderRead);
    folder->setChildIndicatorPolicy(QTreeWidgetItem::DontShowIndicatorWhenChildless);
    if (!result)
        addNote(folder, result.error().message);
    walkOn(folder);
}

/// Towards what is to be selected, as far as it is read.
void BucketTree::walkOn(QTreeWidgetItem *from)
{
    const QScopedValueRollback walking(m_walking, true);
    const QString here = prefixOf(from);
    if (here == m_wanted) {
        setCurrentItem(from);
        return;
    }
    if (!here.isEmpty() && !m_wanted.startsWith(here + u'/'))
        return;
    if (stateOf(from) == FolderUnread) {
        from->setExpanded(true);
        return;
    }
    for (int i = 0; i < from->childCount(); ++i) {
        QTreeWidgetItem *child = from->child(i);
        const QString prefix = prefixOf(child);
        if (stateOf(child) != FolderNote && (prefix == m_wanted || m_wanted.startsWith(prefix + u'/')))
            return walkOn(child);
    }
    setCurrentItem(stateOf(from) == FolderRead ? nullptr : from);
}

} // namespace osc

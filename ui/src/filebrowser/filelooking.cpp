// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filelook/lookwindows.h"

#include <models/lookwords.h>

#include <QAction>

namespace osc {

namespace {

bool isComparable(const FileEntry &left, const FileEntry &right)
{
    const FileType type = effectiveType(left);
    return type == effectiveType(right) && (type == FileType::Regular || type == FileType::Directory);
}

} // namespace

LookTarget FilePane::lookTarget(const FileItem &item) const
{
    return {.fileSystem = m_store.fileSystem(),
            .location = {m_store.place(), item.path},
            .entry = item.entry,
            .placeTitle = title(),
            .whyReadOnly = whyNotWrite()};
}

std::optional<LookTarget> FilePane::counterpart(const FileItem &item) const
{
    const FilePane *other = m_other ? m_other() : nullptr;
    if (!other || !other->store().fileSystem())
        return {};
    const auto same = other->store().model()->find(item.entry.name);
    if (!same)
        return {};
    return other->lookTarget({joinPath(other->store().path(), same->name), *same});
}

void FileCommands::addLookCommands()
{
    add(QuickPreview, "fileQuickPreview", tr("Quick preview"), QKeySequence(Qt::Key_Space), [this] {
        const QList<FileItem> items = m_pane.views()->selection();
        if (items.size() == 1 && m_pane.services().looks)
            m_pane.services().looks->togglePreview(m_pane.lookTarget(items.constFirst()));
    });
    add(Edit, "fileEdit", tr("Edit"), QKeySequence(Qt::Key_F4), [this] {
        const QList<FileItem> items = m_pane.views()->selection();
        if (items.size() == 1 && m_pane.services().looks)
            m_pane.services().looks->edit(m_pane.lookTarget(items.constFirst()));
    });
    add(Compare, "fileCompare", tr("Compare"), {}, [this] { compare(); });
    for (const Command command : {QuickPreview, Edit})
        action(command)->setShortcutContext(Qt::WidgetShortcut);
}

void FileCommands::compare()
{
    const QList<FileItem> items = m_pane.views()->selection();
    LookWindows *looks = m_pane.services().looks;
    if (!looks || items.isEmpty())
        return;
    const LookTarget first = m_pane.lookTarget(items.constFirst());
    if (items.size() == 2)
        looks->compare(first, m_pane.lookTarget(items.at(1)));
    else if (const auto other = m_pane.counterpart(items.constFirst()))
        looks->compare(first, *other);
}

void FileCommands::updateLookCommands()
{
    const bool opened = m_pane.store().fileSystem() != nullptr;
    LookWindows *looks = m_pane.services().looks;
    const int count = m_pane.views()->selectedCount();
    const QList<FileItem> items = count > 0 && count <= 2 ? m_pane.views()->selection() : QList<FileItem>();
    const auto offer = [this](Command command, bool possible, const QString &reason = {}) {
        action(command)->setStatusTip(reason);
        action(command)->setEnabled(possible && reason.isEmpty());
        action(command)->setVisible(m_pane.services().looks != nullptr);
    };
    const bool one = opened && items.size() == 1;
    offer(QuickPreview, one);
    const bool isFile = one && effectiveType(items.constFirst().entry) == FileType::Regular;
    offer(Edit, isFile, isFile ? whyNotWritable(m_pane.lookTarget(items.constFirst())) : QString());
    bool comparable = items.size() == 2 && isComparable(items.at(0).entry, items.at(1).entry);
    if (one) {
        const auto other = m_pane.counterpart(items.constFirst());
        comparable = other && isComparable(items.constFirst().entry, other->entry);
    }
    offer(Compare, opened && comparable,
          comparable ? QString() : tr("Choose two files or folders, or one that is in the other pane too."));
    if (looks && one)
        looks->followPreview(m_pane.lookTarget(items.constFirst()));
}

} // namespace osc

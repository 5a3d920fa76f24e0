// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/sharelinkdialog.h"
#include "filebrowser/versionsdialog.h"

#include <core/objectstorage.h>
#include <models/wording.h>

#include <QAction>

namespace osc {

void FileCommands::addObjectCommands()
{
    add(ShareLink, "fileShareLink", tr("Share link…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
        [this] { shareLink(); });
    add(Restore, "fileRestore", tr("Restore…"), {}, [this] { askToRestore(); });
    add(Versions, "fileVersions", tr("Versions"), {}, [this] { showVersions(); });
}

void FileCommands::updateObjectCommands()
{
    const auto &files = m_pane.store().fileSystem();
    const bool objects = files && files->objects();
    const QList<FileItem> items =
        objects && m_pane.views()->selectedCount() == 1 ? m_pane.views()->selection() : QList<FileItem>();
    const bool one = items.size() == 1 && items.constFirst().entry.type == FileType::Regular;
    const QString why = one ? QString() : tr("Choose one object first.");
    for (const Command command : {ShareLink, Restore, Versions}) {
        action(command)->setVisible(objects);
        action(command)->setEnabled(one);
        action(command)->setStatusTip(why);
    }
    if (!objects)
        return;
    // What is off says why: a bucket keeps objects, not files.
    action(Permissions)
        ->setStatusTip(tr("Objects have no owner and no mode: who may read them is the key's "
                          "and the bucket's business."));
    action(NewLink)->setStatusTip(tr("A bucket cannot hold links."));
    action(NewLink)->setEnabled(false);
    action(Permissions)->setEnabled(false);
}

void FileCommands::shareLink()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.size() != 1)
        return;
    const auto credential = m_pane.services().places.buckets().find(m_pane.store().place().connectionId);
    auto *dialog = new ShareLinkDialog(m_pane.store().fileSystem(), items.constFirst().path,
                                       credential ? credential->expiresAt : QDateTime(), &m_pane);
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileCommands::askToRestore()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.size() != 1)
        return;
    const FilePath path = items.constFirst().path;
    auto *dialog = new RestoreDialog(whatIs(items), &m_pane);
    connect(dialog, &RestoreDialog::chosen, this, [this, path](int days) { restore(path, days); });
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileCommands::restore(const FilePath &path, int days)
{
    const auto files = m_pane.store().fileSystem();
    if (!files || !files->objects())
        return;
    const QString name = displayName(lastName(path));
    m_pane.showNote(tr("Asking for %1 to be restored…").arg(name));
    m_restore = files->objects()->restore(path, days, [this, files, name](const Done &result) {
        m_pane.showNote(result ? tr("%1 is being restored; that takes minutes to hours.").arg(name)
                               : QString());
        if (!result)
            m_pane.showError(result.error());
    });
}

void FileCommands::showVersions()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.size() != 1)
        return;
    auto *dialog = new VersionsDialog(m_pane.store().fileSystem(), items.constFirst().path,
                                      m_pane.whyNotWrite(), &m_pane);
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    connect(dialog, &VersionsDialog::changed, &m_pane.store(), &FilePanelStore::refresh);
    dialog->open();
}

} // namespace osc

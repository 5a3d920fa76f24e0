// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filebrowser.h"
#include "filebrowser/filetable.h"
#include "filebrowser/namestrip.h"
#include "filebrowser/permissionsdialog.h"
#include "widgets/banner.h"

#include <models/wording.h>

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>

namespace osc {

namespace {

/// Whether @p path is @p top or below it.
bool isWithin(const FilePath &path, const FilePath &top)
{
    return top == "/" || path == top || path.startsWith(top + '/');
}

} // namespace

const Mount *FileBrowser::mountHere() const
{
    const Mount *deepest = nullptr;
    for (const Mount &mount : m_mounts) {
        const bool deeper = !deepest || mount.target.size() > deepest->target.size();
        if (deeper && isWithin(m_store.path(), cleanPath(mount.target.toUtf8())))
            deepest = &mount;
    }
    return deepest;
}

QString FileBrowser::title() const
{
    return m_store.state() == FilePanelStore::State::Idle ? QStringLiteral("/")
                                                          : safeText(m_places.title(m_store.place()));
}

QString FileBrowser::whyNotWrite() const
{
    if (!m_store.fileSystem())
        return {};
    if (m_store.opened().access == VolumeAccess::ReadOnly)
        return m_store.opened().whyReadOnly.isEmpty() ? tr("This volume is open for reading only.")
                                                      : m_store.opened().whyReadOnly;
    const FileSystemCapabilities can = m_store.fileSystem()->capabilities();
    if (!can.canWrite)
        return can.whyNotWrite.isEmpty() ? tr("Nothing can be written here.") : can.whyNotWrite;
    const Mount *mount = mountHere();
    if (mount && mount->readOnly)
        return tr("%1 is mounted read-only in this sandbox.").arg(safeText(mount->target));
    return {};
}

FileEntry FileBrowser::entryOf(const QByteArray &name) const
{
    const FileEntry *entry = m_store.model()->find(name);
    return entry ? *entry : FileEntry();
}

QString FileBrowser::whatIsSelected(const QList<QByteArray> &names) const
{
    return names.size() == 1 ? displayName(names.constFirst())
                             : tr("%n item(s)", nullptr, static_cast<int>(names.size()));
}

void FileBrowser::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_download, m_upload});
    menu->addSeparator();
    menu->addActions({m_newFolder, m_rename, m_permissions, m_delete});
    menu->addSeparator();
    menu->addActions({m_copyPath, m_refresh, m_hidden, m_togglePreview});
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void FileBrowser::askForFolder()
{
    m_nameStrip->ask(tr("Name of the new folder"), {}, -1, tr("Make folder"),
                     [this](const QString &name) { m_store.makeDirectory(name); });
}

void FileBrowser::askForName()
{
    const QList<QByteArray> names = m_table->selectedNames();
    if (names.size() != 1)
        return;
    const QByteArray old = names.constFirst();
    const QString shown = displayName(old);
    const qsizetype dot = entryOf(old).type == FileType::Directory ? -1 : shown.lastIndexOf(u'.');
    m_nameStrip->ask(
        tr("New name of %1").arg(shown), shown, dot > 0 ? static_cast<int>(dot) : -1, tr("Rename"),
        [this, old](const QString &name) { m_store.rename(joinPath(m_store.path(), old), name); });
}

void FileBrowser::askToDelete()
{
    m_toDelete = m_table->selectedNames();
    if (m_toDelete.isEmpty())
        return;
    int directories = 0;
    for (const QByteArray &name : std::as_const(m_toDelete))
        directories += entryOf(name).type == FileType::Directory ? 1 : 0;
    const QString what = whatIsSelected(m_toDelete);
    const Mount *mount = mountHere();
    QStringList sentences;
    if (directories > 0)
        sentences.append(tr("%n folder(s) with everything in them.", nullptr, directories));
    if (mount)
        sentences.append(
            tr("This is the mount %1: everyone who uses it loses them.").arg(safeText(mount->source)));
    sentences.append(tr("This cannot be undone."));
    m_confirm->setMessage(tr("Delete %1 from %2?").arg(what, displayName(m_store.path())),
                          sentences.join(u' '));
    const QString verb = tr("Delete %1").arg(m_toDelete.size() == 1 ? what : what.toLower());
    m_confirmDelete->setText(fontMetrics().elidedText(verb, Qt::ElideMiddle, 320));
    m_confirmDelete->setAccessibleName(verb);
    m_confirm->show();
    m_confirm->findChild<QPushButton *>(QStringLiteral("fileDeleteCancel"))->setFocus(Qt::OtherFocusReason);
}

void FileBrowser::askForPermissions()
{
    const QList<QByteArray> names = m_table->selectedNames();
    if (names.isEmpty())
        return;
    auto *dialog = new PermissionsDialog(tr("Permissions of %1").arg(whatIsSelected(names)),
                                         entryOf(names.constFirst()).mode, this);
    connect(dialog, &PermissionsDialog::modeAccepted, this,
            [this, names](int mode) { m_store.setAttributes(m_store.pathsOf(names), mode, -1, -1); });
    // Another folder or sandbox may come into view while it is open.
    connect(&m_store, &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileBrowser::askForDownload()
{
    const QList<QByteArray> names = m_table->selectedNames();
    if (names.isEmpty())
        return;
    auto *dialog = new QFileDialog(this, tr("Download %1 to").arg(whatIsSelected(names)));
    dialog->setObjectName(QStringLiteral("downloadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, names](const QString &folder) { download(names, folder); });
    connect(&m_store, &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileBrowser::download(const QList<QByteArray> &names, const QString &folder)
{
    for (const QByteArray &name : names) {
        Transfer transfer;
        transfer.direction = Transfer::Direction::Download;
        transfer.name = displayName(name);
        transfer.place = title();
        transfer.connectionId = m_store.place().connectionId;
        transfer.sandboxId = m_store.place().id;
        transfer.fileSystem = m_store.fileSystem();
        transfer.path = joinPath(m_store.path(), name);
        transfer.local = folder + u'/' + safeLocalName(name);
        m_queue.add(transfer);
    }
}

void FileBrowser::askForUpload()
{
    auto *dialog = new QFileDialog(this, tr("Upload to %1").arg(displayName(m_store.path())));
    dialog->setObjectName(QStringLiteral("uploadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &FileBrowser::upload);
    connect(&m_store, &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileBrowser::upload(const QStringList &localPaths)
{
    if (!m_store.fileSystem() || !whyNotWrite().isEmpty())
        return;
    for (const QString &local : localPaths) {
        const QString name = QFileInfo(local).fileName();
        Transfer transfer;
        transfer.direction = Transfer::Direction::Upload;
        transfer.name = safeText(name);
        transfer.place = tr("%1: %2").arg(title(), displayName(m_store.path()));
        transfer.connectionId = m_store.place().connectionId;
        transfer.sandboxId = m_store.place().id;
        transfer.fileSystem = m_store.fileSystem();
        transfer.path = joinPath(m_store.path(), name.toUtf8());
        transfer.local = local;
        m_queue.add(transfer);
    }
}

void FileBrowser::copyPath()
{
    QStringList paths;
    const auto names = m_table->selectedNames();
    for (const QByteArray &name : names)
        paths.append(QString::fromUtf8(joinPath(m_store.path(), name)));
    if (paths.isEmpty())
        paths.append(QString::fromUtf8(m_store.path()));
    QGuiApplication::clipboard()->setText(paths.join(u'\n'));
}

} // namespace osc

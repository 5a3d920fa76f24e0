// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/deletestrip.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/namestrip.h"
#include "filebrowser/permissionsdialog.h"
#include "filebrowser/propertiesdialog.h"
#include "filebrowser/terminalhere.h"

#include <models/filehabits.h>
#include <models/filehandout.h>
#include <models/treewalk.h>
#include <models/wording.h>

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>

namespace osc {

QString FileCommands::whatIs(const QList<FileItem> &items) const
{
    return items.size() == 1 ? displayName(lastName(items.constFirst().path))
                             : tr("%n item(s)", nullptr, static_cast<int>(items.size()));
}

void FileCommands::askForFolder()
{
    m_pane.nameStrip()->ask(tr("Name of the new folder"), {}, -1, tr("Make folder"),
                            [this](const QString &name) { m_pane.store().makeDirectory(name); });
}

void FileCommands::askForFile()
{
    m_pane.nameStrip()->ask(tr("Name of the new file"), {}, -1, tr("Make file"),
                            [this](const QString &name) { m_pane.store().makeFile(name); });
}

/// Of the chosen entry, else of what is typed; beside it.
void FileCommands::askForLink()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.size() == 1) {
        const QByteArray target = lastName(items.constFirst().path);
        m_pane.nameStrip()->ask(
            tr("Name of the link to %1").arg(displayName(target)), {}, -1, tr("Make link"),
            [this, target](const QString &name) { m_pane.store().makeLink(name, target); });
        return;
    }
    m_pane.nameStrip()->ask(tr("What the link leads to"), {}, -1, tr("Next"), [this](const QString &target) {
        m_pane.nameStrip()->ask(
            tr("Name of the link to %1").arg(safeText(target)), {}, -1, tr("Make link"),
            [this, target](const QString &name) { m_pane.store().makeLink(name, target.toUtf8()); });
    });
}

void FileCommands::askToDelete()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.isEmpty())
        return;
    const std::optional<Mount> mount = m_pane.mountHere();
    const QString note =
        mount ? tr("This is the mount %1: everyone who uses it loses them.").arg(safeText(mount->source))
              : QString();
    m_pane.deleteStrip()->ask(m_pane.store().fileSystem(), items, note);
}

void FileCommands::askForPermissions()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.isEmpty())
        return;
    const bool folders = std::any_of(items.cbegin(), items.cend(), [](const FileItem &item) {
        return item.entry.type == FileType::Directory;
    });
    const FileSystemCapabilities can = m_pane.store().fileSystem()->capabilities();
    auto *dialog = new PermissionsDialog(
        tr("Permissions of %1").arg(whatIs(items)), items.constFirst().entry,
        {.permissions = can.hasPermissions, .owners = can.hasOwners, .folders = folders}, &m_pane);
    connect(dialog, &PermissionsDialog::changeAccepted, this,
            [this, items](int mode, qint64 uid, qint64 gid, bool recursive) {
                changeAttributes(items, mode, uid, gid, recursive);
            });
    // Another folder or place may come into view while it is open.
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileCommands::changeAttributes(const QList<FileItem> &items, int mode, qint64 uid, qint64 gid,
                                    bool recursive)
{
    QList<FilePath> paths;
    QList<FilePath> folders;
    for (const FileItem &item : items) {
        paths.append(item.path);
        if (recursive && item.entry.type == FileType::Directory)
            folders.append(item.path);
    }
    // Folders below others need the right to be entered for as long as something below them is to change: the
    // deepest first.
    const auto below = std::make_shared<QList<FilePath>>();
    m_walk = TreeWalk::start(
        m_pane.store().fileSystem(), folders,
        [this, below](const FilePath &directory, const QList<FileEntry> &entries) {
            for (const FileEntry &entry : entries)
                if (entry.type != FileType::Symlink)
                    below->prepend(joinPath(directory, entry.name));
            m_pane.showNote(tr("Counting: %n item(s) so far", nullptr, static_cast<int>(below->size())));
        },
        [this, below, paths, mode, uid, gid](const Result<qint64> &) {
            m_pane.showNote({});
            m_pane.store().setAttributes(*below + paths, mode, uid, gid);
        });
}

void FileCommands::showProperties()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.size() != 1)
        return;
    auto *dialog = new PropertiesDialog(m_pane.store().fileSystem(), items.constFirst(), m_pane.title(),
                                        m_pane.whyNotWrite(), &m_pane);
    connect(dialog, &PropertiesDialog::changed, &m_pane.store(), &FilePanelStore::refresh);
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileCommands::countSizes()
{
    m_sizes.start(m_pane.store().fileSystem(), m_pane.views()->selection());
}

void FileCommands::toClipboard(bool cut)
{
    FileClip clip{.files = {}, .cut = cut};
    const QList<FileItem> items = m_pane.views()->selection();
    for (const FileItem &item : items)
        clip.files.append({m_pane.store().place(), item.path});
    if (!clip.files.isEmpty())
        QGuiApplication::clipboard()->setMimeData(clipToMime(clip));
}

void FileCommands::paste()
{
    const FileClip clip = clipFromMime(QGuiApplication::clipboard()->mimeData());
    m_pane.transfer(clip.files, m_pane.store().location(), clip.cut);
    if (clip.cut)
        QGuiApplication::clipboard()->clear(); // they are there no more
}

void FileCommands::askForDownload()
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.isEmpty())
        return;
    QList<FileLocation> files;
    for (const FileItem &item : items)
        files.append({m_pane.store().place(), item.path});
    auto *dialog = new QFileDialog(&m_pane, tr("Download %1 to").arg(whatIs(items)));
    dialog->setObjectName(QStringLiteral("downloadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, files](const QString &folder) {
        m_pane.transfer(files, {FilePlace(), cleanPath(QFile::encodeName(folder))}, false);
    });
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileCommands::askForUpload()
{
    auto *dialog = new QFileDialog(&m_pane, tr("Upload to %1").arg(displayName(m_pane.store().path())));
    dialog->setObjectName(QStringLiteral("uploadDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &chosen) {
        QList<FileLocation> files;
        for (const QString &path : chosen)
            files.append({FilePlace(), cleanPath(QFile::encodeName(path))});
        m_pane.transfer(files, m_pane.store().location(), false);
    });
    connect(&m_pane.store(), &FilePanelStore::pathChanged, dialog, &QDialog::reject);
    dialog->open();
}

void FileCommands::copyForOthers()
{
    QList<FileLocation> files;
    const QList<FileItem> items = m_pane.views()->selection();
    for (const FileItem &item : items)
        files.append({m_pane.store().place(), item.path});
    m_pane.services().handout->fetch(files);
}

void FileCommands::copyTexts(const std::function<QString(const FileItem &)> &text)
{
    QStringList texts;
    const QList<FileItem> items = m_pane.views()->selection();
    for (const FileItem &item : items)
        texts.append(text(item));
    if (texts.isEmpty())
        texts.append(text({m_pane.store().path(), {}}));
    QGuiApplication::clipboard()->setText(texts.join(u'\n'));
}

void FileCommands::toggleBookmark()
{
    FileHabits &habits = m_pane.services().habits;
    const FileLocation here = m_pane.store().location();
    if (habits.isBookmarked(here)) {
        habits.removeBookmark(here);
        update();
        return;
    }
    const QString name = here.path == "/" ? m_pane.title() : displayName(lastName(here.path));
    m_pane.nameStrip()->ask(tr("Name of the bookmark"), name, -1, tr("Add bookmark"),
                            [this, here](const QString &chosen) {
                                m_pane.services().habits.addBookmark({here, chosen});
                                update();
                            });
    update();
}

void FileCommands::openTerminal()
{
    if (const auto error = startTerminal(m_pane.store().location()))
        m_pane.showError(*error);
}

void FileCommands::followLink(bool open)
{
    const QList<FileItem> items = m_pane.views()->selection();
    if (items.size() != 1 || items.constFirst().entry.linkTarget.isEmpty())
        return;
    const FileItem &link = items.constFirst();
    const QByteArray target = link.entry.linkTarget;
    const FilePath path =
        cleanPath(target.startsWith('/') ? target : joinPath(parentPath(link.path), target));
    if (open && effectiveType(link.entry) == FileType::Directory)
        m_pane.store().go(path);
    else
        m_pane.store().reveal(path);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filecommands.h"

#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/terminalhere.h"
#include "widgets/buttons.h"

#include <models/filehabits.h>

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>

namespace osc {

FileCommands::FileCommands(FilePane &pane)
    : QObject(&pane)
    , m_pane(pane)
{
    build();
    buildSelectionCommands();
    buildViewCommands();
    connect(&m_sizes, &FileCount::measured, this, [this](const FilePath &path, const TreeSize &size) {
        if (parentPath(path) == m_pane.store().path())
            m_pane.store().model()->setMeasured(lastName(path), size.bytes);
    });
    connect(&m_sizes, &FileCount::changed, this, [this] {
        m_pane.showNote(m_sizes.isCounting() ? tr("Counting: %1 so far").arg(treeSizeText(m_sizes.size()))
                                             : QString());
    });
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &FileCommands::update);
}

void FileCommands::add(Command command, const char *objectName, const QString &text, const QKeySequence &keys,
                       std::function<void()> slot)
{
    auto *action = new QAction(text, &m_pane);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, [slot = std::move(slot)] { slot(); });
    m_pane.addAction(action);
    m_actions.at(command) = action;
}

void FileCommands::build()
{
    FilePanelStore &store = m_pane.store();
    const auto key = [](auto combination) { return QKeySequence(combination); };
    add(Back, "fileBack", tr("Back"), key(Qt::ALT | Qt::Key_Left), [&store] { store.goBack(); });
    add(Forward, "fileForward", tr("Forward"), key(Qt::ALT | Qt::Key_Right), [&store] { store.goForward(); });
    add(Up, "fileUp", tr("Parent folder"), key(Qt::ALT | Qt::Key_Up), [&store] { store.goUp(); });
    add(Refresh, "fileRefresh", tr("Refresh"), key(Qt::Key_F5), [&store] { store.refresh(); });
    action(Refresh)->setShortcuts({key(Qt::Key_F5), key(Qt::CTRL | Qt::Key_R)});
    add(TypePath, "fileTypePath", tr("Type a path"), key(Qt::CTRL | Qt::Key_L),
        [this] { m_pane.editPath(); });
    add(Places, "filePlaces", tr("Places"), key(Qt::ALT | Qt::Key_Home),
        [this] { Q_EMIT m_pane.placesRequested(); });
    add(NewFolder, "fileNewFolder", tr("New folder…"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
        [this] { askForFolder(); });
    add(NewFile, "fileNewFile", tr("New file…"), {}, [this] { askForFile(); });
    add(NewLink, "fileNewLink", tr("New link…"), {}, [this] { askForLink(); });
    add(Paste, "filePaste", tr("Paste"), key(Qt::CTRL | Qt::Key_V), [this] { paste(); });
    add(Upload, "fileUpload", tr("Upload…"), key(Qt::CTRL | Qt::Key_U), [this] { askForUpload(); });
    add(Search, "fileSearch", tr("Search in folders…"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
        [this] { m_pane.search(); });
    add(Bookmark, "fileBookmark", tr("Bookmark"), key(Qt::CTRL | Qt::Key_B), [this] { toggleBookmark(); });
    action(Bookmark)->setCheckable(true);
    add(Terminal, "fileTerminal", tr("Open a terminal here"), {}, [this] { openTerminal(); });
}

void FileCommands::buildSelectionCommands()
{
    const auto key = [](auto combination) { return QKeySequence(combination); };
    add(Open, "fileOpen", tr("Open"), {}, [this] {
        QAbstractItemView *view = m_pane.views()->current();
        if (view->currentIndex().isValid())
            Q_EMIT view->doubleClicked(view->currentIndex());
    });
    add(OpenInTab, "fileOpenInTab", tr("Open in a new tab"), key(Qt::CTRL | Qt::Key_Return), [this] {
        const QList<FileItem> items = m_pane.views()->selection();
        Q_EMIT m_pane.tabRequested({m_pane.store().place(), items.constFirst().path});
    });
    add(FollowLink, "fileFollowLink", tr("Follow the link"), {}, [this] { followLink(true); });
    add(ShowTarget, "fileShowTarget", tr("Show what it leads to"), {}, [this] { followLink(false); });
    add(Rename, "fileRename", tr("Rename"), key(Qt::Key_F2), [this] { m_pane.views()->editName(); });
    add(Delete, "fileDelete", tr("Delete…"), key(Qt::Key_Delete), [this] { askToDelete(); });
    add(Permissions, "filePermissions", tr("Permissions…"), {}, [this] { askForPermissions(); });
    add(Properties, "fileProperties", tr("Properties"), key(Qt::ALT | Qt::Key_Return),
        [this] { showProperties(); });
    add(CountSize, "fileCountSize", tr("Count the size"), {}, [this] { countSizes(); });
    add(Cut, "fileCut", tr("Cut"), key(Qt::CTRL | Qt::Key_X), [this] { toClipboard(true); });
    add(Copy, "fileCopy", tr("Copy"), key(Qt::CTRL | Qt::Key_C), [this] { toClipboard(false); });
    add(CopyPath, "fileCopyPath", tr("Copy path"), key(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyTexts([](const FileItem &item) { return QString::fromUtf8(item.path); }); });
    add(CopyName, "fileCopyName", tr("Copy name"), {},
        [this] { copyTexts([](const FileItem &item) { return QString::fromUtf8(lastName(item.path)); }); });
    add(CopyLocation, "fileCopyLocation", tr("Copy location"), {}, [this] {
        copyTexts([this](const FileItem &item) {
            return tr("%1: %2").arg(m_pane.title(), QString::fromUtf8(item.path));
        });
    });
    add(CopyForOthers, "fileCopyForOthers", tr("Copy for other programs"), {}, [this] { copyForOthers(); });
    add(Download, "fileDownload", tr("Download…"), key(Qt::CTRL | Qt::Key_D), [this] { askForDownload(); });
    // Keys that mean something else in a field or on a button belong to the list alone; see FilePane.
    for (const Command command : {Rename, Delete, Cut, Copy, Paste, Properties, OpenInTab})
        action(command)->setShortcutContext(Qt::WidgetShortcut);
}

void FileCommands::buildViewCommands()
{
    add(Hidden, "fileHidden", tr("Hidden files"), QKeySequence(Qt::CTRL | Qt::Key_H), [this] {
        FileViewHabits view = m_pane.services().habits.view();
        view.hidden = !view.hidden;
        m_pane.services().habits.setView(view);
    });
    action(Hidden)->setCheckable(true);
    add(Preview, "filePreview", tr("Preview"), {}, [this] { Q_EMIT m_pane.previewRequested(); });
    action(Preview)->setCheckable(true);
    addLookCommands();
    addObjectCommands();
    add(AsDetails, "fileAsDetails", tr("Details"), {}, [this] { setMode(0); });
    add(AsList, "fileAsList", tr("List"), {}, [this] { setMode(1); });
    add(AsTree, "fileAsTree", tr("Tree"), {}, [this] { setMode(2); });
    auto *group = new QActionGroup(this);
    for (const Command command : {AsDetails, AsList, AsTree}) {
        action(command)->setCheckable(true);
        group->addAction(action(command));
    }
}

void FileCommands::setMode(int mode)
{
    FileViewHabits view = m_pane.services().habits.view();
    view.mode = mode;
    m_pane.services().habits.setView(view);
}

QAction *FileCommands::actionFor(const QKeySequence &keys) const
{
    const auto found = std::find_if(m_actions.cbegin(), m_actions.cend(),
                                    [&](const QAction *known) { return known->shortcuts().contains(keys); });
    return found == m_actions.cend() ? nullptr : *found;
}

void FileCommands::update()
{
    if (!m_actions.back())
        return;
    const FilePanelStore &store = m_pane.store();
    const bool opened = store.fileSystem() != nullptr;
    const bool idle = opened && !store.isActing();
    const QString whyNot = m_pane.whyNotWrite();
    const FileSystemCapabilities can = opened ? store.fileSystem()->capabilities() : FileSystemCapabilities();
    const auto offer = [this](Command command, bool possible, const QString &reason = {}) {
        action(command)->setStatusTip(reason);
        action(command)->setEnabled(possible && reason.isEmpty());
    };
    const bool transfers = static_cast<bool>(m_pane.services().transfer);
    offer(Back, store.canGoBack());
    offer(Forward, store.canGoForward());
    offer(Up, store.state() != FilePanelStore::State::Idle && store.path() != "/");
    offer(Refresh, store.state() != FilePanelStore::State::Idle);
    offer(TypePath, opened);
    offer(NewFolder, idle, whyNot);
    offer(NewFile, idle, whyNot);
    offer(NewLink, idle && can.hasSymlinks, whyNot);
    offer(Upload, opened && transfers, whyNot);
    offer(Paste,
          opened && transfers && !clipFromMime(QGuiApplication::clipboard()->mimeData()).files.isEmpty(),
          whyNot);
    offer(Search, opened);
    offer(Bookmark, opened);
    offer(Terminal, opened, opened ? whyNoTerminal(store.location()) : QString());
    const FileViewHabits &view = m_pane.services().habits.view();
    action(Bookmark)->setChecked(m_pane.services().habits.isBookmarked(store.location()));
    action(Hidden)->setChecked(view.hidden);
    action(static_cast<Command>(AsDetails + view.mode))->setChecked(true);
    updateSelectionCommands();
}

void FileCommands::updateSelectionCommands()
{
    const FilePanelStore &store = m_pane.store();
    const bool opened = store.fileSystem() != nullptr;
    const bool idle = opened && !store.isActing();
    const FileSystemCapabilities can = opened ? store.fileSystem()->capabilities() : FileSystemCapabilities();
    const QString whyNot = m_pane.whyNotWrite();
    const bool transfers = static_cast<bool>(m_pane.services().transfer);
    const int count = m_pane.views()->selectedCount();
    const FileEntry only =
        count == 1 ? m_pane.views()->itemOf(m_pane.views()->current()->currentIndex()).entry : FileEntry();
    const auto offer = [this](Command command, bool possible, const QString &reason = {}) {
        action(command)->setStatusTip(reason);
        action(command)->setEnabled(possible && reason.isEmpty());
    };
    const bool isLink = only.type == FileType::Symlink;
    offer(Open, opened && count == 1);
    offer(OpenInTab, opened && count == 1 && effectiveType(only) == FileType::Directory);
    offer(FollowLink, opened && isLink);
    offer(ShowTarget, opened && isLink);
    offer(Rename, idle && can.canRename && count == 1, whyNot);
    offer(Delete, idle && count > 0, whyNot);
    offer(Permissions, idle && (can.hasPermissions || can.hasOwners) && count > 0, whyNot);
    offer(Properties, opened && count == 1);
    offer(CountSize, opened && count > 0);
    offer(Copy, opened && count > 0);
    offer(Cut, opened && count > 0, whyNot);
    offer(CopyPath, opened);
    offer(CopyName, opened && count > 0);
    offer(CopyLocation, opened);
    offer(Download, opened && transfers && count > 0);
    const bool foreign = store.place().kind != FilePlace::Kind::ThisComputer;
    action(CopyForOthers)->setVisible(foreign && m_pane.services().handout);
    offer(CopyForOthers, opened && foreign && count > 0);
    updateLookCommands();
    updateObjectCommands();
    action(FollowLink)->setVisible(isLink);
    action(ShowTarget)->setVisible(isLink);
}

QToolButton *FileCommands::follow(Command command, QToolButton *button)
{
    QAction *followed = action(command);
    button->setCheckable(followed->isCheckable());
    const auto update = [followed, button] {
        const QString keys = followed->shortcut().toString(QKeySequence::NativeText);
        const QString hint =
            keys.isEmpty() ? followed->text() : followed->text() + QStringLiteral(" (%1)").arg(keys);
        button->setEnabled(followed->isEnabled());
        button->setChecked(followed->isChecked());
        button->setToolTip(followed->isEnabled() || followed->statusTip().isEmpty() ? hint
                                                                                    : followed->statusTip());
        button->setAccessibleDescription(followed->isEnabled() ? QString() : followed->statusTip());
    };
    update();
    connect(followed, &QAction::changed, button, update);
    connect(button, &QToolButton::clicked, followed, &QAction::trigger);
    return button;
}

QToolButton *FileCommands::makeButton(Command command, Symbol icon, QWidget *parent)
{
    const QAction *known = action(command);
    const QString name = known->objectName() + QLatin1String("Button");
    return follow(command, makeToolButton(name, icon, known->text(), parent));
}

QToolButton *FileCommands::makeTextButton(Command command, Symbol icon, QWidget *parent)
{
    const QAction *known = action(command);
    const QString name = known->objectName() + QLatin1String("Button");
    return follow(command, makeTextToolButton(name, icon, known->text(), parent));
}

QMenu *FileCommands::makeMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    for (const Command command : {Places, Search, Bookmark, Terminal})
        menu->addAction(action(command));
    menu->addSeparator();
    fill(*menu);
    menu->addSeparator();
    fillView(*menu);
    return menu;
}

void FileCommands::fillMenu(QMenu *menu) const
{
    fillSelection(*menu);
    menu->addSeparator();
    for (const Command command : {Back, Forward, Up, TypePath, Places, Search, Bookmark, Terminal})
        menu->addAction(action(command));
    menu->addSeparator();
    fillView(*menu);
}

void FileCommands::popUp(const QPoint &position)
{
    auto *menu = new QMenu(&m_pane);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillSelection(*menu);
    menu->popup(position);
}

void FileCommands::fillSelection(QMenu &menu) const
{
    for (const Command command : {Open, OpenInTab, FollowLink, ShowTarget})
        menu.addAction(action(command));
    menu.addSeparator();
    fill(menu);
}

void FileCommands::fillView(QMenu &menu) const
{
    for (const Command command : {AsDetails, AsList, AsTree, Hidden, Preview})
        menu.addAction(action(command));
}

void FileCommands::fill(QMenu &menu) const
{
    static constexpr std::array groups = {
        QuickPreview, Edit,     Compare,      CommandCount, Cut,       Copy,    CopyForOthers, Paste,
        CommandCount, Download, Upload,       CommandCount, NewFolder, NewFile, NewLink,       CommandCount,
        Rename,       Delete,   Permissions,  CommandCount, ShareLink, Restore, Versions,      CommandCount,
        CopyPath,     CopyName, CopyLocation, CountSize,    Properties};
    for (const Command command : groups) {
        if (command == CommandCount)
            menu.addSeparator();
        else
            menu.addAction(action(command));
    }
}

} // namespace osc

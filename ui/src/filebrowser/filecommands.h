// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileclip.h>
#include <models/filecount.h>
#include <ui/symbols.h>

#include <QKeySequence>
#include <QObject>

#include <array>

class QAction;
class QMenu;
class QToolButton;

namespace osc {

class FilePane;

/// Everything that can be done in one panel of files, as actions; and the questions that some of them ask.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    enum Command {
        Back,
        Forward,
        Up,
        Refresh,
        TypePath,
        Places,
        Open,
        OpenInTab,
        FollowLink,
        ShowTarget,
        NewFolder,
        NewFile,
        NewLink,
        Rename,
        Delete,
        Permissions,
        Properties,
        CountSize,
        Cut,
        Copy,
        Paste,
        CopyPath,
        CopyName,
        CopyLocation,
        CopyForOthers, ///< Programs that cannot look into the place.
        Download,
        Upload,
        Search,
        Bookmark,
        Terminal,
        ShareLink, ///< From here to Versions: of objects in a bucket.
        Restore,
        Versions,
        QuickPreview,
        Edit,
        Compare,
        Preview,
        Hidden,
        AsDetails,
        AsList,
        AsTree,
        CommandCount
    };

    explicit FileCommands(FilePane &pane);

    [[nodiscard]] QAction *action(Command command) const { return m_actions.at(command); }
    /// Null when no action has these keys.
    [[nodiscard]] QAction *actionFor(const QKeySequence &keys) const;
    /// What is possible now, and why not.
    void update();

    /// A flat button for an action; follows its state, its reason when disabled, and its tick.
    [[nodiscard]] QToolButton *makeButton(Command command, Symbol icon, QWidget *parent);
    [[nodiscard]] QToolButton *makeTextButton(Command command, Symbol icon, QWidget *parent);
    /// Everything, for the button that says "More".
    [[nodiscard]] QMenu *makeMenu(QWidget *parent);
    /// The same for the menu bar, together with what concerns the selection.
    void fillMenu(QMenu *menu) const;
    /// What concerns the selection.
    void popUp(const QPoint &position);

private:
    void build();
    void buildSelectionCommands();
    void buildViewCommands();
    void add(Command command, const char *objectName, const QString &text, const QKeySequence &keys,
             std::function<void()> slot);
    void fill(QMenu &menu) const;
    void fillSelection(QMenu &menu) const;
    void fillView(QMenu &menu) const;
    void updateSelectionCommands();
    [[nodiscard]] QToolButton *follow(Command command, QToolButton *button);

    void askForFolder();
    void askForFile();
    void askForLink();
    void askToDelete();
    void askForPermissions();
    void changeAttributes(const QList<FileItem> &items, int mode, qint64 uid, qint64 gid, bool recursive);
    void showProperties();
    void countSizes();
    void toClipboard(bool cut);
    void paste();
    void askForDownload();
    void askForUpload();
    void copyForOthers();
    void copyTexts(const std::function<QString(const FileItem &)> &text);
    void toggleBookmark();
    void openTerminal();
    void addObjectCommands();
    void updateObjectCommands();
    void shareLink();
    void askToRestore();
    void restore(const FilePath &path, int days);
    void showVersions();
    void addLookCommands();
    void updateLookCommands();
    void compare();
    void followLink(bool open);
    void setMode(int mode);
    [[nodiscard]] QString whatIs(const QList<FileItem> &items) const;

    FilePane &m_pane;
    std::array<QAction *, CommandCount> m_actions{};
    FileCount m_sizes;
    Operation m_walk;
    Operation m_restore;
};

} // namespace osc

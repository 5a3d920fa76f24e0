// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"
#include "filebrowser/fileviewlink.h"

#include <models/filepanelstore.h>
#include <models/looktarget.h>
#include <ui/symbols.h>

#include <QWidget>

#include <optional>

class QKeyEvent;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace osc {

class Banner;
class DeleteStrip;
class FileCommands;
class FileViews;
class Label;
class LoadNotice;
class NameStrip;
class PathBar;
class RenameStrip;
class SearchPane;

/// One panel of files: where it is, what is there, what can be done with it, and how much that is.
class FilePane : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        Whole, ///< With the filter and the commonest actions beside the path.
        Slim,  ///< One of two beside each other: the same by key and menu.
    };

    FilePane(const FileServices &services, Kind kind, QWidget *parent = nullptr);
    ~FilePane() override;

    /// Shows @p location; cancels and forgets what was shown before.
    void open(const FileLocation &location);
    /// Goes to the folder of a file and selects it there.
    void reveal(const FileLocation &file);
    void close();
    /// The place may be there again: what failed before is tried again.
    void retryIfFailed();

    [[nodiscard]] FilePanelStore &store() { return m_store; }
    [[nodiscard]] const FilePanelStore &store() const { return m_store; }
    [[nodiscard]] const FileServices &services() const { return m_services; }
    [[nodiscard]] FileViews *views() const { return m_views; }
    [[nodiscard]] FileCommands *commands() const { return m_commands; }
    [[nodiscard]] NameStrip *nameStrip() const { return m_nameStrip; }
    [[nodiscard]] DeleteStrip *deleteStrip() const { return m_deleteStrip; }
    /// What people call the place.
    [[nodiscard]] QString title() const;
    /// Why nothing can be written in the directory that is shown, as a sentence; empty when it can.
    [[nodiscard]] QString whyNotWrite() const;
    /// The mount of the sandbox that the directory is in.
    [[nodiscard]] std::optional<Mount> mountHere() const;
    /// @p item with all that is needed to look into it.
    [[nodiscard]] LookTarget lookTarget(const FileItem &item) const;
    /// What has the name of @p item in the pane beside this one.
    [[nodiscard]] std::optional<LookTarget> counterpart(const FileItem &item) const;
    /// @p other tells the pane beside this one; null when there is none.
    void setOther(std::function<const FilePane *()> other) { m_other = std::move(other); }
    /// Asks for @p files to be put into @p folder.
    void transfer(const QList<FileLocation> &files, const FileLocation &folder, bool move);
    void showError(const Error &error);
    /// A sentence in the status line, until something else is to be said.
    void showNote(const QString &sentence);

    /// The one of two that has the keys.
    void setActive(bool active);
    void focusFilter();
    void editPath();
    void focusFiles();
    void search();
    /// Esc: ends the search, the filter, then the selection.
    void escape();

Q_SIGNALS:
    void selectionChanged();
    void locationChanged();
    /// The user works in this one now.
    void entered();
    /// A file was opened that is no directory.
    void fileOpened();
    void tabRequested(const osc::FileLocation &location);
    void placesRequested();
    void previewRequested();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildToolBar(Kind kind);
    void buildBanners(QVBoxLayout *layout);
    QWidget *buildBody();
    QWidget *buildStatusLine();
    void connectStore();
    void connectViews();
    void followHabits();
    void onStateChanged();
    void onPathChanged();
    void onPathShown();
    void onActionChanged();
    void showAccess();
    void updateStatus();
    void updateEmpty();
    void askForFreeSpace();
    void activate(const QModelIndex &index);
    void fillHistory(QMenu *menu, bool back);
    void rename(const FileItem &item, const QString &name);
    [[nodiscard]] bool hasSomethingOpen() const;
    bool filterKey(QKeyEvent *key);
    bool viewKey(QKeyEvent *key, bool pressed);

    FileServices m_services;
    std::function<const FilePane *()> m_other;
    FilePanelStore m_store;
    FileViewLink m_link;
    FileViews *m_views;
    FileCommands *m_commands;
    PathBar *m_pathBar;
    QLineEdit *m_filter;
    LoadNotice *m_notice;
    Banner *m_access;
    Banner *m_error;
    DeleteStrip *m_deleteStrip;
    RenameStrip *m_renameStrip;
    NameStrip *m_nameStrip;
    QStackedWidget *m_body;
    SearchPane *m_search;
    Label *m_empty;
    Label *m_count;
    Label *m_acting;
    QToolButton *m_cancelAction;
    Label *m_via;
    Label *m_free;
    QString m_title; ///< As it is shown.
    bool m_slim;
    bool m_active = false;
    Operation m_freeSpace;
};

/// The icon of a kind of place.
[[nodiscard]] Symbol placeSymbol(const FilePlace &place);

} // namespace osc

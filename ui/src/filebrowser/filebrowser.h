// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"

#include <models/filepanelstore.h>
#include <models/transferqueue.h>

#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;
class QSplitter;
class QToolButton;

namespace osc {

class Banner;
class FileTable;
class Label;
class LoadNotice;
class NameStrip;
class PathBar;
class PreviewPane;
class TransferStrip;

/// The files of one place: list, preview, the small actions, and transfers to and from this computer.
class FileBrowser : public QWidget
{
    Q_OBJECT

public:
    explicit FileBrowser(const FileServices &services, QWidget *parent = nullptr);

    /// Shows @p location; cancels and forgets what was shown before, but lets transfers go on. @p mounts: of
    /// the sandbox, so that a read-only one says so.
    void open(const FileLocation &location, const QList<Mount> &mounts = {});
    void close();
    /// The place may be there again: what failed before is tried again.
    void retryIfFailed();
    /// Ends all transfers from and to one connection.
    void dropTransfersOf(const QString &connectionId);

    [[nodiscard]] const TransferQueue &transfers() const { return m_queue; }
    /// Puts files of this computer into the directory that is shown.
    void upload(const QStringList &localPaths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildActions();
    QAction *addAction(const QString &objectName, const QString &text, const QKeySequence &keys, auto slot);
    QWidget *buildToolBar();
    QWidget *buildBody();
    QWidget *buildStatusLine();
    void connectStore();

    void onStateChanged();
    void onPathChanged();
    void onSelectionChanged();
    void onActionChanged();
    void updateActions();
    void updateStatus();
    void select(const QByteArray &name);
    void activate(const QModelIndex &index);
    void showError(const Error &error);
    void showAccess();
    void showContextMenu(const QPoint &position);

    void askForFolder();
    void askForName();
    void askToDelete();
    void askForPermissions();
    void askForDownload();
    void askForUpload();
    void copyPath();
    void download(const QList<QByteArray> &names, const QString &folder);

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString whyNotWrite() const;
    [[nodiscard]] const Mount *mountHere() const;
    [[nodiscard]] FileEntry entryOf(const QByteArray &name) const;
    [[nodiscard]] QString whatIsSelected(const QList<QByteArray> &names) const;

    FilePanelStore m_store;
    TransferQueue m_queue;
    FilePlaces &m_places;
    QList<Mount> m_mounts;

    QAction *m_back;
    QAction *m_forward;
    QAction *m_up;
    QAction *m_refresh;
    QAction *m_typePath;
    QAction *m_newFolder;
    QAction *m_rename;
    QAction *m_delete;
    QAction *m_permissions;
    QAction *m_download;
    QAction *m_upload;
    QAction *m_copyPath;
    QAction *m_hidden;
    QAction *m_togglePreview;
    PathBar *m_pathBar;
    QLineEdit *m_filter;
    LoadNotice *m_notice;
    Banner *m_access;
    Banner *m_error;
    Banner *m_confirm;
    QPushButton *m_confirmDelete;
    NameStrip *m_nameStrip;
    QSplitter *m_splitter;
    FileTable *m_table;
    Label *m_empty;
    PreviewPane *m_preview;
    Label *m_count;
    Label *m_acting;
    QToolButton *m_cancelAction;
    Label *m_via;
    TransferStrip *m_transferStrip;
    QList<QByteArray> m_toDelete;
};

} // namespace osc

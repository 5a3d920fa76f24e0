// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>
#include <models/filelistmodel.h>

#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

/// One panel of a file browser: where it is, what is there, and the small actions on it. At most one listing
/// and one action run at a time.
class FilePanelStore : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,    ///< Nothing is open.
        Opening, ///< The file system is being opened.
        Listing, ///< Rows arrive.
        Ready,
        Failed, ///< error() says why. Rows of a failed refresh stay, but may be out of date.
    };

    explicit FilePanelStore(QObject *parent = nullptr);

    /// Leaves what was open and shows @p start of a sandbox. @p files may be null; it must outlive the
    /// store's use.
    void open(FileService *files, const QString &sandboxId, const FilePath &start = "/");
    void close();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const FilePath &path() const { return m_path; }
    /// Null until it is open.
    [[nodiscard]] const std::shared_ptr<FileSystem> &fileSystem() const { return m_fileSystem; }
    [[nodiscard]] FileListModel *model() { return &m_model; }
    [[nodiscard]] const FileListModel *model() const { return &m_model; }

    /// @p path is absolute; "//", "." and ".." are resolved as text.
    void go(const FilePath &path);
    void goUp() { go(parentPath(m_path)); }
    void goBack();
    void goForward();
    [[nodiscard]] bool canGoBack() const { return !m_back.isEmpty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.isEmpty(); }
    /// Reads the directory again, or opens the file system again when that had failed.
    void refresh();
    /// Stops reading; what has arrived stays.
    void stopListing();

    [[nodiscard]] bool isActing() const { return m_action.isActive(); }
    /// "Deleting 3 of 12": what runs, for people.
    [[nodiscard]] const QString &actionText() const { return m_actionText; }
    /// What was done before stays done.
    void cancelAction();
    void makeDirectory(const QString &name);
    void rename(const QByteArray &name, const QString &newName);
    void remove(const QList<QByteArray> &names);
    void setMode(const QList<QByteArray> &names, int mode);

Q_SIGNALS:
    void stateChanged();
    void pathChanged();
    /// An action began, went on or ended.
    void actionChanged();
    void actionFailed(const osc::Error &error);
    /// An entry was made or renamed, and the list shows it.
    void entryAppeared(const QByteArray &name);

private:
    using Step = std::function<Operation(const FilePath &, Callback<void>)>;

    void setState(State state);
    void moveTo(const FilePath &path);
    void list();
    void onListed(const Done &result);
    [[nodiscard]] bool acceptsName(const QString &name);
    void startSteps(const QList<QByteArray> &names, const QString &verb, Step step);
    void nextStep();
    void dropAction();
    void endAction(const Done &result);

    FileService *m_files = nullptr;
    QString m_sandboxId;
    std::shared_ptr<FileSystem> m_fileSystem;
    FileListModel m_model;
    State m_state = State::Idle;
    Error m_error;
    FilePath m_path = "/";
    QList<FilePath> m_back;
    QList<FilePath> m_forward;
    bool m_refreshing = false; ///< The rows are of this directory: replace them only when all is there.
    QList<FileEntry> m_fresh;
    QByteArray m_awaited; ///< An entry that was just made.

    QList<QByteArray> m_steps;
    qsizetype m_stepsDone = 0;
    QString m_verb;
    Step m_step;
    QString m_actionText;

    Operation m_listing; ///< The operations last: they end before what their callbacks use.
    Operation m_action;
};

/// Resolves "//", "." and ".." as text; relative paths are taken from the root.
[[nodiscard]] FilePath cleanPath(const FilePath &path);

} // namespace osc

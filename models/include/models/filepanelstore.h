// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filelistmodel.h>
#include <models/fileplaces.h>
#include <models/filesteps.h>

#include <core/fileplace.h>

#include <QObject>
#include <QTimer>

#include <memory>

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

    /// @p places outlives the store.
    explicit FilePanelStore(FilePlaces &places, QObject *parent = nullptr);

    /// Leaves what was open, forgets its history, and shows @p location.
    void open(const FileLocation &location);
    void close();

    /// Some place was asked for, whatever became of that.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] FilePlaces &places() const { return m_places; }
    [[nodiscard]] const FilePlace &place() const { return m_place; }
    [[nodiscard]] const FilePath &path() const { return m_path; }
    [[nodiscard]] FileLocation location() const { return {m_place, m_path}; }
    /// Its file system is null until it is open.
    [[nodiscard]] const OpenedPlace &opened() const { return m_opened; }
    [[nodiscard]] const std::shared_ptr<FileSystem> &fileSystem() const { return m_opened.fileSystem; }
    [[nodiscard]] FileListModel *model() { return &m_model; }
    [[nodiscard]] const FileListModel *model() const { return &m_model; }

    /// @p path is absolute; "//", "." and ".." are resolved as text.
    void go(const FilePath &path) { go(FileLocation{m_place, path}); }
    /// The same in any place.
    void go(const FileLocation &location);
    /// Goes to the folder of @p path and selects it there, once it shows: see entryAppeared().
    void reveal(const FilePath &path);
    void goUp() { go(parentPath(m_path)); }
    void goBack() { goHistory(-1); }
    void goForward() { goHistory(1); }
    /// So many steps back (negative) or forward.
    void goHistory(int steps);
    [[nodiscard]] bool canGoBack() const { return !m_back.isEmpty(); }
    [[nodiscard]] bool canGoForward() const { return !m_forward.isEmpty(); }
    /// Where it was before; the nearest last.
    [[nodiscard]] const QList<FileLocation> &back() const { return m_back; }
    [[nodiscard]] const QList<FileLocation> &forward() const { return m_forward; }
    /// Reads the directory again, or opens the file system again when that had failed.
    void refresh();
    /// Stops reading; what has arrived stays.
    void stopListing();
    /// Opens a volume that was given for reading only once more, for writing, whoever else uses it.
    void allowWriting();

    [[nodiscard]] bool isActing() const { return m_steps.isActive(); }
    /// "Deleting 3 of 12": what runs, for people.
    [[nodiscard]] const QString &actionText() const { return m_steps.text(); }
    /// What was done before stays done.
    void cancelAction();
    void makeDirectory(const QString &name);
    /// An empty file; Conflict when the name is taken.
    void makeFile(const QString &name);
    /// A link to @p target, which is stored as it is.
    void makeLink(const QString &name, const QByteArray &target);
    void rename(const FilePath &path, const QString &newName);
    void remove(const QList<FilePath> &paths);
    /// As far as they are not -1.
    void setAttributes(const QList<FilePath> &paths, int mode, qint64 uid, qint64 gid);
    [[nodiscard]] QList<FilePath> pathsOf(const QList<QByteArray> &names) const;

Q_SIGNALS:
    void stateChanged();
    void pathChanged();
    /// An action began, went on or ended.
    void actionChanged();
    void actionFailed(const osc::Error &error);
    /// An entry was made, renamed or looked for, and the list shows it.
    void entryAppeared(const QByteArray &name);

private:
    void setState(State state);
    void fail(const Error &error);
    void letGo();
    void moveTo(const FileLocation &location);
    void openPlace(bool force);
    void list();
    void onSettled();
    void onStepsEnded(const Done &result);
    [[nodiscard]] bool acceptsName(const QString &name);
    void onPlaceChanged(const FileLocation &directory);
    void startSteps(const QList<FilePath> &paths, const QString &verb, FileSteps::Step step);
    void make(const QString &name, const QString &verb, FileSteps::Step step);

    FilePlaces &m_places;
    FilePlace m_place;
    bool m_isOpen = false; ///< A place was asked for.
    OpenedPlace m_opened;
    FileListModel m_model;
    State m_state = State::Idle;
    Error m_error;
    FilePath m_path = "/";
    QList<FileLocation> m_back;
    QList<FileLocation> m_forward;
    QByteArray m_awaited; ///< An entry that was just made, or is to be shown.
    QTimer m_again;       ///< Something changed here: the directory is read again soon.
    FileSteps m_steps;
    Operation m_listing; ///< The operations last: they end before what their callbacks use.
};

/// Resolves "//", "." and ".." as text; relative paths are taken from the root.
[[nodiscard]] FilePath cleanPath(const FilePath &path);

} // namespace osc

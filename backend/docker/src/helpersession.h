// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dockerfilesystem.h"
#include "volumehelper.h"
#include "volumeusers.h"

#include <core/volumes.h>

#include <QHash>
#include <QTimer>

namespace osc {

/// One volume that is looked into through a helper container. The helper starts at the first use, goes when
/// nothing was done for a while, and comes back at the next use; with the session it goes for good.
///
/// It mounts the volume for reading only while anything else uses it, unless the user insists. That is found
/// out at every start, and by lookAgain().
class HelperSession : public QObject, public std::enable_shared_from_this<HelperSession>
{
    Q_OBJECT

public:
    struct Wish
    {
        QString volume;
        VolumeAccess access = VolumeAccess::ReadOnly;
        bool force = false; ///< Write, whoever else does.

        bool operator==(const Wish &) const = default;
    };

    /// Keeps the helper from going while something is done in it.
    class Use
    {
    public:
        Use(std::shared_ptr<HelperSession> session, std::shared_ptr<HelperContainer> container);
        ~Use();
        Use(const Use &) = delete;
        Use &operator=(const Use &) = delete;

        /// The helper's files as a user sees them, "uid:gid"; empty: root, with the capabilities of the
        /// helper.
        [[nodiscard]] std::shared_ptr<FileSystem> files(const QString &user = {}) const;

    private:
        std::shared_ptr<HelperSession> m_session;
        std::shared_ptr<HelperContainer> m_container;
    };

    static constexpr const char *MountPoint = "/volume";

    HelperSession(VolumeHelperMaker &maker, Wish wish, std::chrono::milliseconds idleTime);
    ~HelperSession() override;

    [[nodiscard]] const Wish &wish() const { return m_wish; }
    /// Starts the helper when it does not run. Conflict when that would be for a write that is not allowed.
    [[nodiscard]] Operation use(Callback<std::shared_ptr<Use>> done);

    [[nodiscard]] bool mayWrite() const { return m_mayWrite; }
    /// A sentence; empty when it may write.
    [[nodiscard]] QString whyReadOnly() const;
    /// Of its files; those of the last helper when none runs.
    [[nodiscard]] const FileSystemCapabilities &capabilities() const { return m_capabilities; }
    [[nodiscard]] bool isRunning() const { return m_container != nullptr; }
    [[nodiscard]] ClaimHelper state() const;

    /// Somebody may have begun or stopped using the volume.
    void lookAgain();
    /// Removes the helper now; it comes back at the next use.
    [[nodiscard]] Operation release(Callback<void> done);
    /// Removes the helper, and fails whatever is asked from now on: the connection goes away.
    void end();

Q_SIGNALS:
    /// state() or mayWrite() differs.
    void changed();

private:
    using UsePromise = Promise<std::shared_ptr<Use>>;

    void start();
    void startHelper(const QList<ClaimUser> &others);
    void take(Result<std::shared_ptr<HelperContainer>> helper);
    void fail(const Error &error);
    void endUse();
    void dropContainer();
    void setOthers(const QList<ClaimUser> &others);
    [[nodiscard]] bool isUndecided() const
    {
        return m_wish.access == VolumeAccess::ReadWrite && !m_wish.force;
    }
    [[nodiscard]] std::shared_ptr<FileSystem> files(const std::shared_ptr<HelperContainer> &container,
                                                    const QString &user);

    VolumeHelperMaker *m_maker; ///< Null after end().
    Wish m_wish;
    QTimer m_idle;
    QDateTime m_closesAt;
    Operation m_step;
    Operation m_look;
    QList<UsePromise> m_waiting;
    std::shared_ptr<HelperContainer> m_container;
    QHash<QString, std::shared_ptr<FileSystem>> m_files; ///< By user; of the present container.
    FileSystemCapabilities m_capabilities;
    QString m_others; ///< Names of those who use the volume.
    int m_uses = 0;
    bool m_starting = false;
    bool m_mayWrite = false;
    bool m_stale = false; ///< The present helper is mounted otherwise than it should be by now.
};

/// The sessions of one connection.
class HelperSessions : public QObject
{
    Q_OBJECT

public:
    HelperSessions(VolumeHelperMaker &maker, std::chrono::milliseconds idleTime, QObject *parent = nullptr);
    ~HelperSessions() override;

    /// The one with this wish, or a new one. It lives as long as somebody holds it.
    [[nodiscard]] std::shared_ptr<HelperSession> open(const HelperSession::Wish &wish);
    [[nodiscard]] QList<ClaimHelper> helpers() const;
    void lookAgain();
    /// Ends the helpers of one volume, so that nothing of ours mounts it.
    [[nodiscard]] Operation release(const QString &volume, Callback<void> done);
    /// Ends all helpers; they come back at the next use.
    void releaseAll();

Q_SIGNALS:
    /// helpers() differs.
    void changed();

private:
    [[nodiscard]] QList<std::shared_ptr<HelperSession>> living() const;

    VolumeHelperMaker &m_maker;
    std::chrono::milliseconds m_idleTime;
    QList<std::weak_ptr<HelperSession>> m_sessions;
    QTimer m_settle;
};

} // namespace osc

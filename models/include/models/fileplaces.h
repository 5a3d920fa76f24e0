// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/bucketaccess.h>
#include <models/connectionregistry.h>

#include <core/fileplace.h>
#include <core/sandbox.h>
#include <core/volumes.h>

#include <QObject>

#include <memory>

namespace osc {

class SandboxStore;

/// A place whose files can be used now.
struct OpenedPlace
{
    std::shared_ptr<FileSystem> fileSystem{};
    QString throughSandbox{}; ///< For a volume: id of the sandbox that it is seen through; empty otherwise.
    VolumeAccess access = VolumeAccess::ReadWrite;
    QString whyReadOnly{}; ///< A sentence; for what is opened for reading only.
};

/// Opens the files of any place, by asking its connection. The browser, the transfers and the volumes share
/// one.
class FilePlaces : public QObject
{
    Q_OBJECT

public:
    struct Access
    {
        VolumeAccess volume = VolumeAccess::ReadWrite;
        bool force = false; ///< Writing although others use the volume: the user said so.
    };

    /// @p registry and @p sandboxes outlive this. @p thisComputer: the files of the console's own computer.
    FilePlaces(ConnectionRegistry &registry, const SandboxStore &sandboxes,
               std::shared_ptr<FileSystem> thisComputer, const BucketAccess &buckets = {},
               QObject *parent = nullptr);

    /// NotFound when the connection is gone, Unsupported when it has no such files; of a bucket also what the
    /// keychain and the storage say. A bucket that its key could not write to when it was tested last is
    /// opened for reading only, unless writing is forced.
    [[nodiscard]] Operation open(const FilePlace &place, Access access, Callback<OpenedPlace> done);
    /// What people call it: the name of the sandbox or volume, "This computer". Untrusted text.
    [[nodiscard]] QString title(const FilePlace &place) const;
    /// What the connection of the place is called, of a bucket its credential; empty for this computer.
    [[nodiscard]] QString connectionTitle(const FilePlace &place) const;
    [[nodiscard]] const BucketAccess &buckets() const { return m_buckets; }
    /// What is mounted in a sandbox; empty for other places.
    [[nodiscard]] QList<Mount> mounts(const FilePlace &place) const;
    /// Something in @p directory was made, changed or removed by the console.
    void noteChange(const FileLocation &directory) { Q_EMIT changed(directory); }

Q_SIGNALS:
    /// Every file system of this connection is to be let go of now; of a credential that was changed or
    /// deleted as well.
    void closing(const QString &connectionId);
    /// A credential is there, or there with another key: what failed before may be tried again.
    void returned(const QString &connectionId);
    /// What noteChange() says: who shows that directory reads it again.
    void changed(const osc::FileLocation &directory);

private:
    [[nodiscard]] Operation openSandbox(Backend &backend, const QString &id, Callback<OpenedPlace> done);
    [[nodiscard]] Operation openVolume(Backend &backend, const QString &name, Access access,
                                       Callback<OpenedPlace> done);
    [[nodiscard]] Operation openBucketPlace(const FilePlace &place, Access access,
                                            Callback<OpenedPlace> done);
    void followCredentials();

    ConnectionRegistry &m_registry;
    const SandboxStore &m_sandboxes;
    std::shared_ptr<FileSystem> m_thisComputer;
    BucketAccess m_buckets;
    QList<OssCredential> m_credentials; ///< As they were last, to tell which of them changed.
};

} // namespace osc

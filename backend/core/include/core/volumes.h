// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>
#include <core/filesystem.h>
#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace osc {

/// A container that mounts a claim.
struct ClaimUser
{
    QString sandboxId;    ///< Empty: a container that is no sandbox.
    QString name;         ///< Of the sandbox, else of the container. Untrusted text.
    bool running = false; ///< Also while it is paused.
    bool readOnly = false;
    QString target{};  ///< Where it is mounted.
    QString subPath{}; ///< Below the claim, where it can be told.

    bool operator==(const ClaimUser &) const = default;
};

/// A Docker named volume or a Kubernetes claim.
struct Claim
{
    QString name;
    QString driver;
    QDateTime createdAt;
    QMap<QString, QString> labels;
    QMap<QString, QString> options{}; ///< Of the driver. May hold a password: shown masked.
    QString scope{};                  ///< "local", "global".
    QString mountpoint;               ///< Docker: where it is on the engine's machine.
    bool serverManaged = false;       ///< Label opensandbox.io/volume-managed-by=server (docker-runtime 7).
    bool madeHere = false;            ///< Made by a console, by its own label.
    QList<ClaimUser> users;

    bool operator==(const Claim &) const = default;
};

/// A claim to be made.
struct ClaimSpec
{
    QString name;
    QString driver; ///< Empty: the runtime's default.
    QMap<QString, QString> labels;
    QMap<QString, QString> options;

    bool operator==(const ClaimSpec &) const = default;
};

enum class VolumeAccess { ReadOnly, ReadWrite };

/// The files of a claim, opened. Letting go of the file system lets go of what was started for it.
struct VolumeFiles
{
    std::shared_ptr<FileSystem> fileSystem{};
    QString throughSandbox{}; ///< Id of the sandbox that it is seen through; empty: a helper was started.
    VolumeAccess access = VolumeAccess::ReadOnly;
    QString
        whyReadOnly{}; ///< A sentence when less than what was asked for could be had, or users write here.
};

/// What a connection has started to look into a claim that nothing runs with.
struct ClaimHelper
{
    QString claim;
    VolumeAccess access = VolumeAccess::ReadOnly;
    QDateTime closesAt{}; ///< UTC: removed then, unless it is used before. Invalid: in use now.

    bool operator==(const ClaimHelper &) const = default;
};

/// The claims of one connection. Methods that a connection lacks fail with Unsupported.
class VolumeService
{
public:
    /// Bytes so far, and in all (-1: not known).
    using OnBytes = std::function<void(qint64 bytes, qint64 total)>;
    /// TreeSize::files and directories are -1 where only the bytes were counted.
    using OnMeasured = std::function<void(const QString &name, const TreeSize &size)>;

    virtual ~VolumeService();

    [[nodiscard]] virtual Operation list(Callback<QList<Claim>> done) = 0;
    /// Tells that list() would answer differently now: a claim or a user of one came or went. Never ends by
    /// itself; across reconnects.
    [[nodiscard]] virtual Operation watch(std::function<void()> onChanged);

    /// Conflict when the name is taken.
    [[nodiscard]] virtual Operation create(const ClaimSpec &spec, Callback<Claim> done);
    /// Never one that a container uses: Conflict, naming the users.
    [[nodiscard]] virtual Operation remove(const QString &name, Callback<void> done);
    /// Removes all files and keeps the claim. Conflict while it is used.
    [[nodiscard]] virtual Operation empty(const QString &name, Callback<void> done);
    /// Makes @p to with all files of @p from, their owners, permissions and times. Cancelling removes @p to.
    [[nodiscard]] virtual Operation clone(const QString &from, const ClaimSpec &to, OnBytes onBytes,
                                          Callback<Claim> done);
    /// All files as a tar stream.
    [[nodiscard]] virtual Operation exportTo(const QString &name, std::shared_ptr<ByteSink> sink,
                                             Callback<void> done);
    /// Unpacks a tar stream into a claim that exists, as FileSystem::writeTree() does, with owners. Conflict
    /// while it is used.
    [[nodiscard]] virtual Operation importFrom(const QString &name, std::shared_ptr<ByteSource> source,
                                               Callback<void> done);
    /// How much is in each, one after the other; what cannot be measured is left out.
    [[nodiscard]] virtual Operation measure(const QStringList &names, OnMeasured onMeasured,
                                            Callback<void> done);
    /// The runtime's own description as indented JSON with secrets masked.
    [[nodiscard]] virtual Operation inspect(const QString &name, Callback<QByteArray> done);
    /// Looks in through a running sandbox that mounts the whole of it, else through a helper that the
    /// connection starts and removes (VolumeFiles). ReadWrite is given when nothing else uses the claim, or
    /// when @p force says that the user wants it all the same.
    [[nodiscard]] virtual Operation openFiles(const QString &name, VolumeAccess access, bool force,
                                              Callback<VolumeFiles> done);

    /// The helpers that openFiles() has running now. They come back by themselves when files are used again.
    [[nodiscard]] virtual QList<ClaimHelper> helpers() const;
    /// Tells that helpers() differs now. Never ends by itself.
    [[nodiscard]] virtual Operation watchHelpers(std::function<void()> onChanged);
};

} // namespace osc

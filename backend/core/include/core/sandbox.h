// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

/// The states of the OpenSandbox API (lifecycle API, Sandbox.status.state).
enum class SandboxState {
    Pending,
    Running,
    Pausing,
    Paused,
    Resuming,
    Stopping,
    Terminated,
    Failed,
    Unknown
};

/// "Running" and so on: the API's own spelling, not for display.
[[nodiscard]] QString stateName(SandboxState state);
/// The reverse, ignoring case; Unknown for anything else.
[[nodiscard]] SandboxState stateFromName(QStringView name);

struct SandboxStatus
{
    SandboxState state = SandboxState::Unknown;
    QString reason;             ///< The API's reason, for example "CONTAINER_EXITED_ERROR".
    QString message;            ///< One translated sentence or phrase for the state column: "out of memory".
    QDateTime lastTransitionAt; ///< UTC; invalid when not known.

    bool operator==(const SandboxStatus &) const = default;
};

/// Whether execd, the agent of OpenSandbox, was put into the sandbox.
enum class ExecdPresence { Unknown, Present, Absent };

/// One mount of a sandbox as the engine reports it; unlike VolumeSpec it says what is, not what was asked
/// for.
struct Mount
{
    VolumeKind kind = VolumeKind::Host;
    QString source;  ///< Host path, claim (Docker volume) name, or bucket/prefix. Untrusted text.
    QString subPath; ///< Below the source, where it can be told; else empty.
    QString target;  ///< Absolute path inside the sandbox.
    bool readOnly = false;

    bool operator==(const Mount &) const = default;
};

/// A sandbox as a list or a look-up returns it: plain values, all text untrusted.
struct Sandbox
{
    QString connectionId; ///< ConnectionProfile::id.
    QString id;           ///< The OpenSandbox id; unique in its connection.
    QString runtimeId;    ///< The container's or pod's own id; for Inspect and for commands shown to people.
    QString image;        ///< As docker-runtime 3 builds it; empty for sandboxes from a snapshot.
    QString snapshotId;
    QStringList entrypoint;
    QMap<QString, QString> metadata; ///< Effective user metadata (docker-runtime 1.7).
    QMap<QString, QString> extensions;
    QString platformOs;
    QString platformArch;
    SandboxStatus status;
    QDateTime createdAt; ///< UTC.
    QDateTime expiresAt; ///< UTC; invalid: never, or not known.
    bool manualCleanup = false;
    ExecdPresence execd = ExecdPresence::Unknown;
    bool madeHere = false; ///< Created by a console that shares our inventory; only those are expired by us.
    QList<Mount> mounts;
    qint64 memoryLimit = 0;        ///< Bytes; 0: no limit.
    qint64 nanoCpus = 0;           ///< 10^9 is one CPU; 0: no limit.
    QHash<int, QString> endpoints; ///< Container port → "host:port" published for it.
    QStringList ownedVolumes; ///< Docker volumes that are deleted with the sandbox (label volume-managed-by).

    /// What people call it: metadata "name", else empty.
    [[nodiscard]] QString name() const { return metadata.value(QStringLiteral("name")); }
    /// The first eight characters of the id.
    [[nodiscard]] QString shortId() const { return id.left(8); }

    bool operator==(const Sandbox &) const = default;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::Sandbox)

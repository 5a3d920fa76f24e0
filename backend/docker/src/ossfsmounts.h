// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossfsmemory.h"
#include "ossfsmountplan.h"
#include "ossfssurvey.h"
#include "turns.h"

#include <core/bucketmounts.h>

#include <QPointer>

#include <chrono>

namespace osc {

struct OssfsOptions
{
    OssfsMachine machine = OssfsMachine::thisOne();
    QString temporaryDirectory; ///< For the private files; empty: the system's.
    std::chrono::milliseconds mountLimit{30'000};
    std::chrono::milliseconds unmountLimit{20'000};
    std::chrono::milliseconds answerLimit{10'000}; ///< How long a mount may take to say how large it is.
};

/// What mounting and unmounting work with. Outlives the operations.
struct OssfsParts
{
    EngineContext &context;
    QPointer<CredentialSource> credentials; ///< May be null: then nothing can be mounted.
    OssfsOptions options;
    std::shared_ptr<Turns> turns; ///< One at a time for each bucket.
    /// The paths that creations of this console are about to use, by sandbox; there is no label of them yet.
    QHash<QString, QStringList> holds;

    [[nodiscard]] QString bucketRootOf(const QString &path) const;
    /// Never a path outside, whatever a label says.
    [[nodiscard]] bool isOurs(const QString &path) const;
};

/// What was mounted for a sandbox, or was there already.
struct MountedBuckets
{
    QStringList paths; ///< In the order of the request, each once.
    QStringList notes;
    QList<MountMemory> memories; ///< Of those whose key is known.
};

/// What came of releasing; what is in neither list is not mounted any more.
struct ReleasedMounts
{
    QStringList used; ///< Others need them.
    QStringList busy; ///< Nobody is known to need them, but they could not be unmounted.
};

struct UnusedMount
{
    QString path;
    QDateTime since; ///< It was mounted at that time or before; UTC.
};

/// The buckets that are mounted on this computer for the sandboxes of one engine (docker-runtime 7.4): one
/// mount for each bucket and prefix, shared, and released with the last sandbox whose label names it. Who
/// needs a mount is read from the labels every time, so that consoles and official servers see each other's.
class OssfsMounts : public BucketMountService
{
public:
    /// @p context and @p credentials outlive the mounts; without credentials nothing can be mounted.
    OssfsMounts(EngineContext &context, CredentialSource *credentials, OssfsOptions options);
    ~OssfsMounts() override;

    /// Why buckets cannot be mounted on this connection at all, one sentence; empty when they can.
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] const QString &root() const { return m_parts->options.machine.root; }

    /// One plan for each distinct path of the volumes of kind Ossfs; the first volume of a path decides.
    [[nodiscard]] Result<QList<OssfsMountPlan>> plan(const QList<VolumeSpec> &volumes) const;
    /// Mounts what is not mounted yet, one after the other. The sandbox holds all of it from the call on,
    /// until settled() or release(), also when it fails or is cancelled: then release() takes back what was
    /// made.
    [[nodiscard]] Operation mount(const QString &sandboxId, const QList<OssfsMountPlan> &plans,
                                  Callback<MountedBuckets> done);
    /// The sandbox's container has the label now.
    void settled(const QString &sandboxId) { m_parts->holds.remove(sandboxId); }
    /// Unmounts what no other sandbox needs. @p sandboxId may be empty: then nobody may need it.
    [[nodiscard]] Operation release(const QString &sandboxId, const QStringList &paths,
                                    Callback<ReleasedMounts> done);
    /// The same, also when nobody waits for it; ends unfinished when this goes. @p done may be empty.
    void releaseLater(const QString &sandboxId, const QStringList &paths, std::function<void()> done);

    [[nodiscard]] Operation look(const VolumeSpec &volume, Callback<BucketMountFacts> done) override;
    /// Paths below the root that are mounted and that no sandbox and no creation needs.
    [[nodiscard]] Operation findUnused(Callback<QList<UnusedMount>> done);
    /// Removes the private files of programs that were killed.
    void sweep();

private:
    std::shared_ptr<OssfsParts> m_parts;
    QHash<int, std::shared_ptr<Operation>> m_releases;
    int m_nextRelease = 0;
    Operation m_sweep;
};

// The flows; in files of their own.

[[nodiscard]] Operation mountBuckets(std::shared_ptr<OssfsParts> parts, QList<OssfsMountPlan> plans,
                                     Callback<MountedBuckets> done);
[[nodiscard]] Operation releaseBuckets(std::shared_ptr<OssfsParts> parts, const QString &sandboxId,
                                       QStringList paths, Callback<ReleasedMounts> done);
/// Unmounts without asking who needs it. False: it is mounted still.
[[nodiscard]] Operation unmountPath(std::shared_ptr<OssfsParts> parts, const QString &path,
                                    Callback<bool> done);
/// Who needs mounts: sandboxes by their labels, and creations under way here and in other consoles.
[[nodiscard]] Operation readNeeded(std::shared_ptr<OssfsParts> parts, const QString &exceptSandbox,
                                   Callback<QHash<QString, QStringList>> done);

} // namespace osc

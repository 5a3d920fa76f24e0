// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace osc {

/// Something on an engine that costs room or money and that nothing uses.
struct Leftover
{
    enum class Kind {
        ExpiredSandbox, ///< Its expiry has passed and it still runs.
        ExitedSandbox,  ///< Ended longer ago than the chosen age.
        EgressSidecar,  ///< Its sandbox is gone.
        ExecdHelper,    ///< The container that execd was copied out of.
        ManagedVolume,  ///< Made by a server or console for a sandbox, and nothing mounts it.
        VolumeHelper,   ///< Started to look into a volume by a console that has ended.
        BucketMount,    ///< A mounted bucket that no sandbox uses.
    };

    Kind kind = Kind::ExpiredSandbox;
    QString connectionId;
    QString id;   ///< What LeftoverService::clean() takes: unique in its connection together with the kind.
    QString name; ///< Untrusted text.
    QString why;  ///< A translated phrase: "expired 3 h ago and still running".
    QString act;  ///< What cleaning does, translated: "Delete sandbox", "Delete volume, files are lost".
    std::optional<qint64> bytes; ///< Room on disk; none: not counted.
    QDateTime since;             ///< UTC; invalid when not known.
    bool losesFiles = false;     ///< Such an entry is never chosen unless the user does it.

    bool operator==(const Leftover &) const = default;
};

class LeftoverService
{
public:
    virtual ~LeftoverService();

    /// Sandboxes that ended less than @p exitedDays days ago are left out. Changes nothing.
    [[nodiscard]] virtual Operation find(int exitedDays, Callback<QList<Leftover>> done) = 0;
    /// Counts the room of those whose bytes are not known, and passes each on with its bytes as soon as it is
    /// counted; what cannot be counted is left out. Costs the engine something.
    [[nodiscard]] virtual Operation measure(const QList<Leftover> &leftovers,
                                            std::function<void(Leftover)> onMeasured,
                                            Callback<void> done) = 0;
    /// Looks again before it removes: what is in use meanwhile fails with Conflict, what is gone succeeds.
    [[nodiscard]] virtual Operation clean(const Leftover &leftover, Callback<void> done) = 0;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/sandboxspec.h>

#include <QString>
#include <QStringList>

namespace osc {

/// The place on the engine's machine where a bucket or a prefix of it is mounted for sandboxes: one for each
/// bucket and prefix, whatever the key (docker-runtime 7.4).
struct BucketMountFacts
{
    enum class State {
        Free,       ///< Nothing is mounted there.
        SameKey,    ///< Mounted with the key that was asked about: it is shared.
        OtherKey,   ///< Mounted with another key, whose rights a new sandbox would get.
        UnknownKey, ///< Mounted by somebody else; with which key is not known.
        InTheWay,   ///< A part of it, or more than it, is mounted: this cannot be mounted now.
    };

    State state = State::Free;
    QString path;        ///< Where it is mounted.
    QString otherPath;   ///< In state InTheWay: what is mounted.
    QString credential;  ///< Name of the key that it is mounted with; empty when not known.
    QStringList users;   ///< Ids of the sandboxes that use the mount, or the one that is in the way.
    QString missing;     ///< What this computer lacks for mounting, one sentence; empty when it can.
    QString missingHelp; ///< How to get it, one sentence.

    bool operator==(const BucketMountFacts &) const = default;
};

class BucketMountService
{
public:
    virtual ~BucketMountService();
    /// Looks only; mounts nothing and asks for no key. @p volume is of kind Ossfs.
    [[nodiscard]] virtual Operation look(const VolumeSpec &volume, Callback<BucketMountFacts> done) = 0;
};

} // namespace osc

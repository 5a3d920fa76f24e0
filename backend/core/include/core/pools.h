// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace osc {

/// How many sandboxes a pool keeps; all 0 or more. The server checks nothing between them.
struct PoolCapacity
{
    int bufferMin = 0; ///< Idle ones, at least.
    int bufferMax = 0; ///< Idle ones, at most.
    int poolMin = 0;   ///< All of them, at least.
    int poolMax = 0;   ///< All of them, at most.

    bool operator==(const PoolCapacity &) const = default;
};

struct PoolStatus
{
    int total = 0;
    int allocated = 0;
    int available = 0;
    QString revision; ///< Of the pod template; untrusted.

    bool operator==(const PoolStatus &) const = default;
};

/// Sandboxes that a server keeps warm. A sandbox is taken from one with the extension "poolRef" (api-1.1 3).
struct Pool
{
    QString connectionId;
    QString name;
    PoolCapacity capacity;
    std::optional<PoolStatus> status; ///< None until the cluster has looked at it.
    QDateTime createdAt;              ///< UTC; invalid when not known.

    bool operator==(const Pool &) const = default;
};

/// What a new pool is made of.
struct PoolSpec
{
    QString name; ///< Lower-case letters, digits and dashes, 253 at most.
    PoolCapacity capacity;
    QByteArray podTemplate; ///< PodTemplateSpec of Kubernetes as a JSON object: {"spec":{"containers":[…]}}.

    bool operator==(const PoolSpec &) const = default;
};

/// The pools of a server on Kubernetes. A server never tells the pod template of a pool.
class PoolService
{
public:
    virtual ~PoolService();

    [[nodiscard]] virtual Operation list(Callback<QList<Pool>> done) = 0;
    [[nodiscard]] virtual Operation get(const QString &name, Callback<Pool> done) = 0;
    /// Conflict when the name is taken; Invalid when the template is no JSON object.
    [[nodiscard]] virtual Operation create(const PoolSpec &spec, Callback<Pool> done) = 0;
    [[nodiscard]] virtual Operation setCapacity(const QString &name, const PoolCapacity &capacity,
                                                Callback<Pool> done) = 0;
    [[nodiscard]] virtual Operation remove(const QString &name, Callback<void> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::Pool)

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginecontext.h"

#include <core/credentials.h>

namespace osc {

/// With which key something was mounted, as the inventory remembers it beside the sandbox: names, and a
/// salted hash of the key's id, by which the key is recognised. Never the key.
struct MountMemory
{
    QString path;
    QString device; ///< Of the mount: another mount on the same path is not what is remembered.
    QString salt;
    QString keyHash;
    QString credentialId;
    QString credentialName;

    bool operator==(const MountMemory &) const = default;
};

[[nodiscard]] MountMemory rememberMount(const QString &path, const QString &device,
                                        const OssAccount &account);
[[nodiscard]] bool isMountedWith(const MountMemory &memory, const OssKey &key);

// As the facts of an InventoryRecord; texts that are none of these read as empty.

[[nodiscard]] QString encodeMemories(const QList<MountMemory> &memories);
[[nodiscard]] QList<MountMemory> decodeMemories(const QString &fact);
/// The names of the facts: the paths that are mounted for a sandbox, and the memories of them.
extern const char BucketMountsFact[];
extern const char BucketKeysFact[];

/// What the open records of the engine remember.
struct MountRecords
{
    QList<MountMemory> memories;
    /// Paths that a creation in some living console is about to use or uses already, by sandbox. Only of
    /// sandboxes that may have no container yet.
    QHash<QString, QStringList> planned;

    /// Null: with which key this was mounted is not known.
    [[nodiscard]] const MountMemory *find(const QString &path, const QString &device) const;
};
[[nodiscard]] Operation readMountRecords(EngineContext &context, Callback<MountRecords> done);
/// By path, the ids of the sandboxes whose labels name it (docker-runtime 1.3, 15).
[[nodiscard]] Operation readMountUsers(EngineContext &context, Callback<QHash<QString, QStringList>> done);

} // namespace osc

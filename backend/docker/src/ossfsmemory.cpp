// SPDX-License-Identifier: Apache-2.0
#include "ossfsmemory.h"

#include "containerlookup.h"
#include "enginecodec.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>
#include <array>

namespace osc {

const char BucketMountsFact[] = "bucketMounts";
const char BucketKeysFact[] = "bucketKeys";

namespace {

constexpr qsizetype memoryMembers = 6;

QString saltedHash(const QString &salt, const QString &keyId)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(salt.toUtf8() + keyId.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString newSalt()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

} // namespace

MountMemory rememberMount(const QString &path, const QString &device, const OssAccount &account)
{
    const QString salt = newSalt();
    return {path,
            device,
            salt,
            saltedHash(salt, account.key.keyId),
            account.credential.id,
            account.credential.name};
}

bool isMountedWith(const MountMemory &memory, const OssKey &key)
{
    return memory.keyHash == saltedHash(memory.salt, key.keyId);
}

QString encodeMemories(const QList<MountMemory> &memories)
{
    QStringList lines;
    for (const MountMemory &memory : memories) {
        QStringList words;
        for (const QString &word : {memory.path, memory.device, memory.salt, memory.keyHash,
                                    memory.credentialId, memory.credentialName})
            words.append(QString::fromLatin1(QUrl::toPercentEncoding(word)));
        lines.append(words.join(QLatin1Char(' ')));
    }
    return lines.join(QLatin1Char('\n'));
}

QList<MountMemory> decodeMemories(const QString &fact)
{
    QList<MountMemory> memories;
    for (const QString &line : fact.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        QStringList words = line.split(QLatin1Char(' '));
        if (words.size() != memoryMembers)
            continue;
        for (QString &word : words)
            word = QUrl::fromPercentEncoding(word.toLatin1());
        memories.append({words.at(0), words.at(1), words.at(2), words.at(3), words.at(4), words.at(5)});
    }
    return memories;
}

const MountMemory *MountRecords::find(const QString &path, const QString &device) const
{
    const auto found = std::find_if(memories.cbegin(), memories.cend(), [&](const MountMemory &memory) {
        return memory.path == path && memory.device == device;
    });
    return found == memories.cend() ? nullptr : &*found;
}

Operation readMountRecords(EngineContext &context, Callback<MountRecords> done)
{
    return context.inventory.open(
        context.info.id, [done = std::move(done)](const Result<QList<InventoryRecord>> &open) {
            if (!open)
                return done(open.error());
            MountRecords records;
            for (const InventoryRecord &record : *open) {
                records.memories += decodeMemories(record.facts.value(QString::fromLatin1(BucketKeysFact)));
                const QStringList paths = record.facts.value(QString::fromLatin1(BucketMountsFact))
                                              .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
                if (!record.createdAt.isValid() && !record.isAbandoned && !paths.isEmpty())
                    records.planned.insert(record.sandboxId, paths);
            }
            done(std::move(records));
        });
}

Operation readMountUsers(EngineContext &context, Callback<QHash<QString, QStringList>> done)
{
    return listContainers(context.engine, labels::ossfsMounts, QString(),
                          [done = std::move(done)](const Result<QList<ContainerSummary>> &containers) {
                              if (!containers)
                                  return done(containers.error());
                              QHash<QString, QStringList> users;
                              for (const ContainerSummary &container : *containers) {
                                  const QString id = container.labels.value(labels::id, container.id);
                                  for (const QString &path :
                                       decodeTextArray(container.labels.value(labels::ossfsMounts)))
                                      users[path].append(id);
                              }
                              done(std::move(users));
                          });
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionregistry.h>
#include <models/volumemodel.h>

#include <core/clock.h>

#include <QHash>
#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace osc {

/// Counts how much is in the volumes that somebody looks at, in the background, and remembers it with its
/// age. Claims are counted by their connection, host folders on this computer where the engine runs on it.
class VolumeMeter : public QObject
{
    Q_OBJECT

public:
    /// Older than this it is counted again when somebody looks.
    static constexpr qint64 freshSeconds = 15 * 60;

    /// All outlive the meter. @p thisComputer: the files of the console's own computer; may be null.
    VolumeMeter(ConnectionRegistry &registry, const Clock &clock, std::shared_ptr<FileSystem> thisComputer,
                QObject *parent = nullptr);

    [[nodiscard]] VolumeSize sizeOf(const VolumeKey &key) const { return m_sizes.value(key.text()); }
    /// Why its files cannot be counted, as one sentence; empty when they can.
    [[nodiscard]] QString whyNot(const VolumeKey &key) const;
    /// The volumes that somebody looks at now, the first first; none of them: counting stops at once.
    void setWanted(const QList<VolumeKey> &keys);
    /// At once, however young the number is.
    void countAgain(const VolumeKey &key);
    /// What is known of it is not true any more.
    void forget(const VolumeKey &key);

Q_SIGNALS:
    void changed(const QList<osc::VolumeKey> &keys);

private:
    void pump();
    void pumpClaims(Backend &backend, const QList<VolumeKey> &keys);
    void pumpFolder(const QList<VolumeKey> &keys);
    void claimsEnded(const QString &connectionId, const QList<VolumeKey> &keys, const Done &done);
    [[nodiscard]] QList<VolumeKey> due() const;
    [[nodiscard]] bool isDue(const VolumeKey &key) const;
    void take(const VolumeKey &key, const TreeSize &size);
    void fail(const VolumeKey &key, const QString &why);
    void begin(const QList<VolumeKey> &keys);
    void stop();

    static constexpr qsizetype atOnce = 32;

    ConnectionRegistry &m_registry;
    const Clock &m_clock;
    std::shared_ptr<FileSystem> m_thisComputer;
    QHash<QString, VolumeSize> m_sizes; ///< By VolumeKey::text(), as what follows.
    QHash<QString, QDateTime> m_triedAt;
    QSet<QString> m_urgent;
    QList<VolumeKey> m_wanted;
    std::map<QString, Operation> m_claims; ///< By connection.
    Operation m_folder;
};

} // namespace osc

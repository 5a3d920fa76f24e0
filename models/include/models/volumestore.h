// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>
#include <models/volumehistory.h>
#include <models/volumemeter.h>
#include <models/volumemodel.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <optional>

namespace osc {

/// Keeps the model of volumes true, over all connections and kinds: claims as their connections list them,
/// host folders and buckets as sandboxes mount them, host folders that the user pinned. Rows of a connection
/// that does not answer stay and are marked stale.
class VolumeStore : public QObject
{
    Q_OBJECT

public:
    /// All outlive the store. @p thisComputer: the files of the console's own computer; may be null.
    VolumeStore(ConnectionRegistry &registry, SandboxStore &sandboxes, Inventory &inventory,
                const Clock &clock, std::shared_ptr<FileSystem> thisComputer, QObject *parent = nullptr);
    ~VolumeStore() override;

    [[nodiscard]] VolumeModel &model() { return m_model; }
    [[nodiscard]] const VolumeModel &model() const { return m_model; }
    [[nodiscard]] ConnectionRegistry &registry() { return m_registry; }
    [[nodiscard]] SandboxStore &sandboxes() { return m_sandboxes; }
    [[nodiscard]] VolumeHistory &history() { return m_history; }
    [[nodiscard]] VolumeMeter &meter() { return m_meter; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Null when there is none; valid until the model changes.
    [[nodiscard]] const VolumeRow *find(const VolumeKey &key) const { return m_model.find(key.text()); }
    /// Null when the connection is gone or has no volumes.
    [[nodiscard]] VolumeService *serviceOf(const QString &connectionId) const;

    /// The first list of the connection has come, or it has none to come.
    [[nodiscard]] bool isLoaded(const QString &connectionId) const;
    /// Why the claims of the connection could not be listed last time.
    [[nodiscard]] std::optional<Error> listError(const QString &connectionId) const;
    /// Whether somebody looks at the rows; while nobody does they follow what happens more slowly.
    void setLookedAt(bool lookedAt);
    /// Lists the claims of every connection again.
    void refresh();
    void refresh(const QString &connectionId);

    /// Why the action is not offered for this volume now, as one sentence; empty when it is.
    [[nodiscard]] QString whyNot(const VolumeKey &key, VolumeAction action) const;
    /// The same for whole connections: why their volumes cannot be looked into, and why none can be made
    /// there.
    [[nodiscard]] QString whyNotUse(const QString &connectionId) const;
    [[nodiscard]] QString whyNotCreate(const QString &connectionId) const;

    /// What is being done with a volume, and how it ended; its row shows it.
    void setPending(const VolumeKey &key, std::optional<VolumeAction> action);
    void setFailed(const VolumeKey &key, VolumeAction action, const Error &error);
    void dismissError(const VolumeKey &key);

    /// Host folders that are shown although nothing uses them.
    [[nodiscard]] const QList<VolumeKey> &pinned() const { return m_pinned; }
    void setPinned(const QList<VolumeKey> &keys);
    void pin(const VolumeKey &key, bool on);

Q_SIGNALS:
    void loadedChanged();
    void pinnedChanged();

private:
    struct Watched
    {
        Operation watch;
        Operation listing;
        QList<Claim> claims;
        bool loaded = false;
        bool again = false; ///< Something changed while it was listed.
        std::optional<Error> error;
    };
    struct Doing
    {
        std::optional<VolumeAction> pending;
        std::optional<VolumeAction> failed;
        Error error;
    };

    void startWatching(Backend *backend);
    void stopWatching(Backend *backend);
    void connectionChanged(Backend *backend);
    void list(const QString &connectionId);
    void listed(const QString &connectionId, const Result<QList<Claim>> &claims);
    void sandboxesChanged();
    void sandboxesLoaded();
    [[nodiscard]] bool areSandboxesComing() const;
    void rebuildWhenDue();
    void rebuildSoon();
    void rebuild();
    void rebuild(Backend &backend);
    void complete(VolumeRow &row, const Backend &backend) const;
    void completeUsers(VolumeRow &row) const;
    void sizesChanged(const QList<VolumeKey> &keys);
    void applyDoing(const VolumeKey &key);
    template<typename Change>
    void changeRow(const VolumeKey &key, Change change);

    ConnectionRegistry &m_registry;
    SandboxStore &m_sandboxes;
    const Clock &m_clock;
    VolumeModel m_model;
    VolumeHistory m_history;
    VolumeMeter m_meter;
    QList<VolumeKey> m_pinned;
    QTimer m_soon;
    bool m_lookedAt = true;
    bool m_outdated = false;
    std::chrono::milliseconds m_cost{0}; ///< Of the last look at all sandboxes.
    QHash<QString, Doing> m_doing;       ///< By VolumeKey::text().
    std::map<QString, Watched> m_watched;
};

} // namespace osc

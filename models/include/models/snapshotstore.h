// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/jobrun.h>
#include <models/sandboxstore.h>
#include <models/snapshotmodel.h>

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>

namespace osc {

/// Keeps the model of snapshots true over all connections that have them, and carries out what is asked for.
/// Servers do not tell of changes: what is being made or deleted is looked at every few seconds, the rest now
/// and then while somebody looks.
class SnapshotStore : public QObject
{
    Q_OBJECT

public:
    /// All outlive the store; @p activity may be null.
    SnapshotStore(ConnectionRegistry &registry, SandboxStore &sandboxes, const Clock &clock,
                  ActivityStore *activity, QObject *parent = nullptr);
    ~SnapshotStore() override;

    [[nodiscard]] SnapshotModel &model() { return m_model; }
    [[nodiscard]] const SnapshotModel &model() const { return m_model; }
    [[nodiscard]] ConnectionRegistry &registry() { return m_registry; }
    [[nodiscard]] SandboxStore &sandboxes() { return m_sandboxes; }
    /// What is being made and deleted, and what failed.
    [[nodiscard]] JobRuns &runs() { return m_runs; }
    /// Null when there is none; valid until the model changes.
    [[nodiscard]] const SnapshotRow *find(const SnapshotKey &key) const { return m_model.find(key.text()); }

    /// The first list of the connection has come, or it has none to come.
    [[nodiscard]] bool isLoaded(const QString &connectionId) const;
    [[nodiscard]] std::optional<Error> listError(const QString &connectionId) const;
    /// For each open connection without snapshots: its name and the sentence that says why.
    [[nodiscard]] QList<std::pair<QString, QString>> connectionsWithout() const;

    void setLookedAt(bool lookedAt);
    void refresh();
    void refresh(const QString &connectionId);

    /// Why no snapshot can be made of the sandbox now; empty: one can.
    [[nodiscard]] QString whyNotCreate(const SandboxKey &key) const;
    /// Why the snapshot cannot be deleted, or started from, now.
    [[nodiscard]] QString whyNotDelete(const SnapshotKey &key) const;
    [[nodiscard]] QString whyNotRestore(const SnapshotKey &key) const;

    /// @p name may be empty. Does nothing when whyNotCreate() has a reason.
    void create(const SandboxKey &key, const QString &name);
    void remove(const QList<SnapshotKey> &keys);

Q_SIGNALS:
    void loadedChanged();
    /// It has begun; its row is there.
    void created(const osc::SnapshotKey &key);

private:
    struct Watched
    {
        Operation listing;
        QList<Snapshot> snapshots;
        bool loaded = false;
        bool again = false; ///< Something changed while it was listed.
        std::optional<Error> error;
    };

    [[nodiscard]] SnapshotService *serviceOf(const QString &connectionId) const;
    void startWatching(Backend *backend);
    void connectionChanged(Backend *backend);
    void list(const QString &connectionId);
    void listed(const QString &connectionId, const Result<QList<Snapshot>> &snapshots);
    void rebuild();
    [[nodiscard]] SnapshotRow rowOf(const Snapshot &snapshot, const Backend &backend) const;
    void planNextLook();
    void nextLook();
    [[nodiscard]] Job creation(const SandboxKey &key, const QString &name);
    [[nodiscard]] Job removal(const SnapshotKey &key);

    ConnectionRegistry &m_registry;
    SandboxStore &m_sandboxes;
    SnapshotModel m_model;
    bool m_lookedAt = false;
    QTimer m_look;
    QTimer m_soon;
    QHash<QString, QString> m_deleting; ///< By key; the reason of a failure, or empty while it runs.
    std::map<QString, Watched> m_watched;
    JobRuns m_runs; ///< Last: its jobs end before what they use.
};

} // namespace osc

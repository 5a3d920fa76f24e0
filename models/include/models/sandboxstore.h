// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionregistry.h>
#include <models/sandboxmodel.h>

#include <core/clock.h>

#include <QObject>

#include <map>

namespace osc {

/// Keeps the model of sandboxes true: watches every connection, keeps the last known rows of one that does
/// not answer and marks them stale, and carries out what the user asks for. A failed action stays with its
/// row until it is dismissed or done.
class SandboxStore : public QObject
{
    Q_OBJECT

public:
    /// @p registry and @p clock outlive the store.
    SandboxStore(ConnectionRegistry &registry, const Clock &clock, QObject *parent = nullptr);
    ~SandboxStore() override;

    [[nodiscard]] SandboxModel &model() { return m_model; }
    [[nodiscard]] const SandboxModel &model() const { return m_model; }
    [[nodiscard]] ConnectionRegistry &registry() { return m_registry; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Null when there is none; valid until the model changes.
    [[nodiscard]] const SandboxRow *find(const SandboxKey &key) const { return m_model.find(key.text()); }
    /// The first answer of the connection has come, or one of an earlier time is kept.
    [[nodiscard]] bool isLoaded(const QString &connectionId) const;

    void pause(const SandboxKey &key);
    void resume(const SandboxKey &key);
    void renew(const SandboxKey &key, const QDateTime &expiresAt);
    /// Later than now by @p seconds, or later than the present expiry where that is in the future.
    void renewBy(const SandboxKey &key, qint64 seconds);
    void patchMetadata(const SandboxKey &key, const QMap<QString, std::optional<QString>> &patch);
    void kill(const SandboxKey &key);
    /// Lets go of an action that has no answer yet. Whether it had an effect shows in the next change.
    void cancel(const SandboxKey &key);
    void dismissError(const SandboxKey &key);
    /// Reads the whole list of every connection again.
    void refresh();

    /// Why the action is not offered for this sandbox now, as one sentence; empty when it is.
    [[nodiscard]] QString whyNot(const SandboxKey &key, SandboxAction action) const;
    /// Number of actions that have no answer yet.
    [[nodiscard]] int pendingCount() const { return static_cast<int>(m_actions.size()); }

Q_SIGNALS:
    /// An action ended well; @p note is a sentence worth telling, or empty.
    void actionDone(const osc::SandboxKey &key, osc::SandboxAction action, const QString &note);
    void actionFailed(const osc::SandboxKey &key, osc::SandboxAction action, const osc::Error &error);
    void pendingChanged();
    void loadedChanged();

private:
    struct Watched
    {
        Operation watch;
        bool loaded = false;
    };

    void startWatching(Backend *backend);
    void stopWatching(Backend *backend);
    void connectionChanged(Backend *backend);
    void take(const QString &connectionId, const SandboxChange &change);
    [[nodiscard]] SandboxRow rowFor(const Sandbox &sandbox, const Backend &backend) const;
    void begin(const SandboxKey &key, SandboxAction action, Operation operation);
    void end(const SandboxKey &key, SandboxAction action, const Done &done, const QString &note = {});
    void readAgain(const SandboxKey &key);
    template<typename Change>
    void changeRow(const SandboxKey &key, Change change);
    [[nodiscard]] SandboxService *serviceOf(const SandboxKey &key) const;

    ConnectionRegistry &m_registry;
    const Clock &m_clock;
    SandboxModel m_model;
    std::map<QString, Watched> m_watched;
    std::map<QString, Operation> m_actions;  ///< By SandboxKey::text().
    std::map<QString, Operation> m_readings; ///< By SandboxKey::text().
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionregistry.h>
#include <models/sandboxmodel.h>

#include <core/clock.h>

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace osc {

class ActivityStore;
class ElsewhereNotes;

/// What is to be done with a sandbox.
struct SandboxOrder
{
    SandboxAction action = SandboxAction::Pause;
    QDateTime expiresAt{}; ///< For Renew; UTC. Invalid: later by renewBy.
    /// For Renew: seconds, from the present expiry where that is in the future, else from now.
    qint64 renewBy = 0;
    QMap<QString, std::optional<QString>> patch{}; ///< For PatchMetadata; a null value removes its key.

    bool operator==(const SandboxOrder &) const = default;
};

/// Keeps the model of sandboxes true: watches every connection, keeps the last known rows of one that does
/// not answer and marks them stale, and carries out what the user asks for. A failed action stays with its
/// row until it is dismissed or done. What is done here, and what is seen to be done by others, is told to
/// the activity.
class SandboxStore : public QObject
{
    Q_OBJECT

public:
    /// What became of an order. @p note: a sentence worth telling, or empty.
    using Ended = std::function<void(const Done &done, const QString &note)>;

    /// @p registry, @p clock and @p activity outlive the store; @p activity may be null.
    SandboxStore(ConnectionRegistry &registry, const Clock &clock, ActivityStore *activity = nullptr,
                 QObject *parent = nullptr);
    ~SandboxStore() override;

    [[nodiscard]] SandboxModel &model() { return m_model; }
    [[nodiscard]] const SandboxModel &model() const { return m_model; }
    [[nodiscard]] ConnectionRegistry &registry() { return m_registry; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// Null when there is none; valid until the model changes.
    [[nodiscard]] const SandboxRow *find(const SandboxKey &key) const { return m_model.find(key.text()); }
    /// The first answer of the connection has come, or one of an earlier time is kept.
    [[nodiscard]] bool isLoaded(const QString &connectionId) const;
    /// How many more sandboxes there are, over all connections, of which nothing could be understood.
    [[nodiscard]] int unreadableCount() const;

    [[nodiscard]] ActivityStore *activity() { return m_activity; }

    /// Carries out @p order, with an entry in the activity. Does nothing when whyNot() has a reason.
    void act(const SandboxKey &key, const SandboxOrder &order);
    /// The same without an entry, for whoever keeps one for many sandboxes; false, and nothing is done, when
    /// whyNot() has a reason. @p ended is called from the event loop, and instead of actionDone() and
    /// actionFailed(); never when the order is cancelled or the connection goes.
    [[nodiscard]] bool carryOut(const SandboxKey &key, const SandboxOrder &order, Ended ended);
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
    /// What isLoaded() or unreadableCount() says has changed.
    void loadedChanged();

private:
    struct Watched
    {
        Operation watch;
        bool loaded = false;
        int unreadable = 0;
    };

    struct Running
    {
        Operation operation;
        Ended ended;
        QString activityId; ///< Empty: none of its own.
    };

    void startWatching(Backend *backend);
    void stopWatching(Backend *backend);
    void connectionChanged(Backend *backend);
    void take(const QString &connectionId, const SandboxChange &change);
    void takeSnapshot(const Backend &backend, const SandboxSnapshot &snapshot);
    void takeAll(const Backend &backend, const QList<Sandbox> &sandboxes);
    [[nodiscard]] SandboxRow rowFor(const Sandbox &sandbox, const Backend &backend) const;
    [[nodiscard]] static SandboxRow rowFor(const Sandbox &sandbox, const Backend &backend,
                                           const SandboxRow *old);
    [[nodiscard]] Operation startOrder(const SandboxKey &key, const SandboxOrder &order);
    void end(const SandboxKey &key, SandboxAction action, const Done &done, const QString &note = {});
    void readAgain(const SandboxKey &key);
    template<typename Change>
    void changeRow(const SandboxKey &key, Change change);
    [[nodiscard]] SandboxService *serviceOf(const SandboxKey &key) const;

    ConnectionRegistry &m_registry;
    const Clock &m_clock;
    ActivityStore *m_activity;
    std::unique_ptr<ElsewhereNotes> m_elsewhere; ///< Null without activity.
    SandboxModel m_model;
    std::map<QString, Watched> m_watched;
    std::map<QString, Running> m_actions;    ///< By SandboxKey::text().
    std::map<QString, Operation> m_readings; ///< By SandboxKey::text().
};

} // namespace osc

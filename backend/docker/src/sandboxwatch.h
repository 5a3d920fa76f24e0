// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eventstream.h"
#include "knownsandboxes.h"
#include "metadatawatch.h"
#include "sandboxlisting.h"

#include <QSet>
#include <QTimer>

#include <map>
#include <set>

namespace osc {

/// The list of sandboxes of one engine, kept true by the Engine's events, by the files and by the inventory.
/// Nothing is polled. After a break everything is read again.
///
/// A row is told as soon as the list of containers has come, with what that says; every container is then
/// read in the background, and those that something happens to before all others.
class SandboxWatch : public QObject
{
    Q_OBJECT

public:
    explicit SandboxWatch(SandboxReader &reader, QObject *parent = nullptr);
    ~SandboxWatch() override;

    /// Listens to events and lists. loaded() or broken() follows.
    void start();
    /// The rows stay, as the last known ones.
    void stop();
    [[nodiscard]] bool isLoaded() const { return m_state == State::Live; }
    [[nodiscard]] const KnownSandboxes &table() const { return m_table; }
    /// Reads the sandbox's container again; for what no event tells.
    void refresh(const QString &sandboxId);

    /// SandboxService::watch().
    [[nodiscard]] Operation subscribe(std::function<void(SandboxChange)> onChange);

Q_SIGNALS:
    /// The table holds all sandboxes; comes once after each start().
    void loaded();
    void rowsChanged();
    void gone(const QString &sandboxId);
    /// A network was made or removed.
    void networksChanged();
    /// A volume was made, removed, or is used by others than before.
    void volumesChanged();
    /// The engine does not answer any more. The watch has stopped.
    void broken(const osc::Error &error);

private:
    enum class State { Stopped, Listing, Live };
    struct Subscriber;

    void takeEvent(const EngineEvent &event);
    void takePart(const QList<Sandbox> &sandboxes);
    void takeEnd(const Result<ListingEnd> &end);
    void takeReading(const QString &containerId, Result<Sandbox> sandbox);
    void readSoon(const QString &containerId);
    void readLater(const QString &containerId);
    void readNext();
    void read(const QString &containerId);
    void compareWithInventory();
    [[nodiscard]] Sandbox unreadable(const QString &containerId, const QString &reason) const;
    void publish(const QList<SandboxChange> &changes);
    void tell(const SandboxChange &change);
    void tellList(const SandboxChange &change);
    void fail(const Error &error);

    SandboxReader &m_reader;
    EventStream m_events;
    MetadataWatch m_files;
    State m_state = State::Stopped;
    KnownSandboxes m_table;
    QList<std::shared_ptr<Subscriber>> m_subscribers;
    Operation m_listing;
    QList<Sandbox> m_listed; ///< While listing.
    int m_unreadable = 0;
    std::map<QString, Operation> m_readings;
    std::set<QString> m_dirty; ///< Containers that something happened to.
    QSet<QString> m_unread;    ///< Containers of which only the list has told.
    QList<QString>
        m_readingPlan; ///< The order in which those are read; may hold some that were read meanwhile.
    QTimer m_settle;
};

} // namespace osc

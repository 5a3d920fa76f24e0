// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eventstream.h"
#include "metadatawatch.h"
#include "sandboxreader.h"
#include "sandboxtable.h"

#include <QTimer>

#include <map>
#include <set>

namespace osc {

/// The list of sandboxes of one engine, kept true by the Engine's events, by the files and by the inventory.
/// Nothing is polled. After a break everything is read again.
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
    [[nodiscard]] const SandboxTable &table() const { return m_table; }
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
    /// The engine does not answer any more. The watch has stopped.
    void broken(const osc::Error &error);

private:
    enum class State { Stopped, Listing, Loading, Live };
    struct Subscriber;

    void takeEvent(const EngineEvent &event);
    void takeList(Result<QList<ContainerSummary>> list);
    void takeReading(const QString &containerId, Result<Sandbox> sandbox);
    void finishLoading();
    void readSoon(const QString &containerId);
    void readNext();
    void compareWithInventory();
    [[nodiscard]] Sandbox unreadable(const QString &containerId, const QString &reason) const;
    void publish(const QList<SandboxChange> &changes);
    void publishSnapshot();
    void fail(const Error &error);

    SandboxReader &m_reader;
    EventStream m_events;
    MetadataWatch m_files;
    State m_state = State::Stopped;
    SandboxTable m_table;
    QList<std::shared_ptr<Subscriber>> m_subscribers;
    Operation m_listing;
    QHash<QString, ContainerSummary> m_summaries; ///< While loading.
    QHash<QString, Sandbox> m_loaded;             ///< While loading.
    std::map<QString, Operation> m_readings;
    std::set<QString> m_dirty; ///< Containers to be read.
    QTimer m_settle;
    QTimer m_patience;
};

} // namespace osc

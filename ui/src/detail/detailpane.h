// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detail/detailservices.h"

#include <core/backend.h>
#include <models/sandboxmodel.h>

#include <QPointer>
#include <QSet>
#include <QWidget>

#include <optional>

class QStackedWidget;
class QTabBar;

namespace osc {

class Banner;
class CommandsTab;
class DetailHeader;
class DiagnosticsTab;
class EndpointsTab;
class EventsTab;
class FileBrowser;
class InspectTab;
class Label;
class LogsTab;
class NetworkTab;
class OverviewTab;
class UsagePanel;

/// One sandbox, looked at from all sides. What a tab shows is asked for when the tab is first looked at, and
/// cancelled and forgotten when another sandbox is shown. Only the tabs that the connection can serve are
/// there.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    /// In the order of the pages; settings hold the numbers. The bar shows them in another order.
    enum class Tab {
        Overview,
        Files,
        Commands,
        Logs,
        Metrics,
        Endpoints,
        Events,
        Inspect,
        Network,
        Diagnostics,
    };

    explicit DetailPane(const DetailServices &services, QWidget *parent = nullptr);
    ~DetailPane() override;

    /// Shows a sandbox; for the one that is shown already the same as updateSandbox().
    void setSandbox(Backend *backend, const Sandbox &sandbox);
    /// New values of the sandbox that is shown; of another one they are ignored. Tabs keep what they show.
    void updateSandbox(const Sandbox &sandbox);
    /// The sandbox is there no more: its last known state stays and is said to be that. setSandbox() ends it.
    void setGone();
    /// Shows nothing.
    void clear();
    /// To be called before a backend is destroyed: ends everything that uses it.
    void forget(const Backend *backend);

    /// An action that has been asked for and has no answer yet.
    void setPending(std::optional<SandboxAction> action);
    /// An action failed; stays until it is dismissed or another sandbox is shown.
    void setActionError(const Error &error);
    void clearActionError();
    /// What became of a change of the metadata that was asked for.
    void metadataSaved();
    void metadataFailed(const Error &error);
    /// The pane is in a window of its own.
    void setWindowed(bool windowed);

    [[nodiscard]] SandboxKey key() const { return {m_sandbox.connectionId, m_sandbox.id}; }
    [[nodiscard]] Tab currentTab() const;
    /// Goes to a tab; does nothing when it is not offered.
    void showTab(Tab tab);
    /// The tab that is @p by further, round and round.
    void stepTab(int by);

Q_SIGNALS:
    /// Renew means by thirty minutes; Delete wants a confirmation first.
    void actionRequested(osc::SandboxAction action, const osc::SandboxKey &key);
    void metadataChangeRequested(const QMap<QString, std::optional<QString>> &patch,
                                 const osc::SandboxKey &key);
    /// Into a window of its own, or back from there.
    void windowRequested(const osc::SandboxKey &key);
    void actionErrorDismissed(const osc::SandboxKey &key);
    void mountAnotherRequested(const osc::SandboxKey &key);
    void currentTabChanged(osc::DetailPane::Tab tab);

private:
    void build();
    void connectParts();
    void updateTabs();
    void tabChosen();
    /// Place in the bar; -1: not offered.
    [[nodiscard]] int indexOf(Tab tab) const;
    void fill();
    void fillTab(Tab tab);
    void leave();
    void openFiles(const QString &target);
    void openFilesAt(const FilePath &path);
    [[nodiscard]] bool offers(Tab tab) const;
    [[nodiscard]] QString whyNotNow() const;

    void statusChanged();
    [[nodiscard]] QWidget *makeMetrics();

    DetailServices m_services;
    QPointer<Backend> m_backend;
    QMetaObject::Connection m_statusConnection;
    Sandbox m_sandbox;
    bool m_gone = false;
    bool m_wasLive = true;
    QSet<int> m_filled; ///< Tabs that have asked for their content.
    QWidget *m_content;
    Label *m_nothing;
    DetailHeader *m_header;
    Banner *m_banner;
    QTabBar *m_tabs;
    Label *m_hint;
    QStackedWidget *m_pages;
    OverviewTab *m_overview;
    FileBrowser *m_files; ///< Null without files in the services.
    CommandsTab *m_commands;
    LogsTab *m_logs;
    UsagePanel *m_metrics;
    EndpointsTab *m_endpoints;
    EventsTab *m_events;
    InspectTab *m_inspect;
    NetworkTab *m_network;
    DiagnosticsTab *m_diagnostics;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "detail/detailpane.h"

#include "detail/commandstab.h"
#include "detail/detailheader.h"
#include "detail/diagnosticstab.h"
#include "detail/endpointstab.h"
#include "detail/eventstab.h"
#include "detail/inspecttab.h"
#include "detail/logstab.h"
#include "detail/metadataeditor.h"
#include "detail/overviewtab.h"
#include "detail/usagepanel.h"
#include "filebrowser/filebrowser.h"
#include "network/networktab.h"
#include "widgets/banner.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/usagestore.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>

#include <algorithm>
#include <array>

namespace osc {

namespace {

struct TabInfo
{
    DetailPane::Tab tab;
    const char *title;
};

constexpr std::array tabInfos = {
    TabInfo{DetailPane::Tab::Overview, QT_TRANSLATE_NOOP("osc::DetailPane", "Overview")},
    TabInfo{DetailPane::Tab::Files, QT_TRANSLATE_NOOP("osc::DetailPane", "Files")},
    TabInfo{DetailPane::Tab::Commands, QT_TRANSLATE_NOOP("osc::DetailPane", "Commands")},
    TabInfo{DetailPane::Tab::Logs, QT_TRANSLATE_NOOP("osc::DetailPane", "Logs")},
    TabInfo{DetailPane::Tab::Metrics, QT_TRANSLATE_NOOP("osc::DetailPane", "Metrics")},
    TabInfo{DetailPane::Tab::Endpoints, QT_TRANSLATE_NOOP("osc::DetailPane", "Endpoints")},
    TabInfo{DetailPane::Tab::Events, QT_TRANSLATE_NOOP("osc::DetailPane", "Events")},
    TabInfo{DetailPane::Tab::Network, QT_TRANSLATE_NOOP("osc::DetailPane", "Network")},
    TabInfo{DetailPane::Tab::Diagnostics, QT_TRANSLATE_NOOP("osc::DetailPane", "Diagnostics")},
    TabInfo{DetailPane::Tab::Inspect, QT_TRANSLATE_NOOP("osc::DetailPane", "Inspect")},
};

} // namespace

DetailPane::DetailPane(const DetailServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_content(new QWidget(this))
    , m_nothing(new Label(tr("Choose a sandbox to see what is in it."), Tone::Secondary, this))
    , m_header(new DetailHeader(services.clock, m_content))
    , m_banner(new Banner(m_content))
    , m_tabs(new QTabBar(m_content))
    , m_hint(new Label({}, Tone::Secondary, m_content))
    , m_pages(new QStackedWidget(m_content))
    , m_overview(new OverviewTab(services, m_pages))
    , m_files(services.files ? new FileBrowser(*services.files, m_pages) : nullptr)
    , m_commands(new CommandsTab(m_pages))
    , m_logs(new LogsTab(m_pages))
    , m_metrics(new UsagePanel(UsagePanel::Extent::Full, services.usage, services.clock))
    , m_endpoints(new EndpointsTab(m_pages))
    , m_events(new EventsTab(m_pages))
    , m_inspect(new InspectTab(services.history, m_pages))
    , m_network(new NetworkTab(m_pages))
    , m_diagnostics(new DiagnosticsTab(m_pages))
{
    setObjectName(QStringLiteral("detailPane"));
    build();
    connectParts();
    clear();
}

DetailPane::~DetailPane() = default;

void DetailPane::build()
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setObjectName(QStringLiteral("detailNothing"));
    m_banner->setObjectName(QStringLiteral("detailBanner"));
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_tabs->setAccessibleName(tr("Sides of the sandbox"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    QWidget *files = m_files ? static_cast<QWidget *>(m_files) : new QWidget(m_pages);
    for (QWidget *page : {static_cast<QWidget *>(m_overview), files, static_cast<QWidget *>(m_commands),
                          static_cast<QWidget *>(m_logs), makeMetrics(), static_cast<QWidget *>(m_endpoints),
                          static_cast<QWidget *>(m_events), static_cast<QWidget *>(m_inspect),
                          static_cast<QWidget *>(m_network), static_cast<QWidget *>(m_diagnostics)})
        m_pages->addWidget(page); // in the order of the tabs
    m_hint->setFont(fonts::secondary());
    m_hint->setObjectName(QStringLiteral("detailHint"));

    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(metrics::margin - 4, 0, metrics::margin, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch();
    tabRow->addWidget(m_hint);
    auto *line = new HairLine(Qt::Horizontal, m_content);
    auto *bannerRow = new QVBoxLayout;
    bannerRow->setContentsMargins(metrics::margin, 0, metrics::margin, 8);
    bannerRow->addWidget(m_banner);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(bannerRow);
    layout->addLayout(tabRow);
    layout->addWidget(line);
    layout->addWidget(m_pages, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_content);
    outer->addWidget(m_nothing);
}

QWidget *DetailPane::makeMetrics()
{
    auto *page = new QScrollArea(m_pages);
    page->setObjectName(QStringLiteral("metricsTab"));
    page->setFrameShape(QFrame::NoFrame);
    page->setWidgetResizable(true);
    auto *inside = new QWidget;
    inside->setBackgroundRole(QPalette::Base);
    inside->setAutoFillBackground(true);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(metrics::margin, 14, metrics::margin, 16);
    layout->addWidget(m_metrics);
    page->setWidget(inside);
    return page;
}

void DetailPane::connectParts()
{
    const auto request = [this](SandboxAction action) { Q_EMIT actionRequested(action, key()); };
    connect(m_header, &DetailHeader::actionRequested, this, request);
    connect(m_overview, &OverviewTab::actionRequested, this, request);
    connect(m_header, &DetailHeader::filesRequested, this, [this] {
        showTab(Tab::Files);
        if (m_files)
            m_files->setFocus(Qt::OtherFocusReason); // its keys, such as Ctrl+L, work at once
    });
    connect(m_overview, &OverviewTab::openRequested, this, &DetailPane::openFiles);
    connect(m_overview, &OverviewTab::mountAnotherRequested, this,
            [this] { Q_EMIT mountAnotherRequested(key()); });
    connect(m_overview, &OverviewTab::logsRequested, this, [this] { showTab(Tab::Logs); });
    connect(m_overview, &OverviewTab::inspectRequested, this, [this] { showTab(Tab::Inspect); });
    connect(m_header, &DetailHeader::inspectRequested, this, [this] { showTab(Tab::Inspect); });
    connect(m_header, &DetailHeader::windowRequested, this, [this] { Q_EMIT windowRequested(key()); });
    connect(m_overview->metadata(), &MetadataEditor::patchRequested, this,
            [this](const auto &patch) { Q_EMIT metadataChangeRequested(patch, key()); });
    connect(m_endpoints, &EndpointsTab::browserRequested, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailPane::tabChosen);
    const QPushButton *dismiss = m_banner->addButton(QStringLiteral("detailBannerDismiss"), tr("Dismiss"));
    connect(dismiss, &QPushButton::clicked, this, [this] {
        clearActionError();
        Q_EMIT actionErrorDismissed(key());
    });
}

void DetailPane::setSandbox(Backend *backend, const Sandbox &sandbox)
{
    if (m_backend == backend && backend && key() == SandboxKey{sandbox.connectionId, sandbox.id}) {
        updateSandbox(sandbox);
        return;
    }
    leave();
    m_backend = backend;
    if (!backend) {
        clear();
        return;
    }
    m_sandbox = sandbox;
    m_wasLive = backend->status().state == ConnectionState::Live;
    m_statusConnection = connect(backend, &Backend::statusChanged, this, &DetailPane::statusChanged);
    m_nothing->hide();
    m_content->show();
    updateTabs();
    fill();
    fillTab(currentTab());
}

void DetailPane::updateSandbox(const Sandbox &sandbox)
{
    if (!m_backend || key() != SandboxKey{sandbox.connectionId, sandbox.id})
        return;
    if (m_sandbox == sandbox && !m_gone)
        return;
    if (std::exchange(m_gone, false))
        clearActionError();
    const bool nowRuns =
        sandbox.status.state == SandboxState::Running && m_sandbox.status.state != SandboxState::Running;
    m_sandbox = sandbox;
    fill();
    if (nowRuns && m_filled.contains(static_cast<int>(Tab::Logs)))
        m_logs->resumeIfEnded();
    if (nowRuns && m_filled.contains(static_cast<int>(Tab::Files)))
        m_files->retryIfFailed();
    if (nowRuns && m_filled.contains(static_cast<int>(Tab::Endpoints)))
        m_endpoints->refresh();
    if (nowRuns && m_filled.contains(static_cast<int>(Tab::Network)))
        m_network->refresh();
}

void DetailPane::clear()
{
    leave();
    m_backend = nullptr;
    m_sandbox = {};
    m_content->hide();
    m_nothing->show();
}

void DetailPane::leave()
{
    disconnect(m_statusConnection);
    clearActionError();
    m_gone = false;
    m_header->setPending({});
    m_header->setGone(false);
    m_overview->clear();
    if (m_files)
        m_files->close();
    m_commands->close();
    m_logs->close();
    m_metrics->clear();
    m_endpoints->close();
    m_events->close();
    m_inspect->close();
    m_network->close();
    m_diagnostics->close();
    m_filled.clear();
}

void DetailPane::forget(const Backend *backend)
{
    if (m_backend == backend)
        clear();
    m_commands->letGo();
}

void DetailPane::fill()
{
    if (!m_backend)
        return;
    m_header->setGone(m_gone);
    m_header->show(*m_backend, m_sandbox);
    m_overview->show(*m_backend, m_sandbox);
    if (m_gone)
        m_overview->metadata()->setWhyNot(tr("The sandbox is gone."));
    if (m_filled.contains(static_cast<int>(Tab::Metrics)))
        m_metrics->show(m_sandbox);
    m_commands->setWhyNot(whyNotNow());
    const bool runs = !m_gone && m_sandbox.status.state == SandboxState::Running;
    m_network->setWhyNot(runs ? QString() : tr("This can be changed while the sandbox runs."));
    m_hint->setText(whyNotNow());
}

void DetailPane::fillTab(Tab tab)
{
    if (!m_backend || m_filled.contains(static_cast<int>(tab)))
        return;
    m_filled.insert(static_cast<int>(tab));
    const QString title = sandboxTitle(m_sandbox);
    switch (tab) {
    case Tab::Overview:
        break;
    case Tab::Files:
        openFilesAt("/");
        break;
    case Tab::Commands:
        m_commands->open(m_backend->commands(), m_backend->commandJobs(), m_sandbox.id);
        break;
    case Tab::Logs:
        m_logs->open(m_backend->logs(), m_sandbox.id, title);
        break;
    case Tab::Metrics:
        m_metrics->show(m_sandbox);
        break;
    case Tab::Endpoints:
        m_endpoints->open(m_backend->endpoints(), m_sandbox.id);
        break;
    case Tab::Events:
        m_events->open(m_backend->events(), m_services.activity, key());
        break;
    case Tab::Inspect:
        m_inspect->open(m_backend->sandboxes(), key());
        break;
    case Tab::Network:
        m_network->open(m_backend->networkPolicies(), m_backend->credentialVaults(), m_sandbox.id);
        break;
    case Tab::Diagnostics:
        m_diagnostics->open(m_backend->diagnostics(), m_sandbox.id, title);
        break;
    }
}

void DetailPane::openFilesAt(const FilePath &path)
{
    const FilePlace place{FilePlace::Kind::Sandbox, m_sandbox.connectionId, m_sandbox.id};
    m_files->open({place, path});
}

void DetailPane::openFiles(const QString &target)
{
    if (!m_backend || !offers(Tab::Files))
        return;
    m_filled.insert(static_cast<int>(Tab::Files));
    openFilesAt(target.toUtf8());
    showTab(Tab::Files);
}

bool DetailPane::offers(Tab tab) const
{
    switch (tab) {
    case Tab::Files:
        return m_backend && m_backend->files() && m_files;
    case Tab::Commands:
        return m_backend && m_backend->commands();
    case Tab::Logs:
        return m_backend && m_backend->logs();
    case Tab::Metrics:
        return m_backend && m_backend->usage() && m_services.usage;
    case Tab::Endpoints:
        return m_backend && m_backend->endpoints();
    case Tab::Events:
        return m_backend && (m_backend->events() || m_services.activity);
    case Tab::Network:
        return m_backend && m_backend->networkPolicies();
    case Tab::Diagnostics:
        return m_backend && m_backend->diagnostics();
    default:
        return true;
    }
}

/// Only the tabs that are offered are in the bar: Qt 6.4 keeps the room of a hidden one.
void DetailPane::updateTabs()
{
    m_header->setFilesOffered(offers(Tab::Files));
    const bool asOffered = std::all_of(tabInfos.begin(), tabInfos.end(), [this](const TabInfo &info) {
        return offers(info.tab) == (indexOf(info.tab) >= 0);
    });
    if (asOffered)
        return;
    const Tab before = currentTab();
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const TabInfo &info : tabInfos)
        if (offers(info.tab))
            m_tabs->setTabData(m_tabs->addTab(tr(info.title)), static_cast<int>(info.tab));
    m_tabs->setCurrentIndex(std::max(0, indexOf(before)));
    m_tabs->updateGeometry(); // a bar that is not visible does not tell its layout of new tabs
    if (currentTab() != before)
        tabChosen();
}

void DetailPane::tabChosen()
{
    m_pages->setCurrentIndex(static_cast<int>(currentTab()));
    fillTab(currentTab());
    Q_EMIT currentTabChanged(currentTab());
}

int DetailPane::indexOf(Tab tab) const
{
    for (int i = 0; i < m_tabs->count(); ++i)
        if (m_tabs->tabData(i).toInt() == static_cast<int>(tab))
            return i;
    return -1;
}

/// What had ended with the connection goes on with it.
void DetailPane::statusChanged()
{
    fill();
    const bool live = m_backend && m_backend->status().state == ConnectionState::Live;
    const bool nowLive = live && !m_wasLive;
    m_wasLive = live;
    if (nowLive && m_filled.contains(static_cast<int>(Tab::Events)))
        m_events->resumeIfEnded();
}

void DetailPane::setGone()
{
    if (!m_backend || m_gone)
        return;
    m_gone = true;
    m_header->setPending({});
    m_banner->setSeverity(Banner::Severity::Offer);
    const bool closed = m_backend->status().state == ConnectionState::Closed;
    m_banner->setMessage(closed ? tr("The connection of this sandbox was closed.")
                                : tr("This sandbox is gone."),
                         tr("What is shown here is its last known state. Nothing can be done with it."));
    m_banner->show();
    fill();
}

void DetailPane::metadataSaved()
{
    m_overview->metadata()->saved();
}

void DetailPane::metadataFailed(const Error &error)
{
    m_overview->metadata()->failed(error);
}

void DetailPane::setWindowed(bool windowed)
{
    m_header->setWindowed(windowed);
}

void DetailPane::stepTab(int by)
{
    const int count = m_tabs->count();
    if (count > 0 && m_backend)
        m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
}

QString DetailPane::whyNotNow() const
{
    if (m_gone)
        return tr("The sandbox is gone.");
    switch (m_sandbox.status.state) {
    case SandboxState::Running:
        return {};
    case SandboxState::Paused:
        return tr("Commands run again once it is resumed.");
    case SandboxState::Pending:
    case SandboxState::Resuming:
        return tr("Commands can run once the sandbox runs.");
    default:
        return tr("Commands need a running sandbox.");
    }
}

void DetailPane::setPending(std::optional<SandboxAction> action)
{
    m_header->setPending(action);
}

void DetailPane::setActionError(const Error &error)
{
    m_banner->setError(error);
    m_banner->show();
}

void DetailPane::clearActionError()
{
    m_banner->hide();
}

DetailPane::Tab DetailPane::currentTab() const
{
    return static_cast<Tab>(m_tabs->tabData(m_tabs->currentIndex()).toInt());
}

void DetailPane::showTab(Tab tab)
{
    if (offers(tab))
        m_tabs->setCurrentIndex(indexOf(tab));
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "detail/detailheader.h"

#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace osc {

namespace {

constexpr int barHeight = 46;
/// A name may be endless.
constexpr int mostLetters = 32;

SandboxState asked(const Sandbox &sandbox, std::optional<SandboxAction> pending)
{
    if (pending == SandboxAction::Pause)
        return SandboxState::Pausing;
    if (pending == SandboxAction::Resume)
        return SandboxState::Resuming;
    if (pending == SandboxAction::Delete)
        return SandboxState::Stopping;
    return sandbox.status.state;
}

} // namespace

DetailHeader::DetailHeader(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_chip(new Chip(this))
    , m_name(new ElidedLabel(Qt::ElideMiddle, this))
    , m_id(new SelectableLine(Tone::Secondary, this))
    , m_copyId(new CopyButton(QStringLiteral("detailCopyIdButton"), tr("Copy the ID"), this))
    , m_files(makeButton(QStringLiteral("detailFilesButton"), tr("Files"), this, Symbol::Folder))
    , m_pause(makeButton(QStringLiteral("detailPauseButton"), tr("Pause"), this, Symbol::Pause))
    , m_renew(makeButton(QStringLiteral("detailRenewButton"), tr("Renew 30 min"), this, Symbol::Stopwatch))
    , m_delete(makeButton(QStringLiteral("detailDeleteButton"), tr("Delete…"), this, Symbol::Delete,
                          ButtonKind::DangerOutline))
    , m_more(makeToolButton(QStringLiteral("detailMoreButton"), Symbol::More, tr("More"), this))
    , m_window(makeToolButton(QStringLiteral("detailWindowButton"), Symbol::WindowNew,
                              tr("Show in its own window"), this))
{
    setMinimumHeight(metrics::scaled(barHeight));
    m_chip->setObjectName(QStringLiteral("detailStateChip"));
    m_name->setObjectName(QStringLiteral("detailName"));
    m_name->setFont(fonts::objectTitle());
    m_id->setObjectName(QStringLiteral("detailId"));
    m_id->setFont(fonts::mono());
    m_id->setAccessibleName(tr("ID"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_chip);
    layout->addWidget(m_name);
    layout->addWidget(m_id);
    layout->addWidget(m_copyId);
    layout->addStretch(1);
    for (QPushButton *button : actions())
        layout->addWidget(button);
    layout->addWidget(m_more);
    layout->addWidget(m_window);
    buildMenu();

    connect(m_window, &QToolButton::clicked, this, &DetailHeader::windowRequested);
    connect(m_files, &QPushButton::clicked, this, &DetailHeader::filesRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const bool paused = m_sandbox.status.state == SandboxState::Paused;
        Q_EMIT actionRequested(paused ? SandboxAction::Resume : SandboxAction::Pause);
    });
    connect(m_renew, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(SandboxAction::Renew); });
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT actionRequested(SandboxAction::Delete); });
}

void DetailHeader::buildMenu()
{
    auto *menu = new QMenu(m_more);
    const auto copy = [](const QString &text) {
        if (!text.isEmpty())
            QGuiApplication::clipboard()->setText(text);
    };
    connect(menu->addAction(tr("Inspect")), &QAction::triggered, this, &DetailHeader::inspectRequested);
    menu->addSeparator();
    connect(menu->addAction(tr("Copy the ID")), &QAction::triggered, this,
            [this, copy] { copy(m_sandbox.id); });
    connect(menu->addAction(tr("Copy the name")), &QAction::triggered, this,
            [this, copy] { copy(m_sandbox.name()); });
    connect(menu->addAction(tr("Copy the runtime's ID")), &QAction::triggered, this,
            [this, copy] { copy(m_sandbox.runtimeId); });
    m_more->setMenu(menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
}

void DetailHeader::setWindowed(bool windowed)
{
    const QString name = windowed ? tr("Put back") : tr("Show in its own window");
    m_window->setIcon(symbol(windowed ? Symbol::PaneClose : Symbol::WindowNew));
    m_window->setToolTip(name);
    m_window->setAccessibleName(name);
    if (windowed) {
        m_window->setText(name);
        m_window->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
}

void DetailHeader::setGone(bool gone)
{
    if (m_gone == gone)
        return;
    m_gone = gone;
    updateChip();
    updateActions();
}

void DetailHeader::show(const Backend &backend, const Sandbox &sandbox)
{
    m_sandbox = sandbox;
    m_capabilities = backend.capabilities();
    m_live = backend.status().state == ConnectionState::Live;
    m_name->setFullText(safeText(sandboxTitle(sandbox)));
    m_id->setFullText(safeText(sandbox.id));
    m_copyId->setText(sandbox.id);
    updateChip();
    updateActions();
    fit();
}

void DetailHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QSize DetailHeader::minimumSizeHint() const
{
    return {wantedWidth(true) - nameWidth() + m_name->minimumSizeHint().width(),
            QWidget::minimumSizeHint().height()};
}

int DetailHeader::nameWidth() const
{
    return std::min(m_name->sizeHint().width(), m_name->fontMetrics().averageCharWidth() * mostLetters);
}

int DetailHeader::wantedWidth(bool slim) const
{
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + nameWidth() + layout()->spacing();
    const QList<QWidget *> parts{m_chip, m_copyId, m_more, m_window};
    for (const QWidget *part : parts)
        width += part->sizeHint().width() + layout()->spacing();
    for (const QPushButton *button : actions()) {
        if (button->isHidden())
            continue;
        const int text = button->fontMetrics().horizontalAdvance(button->accessibleName()) + metrics::gap;
        const int change = slim == m_slim ? 0 : slim ? -text : text;
        width += button->sizeHint().width() + change + layout()->spacing();
    }
    return width;
}

void DetailHeader::fit()
{
    const bool slim = width() < wantedWidth(false) + m_id->minimumSizeHint().width();
    m_id->setVisible(!slim || width() >= wantedWidth(true) + m_id->minimumSizeHint().width());
    if (slim != m_slim) {
        m_slim = slim;
        updateActions();
    }
    // The ID gives way first.
    m_name->setMinimumWidth(width() >= wantedWidth(slim) ? nameWidth() : 0);
}

void DetailHeader::setPending(std::optional<SandboxAction> action)
{
    m_pending = action;
    updateChip();
    updateActions();
}

void DetailHeader::setFilesOffered(bool offered)
{
    m_files->setVisible(offered);
    fit();
}

void DetailHeader::updateChip()
{
    const SandboxState state = asked(m_sandbox, m_pending);
    QString text = stateWord(state);
    if (!m_live || m_gone)
        text = tr("was %1").arg(text);
    else if (state == SandboxState::Pending && m_sandbox.createdAt.isValid())
        text = tr("%1 %2").arg(text, durationText(m_sandbox.createdAt.secsTo(m_clock.now())));
    m_chip->setState(glyphOf(state, !m_live || m_gone), text);
}

void DetailHeader::updateActions()
{
    const bool paused = m_sandbox.status.state == SandboxState::Paused;
    const QString verb = paused ? tr("Resume") : tr("Pause");
    m_pause->setAccessibleName(verb);
    m_pause->setIcon(symbol(paused ? Symbol::Play : Symbol::Pause));
    const QString pending = pendingReason();
    setDisabledReason(m_pause, pending.isEmpty() ? whyNotPause() : pending);
    setDisabledReason(m_renew, pending.isEmpty() ? whyNotRenew() : pending);
    setDisabledReason(m_delete, pending);
    for (QPushButton *button : actions()) {
        button->setText(m_slim ? QString() : button->accessibleName());
        if (m_slim && button->isEnabled())
            button->setToolTip(button->accessibleName());
    }
}

QString DetailHeader::pendingReason() const
{
    if (m_gone)
        return tr("The sandbox is gone.");
    if (!m_live)
        return tr("The connection does not answer.");
    return m_pending ? tr("Something asked for earlier has no answer yet.") : QString();
}

QString DetailHeader::whyNotPause() const
{
    if (!m_capabilities.can(Feature::Pause))
        return m_capabilities.whyNot(Feature::Pause);
    const SandboxState state = m_sandbox.status.state;
    return state == SandboxState::Running || state == SandboxState::Paused
               ? QString()
               : tr("Only a running sandbox can be paused.");
}

QString DetailHeader::whyNotRenew() const
{
    if (!m_capabilities.can(Feature::Renew))
        return m_capabilities.whyNot(Feature::Renew);
    if (m_sandbox.manualCleanup || !m_sandbox.expiresAt.isValid())
        return tr("It has no expiry: it runs until you delete it.");
    return {};
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/statusstrip.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

QString keychainText(SecretStoreState state)
{
    switch (state) {
    case SecretStoreState::Unlocked:
        return StatusStrip::tr("Keychain unlocked");
    case SecretStoreState::Locked:
        return StatusStrip::tr("Keychain locked");
    case SecretStoreState::Waiting:
        return StatusStrip::tr("Waiting for the keyring");
    case SecretStoreState::MemoryOnly:
        return StatusStrip::tr("No keychain: secrets are kept until you quit");
    case SecretStoreState::Unknown:
        break;
    }
    return {};
}

/// Room in a line for all the others.
constexpr int taskWidth = 360;
constexpr int lockSize = 14;

} // namespace

StatusTask::StatusTask(const QString &cancelName, QWidget *parent)
    : QWidget(parent)
    , m_text(new ElidedLabel(Qt::ElideRight, this))
{
    setObjectName(QStringLiteral("statusTask"));
    m_text->setObjectName(QStringLiteral("statusTaskText"));
    m_text->setFont(fonts::secondary());
    m_text->setMaximumWidth(metrics::scaled(taskWidth));
    QToolButton *cancel = makeToolButton(QStringLiteral("statusTaskCancel"), Symbol::Close, cancelName, this);
    cancel->setIconSize(QSize(14, 14));
    connect(cancel, &QToolButton::clicked, this, &StatusTask::cancelRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_text);
    layout->addWidget(cancel);
}

void StatusTask::setText(const QString &text)
{
    m_text->setFullText(text);
}

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_connections(new Label({}, Tone::Secondary, this))
    , m_running(new Label({}, Tone::Secondary, this))
    , m_tasks(new QWidget(this))
    , m_message(new ElidedLabel(Qt::ElideRight, this))
    , m_offer(makeTextToolButton(QStringLiteral("statusOffer"), Symbol::Open, {}, this))
    , m_keychain(new QWidget(this))
    , m_lock(new SymbolLabel(Symbol::Lock, Tone::Secondary, m_keychain, lockSize))
    , m_keychainText(new Label({}, Tone::Secondary, m_keychain))
    , m_messageTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setFixedHeight(metrics::scaled(26));
    m_connections->setObjectName(QStringLiteral("statusConnections"));
    m_running->setObjectName(QStringLiteral("statusRunning"));
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_keychainText->setObjectName(QStringLiteral("statusKeychain"));
    for (QWidget *widget : {static_cast<QWidget *>(m_connections), static_cast<QWidget *>(m_running),
                            static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_offer),
                            static_cast<QWidget *>(m_keychainText)})
        widget->setFont(fonts::secondary());
    m_messageTimer->setSingleShot(true);
    connect(m_messageTimer, &QTimer::timeout, this, &StatusStrip::clearMessage);
    connect(m_offer, &QToolButton::clicked, this, [this] {
        const auto act = m_act;
        clearMessage();
        act();
    });
    m_offer->hide();

    auto *tasks = new QHBoxLayout(m_tasks);
    tasks->setContentsMargins(0, 0, 0, 0);
    tasks->setSpacing(10);
    m_tasks->hide();

    auto *keychain = new QHBoxLayout(m_keychain);
    keychain->setContentsMargins(0, 0, 0, 0);
    keychain->setSpacing(metrics::gap);
    keychain->addWidget(m_lock);
    keychain->addWidget(m_keychainText);
    auto *line = new HairLine(Qt::Vertical, this);
    line->setFixedHeight(12);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 1, 16, 0);
    layout->setSpacing(10);
    layout->addWidget(m_connections);
    layout->addWidget(line);
    layout->addWidget(m_running);
    layout->addWidget(m_tasks);
    layout->addWidget(m_message);
    layout->addWidget(m_offer);
    layout->addStretch(1);
    layout->addWidget(m_keychain);
    setKeychain(SecretStoreState::Unknown);
    setRunning({});
}

void StatusStrip::setConnections(const QString &text)
{
    m_connections->setText(text);
}

void StatusStrip::setRunning(const QString &text)
{
    m_runningText = text;
    updateRunning();
}

void StatusStrip::updateRunning()
{
    const bool tasks = m_tasks->layout()->count() > 0;
    m_tasks->setVisible(tasks);
    m_running->setText(m_runningText.isEmpty() ? tr("Nothing is running") : m_runningText);
    m_running->setVisible(!tasks || !m_runningText.isEmpty());
}

StatusTask *StatusStrip::addTask(const QString &cancelName)
{
    auto *task = new StatusTask(cancelName, m_tasks);
    m_tasks->layout()->addWidget(task);
    updateRunning();
    return task;
}

void StatusStrip::removeTask(StatusTask *task)
{
    m_tasks->layout()->removeWidget(task);
    task->hide();
    task->deleteLater();
    updateRunning();
}

void StatusStrip::setKeychain(SecretStoreState state)
{
    const bool open = state == SecretStoreState::Unlocked || state == SecretStoreState::MemoryOnly;
    m_keychain->setVisible(state != SecretStoreState::Unknown);
    m_lock->setSymbol(open ? Symbol::Unlocked : Symbol::Lock, Tone::Secondary);
    m_keychainText->setText(keychainText(state));
}

void StatusStrip::showMessage(const QString &text)
{
    clearMessage();
    m_message->setFullText(text);
    m_messageTimer->start(6s);
}

void StatusStrip::showOffer(const QString &text, const QString &verb, std::function<void()> act)
{
    m_message->setFullText(text);
    m_offer->setText(verb);
    m_offer->setAccessibleName(verb);
    m_offer->show();
    m_act = std::move(act);
    m_messageTimer->start(20s);
}

void StatusStrip::clearMessage()
{
    m_message->setFullText({});
    m_offer->hide();
    m_act = {};
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, 0, width(), 1), theme.hairline);
}

} // namespace osc

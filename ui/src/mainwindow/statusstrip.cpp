// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/statusstrip.h"

#include "widgets/labels.h"
#include "widgets/separators.h"

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

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_connections(new Label({}, Tone::Secondary, this))
    , m_running(new Label({}, Tone::Secondary, this))
    , m_message(new Label({}, Tone::Text, this))
    , m_keychain(new QWidget(this))
    , m_lock(new QLabel(m_keychain))
    , m_keychainText(new Label({}, Tone::Secondary, m_keychain))
    , m_messageTimer(new QTimer(this))
{
    setObjectName(QStringLiteral("statusStrip"));
    setFixedHeight(metrics::scaled(26));
    m_connections->setObjectName(QStringLiteral("statusConnections"));
    m_running->setObjectName(QStringLiteral("statusRunning"));
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_keychainText->setObjectName(QStringLiteral("statusKeychain"));
    for (Label *label : {m_connections, m_running, m_message, m_keychainText})
        label->setFont(fonts::secondary());
    m_messageTimer->setSingleShot(true);
    m_messageTimer->setInterval(6s);
    connect(m_messageTimer, &QTimer::timeout, m_message, &QLabel::clear);

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
    layout->addWidget(m_message, 1);
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
    m_running->setText(text.isEmpty() ? tr("Nothing is running") : text);
}

void StatusStrip::setKeychain(SecretStoreState state)
{
    const bool open = state == SecretStoreState::Unlocked || state == SecretStoreState::MemoryOnly;
    m_keychain->setVisible(state != SecretStoreState::Unknown);
    m_lock->setPixmap(symbol(open ? Symbol::Unlocked : Symbol::Lock, Tone::Secondary)
                          .pixmap(QSize(14, 14), devicePixelRatioF()));
    m_keychainText->setText(keychainText(state));
}

void StatusStrip::showMessage(const QString &text)
{
    m_message->setText(text);
    m_messageTimer->start();
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(0, 0, width(), 1), theme.hairline);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "credentials/secretclipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>

#include <chrono>

namespace osc {

namespace {

QByteArray fingerprint(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setInterval(std::chrono::seconds(1));
    m_timer.callOnTimeout(this, &SecretClipboard::look);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::copy(const SecretString &secret)
{
    auto *data = new QMimeData;
    data->setText(QString::fromUtf8(secret.reveal()));
    // Klipper and others that follow its convention keep no history of it.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QGuiApplication::clipboard()->setMimeData(data);
    m_fingerprint = fingerprint(secret.reveal());
    m_copiedAt = m_clock.now();
    m_timer.start();
}

void SecretClipboard::look()
{
    const qint64 passed = m_copiedAt.secsTo(m_clock.now());
    if (passed >= seconds || passed < 0) // a clock that was set back tells nothing
        clear();
}

void SecretClipboard::clear()
{
    m_timer.stop();
    if (m_fingerprint.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard && fingerprint(clipboard->text().toUtf8()) == m_fingerprint)
        clipboard->clear();
    m_fingerprint.clear();
    Q_EMIT cleared();
}

} // namespace osc

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

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(std::chrono::seconds(seconds));
    m_timer.callOnTimeout(this, &SecretClipboard::clear);
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
    m_timer.start();
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

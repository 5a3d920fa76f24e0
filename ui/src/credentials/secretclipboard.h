// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <core/secretstring.h>

#include <QByteArray>
#include <QObject>
#include <QTimer>

namespace osc {

/// A secret on the clipboard: marked as a password, so that clipboard managers do not keep it, and gone after
/// 30 seconds or with this object, unless something else was copied meanwhile.
class SecretClipboard : public QObject
{
    Q_OBJECT

public:
    static constexpr int seconds = 30;

    /// @p clock outlives this: the time that passes while the computer sleeps counts too.
    explicit SecretClipboard(const Clock &clock, QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const SecretString &secret);
    /// Takes it away when its time is over; happens by itself every second.
    void look();
    /// Takes it away now.
    void clear();

Q_SIGNALS:
    void cleared();

private:
    const Clock &m_clock;
    QDateTime m_copiedAt;
    QByteArray m_fingerprint; ///< Of what was copied; empty: nothing of ours.
    QTimer m_timer;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

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

    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;

    void copy(const SecretString &secret);
    /// Takes it away now.
    void clear();

Q_SIGNALS:
    void cleared();

private:
    QByteArray m_fingerprint; ///< Of what was copied; empty: nothing of ours.
    QTimer m_timer;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/credentials.h>

class QLineEdit;
class QPushButton;

namespace osc {

class CredentialStore;
class Label;
class SecretClipboard;

/// Shows or copies the secret of a key, after a question. Until it is answered the keychain is not read.
class SecretDialog : public DialogFrame
{
    Q_OBJECT

public:
    enum class Purpose { Show, Copy };

    /// @p store and @p clipboard outlive the dialog.
    SecretDialog(CredentialStore &store, SecretClipboard &clipboard, const QString &id, Purpose purpose,
                 QWidget *parent);

private:
    void confirm();
    void take(const Result<OssKey> &key);

    CredentialStore &m_store;
    SecretClipboard &m_clipboard;
    QString m_id;
    Purpose m_purpose;
    Label *m_sentence;
    QLineEdit *m_secret;
    QPushButton *m_confirm;
    Operation m_reading;
};

} // namespace osc

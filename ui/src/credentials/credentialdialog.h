// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/credentialdraft.h>

#include <optional>

class QCheckBox;
class QPushButton;

namespace osc {

class Banner;
class CredentialForm;
class CredentialStore;
class Label;
class SymbolLabel;
class TestView;

/// Makes or edits an OSS key: the form at the left, at the right a test of what is typed, which works before
/// anything is saved. Everything that was typed stays until it is kept in the keychain.
class CredentialDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// A new one; @p draft is what is known of it already. @p store outlives the dialog.
    CredentialDialog(CredentialStore &store, const CredentialDraft &draft, QWidget *parent);
    /// The one with this id; closes when that is deleted.
    CredentialDialog(CredentialStore &store, const QString &id, QWidget *parent);

    void accept() override;
    /// Begins the test, as the button does.
    void test();

Q_SIGNALS:
    /// It is kept, under this id.
    void saved(const QString &id);

private:
    CredentialDialog(CredentialStore &store, QWidget *parent);
    bool eventFilter(QObject *watched, QEvent *event) override;
    void fit();
    [[nodiscard]] QWidget *buildForm();
    [[nodiscard]] QWidget *buildTest();
    void buildFooter();
    void start(const CredentialDraft &draft);
    void readKeyId();
    void check();
    void showKeychain();
    void showTest(const Result<CredentialTest> &test);
    void testOutdated();
    void setTesting(bool testing);
    void setSaving(bool saving);
    void failed(const Error &error);
    void ended(const QString &id);

    CredentialStore &m_store;
    QString m_id; ///< Empty: a new one.
    CredentialForm *m_form;
    QWidget *m_page = nullptr; ///< What of the form scrolls.
    bool m_opened = false;     ///< The form has become longer and waits for its layout.
    TestView *m_test;
    Banner *m_error;
    SymbolLabel *m_lock;
    Label *m_where;
    QPushButton *m_testButton;
    QCheckBox *m_probe;
    QPushButton *m_save;
    std::optional<CredentialTest> m_result; ///< Of what is in the form now.
    Operation m_reading;
    Operation m_testing;
    Operation m_saving;
};

} // namespace osc

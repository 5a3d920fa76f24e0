// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/credentialdraft.h>

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace osc {

class CredentialStore;
class Field;

/// The fields of an OSS key. Checks what is typed 300 ms after the last letter; problems show below their
/// field, with the repair where there is one.
class CredentialForm : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the form.
    explicit CredentialForm(const CredentialStore &store, QWidget *parent = nullptr);

    void setDraft(const CredentialDraft &draft);
    [[nodiscard]] CredentialDraft draft() const;
    /// What the stored key is: another key ID than this one needs its own secret. Fills in the ID unless
    /// something was typed meanwhile.
    void setStoredKeyId(const QString &keyId);
    /// The secret is kept where it is: the sentence below its field.
    void setSecretHint(const QString &hint);
    /// Checks now; the problems that keep it from being saved, the first one first.
    [[nodiscard]] QList<Problem> check();
    /// Shows all problems, and leads to the first one.
    void showProblems();
    void focusName();

Q_SIGNALS:
    /// Something was typed or chosen.
    void edited();
    /// As edited(), of what a test depends on.
    void testOutdated();
    /// It was checked, by itself.
    void checked();
    /// It becomes longer.
    void opened();

private:
    void buildKey(QVBoxLayout *layout);
    void buildMore(QVBoxLayout *layout);
    void buildTemporary(QVBoxLayout *layout);
    QLineEdit *addLine(const char *objectName, const QString &label, const QString &field, bool mono);
    Field *addField(const QString &label, QWidget *editor, const QString &field);
    QLineEdit *makeSecretLine(const char *objectName);
    void showMore(bool more);
    void watch();
    void removeSpaces(QLineEdit *line);
    void suggestInternal();
    [[nodiscard]] Field *fieldOf(const QString &name) const;

    const CredentialStore &m_store;
    CredentialDraft m_before; ///< What was set, under what was typed.
    QString m_storedKeyId;
    QList<std::pair<QString, Field *>> m_fields;
    QTimer m_soon;
    QLineEdit *m_name;
    QComboBox *m_endpoint;
    QLineEdit *m_keyId;
    QLineEdit *m_secret;
    QLineEdit *m_bucket;
    QLineEdit *m_prefix;
    QToolButton *m_disclosure;
    QWidget *m_more;
    QCheckBox *m_temporary;
    QWidget *m_temporaryFields;
    QLineEdit *m_token;
    QCheckBox *m_runsOut;
    QDateTimeEdit *m_expiresAt;
    QLineEdit *m_region;
    QLineEdit *m_internal;
    QCheckBox *m_useInternal;
    QComboBox *m_dialect;
    QCheckBox *m_pathStyle;
    QCheckBox *m_customDomain;
};

} // namespace osc

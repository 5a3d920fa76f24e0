// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/bucketaccess.h>

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class CredentialStore;
class BucketTree;
class Field;

/// A folder of a bucket, and the key that reaches it.
struct BucketChoice
{
    QString credentialId{};
    QString credential{}; ///< Its name, which is what a SandboxSpec keeps.
    QString bucket{};
    QString prefix{}; ///< Without slashes at its ends; empty: all of the bucket.

    bool operator==(const BucketChoice &) const = default;
};

/// Chooses a credential, one of its buckets, and a folder of that as a tree. Buckets and folders are asked
/// for as they are needed; without the right to list buckets the name is typed. Nothing blocks.
class BucketPicker : public QWidget
{
    Q_OBJECT

public:
    /// @p access is there, and outlives the picker.
    explicit BucketPicker(const BucketAccess &access, QWidget *parent = nullptr);
    ~BucketPicker() override;

    [[nodiscard]] BucketChoice choice() const;
    /// Shows @p choice without announcing it. The credential is known by its id, or by its name where that is
    /// empty; one that is not there is shown as the problem it is. Without a credential: the first one, with
    /// its default bucket and prefix.
    void setChoice(const BucketChoice &choice);
    /// The fields, for problems that somebody else finds.
    [[nodiscard]] Field *credentialField() const { return m_credentialField; }
    [[nodiscard]] Field *bucketField() const { return m_bucketField; }
    [[nodiscard]] Field *prefixField() const { return m_prefixField; }

Q_SIGNALS:
    /// The user chose or typed something else.
    void changed();
    /// "New OSS key…" in the list of credentials.
    void newCredentialRequested();

private:
    void build();
    void fillCredentials();
    void credentialChosen(int index);
    void askForBuckets();
    void showBuckets(const Result<QList<Bucket>> &buckets);
    void openSoon();
    void openNow();
    void prefixTyped();
    [[nodiscard]] QString credentialId() const;
    [[nodiscard]] QString prefix() const;

    BucketAccess m_access;
    QComboBox *m_credential;
    QComboBox *m_bucket;
    QLineEdit *m_prefix;
    Field *m_credentialField;
    Field *m_bucketField;
    Field *m_prefixField;
    BucketTree *m_tree;
    QString m_missing; ///< Name of a credential that was to be shown and is not there.
    QString m_shown;   ///< The bucket of the tree.
    QTimer m_soon;
    Operation m_listing;
    Operation m_opening;
};

/// "Open bucket": a picker in a dialog.
class BucketDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// As BucketPicker.
    BucketDialog(const BucketAccess &access, const BucketChoice &choice, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void chosen(const osc::BucketChoice &choice);

private:
    void check();
    void addCredential();

    CredentialStore *m_store; ///< Null: keys cannot be added from here.
    BucketPicker *m_picker;
    QPushButton *m_open;
};

} // namespace osc

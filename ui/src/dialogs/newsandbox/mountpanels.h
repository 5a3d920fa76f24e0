// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "field.h"

#include <ui/symbols.h>

#include <models/mountfacts.h>

#include <QFrame>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;

namespace osc {

class BucketSourceForm;
class Label;
class SegmentedControl;
struct BucketAccess;

using MountEdit = std::function<void(VolumeSpec &)>;
using MakeField = std::function<Field *(const QString &label, QWidget *editor)>;

/// A framed group with a heading, one half of a mount.
class MountPanel : public QFrame
{
    Q_OBJECT

public:
    explicit MountPanel(const QString &title, QWidget *parent = nullptr);

Q_SIGNALS:
    void edited(const osc::MountEdit &edit);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    void setIcon(Symbol icon);

private:
    Label *m_icon;
    QVBoxLayout *m_column;
};

/// What is mounted: a host folder, a volume or a bucket.
class MountSourcePanel : public MountPanel
{
    Q_OBJECT

public:
    /// @p access may be without keys: then buckets cannot be chosen. @p adopt takes fields that are not made
    /// here.
    MountSourcePanel(MountFacts &facts, const MakeField &makeField, const BucketAccess &access,
                     const std::function<void(Field *)> &adopt, QWidget *parent = nullptr);

    void showMount(int index, const VolumeSpec &mount);
    void focusFirst();
    /// Shows the field where it is folded away.
    void reveal(const QString &field);

Q_SIGNALS:
    void newCredentialRequested();

private:
    QWidget *makeHostPage(const MakeField &makeField);
    QWidget *makeClaimPage(const MakeField &makeField);
    QLineEdit *makeSubPath(const QString &objectName, const QString &label, const MakeField &makeField,
                           QVBoxLayout *column);
    void showHost(const VolumeSpec &mount);
    void showClaim(const VolumeSpec &mount);
    void listClaims();
    void chooseFolder();

    MountFacts &m_facts;
    QStackedWidget *m_stack;
    QList<Field *> m_subPathFields;
    QList<QLineEdit *> m_subPaths;

    QLineEdit *m_hostPath = nullptr;
    Field *m_hostField = nullptr;

    QComboBox *m_claim = nullptr;
    Field *m_claimField = nullptr;
    QCheckBox *m_createClaim = nullptr;
    QCheckBox *m_deleteClaim = nullptr;
    Label *m_deleteNote = nullptr;

    BucketSourceForm *m_buckets = nullptr; ///< Null without keys.
};

/// Where it appears in the sandbox, and with which rights.
class MountTargetPanel : public MountPanel
{
    Q_OBJECT

public:
    explicit MountTargetPanel(const MakeField &makeField, QWidget *parent = nullptr);

    void showMount(int index, const VolumeSpec &mount);

private:
    QLineEdit *m_path;
    Field *m_pathField;
    SegmentedControl *m_access;
    QLineEdit *m_name;
    Field *m_nameField;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::MountEdit)

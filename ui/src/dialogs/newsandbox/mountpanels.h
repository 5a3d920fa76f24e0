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

class Label;
class SegmentedControl;

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
    MountSourcePanel(MountFacts &facts, const MakeField &makeField, QWidget *parent = nullptr);

    void showMount(int index, const VolumeSpec &mount);
    void focusFirst();

private:
    QWidget *makeHostPage(const MakeField &makeField);
    QWidget *makeClaimPage(const MakeField &makeField);
    QWidget *makeOssfsPage(const MakeField &makeField);
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

    QLineEdit *m_bucket = nullptr;
    Field *m_bucketField = nullptr;
    QLineEdit *m_endpoint = nullptr;
    Field *m_endpointField = nullptr;
    QLineEdit *m_credential = nullptr;
    Field *m_credentialField = nullptr;
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

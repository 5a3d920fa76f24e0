// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/templatestore.h>

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Field;
class SegmentedControl;

/// What a sandbox begins with: an image, a snapshot or a template. Shows the parts that belong to the choice;
/// the image itself is edited beside it.
class StartBox : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Image, Snapshot, Template };

    explicit StartBox(QWidget *parent = nullptr);

    [[nodiscard]] Kind kind() const;
    void setKind(Kind kind);
    /// @p store may be null: then there are none to choose from.
    void setTemplates(TemplateStore *store);
    /// Why snapshots cannot be chosen, as one sentence; empty: they can.
    void setSnapshotReason(const QString &reason);
    void setSnapshot(const QString &id);
    void setTemplate(const QString &templateId);

Q_SIGNALS:
    void kindChanged();
    void snapshotEdited(const QString &id);
    void templateChosen(const QString &templateId);
    void manageRequested();
    void openFileRequested();

private:
    void listTemplates();
    void showKind();
    void showTemplate();

    SegmentedControl *m_kind;
    Field *m_kindField;
    QLineEdit *m_snapshot;
    Field *m_snapshotField;
    QComboBox *m_template;
    Field *m_templateField;
    QPushButton *m_use;
    QPushButton *m_manage;
    QPointer<TemplateStore> m_store;
    QString m_snapshotReason;
};

} // namespace osc

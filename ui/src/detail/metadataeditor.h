// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <models/metadatadraft.h>

#include <QWidget>

#include <optional>

class QLineEdit;
class QPushButton;
class QToolButton;

namespace osc {

class FlowLayout;
class Label;

/// The metadata of a sandbox as chips. A chip that is pressed opens in place; what is typed there is never
/// overwritten, neither by a change that arrives nor by a failure.
class MetadataEditor : public QWidget
{
    Q_OBJECT

public:
    explicit MetadataEditor(QWidget *parent = nullptr);

    /// New metadata of the sandbox that is shown. The key "name" is left to the header.
    void setMetadata(const QMap<QString, QString> &metadata);
    /// Another sandbox is shown: what is typed is forgotten.
    void reset();
    /// Why nothing can be changed, as a sentence; empty when it can.
    void setWhyNot(const QString &whyNot);
    /// What became of the change that was asked for.
    void saved();
    void failed(const Error &error);
    [[nodiscard]] bool isEditing() const { return m_draft.has_value(); }

Q_SIGNALS:
    void patchRequested(const QMap<QString, std::optional<QString>> &patch);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildForm();
    void showChips();
    void addChip(const QString &key, const QString &value);
    void begin(const QString &key);
    void end();
    void typed();
    void save();
    void remove();
    void resolve(MetadataDraft::Choice choice);
    void fillFields();
    void updateForm();

    QMap<QString, QString> m_metadata;
    QString m_whyNot;
    std::optional<MetadataDraft> m_draft;
    QString m_error; ///< Of the last try to save.
    bool m_saving = false;
    QString m_focusKey; ///< The chip that gets the focus back.

    QWidget *m_chips;
    FlowLayout *m_flow;
    QToolButton *m_add;
    QWidget *m_form;
    QLineEdit *m_key;
    QLineEdit *m_value;
    QPushButton *m_save;
    QPushButton *m_remove;
    QPushButton *m_cancel;
    Label *m_problem;
    QWidget *m_conflict;
    Label *m_conflictText;
};

} // namespace osc

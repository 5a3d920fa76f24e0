// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/templatestore.h>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace osc {

class Field;

/// Name, note and default values of a template: of a new one, or of one that is kept.
class SaveTemplateDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p made is kept as @p id; an empty id makes a new one. @p store outlives the dialog.
    SaveTemplateDialog(TemplateStore &store, const SpecTemplate &made, const QString &id, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void saved(const QString &id, const QString &name);

private:
    QWidget *makePlaceholders();
    void check();
    /// Another template that has the name, or null.
    [[nodiscard]] const KeptTemplate *namesake() const;

    TemplateStore &m_store;
    SpecTemplate m_made;
    QString m_id;
    QLineEdit *m_name;
    Field *m_nameField;
    QPlainTextEdit *m_note;
    QTableWidget *m_placeholders = nullptr;
    QPushButton *m_save;
};

} // namespace osc

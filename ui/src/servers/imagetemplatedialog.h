// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/poolstore.h>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace osc {

class Banner;
class Label;

/// What a new image template is built from. Stays open when the server refuses.
class ImageTemplateDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p store outlives the dialog.
    ImageTemplateDialog(ImageTemplateStore &store, QWidget *parent);

private:
    QLineEdit *addLine(const QString &objectName, const QString &label, const QString &placeholder);
    void addEditor(const QString &label, QWidget *editor);
    void check();
    void save();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] ImageTemplateSpec spec() const;

    ImageTemplateStore &m_store;
    QLineEdit *m_image;
    QLineEdit *m_publish;
    QLineEdit *m_cpu;
    QLineEdit *m_memory;
    QLineEdit *m_disk;
    QLineEdit *m_entrypoint;
    QPlainTextEdit *m_environment;
    QLineEdit *m_probe;
    QSpinBox *m_warmup;
    QComboBox *m_format;
    Label *m_hint;
    Banner *m_banner;
    QPushButton *m_save;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QDialogButtonBox;
class QHBoxLayout;
class QVBoxLayout;

namespace osc {

/// The frame of a small dialog: content on base, and a footer with the buttons on window colour.
class DialogFrame : public QDialog
{
    Q_OBJECT

public:
    explicit DialogFrame(QWidget *parent);

protected:
    /// Where the content goes.
    [[nodiscard]] QVBoxLayout *content() const { return m_content; }
    /// The leading part of the footer, for buttons that do not end the dialog and for a sentence.
    [[nodiscard]] QHBoxLayout *footer() const { return m_footer; }
    [[nodiscard]] QDialogButtonBox *buttons() const { return m_buttons; }

private:
    QVBoxLayout *m_content;
    QHBoxLayout *m_footer;
    QDialogButtonBox *m_buttons;
};

} // namespace osc

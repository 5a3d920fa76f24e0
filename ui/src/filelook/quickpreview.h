// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>

#include <QWidget>

namespace osc {

class ElidedLabel;
class Label;
class PreviewContent;

/// A larger look at the entry that is chosen in a list, which keeps the keyboard. Space or Esc closes it.
class QuickPreview : public QWidget
{
    Q_OBJECT

public:
    QuickPreview(const LookServices &services, QWidget *parent);

    void look(const LookTarget &target);
    [[nodiscard]] const FileLocation &location() const { return m_location; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    PreviewContent *m_content;
    ElidedLabel *m_name;
    Label *m_subtitle;
    FileLocation m_location;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include "theme/consolestyle.h"

#include <QToolButton>

#include <optional>

class QAbstractButton;
class QLineEdit;
class QPushButton;

namespace osc {

/// Primary and danger fills; one filled button per place or dialog.
void setButtonKind(QAbstractButton *button, ButtonKind kind);

/// A push button whose accessible name is its text.
[[nodiscard]] QPushButton *makeButton(const QString &objectName, const QString &text, QWidget *parent,
                                      std::optional<Symbol> icon = {}, ButtonKind kind = ButtonKind::Normal);

/// A flat button with only an icon; @p name is its tooltip and accessible name.
[[nodiscard]] QToolButton *makeToolButton(const QString &objectName, Symbol icon, const QString &name,
                                          QWidget *parent);
/// A flat button with an icon and words.
[[nodiscard]] QToolButton *makeTextToolButton(const QString &objectName, Symbol icon, const QString &text,
                                              QWidget *parent);

/// Disables @p widget and says why, in the tooltip and in the accessible description; an empty reason enables
/// it.
void setDisabledReason(QWidget *widget, const QString &reason);

/// Gives a search field the button that empties it, with a name for those who do not see it.
void addClearButton(QLineEdit *field);

/// Shows a problem with the value of a field by its outline, see ConsoleStyle.
void setProblem(QWidget *field, bool problem);

/// Copies a text, and shows for a moment that it did.
class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    /// @p name: what is copied, as a command: "Copy the ID".
    CopyButton(const QString &objectName, const QString &name, QWidget *parent);
    void setText(const QString &text) { m_text = text; }

private:
    void copy();

    QString m_text;
};

} // namespace osc

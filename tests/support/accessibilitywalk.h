// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTextEdit>

namespace osc::test {

/// What is wrong with the controls that show in a window, for those who use it by keyboard or by ear: one
/// line for each. A control needs an accessible name, equal to its visible label; an object name; a target of
/// 24 x 24; and a place in the tab order.
class AccessibilityWalk
{
public:
    static constexpr int leastTarget = 24;

    [[nodiscard]] QStringList problemsOf(const QWidget &window)
    {
        m_problems.clear();
        m_labels.clear();
        for (const QLabel *label : window.findChildren<QLabel *>())
            if (label->buddy())
                m_labels.insert(label->buddy(), label->text());
        for (const QWidget *widget : window.findChildren<QWidget *>())
            if (widget->isVisible() && isControl(widget))
                check(*widget);
        return m_problems;
    }

    /// Controls that were looked at, so that a test can see that there were any.
    [[nodiscard]] int checked() const { return m_checked; }

private:
    [[nodiscard]] static bool isPartOfAnother(const QWidget *widget)
    {
        for (const QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
            if (qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent) ||
                qobject_cast<const QCalendarWidget *>(parent) || qobject_cast<const QTabBar *>(parent))
                return true;
            // The clear button of a field, the corner and the headers of a table.
            const bool button = qobject_cast<const QAbstractButton *>(widget);
            if (button &&
                (qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QAbstractItemView *>(parent)))
                return true;
            if (parent->isWindow())
                break;
        }
        return widget->inherits("QHeaderView") || widget->objectName().startsWith(QLatin1String("qt_"));
    }

    [[nodiscard]] static bool isControl(const QWidget *widget)
    {
        const bool control =
            qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
            qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
            qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTabBar *>(widget) ||
            qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
        return control && !isPartOfAnother(widget);
    }

    [[nodiscard]] static QString plain(QString text)
    {
        return text.replace(QLatin1String("&&"), QLatin1String("\1"))
            .remove(QLatin1Char('&'))
            .replace(QLatin1Char('\1'), QLatin1Char('&'));
    }

    void check(const QWidget &widget)
    {
        ++m_checked;
        const auto *button = qobject_cast<const QAbstractButton *>(&widget);
        const QString name = widget.accessibleName();
        const QString label = button ? plain(button->text()) : plain(m_labels.value(&widget));
        // The platform names its own buttons.
        const bool standard = button && qobject_cast<const QDialogButtonBox *>(widget.parentWidget());
        // A button without a name of its own is called by its text.
        const QString spoken = name.isEmpty() && button ? label : name;
        if (spoken.isEmpty() && !qobject_cast<const QTabBar *>(&widget))
            complain(widget, QStringLiteral("has no accessible name"));
        else if (!label.isEmpty() && plain(spoken) != label)
            complain(widget, QStringLiteral("shows “%1” and is called “%2”").arg(label, spoken));
        if (widget.objectName().isEmpty() && !standard && !qobject_cast<const QTabBar *>(&widget))
            complain(widget, QStringLiteral("has no object name"));
        if (button && (widget.width() < leastTarget || widget.height() < leastTarget))
            complain(widget, QStringLiteral("is %1 x %2").arg(widget.width()).arg(widget.height()));
        if (widget.isEnabled() && !(widget.focusPolicy() & Qt::TabFocus) && !isCheckedElsewhere(button))
            complain(widget, QStringLiteral("cannot be reached by Tab"));
    }

    /// Of an exclusive group one has the focus; the arrow keys lead to the others.
    [[nodiscard]] static bool isCheckedElsewhere(const QAbstractButton *button)
    {
        return button && button->isCheckable() && button->autoExclusive();
    }

    void complain(const QWidget &widget, const QString &what)
    {
        QStringList path;
        for (const QWidget *parent = &widget; parent; parent = parent->parentWidget())
            if (!parent->objectName().isEmpty())
                path.prepend(parent->objectName());
        m_problems << QStringLiteral("%1 in %2 %3")
                          .arg(QLatin1String(widget.metaObject()->className()), path.join(QLatin1Char('/')),
                               what);
    }

    QStringList m_problems;
    QHash<const QWidget *, QString> m_labels;
    int m_checked = 0;
};

} // namespace osc::test

// SPDX-License-Identifier: Apache-2.0
#include "widgets/buttons.h"

#include <ui/theme.h>

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <chrono>

namespace osc {

using namespace std::chrono_literals;

void setButtonKind(QAbstractButton *button, ButtonKind kind)
{
    button->setProperty(buttonKindProperty, static_cast<int>(kind));
    button->update();
}

QPushButton *makeButton(const QString &objectName, const QString &text, QWidget *parent,
                        std::optional<Symbol> icon, ButtonKind kind)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    if (icon)
        button->setIcon(symbol(*icon, kind == ButtonKind::DangerOutline ? Tone::Failed : Tone::Text));
    setButtonKind(button, kind);
    return button;
}

QToolButton *makeToolButton(const QString &objectName, Symbol icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(symbol(icon));
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QToolButton *makeTextToolButton(const QString &objectName, Symbol icon, const QString &text, QWidget *parent)
{
    auto *button = makeToolButton(objectName, icon, text, parent);
    button->setText(text);
    button->setToolTip({});
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

void setDisabledReason(QWidget *widget, const QString &reason)
{
    widget->setEnabled(reason.isEmpty());
    widget->setAccessibleDescription(reason);
    widget->setToolTip(reason);
}

void addClearButton(QLineEdit *field)
{
    field->setClearButtonEnabled(true);
    const QString name = QCoreApplication::translate("osc::SearchField", "Clear the search");
    for (QToolButton *button : field->findChildren<QToolButton *>()) {
        button->setAccessibleName(name);
        button->setToolTip(name);
    }
}

void setProblem(QWidget *field, bool problem)
{
    field->setProperty(problemProperty, problem);
    field->update();
}

CopyButton::CopyButton(const QString &objectName, const QString &name, QWidget *parent)
    : QToolButton(parent)
{
    setObjectName(objectName);
    setIcon(symbol(Symbol::Copy));
    setIconSize(QSize(metrics::icon, metrics::icon));
    setToolTip(name);
    setAccessibleName(name);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    setIcon(symbol(Symbol::Ok, Tone::Running));
    QTimer::singleShot(1500ms, this, [this] { setIcon(symbol(Symbol::Copy)); });
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "panels/selectionbar.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace osc {

SelectionBar::SelectionBar(const QString &name, const QList<SelectionButton> &buttons,
                           const SelectionButton &last, QWidget *parent)
    : QWidget(parent)
    , m_count(new Label({}, Tone::Text, this))
    , m_where(new Label({}, Tone::Secondary, this))
    , m_more(makeToolButton(name + QStringLiteral("More"), Symbol::More, tr("More actions"), this))
    , m_moreMenu(new QMenu(this))
{
    setFixedHeight(metrics::scaled(40));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_count->setObjectName(name + QStringLiteral("Count"));
    m_count->setFont(fonts::section());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 0, 12, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_count);
    layout->addSpacing(4);
    layout->addWidget(m_where);
    layout->addStretch();
    QMap<int, QToolButton *> byImportance;
    for (const SelectionButton &button : buttons)
        byImportance.insert(button.importance, add(button));
    m_foldable = byImportance.values();
    m_more->setMenu(m_moreMenu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(m_more);
    auto *line = new HairLine(Qt::Vertical, this);
    line->setFixedHeight(metrics::scaled(18));
    layout->addWidget(line);
    add(last);
    QToolButton *close =
        makeToolButton(name + QStringLiteral("Close"), Symbol::Close, tr("Clear the selection"), this);
    connect(close, &QToolButton::clicked, this, &SelectionBar::clearRequested);
    layout->addWidget(close);
    hide();
}

void SelectionBar::setCount(int count, const QMap<QString, int> &perConnection)
{
    setVisible(count > 1);
    QStringList where;
    for (auto it = perConnection.cbegin(); it != perConnection.cend(); ++it)
        where << tr("%1 on %2").arg(*it).arg(it.key());
    m_count->setText(tr("%n selected", nullptr, count));
    m_where->setText(where.join(QStringLiteral(", ")));
    fold();
}

QToolButton *SelectionBar::add(const SelectionButton &wanted)
{
    QAction *action = wanted.action;
    auto *button = new QToolButton(this);
    button->setObjectName(wanted.objectName);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    // A menu shows the shortcut, a button the reason why it is off.
    connect(action, &QAction::changed, button, [action, button] {
        button->setAccessibleDescription(action->isEnabled() ? QString() : action->toolTip());
    });
    layout()->addWidget(button);
    return button;
}

void SelectionBar::fold()
{
    if (!isVisible())
        return;
    m_moreMenu->clear();
    m_more->hide();
    for (QToolButton *button : std::as_const(m_foldable))
        button->setVisible(button->defaultAction()->isVisible());
    m_where->show();
    const auto fits = [this] { return layout()->minimumSize().width() <= width(); };
    layout()->invalidate();
    if (!fits())
        m_where->hide();
    QList<QAction *> folded;
    for (QToolButton *button : std::as_const(m_foldable)) {
        if (fits())
            break;
        if (button->isHidden())
            continue;
        button->hide();
        m_more->show();
        folded.prepend(button->defaultAction());
    }
    m_moreMenu->addActions(folded);
}

void SelectionBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void SelectionBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fold();
}

void SelectionBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).selection);
}

} // namespace osc

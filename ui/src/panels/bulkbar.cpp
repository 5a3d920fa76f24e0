// SPDX-License-Identifier: Apache-2.0
#include "panels/bulkbar.h"

#include "panels/sandboxactions.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>

namespace osc {

BulkBar::BulkBar(const SandboxStore &store, SandboxActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_count(new Label({}, Tone::Text, this))
    , m_where(new Label({}, Tone::Secondary, this))
    , m_more(makeToolButton(QStringLiteral("bulkMore"), Symbol::More, tr("More actions"), this))
    , m_moreMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("bulkBar"));
    setFixedHeight(metrics::scaled(40));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_count->setObjectName(QStringLiteral("bulkCount"));
    m_count->setFont(fonts::section());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 0, 12, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_count);
    layout->addSpacing(4);
    layout->addWidget(m_where);
    layout->addStretch();
    QToolButton *renew = add(actions.renew, QStringLiteral("bulkRenew"));
    QToolButton *renewShort = add(actions.renewShort, QStringLiteral("bulkRenewShort"));
    QToolButton *pause = add(actions.pause, QStringLiteral("bulkPause"));
    QToolButton *resume = add(actions.resume, QStringLiteral("bulkResume"));
    QToolButton *metadata = add(actions.editMetadata, QStringLiteral("bulkMetadata"));
    QToolButton *snapshot = add(actions.snapshot, QStringLiteral("bulkSnapshot"));
    QToolButton *copy = add(actions.copyIds, QStringLiteral("bulkCopyIds"));
    m_foldable = {snapshot, copy, metadata, resume, renew, pause, renewShort};
    m_more->setMenu(m_moreMenu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(m_more);
    auto *line = new HairLine(Qt::Vertical, this);
    line->setFixedHeight(metrics::scaled(18));
    layout->addWidget(line);
    add(actions.remove, QStringLiteral("bulkDelete"));
    QToolButton *close =
        makeToolButton(QStringLiteral("bulkClose"), Symbol::Close, tr("Clear the selection"), this);
    connect(close, &QToolButton::clicked, this, &BulkBar::clearRequested);
    layout->addWidget(close);
    hide();
}

void BulkBar::setSelection(const QList<SandboxKey> &keys)
{
    setVisible(keys.size() > 1);
    QMap<QString, int> perConnection;
    for (const SandboxKey &key : keys)
        if (const SandboxRow *row = m_store.find(key))
            ++perConnection[row->connectionName];
    QStringList where;
    for (auto it = perConnection.cbegin(); it != perConnection.cend(); ++it)
        where << tr("%1 on %2").arg(*it).arg(it.key());
    m_count->setText(tr("%n selected", nullptr, static_cast<int>(keys.size())));
    m_where->setText(where.join(QStringLiteral(", ")));
    fold();
}

QToolButton *BulkBar::add(QAction *action, const QString &objectName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(objectName);
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

void BulkBar::fold()
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

void BulkBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void BulkBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fold();
}

void BulkBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).selection);
}

} // namespace osc

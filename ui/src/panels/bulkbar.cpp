// SPDX-License-Identifier: Apache-2.0
#include "panels/bulkbar.h"

#include "panels/sandboxactions.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QHBoxLayout>
#include <QPainter>

namespace osc {

namespace {

QToolButton *buttonFor(QAction *action, const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

BulkBar::BulkBar(const SandboxStore &store, SandboxActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_count(new Label({}, Tone::Text, this))
    , m_where(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("bulkBar"));
    setFixedHeight(metrics::scaled(40));
    m_count->setObjectName(QStringLiteral("bulkCount"));
    m_count->setFont(fonts::section());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 0, 12, 0);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_count);
    layout->addSpacing(4);
    layout->addWidget(m_where);
    layout->addStretch();
    layout->addWidget(buttonFor(actions.renew, QStringLiteral("bulkRenew"), this));
    layout->addWidget(buttonFor(actions.pause, QStringLiteral("bulkPause"), this));
    layout->addWidget(buttonFor(actions.copyIds, QStringLiteral("bulkCopyIds"), this));
    auto *line = new HairLine(Qt::Vertical, this);
    line->setFixedHeight(metrics::scaled(18));
    layout->addWidget(line);
    layout->addWidget(buttonFor(actions.remove, QStringLiteral("bulkDelete"), this));
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
}

void BulkBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::of(palette()).selection);
}

} // namespace osc

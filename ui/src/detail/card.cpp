// SPDX-License-Identifier: Apache-2.0
#include "detail/card.h"

#include <ui/theme.h>

#include <QPainter>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr qreal radius = 6;

} // namespace

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QVBoxLayout(this))
{
    setFrameShape(QFrame::NoFrame);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(1);
}

void Card::addRow(QWidget *row)
{
    m_layout->addWidget(row);
    m_rows.append(row);
    update();
}

void Card::clear()
{
    qDeleteAll(m_rows);
    m_rows.clear();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(palette());
    painter.setPen(theme.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    for (qsizetype i = 0; i + 1 < m_rows.size(); ++i) {
        const qreal y = m_rows.at(i)->geometry().bottom() + 1.5;
        painter.drawLine(QPointF(1, y), QPointF(width() - 1, y));
    }
}

} // namespace osc

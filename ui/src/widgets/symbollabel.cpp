// SPDX-License-Identifier: Apache-2.0
#include "widgets/symbollabel.h"

#include <QPainter>

namespace osc {

SymbolLabel::SymbolLabel(Symbol symbol, Tone tone, QWidget *parent, int size)
    : QWidget(parent)
    , m_symbol(symbol)
    , m_tone(tone)
{
    setFixedSize(size, size);
}

void SymbolLabel::setSymbol(Symbol symbol, Tone tone)
{
    m_symbol = symbol;
    m_tone = tone;
    update();
}

void SymbolLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    symbol(m_symbol, m_tone).paint(&painter, rect());
}

} // namespace osc

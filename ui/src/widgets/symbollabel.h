// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QWidget>

namespace osc {

/// A symbol that decorates the words beside it; painted when it is shown, so that it follows theme and
/// screen.
class SymbolLabel : public QWidget
{
    Q_OBJECT

public:
    explicit SymbolLabel(Symbol symbol, Tone tone, QWidget *parent = nullptr, int size = metrics::icon);
    void setSymbol(Symbol symbol, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Symbol m_symbol;
    Tone m_tone;
};

} // namespace osc

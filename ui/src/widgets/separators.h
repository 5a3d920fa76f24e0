// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QWidget>

namespace osc {

/// One pixel that separates; decoration.
class HairLine : public QWidget
{
    Q_OBJECT

public:
    explicit HairLine(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A box with a hairline around it and a radius of 6, for lists of facts.
class OutlinedBox : public QFrame
{
    Q_OBJECT

public:
    explicit OutlinedBox(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace osc

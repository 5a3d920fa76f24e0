// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace osc {

/// Every control and icon on one sheet, to be looked at beside the design.
class DesignSheet : public QWidget
{
    Q_OBJECT

public:
    explicit DesignSheet(QWidget *parent = nullptr);
};

} // namespace osc

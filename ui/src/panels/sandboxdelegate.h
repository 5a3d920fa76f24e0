// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/rowdelegate.h"

namespace osc {

/// Paints the cells of the table of sandboxes from the ready texts of SandboxModel.
class SandboxDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit SandboxDelegate(PlaceTable *view);

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override;
    [[nodiscard]] bool isQuiet(const QModelIndex &index) const override;

private:
    void paintState(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    void paintName(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    void paintConnection(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    void paintExpiry(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    void paintUsage(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    void paintMounts(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
};

} // namespace osc

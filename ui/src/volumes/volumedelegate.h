// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/rowdelegate.h"

#include <ui/glyphs.h>

namespace osc {

/// Paints the rows of volumes.
class VolumeDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit VolumeDelegate(PlaceTable *view);

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override;
    [[nodiscard]] bool isQuiet(const QModelIndex &index) const override;

private:
    void paintIconAndText(QPainter &painter, const Cell &cell, const QModelIndex &index, Symbol symbol) const;
    void paintState(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
};

/// The shape of the state of a row: an index of a VolumeModel or of a proxy over one.
[[nodiscard]] Glyph volumeGlyph(const QModelIndex &index);

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/rowdelegate.h"

#include <ui/glyphs.h>

namespace osc {

/// Paints the rows of credentials.
class CredentialDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit CredentialDelegate(PlaceTable *view);

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    void paintTest(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
};

} // namespace osc

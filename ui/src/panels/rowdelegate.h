// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>
#include <ui/theme.h>

#include <QStyledItemDelegate>

namespace osc {

class PlaceTable;

/// Paints rows of a place: tint of selection and hover over the whole row, a bar at the current row, text in
/// the row's colours. Concrete delegates paint the content of a cell.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Room before a glyph in the first column, and at both sides of other cells.
    static constexpr int glyphLeading = 24;
    static constexpr int padding = 8;

    /// @p leading: room before the first column.
    explicit RowDelegate(PlaceTable *view, int leading = glyphLeading);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    struct Cell
    {
        QRect rect; ///< Without padding.
        Theme theme;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        qreal devicePixelRatio = 1;
    };

    /// Pen and font of @p painter are set for plain text of the row.
    virtual void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const;
    /// The row is not what matters now: all of it is in secondary text.
    [[nodiscard]] virtual bool isQuiet(const QModelIndex &index) const;

    /// Draws one line of @p text in what is left of @p rect.
    static void drawText(QPainter &painter, const Cell &cell, const QRect &rect, const QString &text,
                         Qt::TextElideMode elide = Qt::ElideRight, Qt::Alignment alignment = Qt::AlignLeft);
    /// Draws an icon in the middle of @p rect, sharp on any screen.
    static void drawSymbol(QPainter &painter, const Cell &cell, const QRect &rect, Symbol symbol,
                           const QColor &colour);
    /// Takes @p width from the leading side of @p rect.
    static QRect takeLeading(QRect &rect, int width, Qt::LayoutDirection direction);

private:
    PlaceTable *m_view;
    int m_leading;
};

} // namespace osc

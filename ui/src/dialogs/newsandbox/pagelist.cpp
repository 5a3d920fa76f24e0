// SPDX-License-Identifier: Apache-2.0
#include "pagelist.h"

#include <ui/theme.h>

#include <QPainter>
#include <QStyledItemDelegate>

namespace osc {

namespace {

enum Role { IconRole = Qt::UserRole, ProblemsRole, DoneRole };

class PageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {100, metrics::scaled(36)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const bool current = option.state & QStyle::State_Selected;
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1;
        const QRect row = option.rect.adjusted(8, 2, -8, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        if (current || option.state & QStyle::State_MouseOver) {
            painter->setBrush(current ? theme.selection : theme.hover);
            painter->drawRoundedRect(row, 4, 4);
        }
        if (current)
            painter->fillRect(QRect(row.left(), row.top() + 6, 3, row.height() - 12), theme.accent);
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_KeyboardFocusChange) {
            painter->setPen(QPen(theme.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(1, 1, -1, -1), 4, 4);
        }
        QRect inner = row.adjusted(12, 0, -10, 0);
        const auto icon = Symbol(index.data(IconRole).toInt());
        painter->drawPixmap(
            inner.left(), inner.center().y() - metrics::icon / 2 + 1,
            symbolPixmap(icon, current ? theme.accent : theme.secondaryText, metrics::icon, ratio));
        const int right = paintMark(painter, inner, index, theme, ratio);
        painter->setPen(theme.text);
        painter->setFont(option.font);
        inner.adjust(metrics::icon + 10, 0, -right, 0);
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
        painter->restore();
    }

private:
    /// Returns the room that the mark takes.
    static int paintMark(QPainter *painter, const QRect &inner, const QModelIndex &index, const Theme &theme,
                         qreal ratio)
    {
        const int problems = index.data(ProblemsRole).toInt();
        if (problems > 0) {
            const QString count = QString::number(problems);
            painter->setFont(fonts::section());
            const int width = painter->fontMetrics().horizontalAdvance(count) + 14;
            const QRect chip(inner.right() - width, inner.center().y() - metrics::chip() / 2, width,
                             metrics::chip());
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.failed.tint);
            painter->drawRoundedRect(chip, 4, 4);
            painter->setPen(theme.failed.ink);
            painter->drawText(chip, Qt::AlignCenter, count);
            return width + 6;
        }
        if (!index.data(DoneRole).toBool())
            return 0;
        painter->drawPixmap(inner.right() - metrics::icon - 2, inner.center().y() - metrics::icon / 2 + 1,
                            symbolPixmap(Symbol::Ok, theme.running.ink, metrics::icon, ratio));
        return metrics::icon + 8;
    }
};

} // namespace

PageList::PageList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("pageList"));
    setAccessibleName(tr("Pages"));
    setItemDelegate(new PageDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Window);
    setMouseTracking(true);
    setViewportMargins(0, 8, 0, 8);
}

void PageList::addPage(Symbol icon, const QString &title)
{
    auto *page = new QListWidgetItem(title, this);
    page->setData(IconRole, int(icon));
    page->setData(Qt::AccessibleTextRole, title);
}

void PageList::setState(int page, int problems, bool done)
{
    auto *row = item(page);
    row->setData(ProblemsRole, problems);
    row->setData(DoneRole, done);
    const QString spoken = problems == 1  ? tr("%1, 1 problem").arg(row->text())
                           : problems > 1 ? tr("%1, %2 problems").arg(row->text()).arg(problems)
                           : done         ? tr("%1, done").arg(row->text())
                                          : row->text();
    row->setData(Qt::AccessibleTextRole, spoken);
}

} // namespace osc

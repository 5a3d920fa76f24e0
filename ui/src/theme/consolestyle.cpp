// SPDX-License-Identifier: Apache-2.0
#include "theme/consolestyle.h"

#include "theme/styleparts.h"

#include <ui/symbols.h>

#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QMenuBar>
#include <QPainter>
#include <QSplitterHandle>
#include <QStyleFactory>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

namespace osc {

using namespace styleparts;

namespace {

constexpr int scrollBarExtent = 10;
constexpr int arrowWidth = 22;

/// A tool button that stands in a bar like a field: it has a menu and is not flat.
bool isMenuField(const QStyleOptionToolButton &option)
{
    return (option.features & QStyleOptionToolButton::HasMenu) && !(option.state & QStyle::State_AutoRaise);
}

/// A flat button with only an icon has a menu without saying so: three dots, sliders.
bool showsArrow(const QStyleOptionToolButton &option)
{
    const bool iconOnly = option.toolButtonStyle == Qt::ToolButtonIconOnly || option.text.isEmpty();
    return (option.features & QStyleOptionToolButton::HasMenu) &&
           !(iconOnly && (option.state & QStyle::State_AutoRaise));
}

/// What is in the cells below a header begins and ends where the text of the header does.
int cellInset(const QWidget *widget, int margin)
{
    const auto *tree = qobject_cast<const QTreeView *>(widget);
    const bool header = tree ? !tree->isHeaderHidden() : qobject_cast<const QTableView *>(widget) != nullptr;
    return header ? cellPadding - margin - 1 : 0; // Qt leaves one pixel more than the margin
}

Arrow arrowOf(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_IndicatorArrowUp:
        return Arrow::Up;
    case QStyle::PE_IndicatorArrowLeft:
        return Arrow::Left;
    case QStyle::PE_IndicatorArrowRight:
        return Arrow::Right;
    default:
        return Arrow::Down;
    }
}

QColor textColour(const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    return option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
}

void drawBranch(QPainter &painter, const QStyleOption &option)
{
    if (!(option.state & QStyle::State_Children))
        return;
    const bool open = option.state & QStyle::State_Open;
    const Arrow closed = option.direction == Qt::RightToLeft ? Arrow::Left : Arrow::Right;
    drawArrow(painter, option.rect, open ? Arrow::Down : closed, Theme::of(option.palette).secondaryText);
}

void drawItemGround(QPainter &painter, const QStyleOption &option)
{
    const Theme theme = Theme::of(option.palette);
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, theme.selection);
    else if ((option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled))
        painter.fillRect(option.rect, theme.hover);
    else if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(&option);
             item && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
}

void drawFrame(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Theme theme = Theme::of(option.palette);
    const bool focus = widget && widget->hasFocus();
    const bool problem = widget && widget->property(problemProperty).toBool();
    const QColor quiet = widget && widget->focusPolicy() != Qt::NoFocus ? theme.outline : theme.hairline;
    const QColor outline = problem ? theme.failed.ink : (focus ? theme.accent : quiet);
    drawOutline(painter, option.rect, Qt::transparent, outline, focus || problem ? 2 : 1);
}

} // namespace

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(QStyleFactory::create(QStringLiteral("fusion")))
{
    setObjectName(QStringLiteral("console"));
}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractScrollArea *>(widget) || qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

QIcon ConsoleStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    return icon == SP_LineEditClearButton ? symbol(Symbol::Close, Tone::Secondary)
                                          : QProxyStyle::standardIcon(icon, option, widget);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollBarExtent;
    case PM_SplitterWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
        return 0;
    case PM_MenuBarHMargin:
        return 6;
    case PM_MenuBarItemSpacing:
        return 2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
        return metrics::icon;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 6;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ItemView_ShowDecorationSelected:
    case SH_UnderlineShortcut:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ScrollBar_MiddleClickAbsolutePosition:
        return hint == SH_ItemView_ShowDecorationSelected;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ComboBox_Popup:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const int menu = button->features & QStyleOptionButton::HasMenu ? 14 : 0;
            const int text = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            const int icon = button->icon.isNull() ? 0 : button->iconSize.width() + (text > 0 ? 8 : 0);
            const int padding = text > 0 ? 24 : 12;
            return {std::max(text + icon + menu + padding, metrics::control()), metrics::control()};
        }
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool field = isMenuField(*button);
            const bool words = button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
            const int height = field ? metrics::control() : metrics::tool();
            const int menu = showsArrow(*button) ? arrowWidth - 8 : 0;
            return {std::max(size.width() + (words ? 16 : 8) + menu, height),
                    std::max(height, size.height())};
        }
        break;
    case CT_LineEdit: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {wanted.width(), std::max(wanted.height(), metrics::control())};
    }
    case CT_ComboBox:
    case CT_SpinBox: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {wanted.width() + 8, metrics::control()};
    }
    case CT_HeaderSection: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return {wanted.width(), std::max(wanted.height(), metrics::scaled(28))};
    }
    case CT_ItemViewItem: {
        const int inset = cellInset(widget, pixelMetric(PM_FocusFrameHMargin, option, widget));
        return QProxyStyle::sizeFromContents(type, option, size, widget) + QSize(2 * inset, 0);
    }
    case CT_TabBarTab:
        return {size.width() + 4, metrics::scaled(34)};
    case CT_MenuBarItem:
        return {size.width() + 18, metrics::scaled(28)};
    case CT_MenuItem: {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        const bool separator = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        return separator ? QSize(wanted.width(), 9)
                         : QSize(wanted.width() + 8, std::max(wanted.height(), metrics::scaled(26)));
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, size, widget);
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return QProxyStyle::subElementRect(element, option, widget).adjusted(4, 0, -4, 0);
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    case SE_ItemViewItemCheckIndicator:
    case SE_ItemViewItemDecoration:
    case SE_ItemViewItemFocusRect:
    case SE_ItemViewItemText:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            const int inset = cellInset(widget, pixelMetric(PM_FocusFrameHMargin, option, widget));
            QStyleOptionViewItem cell = *item;
            cell.rect.adjust(inset, 0, -inset, 0);
            return QProxyStyle::subElementRect(element, &cell, widget);
        }
        return QProxyStyle::subElementRect(element, option, widget);
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                   SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        if (bar)
            return scrollBarPart(*bar, subControl);
    }
    if (control == CC_ComboBox && subControl == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(8, 2, -arrowWidth, -2));
    if (control == CC_ComboBox && subControl == SC_ComboBoxArrow) {
        const QRect &r = option->rect;
        return visualRect(option->direction, r,
                          QRect(r.right() - arrowWidth + 1, r.top(), arrowWidth, r.height()));
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            drawPushButtonPanel(*painter, *button, widget);
        return;
    case PE_PanelButtonTool:
        drawToolButtonPanel(*painter, *option, false);
        return;
    case PE_FrameFocusRect:
        drawFocusRing(*painter, option->rect, Theme::of(option->palette));
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawFieldFrame(*painter, *option, widget);
        return;
    case PE_FrameLineEdit:
        drawFieldFrame(*painter, *option, widget);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawTick(*painter, *option);
        return;
    case PE_IndicatorRadioButton:
        drawRadio(*painter, *option);
        return;
    case PE_IndicatorArrowUp:
    case PE_IndicatorArrowDown:
    case PE_IndicatorArrowLeft:
    case PE_IndicatorArrowRight:
        drawArrow(*painter, option->rect, arrowOf(element), textColour(*option));
        return;
    case PE_IndicatorBranch:
        drawBranch(*painter, *option);
        return;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        drawItemGround(*painter, *option);
        return;
    case PE_Frame:
        drawFrame(*painter, *option, widget);
        return;
    case PE_FrameGroupBox:
        drawOutline(*painter, option->rect, Qt::transparent, Theme::of(option->palette).hairline, 1);
        return;
    case PE_PanelMenu:
        drawMenuPanel(*painter, *option);
        return;
    case PE_FrameMenu: // the panel has it
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          Theme::of(option->palette).hairline);
        return;
    case PE_FrameTabWidget:
    case PE_FrameStatusBarItem:
    case PE_IndicatorHeaderArrow:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            if (element == CE_PushButton)
                drawPushButtonPanel(*painter, *button, widget);
            drawPushButtonLabel(*painter, *button, widget);
        }
        return;
    case CE_Header:
        if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option)) {
            drawHeaderSection(*painter, *header);
            const auto margin = [widget](const char *name) {
                return widget ? widget->property(name).toInt() : 0;
            };
            drawHeaderLabel(*painter, *header, margin(headerMarginProperty), margin(headerEndMarginProperty));
        }
        return;
    case CE_HeaderEmptyArea: {
        QStyleOptionHeader header;
        header.rect = option->rect;
        header.palette = option->palette;
        drawHeaderSection(*painter, header);
        return;
    }
    case CE_TabBarTabShape:
    case CE_TabBarTabLabel:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            element == CE_TabBarTabShape ? drawTabShape(*painter, *tab) : drawTabLabel(*painter, *tab);
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, Theme::of(option->palette).hairline);
        return;
    case CE_ProgressBarContents:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            drawProgress(*painter, *bar);
        return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
        return;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator && item->text.isEmpty())
            return drawMenuSeparator(*painter, *option);
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    case CE_MenuBarItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            drawMenuBarItem(*painter, *item, styleHint(SH_UnderlineShortcut, option, widget, nullptr));
        return;
    case CE_MenuBarEmptyArea:
        painter->fillRect(option->rect, Theme::of(option->palette).window);
        return;
    case CE_FocusFrame:
        drawFocusRing(*painter, option->rect, Theme::of(option->palette));
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            if (combo->frame)
                drawFieldFrame(*painter, *option, widget);
            const QRect arrow = subControlRect(control, option, SC_ComboBoxArrow, widget);
            drawArrow(*painter, arrow, Arrow::Down, textColour(*option));
        }
        return;
    case CC_SpinBox:
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
            if (spin->frame)
                drawFieldFrame(*painter, *option, widget);
            if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
                return;
            const QColor ink = textColour(*option);
            drawArrow(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), Arrow::Up, ink);
            drawArrow(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), Arrow::Down, ink);
        }
        return;
    case CC_ScrollBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            drawScrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        return;
    case CC_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option)) {
            const bool hasMenu = showsArrow(*button);
            drawToolButtonPanel(*painter, *option, isMenuField(*button));
            QStyleOptionToolButton label = *button;
            const int menu = hasMenu ? arrowWidth - 6 : 0;
            label.rect =
                visualRect(option->direction, option->rect, option->rect.adjusted(4, 0, -4 - menu, 0));
            if (button->toolButtonStyle == Qt::ToolButtonTextBesideIcon)
                drawToolButtonLabel(*painter, label, label.rect);
            else
                drawControl(CE_ToolButtonLabel, &label, painter, widget);
            if (hasMenu) {
                const QRect arrow(option->rect.right() - arrowWidth + 1, option->rect.top(), 16,
                                  option->rect.height());
                drawArrow(*painter, visualRect(option->direction, option->rect, arrow), Arrow::Down,
                          textColour(*option));
            }
        }
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

} // namespace osc

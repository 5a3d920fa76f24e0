// SPDX-License-Identifier: Apache-2.0
#include "detail/outputviewaccessible.h"

#include "detail/outputview.h"

namespace osc {

namespace {

/// Everything would be megabytes for each question of a screen reader.
constexpr qint64 spokenLines = 1000;

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<OutputView *>(object);
    return view ? new OutputViewAccessible(view) : nullptr;
}

} // namespace

OutputViewAccessible::OutputViewAccessible(OutputView *view)
    : QAccessibleWidget(view, QAccessible::EditableText)
{}

void OutputViewAccessible::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

void *OutputViewAccessible::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

QAccessible::State OutputViewAccessible::state() const
{
    auto state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    return state;
}

QString OutputViewAccessible::lines() const
{
    return static_cast<const OutputView *>(object())->recentText(spokenLines);
}

void OutputViewAccessible::selection(int, int *start, int *end) const
{
    *start = *end = 0;
}

QString OutputViewAccessible::text(int start, int end) const
{
    return lines().mid(start, end - start);
}

int OutputViewAccessible::characterCount() const
{
    return static_cast<int>(lines().size());
}

QString OutputViewAccessible::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace osc

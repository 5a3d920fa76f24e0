// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessibleWidget>

namespace osc {

class OutputView;

/// What a painted OutputView says to assistive technology: its last lines as read-only text.
class OutputViewAccessible : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit OutputViewAccessible(OutputView *view);

    /// Makes every OutputView speak; once for each program, before the first is shown.
    static void install();

    void *interface_cast(QAccessible::InterfaceType type) override;
    [[nodiscard]] QAccessible::State state() const override;

    void selection(int index, int *start, int *end) const override;
    [[nodiscard]] int selectionCount() const override { return 0; }
    void addSelection(int, int) override {}
    void removeSelection(int) override {}
    void setSelection(int, int, int) override {}
    [[nodiscard]] int cursorPosition() const override { return 0; }
    void setCursorPosition(int) override {}
    [[nodiscard]] QString text(int start, int end) const override;
    [[nodiscard]] int characterCount() const override;
    [[nodiscard]] QRect characterRect(int) const override { return {}; }
    [[nodiscard]] int offsetAtPoint(const QPoint &) const override { return -1; }
    void scrollToSubstring(int, int) override {}
    [[nodiscard]] QString attributes(int offset, int *start, int *end) const override;

    using QAccessibleWidget::text;

private:
    [[nodiscard]] QString lines() const;
};

} // namespace osc

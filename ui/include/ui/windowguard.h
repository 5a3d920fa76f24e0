// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace osc {

/// Brings windows back whose screen is gone: when a display is unplugged, every window that no remaining
/// screen shows enough of is moved to the nearest one, and made small enough for it.
class WindowGuard : public QObject
{
    Q_OBJECT

public:
    explicit WindowGuard(QObject *parent = nullptr);

    /// Where a window of @p frame is to go when @p screens are there; @p frame itself when enough of its top
    /// edge, by which it can be moved, is in view.
    [[nodiscard]] static QRect placeFor(const QRect &frame, const QList<QRect> &screens);

private:
    void bringBack();
};

} // namespace osc

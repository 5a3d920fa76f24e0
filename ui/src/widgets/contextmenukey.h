// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace osc {

/// Shift+F10 opens the context menu of what has the focus, in every window: on X11 and Wayland Qt knows the
/// Menu key only, and many keyboards have none. A widget that uses the key itself keeps it.
class ContextMenuKey : public QObject
{
    Q_OBJECT

public:
    explicit ContextMenuKey(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace osc

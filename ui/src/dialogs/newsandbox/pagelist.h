// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <QListWidget>

namespace osc {

/// The pages of the form, each with a tick or the count of its problems.
class PageList : public QListWidget
{
    Q_OBJECT

public:
    explicit PageList(QWidget *parent = nullptr);

    void addPage(Symbol icon, const QString &title);
    /// @p problems above 0 shows their count, else @p done shows a tick.
    void setState(int page, int problems, bool done);
};

} // namespace osc

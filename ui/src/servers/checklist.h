// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/serveraccess.h>

#include <QList>
#include <QWidget>

class QGridLayout;

namespace osc {

class Label;

/// The steps of a test, one under the other: a sign, the name, what was found and what to do.
class CheckList : public QWidget
{
    Q_OBJECT

public:
    explicit CheckList(QWidget *parent = nullptr);
    void setSteps(const QList<CheckStep> &steps);

private:
    class Sign;

    struct Row
    {
        Sign *sign;
        Label *name;
        Label *line;
        Label *advice;
    };

    void addRow();

    QGridLayout *m_grid;
    QList<Row> m_rows;
};

} // namespace osc

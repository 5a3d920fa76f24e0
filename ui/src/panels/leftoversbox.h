// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/placetable.h"

#include <models/leftoverstore.h>

#include <QWidget>

class QPushButton;

namespace osc {

class Banner;
class ElidedLabel;
class Label;

/// A short table with a tick at each row: Space and a click on the tick choose.
class LeftoverTable : public PlaceTable
{
    Q_OBJECT

public:
    explicit LeftoverTable(QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, sizeHint().height()}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void toggle(int row);
};

/// What costs room or money and that nothing uses: the list, what is chosen, and the button that cleans it.
class LeftoversBox : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the box.
    explicit LeftoversBox(LeftoverStore &store, QWidget *parent = nullptr);

private:
    void build();
    void updateView();
    void askToClean();

    LeftoverStore &m_store;
    ElidedLabel *m_hint;
    Label *m_chosen;
    QPushButton *m_clean;
    QPushButton *m_cancel;
    Banner *m_banner;
    QWidget *m_card;
    LeftoverTable *m_table;
    QString m_result; ///< Of the last cleaning.
};

} // namespace osc

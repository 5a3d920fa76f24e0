// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QMap>
#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace osc {

class Label;

struct SelectionButton
{
    QAction *action = nullptr;
    QString objectName;
    int importance = 0; ///< The least important one goes into the menu first; no two have the same.
};

/// What can be done with several selected rows, and which they are. Hidden while fewer than two are selected.
class SelectionBar : public QWidget
{
    Q_OBJECT

public:
    /// @p name begins the object names of the parts. @p last stands apart at the end, and never goes into the
    /// menu. The actions outlive the bar.
    SelectionBar(const QString &name, const QList<SelectionButton> &buttons, const SelectionButton &last,
                 QWidget *parent = nullptr);

    /// @p perConnection: how many of them, by the name of the connection.
    void setCount(int count, const QMap<QString, int> &perConnection);

    /// It folds rather than widen the window.
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, minimumHeight()}; }

Q_SIGNALS:
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// Moves the least important buttons into a menu until the others have room.
    void fold();
    QToolButton *add(const SelectionButton &wanted);

    Label *m_count;
    Label *m_where;
    QList<QToolButton *> m_foldable; ///< The first to go first.
    QToolButton *m_more;
    QMenu *m_moreMenu;
};

} // namespace osc

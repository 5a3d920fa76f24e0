// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/foldercompare.h>

#include <core/transfers.h>

#include <QSortFilterProxyModel>
#include <QWidget>

class QPushButton;
class QTableView;
class QToolButton;

namespace osc {

class Banner;
class Label;
class SegmentedControl;

/// Two folders with everything in them: what is only on one side, what differs; and copying it over.
class FolderCompareWindow : public QWidget
{
    Q_OBJECT

public:
    FolderCompareWindow(const LookTarget &left, const LookTarget &right, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Two files that differ are to be looked at.
    void filesRequested(const osc::LookTarget &left, const osc::LookTarget &right);
    void copyRequested(const osc::TransferRequest &request);

private:
    enum class Side { Left, Right };

    /// Leaves out what is the same, unless it is asked for.
    class Proxy : public QSortFilterProxyModel
    {
    public:
        using QSortFilterProxyModel::QSortFilterProxyModel;
        void setShowsSame(bool shows);

    protected:
        [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

    private:
        bool m_showsSame = false;
    };

    QWidget *buildHead();
    QWidget *buildFoot();
    void restart();
    void onChanged();
    void updateButtons();
    void open(const QModelIndex &index);
    void askToCopy(Side to);
    void copy(Side to);
    [[nodiscard]] QList<int> rowsFor(Side to) const;
    [[nodiscard]] QString verdict() const;

    LookTarget m_left;
    LookTarget m_right;
    FolderComparison m_comparison;
    Proxy m_proxy;
    Label *m_verdict;
    Label *m_current;
    SegmentedControl *m_by;
    QToolButton *m_same;
    QToolButton *m_stop;
    Banner *m_confirm;
    QPushButton *m_confirmCopy;
    QTableView *m_table;
    QPushButton *m_toRight;
    QPushButton *m_toLeft;
    Side m_asked = Side::Right;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/placetable.h"

#include <models/batchmodel.h>

#include <QSortFilterProxyModel>

namespace osc {

class RingAnimator;

/// Rows of a batch, all of them or only those with a problem.
class BatchProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setOnlyProblems(bool only);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool m_onlyProblems = false;
};

/// The table of a batch: state as a glyph and a word, and what became of each. Ctrl+C copies the selected
/// rows, tab-separated.
class BatchTable : public PlaceTable
{
    Q_OBJECT

public:
    explicit BatchTable(QWidget *parent = nullptr);

    void setBatch(BatchModel *model);
    [[nodiscard]] BatchProxy &proxy() { return m_proxy; }
    /// Numbers of the selected rows.
    [[nodiscard]] QList<int> selectedNumbers() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void copyRows() const;
    void turnRings();

    BatchProxy m_proxy;
    RingAnimator *m_rings;
};

} // namespace osc

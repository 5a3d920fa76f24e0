// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/placetable.h"

#include <models/transfermodel.h>

#include <QSortFilterProxyModel>

namespace osc {

/// Filters transfers by words and by what people look for. Unsorted, it keeps the order of the queue.
class TransferProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Open, Failed, Over };

    explicit TransferProxy(QObject *parent = nullptr);
    void setSearch(const QString &text);
    void setShow(Show show);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    Show m_show = Show::All;
};

/// The table of transfers. A failed one has a Retry in its row.
class TransferTable : public PlaceTable
{
    Q_OBJECT

public:
    /// @p model outlives the table.
    explicit TransferTable(TransferModel &model, QWidget *parent = nullptr);

    [[nodiscard]] TransferProxy &proxy() { return m_proxy; }
    [[nodiscard]] QStringList selectedIds() const;

Q_SIGNALS:
    void selectionChangedTo(const QStringList &ids);
    /// The Retry in the row of one was pressed.
    void retryRequested(const QString &id);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    TransferProxy m_proxy;
};

} // namespace osc

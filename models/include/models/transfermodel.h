// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transferjournal.h>

#include <QAbstractTableModel>
#include <QDeadlineTimer>
#include <QHash>
#include <QList>

#include <functional>
#include <optional>

namespace osc {

/// A transfer of the queue as it is now.
struct TransferItem
{
    TransferRecord record;
    std::optional<TransferQuestion> question{}; ///< In state Asking.
    qint64 rate = -1;                           ///< Bytes per second; -1: not known.
    qint64 secondsLeft = -1;                    ///< -1: not known.
    int tries = 0;                              ///< That failed in a row.
    qint64 furthest = 0;                        ///< Bytes it has come to in any try.
    QDeadlineTimer nextTry{0};                  ///< While it waits after a failed try.

    /// 0 to 1; nothing when the total is not known.
    [[nodiscard]] std::optional<double> progress() const;
    /// Waits, runs or asks: it is not over.
    [[nodiscard]] bool isOpen() const;
};

/// The transfers in the order of the queue, texts ready to be painted. Only the store changes it.
class TransferModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, FromTo, Progress, Speed, Left, State, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole + 1,
        StateRole,    ///< int of TransferState.
        PermilleRole, ///< int, 0 to 1000; -1: the total is not known.
        FileTypeRole, ///< int of FileType, of the source.
        MoveRole,     ///< bool: the source goes.
        SortRole,     ///< What a proxy sorts by.
        SearchRole,   ///< Everything a search looks at, in lower case.
    };

    explicit TransferModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] const QList<TransferItem> &items() const { return m_items; }
    [[nodiscard]] const TransferItem &at(int row) const { return m_items.at(row); }
    /// -1 when there is none.
    [[nodiscard]] int rowOf(const QString &id) const;
    /// Null when there is none; valid until the model changes.
    [[nodiscard]] const TransferItem *find(const QString &id) const;

    void append(const QList<TransferItem> &items);
    /// Announces the cells whose content changed, and only those.
    void change(const QString &id, const std::function<void(TransferItem &)> &change);
    void remove(const QStringList &ids);
    /// To the place before that of the row @p before; rowCount(): to the end.
    void move(int row, int before);
    /// The text of state of those that wait changed: their place in the queue, or the time to their next try.
    void announceWaiting();

    /// Everything about one transfer as plain text, for copying.
    [[nodiscard]] QString asText(int row) const;

private:
    struct Cells
    {
        QString text[ColumnCount];
        int permille = -1;
        bool operator==(const Cells &) const = default;
    };

    [[nodiscard]] QString textOf(int row, int column) const;
    [[nodiscard]] Cells cellsOf(const TransferItem &item) const;
    [[nodiscard]] QString stateText(const TransferItem &item) const;
    [[nodiscard]] QString waitingText(const TransferItem &item) const;
    void refreshRow(int row);
    void reindex(int from);

    QList<TransferItem> m_items;
    QList<Cells> m_cells; ///< Made when a row changes, not when it is painted.
    QHash<QString, int> m_rows;
    QHash<QString, int> m_waiting; ///< Places in the queue, from 1.
};

/// "crawl-cache/pages", "this computer: ~/Downloads".
[[nodiscard]] QString transferPlaceText(const QString &title, const FileLocation &location);
/// The kind of act: "Download", "Upload", "Copy" or "Move".
[[nodiscard]] QString transferVerb(const TransferRecord &record);

} // namespace osc

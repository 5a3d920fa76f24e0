// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/clock.h>
#include <core/inventory.h>

#include <functional>

namespace osc {

struct HistoryRow
{
    InventoryRecord record;
    QString connectionName;

    // Made by HistoryModel::prepared().
    QString mounted; ///< "crawl-cache → /mnt/cache, /data → /mnt/train (read-only)".
    QString details; ///< How it ended and why, or until when it lives.

    bool operator==(const HistoryRow &) const = default;
};

/// What was created from here, what was mounted into it, and how it ended.
class HistoryModel : public KeyedTableModel<HistoryRow>
{
    Q_OBJECT

public:
    enum Column { Time, Outcome, Object, Image, Mounted, Connection, Details, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, OutcomeRole /**< int of InventoryRecord::End */, SearchRole };

    explicit HistoryModel(const Clock &clock, QObject *parent = nullptr);

    /// @p row with its ready texts.
    [[nodiscard]] HistoryRow prepared(HistoryRow row) const;
    [[nodiscard]] static QString outcomeWord(const InventoryRecord &record);

protected:
    [[nodiscard]] QString keyOf(const HistoryRow &row) const override;
    [[nodiscard]] QVariant cell(const HistoryRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QVariant display(const HistoryRow &row, int column) const;

    const Clock &m_clock;
};

/// Reads the inventory into a HistoryModel, and again whenever something was written.
class HistoryStore : public QObject
{
    Q_OBJECT

public:
    using NameOfConnection = std::function<QString(const QString &connectionId)>;

    /// @p inventory and @p clock outlive the store.
    HistoryStore(Inventory &inventory, const Clock &clock, NameOfConnection nameOf,
                 QObject *parent = nullptr);

    [[nodiscard]] HistoryModel &model() { return m_model; }
    /// Set when the record could not be read; the rows of before stay.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    void refresh();

Q_SIGNALS:
    void refreshed();

private:
    static constexpr int limit = 2000;

    Inventory &m_inventory;
    NameOfConnection m_nameOf;
    HistoryModel m_model;
    Operation m_reading;
    bool m_again = false;
    bool m_loaded = false;
    std::optional<Error> m_error;
};

} // namespace osc

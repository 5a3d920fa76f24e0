// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/batchfile.h>
#include <core/validation.h>

namespace osc {

/// One sandbox of a batch.
struct BatchRow
{
    enum class State {
        Bad, ///< It cannot be asked for as it is; `error` says why.
        Waiting,
        Running,
        Created,
        NotReady, ///< Created, but its readiness check did not pass.
        Failed,
        Cancelled,
    };

    int number = 0; ///< Its place in the batch, counted from 1.
    int line = 0;   ///< Where it begins in its file; 0: it is not from a file.
    SandboxSpec spec;
    State state = State::Waiting;
    QString progress; ///< While it runs.
    QString sandboxId;
    QString note; ///< Sentences worth telling.
    Error error;  ///< In states Bad and Failed.
    qint64 tookMs = -1;

    bool operator==(const BatchRow &) const = default;
};

/// Rows for the requests of a file, checked with the rules of a connection. Pure; may run on any thread.
[[nodiscard]] QList<BatchRow> checkedRows(const QList<BatchItem> &items, const ValidationRules &rules);
/// Rows for several of one spec, with these names; an empty name leaves the spec without one.
[[nodiscard]] QList<BatchRow> namedRows(const SandboxSpec &spec, const QStringList &names);
/// "Created", "Waiting"…, translated.
[[nodiscard]] QString batchStateWord(BatchRow::State state);

/// The sandboxes of a batch in the order of their numbers.
class BatchModel : public KeyedTableModel<BatchRow>
{
    Q_OBJECT

public:
    enum Column { Line, Name, Image, State, Details, ColumnCount };
    enum Role { StateRole = Qt::UserRole + 1 /**< int of BatchRow::State */ };

    explicit BatchModel(QObject *parent = nullptr);

    [[nodiscard]] int count(BatchRow::State state) const;
    /// What the column Details says.
    [[nodiscard]] static QString details(const BatchRow &row);

protected:
    [[nodiscard]] QString keyOf(const BatchRow &row) const override { return QString::number(row.number); }
    [[nodiscard]] QVariant cell(const BatchRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;
};

} // namespace osc

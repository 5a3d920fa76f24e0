// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionregistry.h>
#include <models/keyedtablemodel.h>

#include <core/activitylog.h>
#include <core/leftovers.h>

#include <deque>
#include <map>
#include <optional>

namespace osc {

class ActivityStore;

struct LeftoverRow
{
    enum class State { Idle, Waiting, Cleaning, Failed };

    Leftover leftover;
    QString connectionName;
    bool chosen = false; ///< To be cleaned.
    State state = State::Idle;
    Error error; ///< In state Failed.

    [[nodiscard]] bool isBusy() const { return state == State::Waiting || state == State::Cleaning; }
    [[nodiscard]] QString key() const
    {
        return QStringLiteral("%1/%2/%3")
            .arg(leftover.connectionId)
            .arg(static_cast<int>(leftover.kind))
            .arg(leftover.id);
    }
    bool operator==(const LeftoverRow &) const = default;
};

/// The leftovers that were found, with a tick at each.
class LeftoverModel : public KeyedTableModel<LeftoverRow>
{
    Q_OBJECT

public:
    enum Column { Name, Connection, Size, Act, ColumnCount };
    enum Role {
        WhyRole = Qt::UserRole + 1, ///< The cause, or why it could not be cleaned.
        KindRole,                   ///< int of Leftover::Kind.
        StateRole,                  ///< int of LeftoverRow::State.
        SortRole,
    };

    explicit LeftoverModel(QObject *parent = nullptr);

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    [[nodiscard]] QString keyOf(const LeftoverRow &row) const override { return row.key(); }
    [[nodiscard]] QVariant cell(const LeftoverRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] QString display(const LeftoverRow &row, int column) const;
};

/// Finds leftovers on every live connection, and cleans those that are chosen.
class LeftoverStore : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the store; @p activity may be null.
    LeftoverStore(ConnectionRegistry &registry, ActivityStore *activity, QObject *parent = nullptr);
    ~LeftoverStore() override;

    [[nodiscard]] LeftoverModel &model() { return m_model; }
    [[nodiscard]] int exitedDays() const { return m_exitedDays; }
    void setExitedDays(int days);

    /// Looks on every connection again; what was chosen or not stays so.
    void refresh();
    [[nodiscard]] bool isLooking() const { return !m_searches.empty(); }
    [[nodiscard]] bool isCleaning() const { return m_open > 0; }
    /// What could not be asked, and why; newest first.
    [[nodiscard]] const QList<Error> &errors() const { return m_errors; }
    [[nodiscard]] bool hasLooked() const { return m_hasLooked; }

    [[nodiscard]] QList<LeftoverRow> chosen() const;
    /// Of those that are chosen; what is not counted is left out.
    [[nodiscard]] qint64 chosenBytes() const;
    /// Cleans what is chosen, a few at a time.
    void clean();
    /// Those that wait stay; what was asked for already is not waited for.
    void cancel();

Q_SIGNALS:
    /// Anything but the rows changed: looking, cleaning, errors.
    void changed();
    void cleaned(int done, int failed);

private:
    void forget(const QString &connectionId);
    void take(const QString &connectionId, const Result<QList<Leftover>> &found);
    void measure(const QString &connectionId);
    void pump();
    void startOne(const QString &key);
    void oneEnded(const QString &key, const Done &done);
    void setState(const QString &key, LeftoverRow::State state, const Error &error = {});
    void endRun();
    void beginEntry(const QList<LeftoverRow> &rows);

    static constexpr int parallel = 4;

    ConnectionRegistry &m_registry;
    ActivityStore *m_activity;
    LeftoverModel m_model;
    int m_exitedDays = 7;
    bool m_hasLooked = false;
    QList<Error> m_errors;
    QString m_activityId;
    QStringList m_runKeys; ///< What is being cleaned, in the order of the parts.
    QList<ActivityPart> m_parts;
    std::deque<QString> m_waiting;
    int m_open = 0; ///< Waiting or being cleaned.
    int m_done = 0;
    int m_failed = 0;
    std::map<QString, Operation> m_searches;
    std::map<QString, Operation> m_measures;
    std::map<QString, Operation> m_cleanings; ///< By key.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>

#include <core/activitylog.h>
#include <core/clock.h>
#include <core/operation.h>

#include <QSortFilterProxyModel>

#include <functional>
#include <optional>

namespace osc {

class ActivityStore;

struct ActivityRow
{
    ActivityEntry entry;
    QString connectionName;

    // Made by ActivityModel::prepared().
    QString details; ///< What went wrong, or what there is to say.
    QString search;  ///< Everything the search looks at, in lower case.

    /// Something that did not end well and that somebody may want to mend.
    [[nodiscard]] bool isProblem() const
    {
        return entry.outcome == ActivityEntry::Outcome::Failed ||
               entry.outcome == ActivityEntry::Outcome::Interrupted;
    }
    bool operator==(const ActivityRow &) const = default;
};

/// What is being done and was done, from the log and from the store.
class ActivityModel : public KeyedTableModel<ActivityRow>
{
    Q_OBJECT

public:
    enum Column { Time, Outcome, What, Object, Connection, Details, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 1,
        OutcomeRole, ///< int of ActivityEntry::Outcome.
    };
    using NameOfConnection = std::function<QString(const QString &connectionId)>;

    /// As many as people still look through.
    static constexpr int limit = 5000;

    /// @p store and @p clock outlive the model.
    ActivityModel(ActivityStore &store, const Clock &clock, NameOfConnection nameOf,
                  QObject *parent = nullptr);

    /// Reads the log again: another console may have written.
    void refresh();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Set when the log could not be read; the rows of before stay.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    [[nodiscard]] int problemCount() const { return m_problems; }
    [[nodiscard]] int runningCount() const { return m_running; }
    /// Problems that came after @p since.
    [[nodiscard]] int problemsSince(const QDateTime &since) const;
    /// "Create sandbox oss-batch-import".
    [[nodiscard]] static QString title(const ActivityEntry &entry);
    /// Everything that is known of an entry, as plain text.
    [[nodiscard]] QString asText(const ActivityRow &row) const;

Q_SIGNALS:
    /// The log was read, or could not be.
    void refreshed();
    /// problemCount() or runningCount() changed.
    void countsChanged();

protected:
    [[nodiscard]] QString keyOf(const ActivityRow &row) const override { return row.entry.id; }
    [[nodiscard]] QVariant cell(const ActivityRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] ActivityRow prepared(const ActivityEntry &entry) const;
    [[nodiscard]] QString display(const ActivityRow &row, int column) const;
    [[nodiscard]] QString timeText(const QDateTime &time) const;
    void take(const ActivityEntry &entry);
    void count();

    ActivityStore &m_store;
    const Clock &m_clock;
    NameOfConnection m_nameOf;
    bool m_loaded = false;
    std::optional<Error> m_error;
    int m_problems = 0;
    int m_running = 0;
    Operation m_reading;
};

/// Filters an ActivityModel by words and by what people look for.
class ActivityProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Problems, Running, ByMe };

    explicit ActivityProxy(QObject *parent = nullptr);
    void setSearch(const QString &text);
    void setShow(Show show);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    Show m_show = Show::All;
};

} // namespace osc

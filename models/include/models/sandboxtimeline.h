// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/keyedtablemodel.h>
#include <models/sandboxmodel.h>

#include <core/activitylog.h>
#include <core/sandboxevents.h>

#include <QPointer>

#include <optional>

namespace osc {

class ActivityStore;

/// One line of what happened to a sandbox.
struct TimelineRow
{
    enum class From { Runtime, Here, Elsewhere };

    QString id;
    QDateTime at; ///< UTC.
    From from = From::Runtime;
    bool warning = false;
    QString text;   ///< One sentence or phrase; safe to be shown.
    QString detail; ///< Safe to be shown; may be empty.
    QString time;   ///< Local, exact to the second.
    QString search; ///< Everything above in lower case.

    bool operator==(const TimelineRow &) const = default;
};

/// Rows in the order in which they came; order by time belongs to a proxy (SortRole).
class TimelineModel : public KeyedTableModel<TimelineRow>
{
    Q_OBJECT

public:
    enum Column { Time, What, Detail, From, ColumnCount };
    enum Role { SortRole = Qt::UserRole + 1, WarningRole, SearchRole, LineRole /**< The row as text. */ };

    explicit TimelineModel(QObject *parent = nullptr);

    [[nodiscard]] static QString fromWord(TimelineRow::From from);

protected:
    [[nodiscard]] QString keyOf(const TimelineRow &row) const override { return row.id; }
    [[nodiscard]] QVariant cell(const TimelineRow &row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;
};

/// What happened to one sandbox: what its runtime tells, and what was done with it from here and elsewhere,
/// as the activity keeps it. Follows both until it is closed.
class SandboxTimeline : public QObject
{
    Q_OBJECT

public:
    explicit SandboxTimeline(QObject *parent = nullptr);
    ~SandboxTimeline() override;

    /// @p events and @p activity may be null, and live until close().
    void open(SandboxEventService *events, ActivityStore *activity, const SandboxKey &key);
    void close();
    /// Follows the runtime again after an error; events that are known are not doubled.
    void retry();

    [[nodiscard]] TimelineModel &model() { return m_model; }
    /// Why the runtime is not followed any more.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isFollowing() const { return m_following.isActive(); }

Q_SIGNALS:
    /// It is followed, or it is not any more.
    void stateChanged();

private:
    void takeEvent(const SandboxEvent &event);
    void takeEntry(const ActivityEntry &entry);
    void trim();

    /// More of one sandbox helps nobody.
    static constexpr int maximumRows = 5000;

    TimelineModel m_model;
    SandboxKey m_key;
    SandboxEventService *m_events = nullptr;
    QPointer<ActivityStore> m_activity;
    std::optional<Error> m_error;
    Operation m_reading;
    Operation m_following; ///< Last: ends before what its callbacks use.
};

} // namespace osc

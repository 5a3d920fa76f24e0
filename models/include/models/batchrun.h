// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/activitystore.h>
#include <models/batchmodel.h>
#include <models/createrun.h>

#include <core/secretstore.h>

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace osc {

/// Creates the sandboxes of a batch, several at a time, and says of each what became of it. One entry in
/// Activity counts them. Destroying it cancels those that run.
class BatchRun : public QObject
{
    Q_OBJECT

public:
    static constexpr int usualParallel = 4;
    static constexpr int mostParallel = 16;

    /// @p activity and @p secrets outlive the run; @p secrets may be null: then logins in the keychain are
    /// not found. When @p backend goes, what is not done fails.
    BatchRun(Backend &backend, ActivityStore &activity, SecretStore *secrets, const QList<BatchRow> &rows,
             QObject *parent = nullptr);
    ~BatchRun() override;

    [[nodiscard]] BatchModel &model() { return m_model; }
    [[nodiscard]] const BatchModel &model() const { return m_model; }
    [[nodiscard]] const QString &connectionId() const { return m_connectionId; }
    [[nodiscard]] const QString &connectionName() const { return m_connectionName; }
    /// Creates all that wait. Rows that are not usable are left out.
    void start(int parallel);
    /// Takes effect for those that begin from now on.
    void setParallel(int parallel);
    /// Lets go of those that run and wait; what was made stays.
    void cancel();
    /// Creates those again that failed or were cancelled.
    void retry(int parallel);

    [[nodiscard]] bool isRunning() const { return m_running; }
    /// How many are done, of how many.
    [[nodiscard]] int done() const;
    [[nodiscard]] int total() const;
    [[nodiscard]] int failed() const { return m_model.count(BatchRow::State::Failed); }
    /// "12 of 50 created, 1 failed".
    [[nodiscard]] QString summary() const;
    /// At least one could be created again.
    [[nodiscard]] bool canRetry() const;

Q_SIGNALS:
    void progressed();
    /// None runs or waits any more.
    void finished();

private:
    void begin(int parallel);
    void startMore();
    void startRow(BatchRow row);
    void create(int number, const SandboxSpec &spec);
    void readLogin(const BatchRow &row);
    void rowEnded(int number);
    void cancelRow(int number);
    void endRow(int number, const std::function<void(BatchRow &)> &change);
    void change(int number, const std::function<void(BatchRow &)> &change);
    void backendGone();
    void finishIfDone();

    QPointer<Backend> m_backend;
    ActivityStore &m_activity;
    SecretStore *m_secrets;
    BatchModel m_model;
    QString m_connectionId;
    QString m_connectionName;
    QString m_entry; ///< In Activity, while it runs.
    int m_parallel = usualParallel;
    bool m_running = false;
    std::map<int, std::unique_ptr<CreateRun>> m_runs; ///< By number.
    std::map<int, Operation> m_logins;                ///< By number: a login is read first.
};

} // namespace osc

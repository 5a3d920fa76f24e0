// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transferjournal.h>

#include <memory>

namespace osc {

class DatabaseThread;
class TransferDatabase;

/// The queue of transfers in an SQLite file: write-ahead log, so that nothing answered is lost to `kill -9`.
/// Several consoles of one user may share the file: each holds a lock beside it while it lives, and a record
/// belongs to one of them.
///
/// A file that is damaged or from a newer console is left untouched: all calls then fail with a sentence that
/// names it. The folder is made when missing.
class SqliteTransferJournal final : public TransferJournal
{
    Q_OBJECT

public:
    /// @p path: the file, usually AppDataLocation/transfers.sqlite. Opened on a thread of its own at the
    /// first call.
    explicit SqliteTransferJournal(const QString &path, QObject *parent = nullptr);
    /// Waits for all that was asked for before; answers are dropped.
    ~SqliteTransferJournal() override;

    [[nodiscard]] Operation adopt(Callback<QList<TransferRecord>> done) override;
    [[nodiscard]] Operation put(const QList<TransferRecord> &records, Callback<void> done) override;
    [[nodiscard]] Operation remove(const QStringList &ids, Callback<void> done) override;

private:
    std::shared_ptr<TransferDatabase> m_database; ///< Touched only on the thread.
    std::unique_ptr<DatabaseThread> m_thread;
};

} // namespace osc

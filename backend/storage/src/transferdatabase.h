// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sqlitefile.h"

#include <core/livingconsole.h>
#include <core/transferjournal.h>

#include <functional>

namespace osc {

/// The SQL of the queue of transfers. Blocking; belongs to the thread that first uses it.
class TransferDatabase
{
public:
    explicit TransferDatabase(const QString &path);

    Result<QList<TransferRecord>> adopt();
    Done put(const QList<TransferRecord> &records);
    Done remove(const QStringList &ids);

    /// To be called on the thread that used it, before the destructor runs elsewhere.
    void close() { m_file.close(); }

private:
    Done ensureOpen();
    /// All that @p work does, or nothing of it. Other consoles wait meanwhile.
    Done inOneStep(const std::function<Done()> &work);
    Done takeFromTheDead();
    Done putOne(const TransferRecord &record);
    Result<QList<TransferRecord>> own();

    SqliteFile m_file;
    LivingConsole m_me;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/transferjournal.h>

#include <QHash>
#include <QSet>
#include <QStringList>

#include <functional>

namespace osc {

class ActivityStore;

/// On the computer that the console runs on.
[[nodiscard]] inline bool isHere(const FilePlace &place)
{
    return place.kind == FilePlace::Kind::ThisComputer;
}

/// The entries of transfers in the activity: one for all that were added together.
class TransferEntries
{
public:
    /// @p cancel stops those that are not over. @p activity may be null.
    TransferEntries(ActivityStore *activity, std::function<void(QStringList ids)> cancel);
    ~TransferEntries();

    void add(const QList<TransferRecord> &together);
    void progress(const TransferRecord &record);
    /// It is done, or failed for good, or was cancelled.
    void end(const TransferRecord &record);

private:
    struct Entry
    {
        QString id;
        QSet<QString> open;
        qsizetype all = 0;
        qsizetype failed = 0;
        qsizetype cancelled = 0;
        Error firstError;
    };

    ActivityStore *m_activity;
    std::function<void(QStringList)> m_cancel;
    QHash<QString, Entry> m_entries; ///< By batch.
};

} // namespace osc

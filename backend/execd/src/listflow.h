// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fileflow.h"

namespace osc {

/// Lists one directory; follows a link to it, tries again when something vanished while execd was looking,
/// and makes do with the search of an execd that has no listing.
class ExecdListFlow final : public ExecdFileFlow
{
public:
    ExecdListFlow(ExecdClient client, FilePath path, std::function<void(QList<FileEntry>)> onBatch,
                  Callback<void> done);

private:
    void begin() override;
    void list();
    void search();
    void resolveLink();
    void takeListing(const HttpResponse &response);
    void decode(const QByteArray &body, bool deep);
    void takeEntries(const std::optional<QList<FileEntry>> &entries);
    void deliver();

    FilePath m_directory; ///< Where path() leads to.
    std::function<void(QList<FileEntry>)> m_onBatch;
    int m_attemptsLeft = 3;
    bool m_resolved = false;
    QStringList m_output;
    QList<FileEntry> m_entries;
};

} // namespace osc

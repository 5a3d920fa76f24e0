// SPDX-License-Identifier: Apache-2.0
#include <files/libarchivelister.h>

#include "archivewalk.h"

namespace osc {

LibArchiveLister::LibArchiveLister() = default;

LibArchiveLister::~LibArchiveLister()
{
    for (const auto &weak : m_feeds) {
        if (const auto feed = weak.lock())
            feed->cancel();
    }
}

Operation LibArchiveLister::list(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, qint64 size,
                                 const ArchiveLimits &limits,
                                 std::function<void(QList<ArchiveEntry>)> onEntries,
                                 Callback<ArchiveSummary> done)
{
    auto feed = std::make_shared<ArchiveFeed>(std::move(fileSystem), path);
    std::erase_if(m_feeds, [](const auto &weak) { return weak.expired(); });
    m_feeds.push_back(feed);
    // Both live on the owner's thread and die there; the worker holds only the feed.
    struct Owner
    {
        Promise<ArchiveSummary> promise;
        std::function<void(QList<ArchiveEntry>)> onEntries;
    };
    const auto owner =
        std::make_shared<Owner>(Owner{Promise<ArchiveSummary>(std::move(done)), std::move(onEntries)});
    Operation operation = owner->promise.operation([feed] { feed->cancel(); }, owner);
    const std::weak_ptr<Owner> weak = owner;
    m_worker.run([feed = std::move(feed), weak, path, size, limits]() mutable {
        if (feed->isCancelled())
            return;
        const Homecoming home = feed->home();
        const auto summary =
            ArchiveWalk(*feed, path, size, limits, [home, weak](const QList<ArchiveEntry> &entries) {
                home.post([weak, entries] {
                    const auto alive = weak.lock();
                    if (alive && alive->promise.isActive())
                        alive->onEntries(entries);
                });
            }).run();
        // The feed goes home with the answer: it dies on the owner's thread.
        home.post([weak, feed = std::move(feed), summary] {
            const auto alive = weak.lock();
            if (!alive)
                return;
            const auto promise = alive->promise;
            promise.resolve(summary);
        });
    });
    return operation;
}

} // namespace osc

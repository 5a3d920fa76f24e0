// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bytepipe.h"
#include "runninghash.h"

#include <core/transferengine.h>

namespace osc {

[[nodiscard]] inline FileVersion versionOf(const FileEntry &entry)
{
    return {entry.size, entry.modified};
}

/// One regular file from one file system to another, checked when it has arrived. Held alive by its
/// operation.
class FileCopy : public std::enable_shared_from_this<FileCopy>
{
public:
    struct Job
    {
        std::shared_ptr<FileSystem> from;
        FilePath source;
        FileEntry entry; ///< Of the source, as it was asked for.
        std::shared_ptr<FileSystem> to;
        FilePath target;     ///< Is replaced when it is there.
        bool resume = false; ///< What is there is the beginning of the source as it is now.
        bool verify = true;
        bool overwrite = true;   ///< false: Conflict when the target is there.
        bool keepsBroken = true; ///< What has arrived when it breaks off stays, if the target can keep it.
    };
    struct Result
    {
        bool verified = false;
    };
    struct Handlers
    {
        std::function<void(qint64 bytes)> onBytes; ///< All that is at the target.
        std::function<void()> onChecking;
    };

    FileCopy(Job job, Handlers handlers, Promise<Result> promise);
    [[nodiscard]] static Operation start(Job job, Handlers handlers, Callback<Result> done);

private:
    void begin();
    void lookAtPart();
    void lookAtHidden();
    void discardHidden();
    void copyHidden();
    void makeEmpty();
    void hashBeginning(qint64 offset);
    void copy(qint64 offset);
    void onRead(const Done &done);
    void onWritten(const Done &done);
    void settle();
    void checkLength();
    void checkVersion();
    void checkContent(bool grew);
    void hashSource();
    void hashTarget(const QByteArray &expected);
    void compare(const QByteArray &expected, const QByteArray &found);
    void again();
    void fail(const Error &error) const;

    Job m_job;
    Handlers m_handlers;
    Promise<Result> m_promise;
    FileSystemCapabilities m_canFrom;
    FileSystemCapabilities m_canTo;
    std::shared_ptr<RunningHash> m_hash; ///< Null when nothing is computed on the way.
    std::unique_ptr<BytePipe> m_pipe;
    int m_beginnings = 0;
    std::optional<Done> m_read;
    std::optional<Done> m_written;
    Operation m_reading;
    Operation m_step; ///< Writing, too.
};

} // namespace osc

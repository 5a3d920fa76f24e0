// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

class QObject;
class QThread;

namespace osc {

/// One thread for all reading and writing of local files. Outlives every sink and source that uses it.
class FileWorker
{
public:
    FileWorker();
    /// Waits for the jobs that are queued.
    ~FileWorker();
    FileWorker(const FileWorker &) = delete;
    FileWorker &operator=(const FileWorker &) = delete;

    /// Runs jobs in the order in which they come. Callable from any thread.
    void run(std::function<void()> job);

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_context;
};

} // namespace osc

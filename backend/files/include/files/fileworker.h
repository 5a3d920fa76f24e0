// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

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
    void work();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_jobs;
    bool m_closing = false;
    std::thread m_thread; ///< Last, so that it starts when the rest is there.
};

} // namespace osc

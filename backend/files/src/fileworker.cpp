// SPDX-License-Identifier: Apache-2.0
#include <files/fileworker.h>

namespace osc {

FileWorker::FileWorker()
    : m_thread([this] { work(); })
{}

FileWorker::~FileWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void FileWorker::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
}

void FileWorker::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        job = {}; // what it holds is released without the lock, too
        lock.lock();
    }
}

} // namespace osc

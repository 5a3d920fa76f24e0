// SPDX-License-Identifier: Apache-2.0
#include <files/localfile.h>

#include "filedescriptor.h"
#include "fileerror.h"
#include "homecoming.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

namespace osc {

namespace {

constexpr qint64 queueLimit = 4 * 1024 * 1024;
constexpr qint64 queueLow = queueLimit / 2;

/// Opens a new file beside the target. Its mode is what the user's umask gives to any new file.
FileDescriptor createBeside(const QByteArray &target, QByteArray &path)
{
    constexpr int attempts = 100;
    constexpr mode_t mode = 0666;
    const auto folder = target.left(target.lastIndexOf('/') + 1);
    for (int i = 0; i < attempts; ++i) {
        path = folder + ".opensandbox-" + QByteArray::number(QRandomGenerator::global()->generate64(), 36) +
               ".part";
        FileDescriptor file(
            ::open(path.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
        if (file.isOpen() || errno != EEXIST)
            return file;
    }
    return {};
}

int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (count < 0 && errno != EINTR)
            return errno;
        if (count > 0)
            bytes = bytes.sliced(count);
    }
    return 0;
}

/// rename() that refuses to replace, also where the file system has no hard links.
int moveIfFree(const QByteArray &from, const QByteArray &to)
{
    if (::link(from.constData(), to.constData()) == 0) {
        ::unlink(from.constData());
        return 0;
    }
    if (errno == EEXIST)
        return EEXIST;
    struct stat status;
    if (::lstat(to.constData(), &status) == 0)
        return EEXIST;
    return ::rename(from.constData(), to.constData()) == 0 ? 0 : errno;
}

} // namespace

/// Shared with the jobs; what has no comment belongs to the worker.
struct LocalFileSink::State
{
    State(const QString &path, Options chosen)
        : name(path)
        , target(QFile::encodeName(QFileInfo(path).absoluteFilePath()))
        , options(chosen)
    {}
    ~State() { discard(); }
    State(const State &) = delete;
    State &operator=(const State &) = delete;

    void fail(const Error &problem)
    {
        discard();
        failed = true;
        home.post([this, problem] { error = problem; });
    }

    void discard()
    {
        file.reset();
        if (!temporary.isEmpty())
            ::unlink(std::exchange(temporary, {}).constData());
    }

    void append(QByteArrayView bytes)
    {
        if (failed || abandoned)
            return;
        if (!file.isOpen())
            file = createBeside(target, temporary);
        if (!file.isOpen()) {
            const int problem = errno;
            temporary.clear();
            fail(fileerror::cannotWrite(name, problem));
        } else if (const int problem = writeAll(file.get(), bytes); problem != 0) {
            fail(fileerror::cannotWrite(name, problem));
        }
    }

    Done moveIntoPlace()
    {
        append({}); // an empty file has had no write
        if (failed || abandoned)
            return Error();
        int problem = ::fsync(file.get()) == 0 ? 0 : errno;
        if (file.reset() != 0 && problem == 0)
            problem = errno;
        if (problem == 0 && !options.overwrite)
            problem = moveIfFree(temporary, target);
        else if (problem == 0)
            problem = ::rename(temporary.constData(), target.constData()) == 0 ? 0 : errno;
        if (problem == 0) {
            temporary.clear();
            return {};
        }
        discard();
        return problem == EEXIST ? fileerror::exists(name) : fileerror::cannotWrite(name, problem);
    }

    const QString name;
    const QByteArray target;
    const Options options;
    QByteArray temporary;
    FileDescriptor file;
    bool failed = false;
    std::atomic<bool> abandoned = false;
    std::atomic<qint64> queued = 0;
    std::atomic<bool> waiting = false;
    Homecoming home;
    std::optional<Error> error; ///< Of the owner's thread.
};

LocalFileSink::LocalFileSink(FileWorker &worker, const QString &target, Options options)
    : m_worker(worker)
    , m_state(std::make_shared<State>(target, options))
{}

LocalFileSink::~LocalFileSink()
{
    m_state->abandoned = true;
    m_state->home.close();
    // The temporary file goes with the last job that knows it, on the worker.
    m_worker.run([state = std::move(m_state)] { state->discard(); });
}

ByteSink::Next LocalFileSink::write(QByteArrayView bytes)
{
    if (m_state->error)
        return Next::Stop;
    const auto queued = m_state->queued += bytes.size();
    if (queued > queueLimit)
        m_state->waiting = true;
    m_worker.run([this, state = m_state, data = bytes.toByteArray()] {
        state->append(data);
        const auto left = state->queued -= data.size();
        if (left <= queueLow && state->waiting.exchange(false))
            state->home.post([this] { notifyReady(); });
    });
    return queued > queueLimit ? Next::Wait : Next::More;
}

Error LocalFileSink::error() const
{
    return m_state->error.value_or(Error());
}

Operation LocalFileSink::commit(Callback<void> done)
{
    Promise<void> promise(std::move(done));
    auto operation = promise.operation([state = m_state] { state->abandoned = true; });
    m_worker.run([state = m_state, promise = std::make_shared<Promise<void>>(promise)]() mutable {
        const auto result = state->moveIntoPlace();
        // The promise belongs to the owner's thread, so its last copy must go back there too.
        const auto &home = state->home;
        home.post([state, promise = std::move(promise), result] {
            promise->resolve(state->error ? Done(*state->error) : result);
        });
    });
    return operation;
}

} // namespace osc

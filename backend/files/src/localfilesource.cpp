// SPDX-License-Identifier: Apache-2.0
#include <files/localfile.h>

#include "filedescriptor.h"
#include "fileerror.h"
#include "homecoming.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace osc {

namespace {

constexpr qint64 pieceSize = 256 * 1024;
constexpr qint64 aheadLimit = 1024 * 1024;

} // namespace

/// Shared with the jobs. The file belongs to the worker, the rest to the owner's thread.
struct LocalFileSource::State
{
    QString name;
    FileDescriptor file;
    Homecoming home;
    qint64 size = 0;
    qint64 asked = 0; ///< Bytes that were asked of the worker.
    qint64 given = 0;
    QByteArray ahead;
    bool reading = false;
    std::optional<Error> error;

    std::optional<Error> openFile();
    Result<QByteArray> readPiece(qint64 wanted) const;
};

std::optional<Error> LocalFileSource::State::openFile()
{
    const auto path = QFile::encodeName(QFileInfo(name).absoluteFilePath());
    struct stat status;
    // Asked before opening, because opening alone can have effects on a FIFO or a device.
    if (::stat(path.constData(), &status) != 0)
        return fileerror::cannotRead(name, errno);
    if (!S_ISREG(status.st_mode))
        return fileerror::notRegular(name);
    file = FileDescriptor(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return fileerror::cannotRead(name, errno);
    if (!S_ISREG(status.st_mode))
        return fileerror::notRegular(name);
    size = status.st_size;
    return {};
}

Result<QByteArray> LocalFileSource::State::readPiece(qint64 wanted) const
{
    QByteArray bytes(wanted, Qt::Uninitialized);
    qint64 got = 0;
    while (got < wanted) {
        const auto count = ::read(file.get(), bytes.data() + got, static_cast<size_t>(wanted - got));
        if (count == 0)
            return fileerror::shrank(name);
        if (count < 0 && errno != EINTR)
            return fileerror::cannotRead(name, errno);
        got += std::max<qint64>(0, count);
    }
    return bytes;
}

Operation LocalFileSource::open(FileWorker &worker, const QString &path,
                                Callback<std::shared_ptr<LocalFileSource>> done)
{
    using Source = std::shared_ptr<LocalFileSource>;
    auto state = std::make_shared<State>();
    state->name = path;
    auto promise = std::make_shared<Promise<Source>>(std::move(done));
    auto operation = promise->operation();
    const auto home = state->home;
    worker.run([&worker, state = std::move(state), promise = std::move(promise)]() mutable {
        const auto problem = state->openFile();
        const auto way = state->home;
        way.post([&worker, state = std::move(state), promise = std::move(promise), problem] {
            if (!promise->isActive())
                return;
            if (problem)
                promise->resolve(*problem);
            else
                promise->resolve(Source(new LocalFileSource(worker, state)));
        });
    });
    return operation;
}

LocalFileSource::LocalFileSource(FileWorker &worker, std::shared_ptr<State> state)
    : m_worker(worker)
    , m_state(std::move(state))
{
    readAhead();
}

LocalFileSource::~LocalFileSource()
{
    m_state->home.close();
    m_worker.run([state = std::move(m_state)] { state->file.reset(); }); // closing can block, too
}

qint64 LocalFileSource::size() const
{
    return m_state->size;
}

std::optional<Error> LocalFileSource::error() const
{
    return m_state->error;
}

std::optional<QByteArray> LocalFileSource::read(qint64 maximum)
{
    auto &state = *m_state;
    if (state.ahead.isEmpty() && (state.error || state.given == state.size))
        return {};
    const auto piece = state.ahead.left(maximum);
    state.ahead.remove(0, piece.size());
    state.given += piece.size();
    readAhead();
    return piece;
}

void LocalFileSource::readAhead()
{
    auto &state = *m_state;
    const auto wanted = std::min(pieceSize, state.size - state.asked);
    if (state.reading || state.error || wanted <= 0 || state.ahead.size() > aheadLimit - wanted)
        return;
    state.reading = true;
    state.asked += wanted;
    m_worker.run([this, shared = m_state, wanted] {
        auto result = shared->readPiece(wanted);
        shared->home.post([this, result = std::move(result)]() mutable {
            m_state->reading = false;
            if (result)
                m_state->ahead += *result;
            else
                m_state->error = result.error();
            readAhead();
            notifyReady();
        });
    });
}

} // namespace osc

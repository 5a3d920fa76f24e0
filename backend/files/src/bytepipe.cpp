// SPDX-License-Identifier: Apache-2.0
#include "bytepipe.h"

#include "runninghash.h"

#include <core/operation.h>

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <limits>

namespace osc {

namespace {

constexpr qint64 pipeLimit = 4 * 1024 * 1024;
constexpr qint64 pipeLow = pipeLimit / 2;
constexpr qsizetype pieceSize = 256 * 1024;
/// Larger pieces are passed on as they are.
constexpr qsizetype worthJoining = 16 * 1024;

struct PipeText
{
    Q_DECLARE_TR_FUNCTIONS(osc::BytePipe)
};

} // namespace

struct BytePipe::State : std::enable_shared_from_this<BytePipe::State>
{
    void take(QByteArray bytes)
    {
        arrived += bytes.size();
        buffered += bytes.size();
        pieces.push_back(std::move(bytes));
    }

    void join(QByteArrayView bytes)
    {
        arrived += bytes.size();
        buffered += bytes.size();
        // Many small pieces, such as headers of a tar stream, become few large ones.
        if (!pieces.empty() && pieces.back().size() + bytes.size() <= pieceSize) {
            pieces.back().append(bytes);
        } else {
            pieces.emplace_back();
            pieces.back().reserve(std::max(pieceSize, bytes.size()));
            pieces.back().append(bytes);
        }
    }

    QByteArray give(qint64 maximum)
    {
        QByteArray &first = pieces.front();
        const bool whole = passed == 0 && first.size() <= maximum;
        QByteArray piece = whole ? std::move(first) : first.mid(passed, maximum);
        passed += piece.size();
        if (whole || passed == first.size()) {
            pieces.pop_front();
            passed = 0;
        }
        buffered -= piece.size();
        given += piece.size();
        return piece;
    }

    /// The other end is told from the event loop: it may be the one that is calling now.
    void tell(bool &told, std::function<void(State &)> call)
    {
        if (std::exchange(told, true))
            return;
        detail::post([weak = weak_from_this(), &told, call = std::move(call)] {
            if (const auto self = weak.lock()) {
                told = false;
                call(*self);
            }
        });
    }

    void end(const Error &why)
    {
        if (ended)
            return;
        ended = true;
        error = why;
    }

    qint64 expected = -1;
    std::shared_ptr<RunningHash> hash;
    std::deque<QByteArray> pieces;
    qsizetype passed = 0; ///< Of the first piece.
    qint64 buffered = 0;
    qint64 arrived = 0;
    qint64 given = 0;
    bool waits = false; ///< The producer.
    bool ended = false;
    std::optional<Error> error;
    bool sinkTold = false;
    bool sourceTold = false;
    std::function<void()> wakeSink;
    std::function<void()> wakeSource;
    std::function<void(qint64)> progress;
};

class BytePipe::Sink : public ByteSink
{
public:
    explicit Sink(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
        m_state->wakeSink = [this] { notifyReady(); };
        if (m_state->hash)
            m_state->hash->setDrained([weak = std::weak_ptr(m_state)] {
                if (const auto alive = weak.lock())
                    wakeIfLow(*alive);
            });
    }
    ~Sink() override { m_state->wakeSink = {}; }
    Sink(const Sink &) = delete;
    Sink &operator=(const Sink &) = delete;

    Next write(QByteArrayView bytes) override
    {
        State &state = *m_state;
        if (state.ended)
            return Next::Stop;
        bytes = bytes.first(std::min(bytes.size(), room()));
        if (state.hash)
            state.hash->add(bytes.toByteArray());
        state.join(bytes);
        return arrived();
    }
    Next give(QByteArray bytes) override
    {
        State &state = *m_state;
        if (bytes.size() < worthJoining)
            return write(bytes);
        if (state.ended)
            return Next::Stop;
        bytes.truncate(room());
        if (state.hash)
            state.hash->add(bytes);
        if (!bytes.isEmpty())
            state.take(std::move(bytes));
        return arrived();
    }
    [[nodiscard]] Error error() const override { return m_state->error.value_or(Error()); }

    static void wakeIfLow(State &state)
    {
        if (!state.waits || isFull(state, pipeLow))
            return;
        state.waits = false;
        state.tell(state.sinkTold, [](State &told) {
            if (told.wakeSink)
                told.wakeSink();
        });
    }

private:
    /// More than is expected is a failure of the other side, and does not come through.
    [[nodiscard]] qsizetype room() const
    {
        return m_state->expected < 0 ? std::numeric_limits<qsizetype>::max()
                                     : m_state->expected - m_state->arrived;
    }
    Next arrived()
    {
        State &state = *m_state;
        state.tell(state.sourceTold, [](State &told) {
            if (told.wakeSource)
                told.wakeSource();
        });
        state.waits = isFull(state);
        return state.waits ? Next::Wait : Next::More;
    }
    static bool isFull(const State &state, qint64 limit = pipeLimit)
    {
        return state.buffered > limit || (state.hash && state.hash->pending() > limit);
    }

    std::shared_ptr<State> m_state;
};

class BytePipe::Source : public ByteSource
{
public:
    explicit Source(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {
        m_state->wakeSource = [this] { notifyReady(); };
    }
    ~Source() override { m_state->wakeSource = {}; }
    Source(const Source &) = delete;
    Source &operator=(const Source &) = delete;

    [[nodiscard]] qint64 size() const override { return m_state->expected; }
    [[nodiscard]] std::optional<Error> error() const override { return m_state->error; }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        State &state = *m_state;
        if (state.error || (state.ended && state.pieces.empty()))
            return {};
        if (state.pieces.empty())
            return QByteArray();
        QByteArray piece = state.give(maximum);
        Sink::wakeIfLow(state);
        if (state.progress)
            state.progress(state.given);
        return piece;
    }

private:
    std::shared_ptr<State> m_state;
};

BytePipe::BytePipe(qint64 expected, std::shared_ptr<RunningHash> hash)
    : m_state(std::make_shared<State>())
{
    m_state->expected = expected;
    m_state->hash = std::move(hash);
    m_sink = std::make_shared<Sink>(m_state);
    m_source = std::make_shared<Source>(m_state);
}

BytePipe::~BytePipe()
{
    m_state->progress = {};
}

void BytePipe::finish()
{
    if (m_state->ended)
        return;
    if (m_state->expected >= 0 && m_state->arrived < m_state->expected)
        return fail({.kind = ErrorKind::Protocol, .message = PipeText::tr("The stream ended early.")});
    m_state->ended = true;
    m_state->tell(m_state->sourceTold, [](State &told) {
        if (told.wakeSource)
            told.wakeSource();
    });
}

void BytePipe::fail(const Error &error)
{
    m_state->end(error);
    m_state->waits = false;
    m_state->tell(m_state->sourceTold, [](State &told) {
        if (told.wakeSource)
            told.wakeSource();
    });
    m_state->tell(m_state->sinkTold, [](State &told) {
        if (told.wakeSink)
            told.wakeSink();
    });
}

std::optional<Error> BytePipe::error() const
{
    return m_state->error;
}

void BytePipe::setProgress(std::function<void(qint64)> progress)
{
    m_state->progress = std::move(progress);
}

} // namespace osc

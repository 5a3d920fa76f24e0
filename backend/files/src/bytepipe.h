// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>

#include <functional>
#include <memory>

namespace osc {

class RunningHash;

/// What one file system reads and another one writes, through bounded memory. The two ends are handed out;
/// the pipe is for whoever ties them together.
class BytePipe
{
public:
    /// @p expected: bytes that will come; -1: not known. With it, fewer or more are a failure.
    /// @p hash may be null; it gets every byte.
    explicit BytePipe(qint64 expected = -1, std::shared_ptr<RunningHash> hash = {});
    ~BytePipe();
    BytePipe(const BytePipe &) = delete;
    BytePipe &operator=(const BytePipe &) = delete;

    [[nodiscard]] std::shared_ptr<ByteSink> sink() const { return m_sink; }
    [[nodiscard]] std::shared_ptr<ByteSource> source() const { return m_source; }

    /// No more will come.
    void finish();
    void fail(const Error &error);
    /// Why the source ended early, if it did.
    [[nodiscard]] std::optional<Error> error() const;
    /// Called with all bytes so far, whenever the reader took some.
    void setProgress(std::function<void(qint64)> progress);

private:
    struct State;
    class Sink;
    class Source;

    std::shared_ptr<State> m_state;
    std::shared_ptr<ByteSink> m_sink;
    std::shared_ptr<ByteSource> m_source;
};

} // namespace osc

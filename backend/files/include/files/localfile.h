// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <files/fileworker.h>

#include <core/bytestream.h>
#include <core/operation.h>

#include <QString>

#include <memory>

namespace osc {

/// Writes a local file that appears whole or not at all: bytes go to a hidden temporary file beside the
/// target, which takes the target's place at commit(). Destroyed without a commit it leaves nothing behind.
///
/// Writing happens on the worker; at most 4 MiB (and one write more) wait in memory.
class LocalFileSink final : public ByteSink
{
public:
    struct Options
    {
        bool overwrite = true; ///< false: commit() fails with Conflict when the target exists.
    };

    LocalFileSink(FileWorker &worker, const QString &target, Options options);
    ~LocalFileSink() override;
    LocalFileSink(const LocalFileSink &) = delete;
    LocalFileSink &operator=(const LocalFileSink &) = delete;

    Next write(QByteArrayView bytes) override;
    /// Exhausted (disk full), Forbidden, NotFound (folder), Conflict, Failed.
    [[nodiscard]] Error error() const override;

    /// Brings everything to the disk and puts the file in its place. Call once, after the last write. Letting
    /// go of the operation gives up the file, unless it is in its place already.
    [[nodiscard]] Operation commit(Callback<void> done);

private:
    struct State;

    FileWorker &m_worker;
    std::shared_ptr<State> m_state;
};

/// Reads a local regular file ahead, on the worker. Symbolic links are followed; a FIFO, a device or a folder
/// is never opened. What is appended while it is read does not count.
class LocalFileSource final : public ByteSource
{
public:
    /// Fails with NotFound, Forbidden, Invalid (not a regular file) or Failed.
    [[nodiscard]] static Operation open(FileWorker &worker, const QString &path,
                                        Callback<std::shared_ptr<LocalFileSource>> done);
    ~LocalFileSource() override;
    LocalFileSource(const LocalFileSource &) = delete;
    LocalFileSource &operator=(const LocalFileSource &) = delete;

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;
    [[nodiscard]] std::optional<Error> error() const override;

private:
    struct State;

    LocalFileSource(FileWorker &worker, std::shared_ptr<State> state);
    void readAhead();

    FileWorker &m_worker;
    std::shared_ptr<State> m_state;
};

} // namespace osc

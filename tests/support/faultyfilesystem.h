// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QList>

#include <memory>
#include <optional>

namespace osc::test {

/// A real file system behind a link that can break, hang, lie and forget what it can do.
class FaultyFileSystem : public FileSystem
{
public:
    explicit FaultyFileSystem(std::shared_ptr<FileSystem> real)
        : m_real(std::move(real))
        , can(m_real->capabilities())
    {}

    std::shared_ptr<FileSystem> m_real;
    FileSystemCapabilities can;
    qint64 breakReadAfter = -1;  ///< Bytes; once.
    qint64 breakWriteAfter = -1; ///< Bytes; once.
    bool hangs = false;          ///< Calls never answer.
    bool lies = false;           ///< Checksums are wrong.
    Error broken{.kind = ErrorKind::Unreachable, .message = QStringLiteral("The link broke.")};
    std::function<void(const QByteArray &call)> onCall; ///< "rename /a /b": before it is carried out.
    QList<QByteArray> calls;

    [[nodiscard]] int count(QByteArrayView beginning) const
    {
        return static_cast<int>(std::count_if(
            calls.begin(), calls.end(), [&](const QByteArray &call) { return call.startsWith(beginning); }));
    }

    [[nodiscard]] FileSystemCapabilities capabilities() const override { return can; }
    [[nodiscard]] QString via() const override { return m_real->via(); }
    Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                   Callback<void> done) override
    {
        if (note("list " + directory))
            return hung(std::move(done));
        return m_real->list(directory, std::move(onBatch), std::move(done));
    }
    Operation stat(const FilePath &path, Callback<FileEntry> done) override
    {
        if (note("stat " + path))
            return hung(std::move(done));
        return m_real->stat(path, std::move(done));
    }
    Operation read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                   Callback<void> done) override
    {
        if (note("read " + path + ' ' + QByteArray::number(range.offset)))
            return hung(std::move(done));
        if (breakReadAfter < 0)
            return m_real->read(path, range, std::move(sink), std::move(done));
        return breaking(std::exchange(breakReadAfter, -1), path, range, std::move(sink), std::move(done));
    }
    Operation write(const FilePath &path, std::shared_ptr<ByteSource> source, WriteOptions options,
                    Callback<void> done) override
    {
        if (note("write " + path + ' ' + QByteArray::number(options.offset)))
            return hung(std::move(done));
        if (breakWriteAfter >= 0 && options.offset >= 0)
            source = std::make_shared<BreakingSource>(source, std::exchange(breakWriteAfter, -1), broken);
        return m_real->write(path, std::move(source), options, std::move(done));
    }
    Operation makeDirectory(const FilePath &path, Callback<void> done) override
    {
        if (note("mkdir " + path))
            return hung(std::move(done));
        return m_real->makeDirectory(path, std::move(done));
    }
    Operation rename(const FilePath &from, const FilePath &to, Callback<void> done) override
    {
        if (note("rename " + from + ' ' + to))
            return hung(std::move(done));
        return m_real->rename(from, to, std::move(done));
    }
    Operation remove(const FilePath &path, Callback<void> done) override
    {
        if (note("remove " + path))
            return hung(std::move(done));
        return m_real->remove(path, std::move(done));
    }
    Operation setMode(const FilePath &path, int mode, Callback<void> done) override
    {
        return m_real->setMode(path, mode, std::move(done));
    }
    Operation replace(const FilePath &from, const FilePath &to, Callback<void> done) override
    {
        if (note("replace " + from + ' ' + to))
            return hung(std::move(done));
        return m_real->replace(from, to, std::move(done));
    }
    Operation makeSymlink(const FilePath &path, const QByteArray &target, Callback<void> done) override
    {
        note("link " + path);
        return m_real->makeSymlink(path, target, std::move(done));
    }
    Operation copy(const FilePath &from, const FilePath &to, Callback<void> done) override
    {
        note("copy " + from + ' ' + to);
        return m_real->copy(from, to, std::move(done));
    }
    Operation measure(const FilePath &path, Callback<TreeSize> done) override
    {
        return m_real->measure(path, std::move(done));
    }
    Operation checksum(const FilePath &path, Callback<QByteArray> done) override
    {
        note("checksum " + path);
        if (lies)
            return finished<QByteArray>(QByteArray(32, 'x'), std::move(done));
        return m_real->checksum(path, std::move(done));
    }
    Operation readTree(const FilePath &directory, const QList<QByteArray> &names,
                       std::shared_ptr<ByteSink> sink, Callback<void> done) override
    {
        note("readTree " + directory);
        if (tree)
            return feed(std::move(sink), std::move(done));
        if (breakReadAfter >= 0)
            sink = std::make_shared<BreakingSink>(sink, std::exchange(breakReadAfter, -1), broken);
        return m_real->readTree(directory, names, std::move(sink), std::move(done));
    }
    Operation writeTree(const FilePath &directory, std::shared_ptr<ByteSource> source,
                        TreeWriteOptions options, Callback<void> done) override
    {
        note("writeTree " + directory);
        return m_real->writeTree(directory, std::move(source), options, std::move(done));
    }

    std::optional<QByteArray> tree; ///< What readTree() sends instead of the truth.

private:
    class BreakingSource : public ByteSource
    {
    public:
        BreakingSource(std::shared_ptr<ByteSource> source, qint64 bytes, Error why)
            : m_source(std::move(source))
            , m_left(bytes)
            , m_why(std::move(why))
        {
            m_source->setReadyCallback([this] { notifyReady(); });
        }
        ~BreakingSource() override { m_source->setReadyCallback({}); }
        [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
        {
            if (m_left <= 0) {
                m_error = m_why;
                return {};
            }
            auto piece = m_source->read(std::min(maximum, m_left));
            if (piece)
                m_left -= piece->size();
            return piece;
        }
        [[nodiscard]] std::optional<Error> error() const override
        {
            return m_error ? m_error : m_source->error();
        }

    private:
        std::shared_ptr<ByteSource> m_source;
        qint64 m_left;
        Error m_why;
        std::optional<Error> m_error;
    };

    class BreakingSink : public ByteSink
    {
    public:
        BreakingSink(std::shared_ptr<ByteSink> sink, qint64 bytes, Error why)
            : m_sink(std::move(sink))
            , m_left(bytes)
            , m_why(std::move(why))
        {
            m_sink->setReadyCallback([this] { notifyReady(); });
        }
        ~BreakingSink() override { m_sink->setReadyCallback({}); }
        Next write(QByteArrayView bytes) override
        {
            if (m_left <= 0)
                return Next::Stop;
            bytes = bytes.first(std::min<qint64>(bytes.size(), m_left));
            m_left -= bytes.size();
            const Next next = m_sink->write(bytes);
            return m_left <= 0 ? Next::Stop : next;
        }
        [[nodiscard]] Error error() const override { return m_left <= 0 ? m_why : m_sink->error(); }

    private:
        std::shared_ptr<ByteSink> m_sink;
        qint64 m_left;
        Error m_why;
    };

    /// True when it hangs.
    bool note(const QByteArray &call)
    {
        calls.append(call);
        if (onCall) {
            const auto tell = onCall;
            tell(call);
        }
        return hangs;
    }
    template<typename T>
    static Operation hung(Callback<T> done)
    {
        return Promise<T>(std::move(done)).operation();
    }
    Operation breaking(qint64 bytes, const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                       Callback<void> done)
    {
        range.length = range.length < 0 ? bytes : std::min(range.length, bytes);
        return m_real->read(
            path, range, std::move(sink),
            [done = std::move(done), why = broken](const Done &read) { done(read ? Done(why) : read); });
    }
    Operation feed(std::shared_ptr<ByteSink> sink, Callback<void> done)
    {
        const bool taken = sink->write(*tree) != ByteSink::Next::Stop;
        return finished<void>(taken ? Done() : Done(sink->error()), std::move(done));
    }
};

} // namespace osc::test

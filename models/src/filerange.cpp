// SPDX-License-Identifier: Apache-2.0
#include <models/filerange.h>

#include <QCoreApplication>

namespace osc {

namespace {

/// Keeps a part of what comes, and stops the rest.
class PartSink : public ByteSink
{
public:
    PartSink(qint64 skip, qint64 length)
        : m_skip(skip)
        , m_length(length)
    {}

    Next write(QByteArrayView some) override
    {
        const qint64 skipped = qMin<qint64>(m_skip, some.size());
        m_skip -= skipped;
        const QByteArrayView rest = some.sliced(skipped);
        const qint64 room = m_length - bytes.size();
        this->bytes.append(rest.first(qMin<qint64>(room, rest.size())));
        m_full = rest.size() > room;
        return m_full ? Next::Stop : Next::More;
    }
    [[nodiscard]] bool isFull() const { return m_full; }

    QByteArray bytes;

private:
    qint64 m_skip;
    qint64 m_length;
    bool m_full = false;
};

} // namespace

Operation readFileRange(const std::shared_ptr<FileSystem> &fileSystem, const FilePath &path, qint64 offset,
                        qint64 length, Callback<QByteArray> done)
{
    const bool parts = fileSystem->capabilities().canReadRange;
    if (!parts && offset > farthestSkip) {
        return finished<QByteArray>(
            Error{.kind = ErrorKind::Unsupported,
                  .message = QCoreApplication::translate(
                                 "osc::FileRange", "The rest of %1 cannot be shown: files can only be read "
                                                   "from their beginning here.")
                                 .arg(displayName(path)),
                  .advice = QCoreApplication::translate("osc::FileRange", "Download the file.")},
            std::move(done));
    }
    const auto sink = std::make_shared<PartSink>(parts ? 0 : offset, length);
    const FileSystem::ReadRange range =
        parts ? FileSystem::ReadRange{offset, length} : FileSystem::ReadRange{};
    return fileSystem->read(path, range, sink,
                            [sink, held = fileSystem, done = std::move(done)](const Done &result) {
                                // The sink stops a reader that reads on; that is the wished-for end.
                                if (!result && !sink->isFull())
                                    done(result.error());
                                else
                                    done(sink->bytes);
                            });
}

} // namespace osc

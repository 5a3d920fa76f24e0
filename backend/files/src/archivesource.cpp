// SPDX-License-Identifier: Apache-2.0
#include "archivesource.h"

#include "filedescriptor.h"
#include "fileerror.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace osc {

namespace {

constexpr qsizetype unpackedPiece = 512 * 1024;
constexpr qsizetype mostAhead = 2 * 1024 * 1024;
constexpr size_t fileBlock = 256 * 1024;

/// The header of the first member says "ustar" (POSIX 1003.1, pax, ustar Interchange Format); an archive
/// without members is zeros.
bool looksLikeTar(QByteArrayView start)
{
    constexpr qsizetype magicAt = 257;
    constexpr qsizetype block = 512;
    if (start.size() < block)
        return false;
    if (start.sliced(magicAt).startsWith("ustar"))
        return true;
    return std::all_of(start.begin(), start.begin() + block, [](char byte) { return byte == 0; });
}

} // namespace

struct LocalArchiveSource::Piece
{
    QByteArray bytes;
    qint64 fileRead = 0;
    bool atEnd = false;
};

/// Belongs to the worker.
class LocalArchiveSource::Unpacker
{
public:
    explicit Unpacker(QString path)
        : m_path(std::move(path))
    {}
    ~Unpacker() { archive_read_free(m_archive); }
    Unpacker(const Unpacker &) = delete;
    Unpacker &operator=(const Unpacker &) = delete;

    [[nodiscard]] qint64 fileSize() const { return m_size; }

    /// Opens it and gives its beginning.
    Result<Piece> open()
    {
        if (const auto problem = openFile())
            return *problem;
        m_archive = archive_read_new();
        archive_read_support_filter_gzip(m_archive);
        archive_read_support_filter_zstd(m_archive);
        archive_read_support_filter_bzip2(m_archive);
        archive_read_support_filter_xz(m_archive);
        archive_read_support_format_raw(m_archive);
        archive_read_support_format_empty(m_archive);
        struct archive_entry *entry = nullptr;
        if (archive_read_open_fd(m_archive, m_file.get(), fileBlock) != ARCHIVE_OK ||
            archive_read_next_header(m_archive, &entry) != ARCHIVE_OK)
            return noArchive();
        Result<Piece> first = next();
        if (first && !looksLikeTar(first->bytes))
            return noArchive();
        return first;
    }

    Result<Piece> next()
    {
        Piece piece;
        piece.bytes.resize(unpackedPiece);
        qsizetype got = 0;
        while (got < unpackedPiece) {
            const la_ssize_t count = archive_read_data(m_archive, piece.bytes.data() + got,
                                                       static_cast<size_t>(unpackedPiece - got));
            if (count < 0)
                return broken();
            if (count == 0) {
                piece.atEnd = true;
                break;
            }
            got += count;
        }
        piece.bytes.truncate(got);
        piece.fileRead = archive_filter_bytes(m_archive, -1);
        return piece;
    }

private:
    std::optional<Error> openFile()
    {
        const auto path = QFile::encodeName(QFileInfo(m_path).absoluteFilePath());
        struct stat status;
        // Asked before opening, because opening alone can have effects on a FIFO or a device.
        if (::stat(path.constData(), &status) != 0)
            return fileerror::cannotRead(m_path, errno);
        if (!S_ISREG(status.st_mode))
            return fileerror::notRegular(m_path);
        m_file = FileDescriptor(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
        if (!m_file.isOpen() || ::fstat(m_file.get(), &status) != 0)
            return fileerror::cannotRead(m_path, errno);
        m_size = status.st_size;
        return {};
    }

    [[nodiscard]] Error noArchive() const
    {
        return {.kind = ErrorKind::Invalid,
                .message = QCoreApplication::translate("osc::LocalArchives",
                                                       "File %1 is no tar archive, nor a compressed one.")
                               .arg(m_path),
                .advice = QCoreApplication::translate("osc::LocalArchives",
                                                      "Choose a file that ends in tar, tar.gz or tar.zst.")};
    }

    [[nodiscard]] Error broken() const
    {
        Error error{.kind = ErrorKind::Invalid,
                    .message = QCoreApplication::translate("osc::LocalArchives",
                                                           "Archive %1 is damaged or was cut off.")
                                   .arg(m_path)};
        const char *said = archive_error_string(m_archive);
        error.detail = QString::fromUtf8(said ? said : "");
        return error;
    }

    QString m_path;
    FileDescriptor m_file;
    struct archive *m_archive = nullptr;
    qint64 m_size = 0;
};

Operation LocalArchiveSource::open(FileWorker &worker, const QString &path,
                                   Callback<std::shared_ptr<ArchiveSource>> done)
{
    using Source = std::shared_ptr<ArchiveSource>;
    auto promise = std::make_shared<Promise<Source>>(std::move(done));
    auto operation = promise->operation();
    const Homecoming home;
    worker.run([&worker, promise = std::move(promise), path, home]() mutable {
        auto unpacker = std::make_shared<Unpacker>(path);
        Result<Piece> first = unpacker->open();
        home.post([&worker, promise = std::move(promise), unpacker = std::move(unpacker),
                   first = std::move(first)]() mutable {
            if (!promise->isActive())
                return;
            if (first)
                promise->resolve(
                    Source(new LocalArchiveSource(worker, std::move(unpacker), *std::move(first))));
            else
                promise->resolve(first.error());
        });
    });
    return operation;
}

LocalArchiveSource::LocalArchiveSource(FileWorker &worker, std::shared_ptr<Unpacker> unpacker, Piece first)
    : m_worker(worker)
    , m_unpacker(std::move(unpacker))
    , m_ahead(std::move(first.bytes))
    , m_fileRead(first.fileRead)
    , m_atEnd(first.atEnd)
{
    readAhead();
}

LocalArchiveSource::~LocalArchiveSource()
{
    m_home.close();
    m_worker.run([unpacker = std::move(m_unpacker)]() mutable { unpacker.reset(); });
}

qint64 LocalArchiveSource::fileSize() const
{
    return m_unpacker->fileSize();
}

std::optional<QByteArray> LocalArchiveSource::read(qint64 maximum)
{
    if (m_ahead.isEmpty() && (m_atEnd || m_error))
        return {};
    QByteArray piece = m_ahead.left(maximum);
    m_ahead.remove(0, piece.size());
    readAhead();
    return piece;
}

void LocalArchiveSource::readAhead()
{
    if (m_reading || m_atEnd || m_error || m_ahead.size() + unpackedPiece > mostAhead)
        return;
    m_reading = true;
    m_worker.run([this, unpacker = m_unpacker, home = m_home] {
        home.post([this, piece = unpacker->next()]() mutable { take(std::move(piece)); });
    });
}

void LocalArchiveSource::take(Result<Piece> piece)
{
    m_reading = false;
    if (piece) {
        m_ahead += piece->bytes;
        m_fileRead = piece->fileRead;
        m_atEnd = piece->atEnd;
    } else {
        m_error = piece.error();
    }
    readAhead();
    notifyReady();
}

} // namespace osc

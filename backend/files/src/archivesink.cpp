// SPDX-License-Identifier: Apache-2.0
#include "archivesink.h"

#include <QCoreApplication>

#include <archive.h>
#include <archive_entry.h>

namespace osc {

namespace {

constexpr qint64 mostWaiting = 4 * 1024 * 1024;

la_ssize_t appendPacked(struct archive *, void *target, const void *bytes, size_t length)
{
    static_cast<QByteArray *>(target)->append(static_cast<const char *>(bytes),
                                              static_cast<qsizetype>(length));
    return static_cast<la_ssize_t>(length);
}

} // namespace

/// Belongs to the packing thread.
class LocalArchiveSink::Packer
{
public:
    Packer(QString path, ArchiveFormat format)
        : m_path(std::move(path))
        , m_format(format)
    {}
    ~Packer() { archive_write_free(m_archive); }
    Packer(const Packer &) = delete;
    Packer &operator=(const Packer &) = delete;

    Result<QByteArray> add(const QByteArray &bytes)
    {
        if (m_format == ArchiveFormat::Tar)
            return bytes;
        if (!m_archive && !begin())
            return problem();
        for (qsizetype at = 0; at < bytes.size();) {
            const la_ssize_t taken =
                archive_write_data(m_archive, bytes.constData() + at, static_cast<size_t>(bytes.size() - at));
            if (taken <= 0)
                return problem();
            at += taken;
        }
        return std::exchange(m_out, {});
    }

    Result<QByteArray> finish()
    {
        if (m_format == ArchiveFormat::Tar)
            return QByteArray();
        if ((!m_archive && !begin()) || archive_write_close(m_archive) != ARCHIVE_OK)
            return problem();
        return std::exchange(m_out, {});
    }

private:
    bool begin()
    {
        m_archive = archive_write_new();
        archive_write_set_format_raw(m_archive);
        // A warning says that another program would do the work: that is no way to compress a stream here.
        const int filter = m_format == ArchiveFormat::TarGzip ? archive_write_add_filter_gzip(m_archive)
                                                              : archive_write_add_filter_zstd(m_archive);
        if (filter != ARCHIVE_OK)
            return false;
        archive_write_set_bytes_per_block(m_archive, 0);
        if (archive_write_open(m_archive, &m_out, nullptr, appendPacked, nullptr) != ARCHIVE_OK)
            return false;
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_filetype(entry, AE_IFREG);
        const int header = archive_write_header(m_archive, entry);
        archive_entry_free(entry);
        return header == ARCHIVE_OK;
    }

    [[nodiscard]] Error problem() const
    {
        const char *said = m_archive ? archive_error_string(m_archive) : nullptr;
        Error error{.kind = ErrorKind::Failed,
                    .message = QCoreApplication::translate("osc::LocalArchives",
                                                           "Archive %1 could not be compressed.")
                                   .arg(m_path)};
        error.detail = QString::fromUtf8(said ? said : "");
        return error;
    }

    QString m_path;
    ArchiveFormat m_format;
    struct archive *m_archive = nullptr;
    QByteArray m_out;
};

LocalArchiveSink::LocalArchiveSink(FileWorker &packer, FileWorker &writer, const QString &path,
                                   ArchiveFormat format, bool overwrite)
    : m_packerThread(packer)
    , m_packer(std::make_shared<Packer>(path, format))
    , m_file(std::make_shared<LocalFileSink>(writer, path, LocalFileSink::Options{.overwrite = overwrite}))
{
    m_file->setReadyCallback([this] {
        m_fileWaits = false;
        goOn();
    });
}

LocalArchiveSink::~LocalArchiveSink()
{
    m_home.close();
    m_file->setReadyCallback({});
    // Jobs may hold it still; whoever is last, it ends on its own thread.
    m_packerThread.run([packer = std::move(m_packer)]() mutable { packer.reset(); });
}

void LocalArchiveSink::pack(std::function<Result<QByteArray>(Packer &)> work, qint64 bytes)
{
    m_waiting += bytes;
    ++m_jobs;
    m_packerThread.run([this, packer = m_packer, home = m_home, work = std::move(work), bytes] {
        home.post([this, result = work(*packer), bytes] { packed(result, bytes); });
    });
}

ByteSink::Next LocalArchiveSink::write(QByteArrayView bytes)
{
    if (m_error)
        return Next::Stop;
    pack([copy = bytes.toByteArray()](Packer &packer) { return packer.add(copy); }, bytes.size());
    m_held = m_fileWaits || m_waiting > mostWaiting;
    return m_held ? Next::Wait : Next::More;
}

Error LocalArchiveSink::error() const
{
    return m_error.value_or(Error{});
}

void LocalArchiveSink::packed(const Result<QByteArray> &bytes, qint64 taken)
{
    m_waiting -= taken;
    --m_jobs;
    if (m_error) {
        // Nothing more is wanted.
    } else if (!bytes) {
        m_error = bytes.error();
    } else if (!bytes->isEmpty()) {
        switch (m_file->write(*bytes)) {
        case Next::More:
            break;
        case Next::Wait:
            m_fileWaits = true;
            break;
        case Next::Stop:
            m_error = m_file->error();
            break;
        }
    }
    goOn();
    commitIfPacked();
}

void LocalArchiveSink::goOn()
{
    const bool free = m_error || (!m_fileWaits && m_waiting <= mostWaiting / 2);
    if (m_held && free) {
        m_held = false;
        notifyReady();
    }
}

Operation LocalArchiveSink::commit(Callback<void> done)
{
    m_commit.emplace(std::move(done));
    pack([](Packer &packer) { return packer.finish(); }, 0);
    return m_commit->operation([this, home = std::weak_ptr<Packer>(m_packer)] {
        if (!home.expired()) {
            m_commit.reset();
            m_committing = {};
        }
    });
}

void LocalArchiveSink::commitIfPacked()
{
    if (!m_commit || m_jobs > 0)
        return;
    if (m_error) {
        const auto promise = *m_commit;
        m_commit.reset();
        promise.resolve(*m_error);
        return;
    }
    m_committing = m_file->commit([this](const Done &done) {
        const auto promise = *m_commit;
        m_commit.reset();
        promise.resolve(done);
    });
}

} // namespace osc

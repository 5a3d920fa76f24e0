// SPDX-License-Identifier: Apache-2.0
#include <files/fileeditdrafts.h>

#include "fileerror.h"
#include "homecoming.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QIODevice>
#include <QSaveFile>

#include <cerrno>
#include <sys/stat.h>

namespace osc {

namespace {

constexpr quint32 draftMagic = 0x4f534344; // "OSCD"
constexpr qint32 draftVersion = 1;

Done writeFile(const QString &folder, const QString &path, const QByteArray &bytes)
{
    if (!QDir().mkpath(folder))
        return fileerror::cannotWrite(folder, errno);
    ::chmod(QFile::encodeName(folder).constData(), S_IRWXU);
    QSaveFile file(path);
    // For its owner alone before a byte of the text is in it.
    const bool ready =
        file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!ready || file.write(bytes) != bytes.size() || !file.commit())
        return fileerror::cannotWrite(path, errno);
    return {};
}

Result<std::optional<EditDraft>> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        if (file.exists())
            return fileerror::cannotRead(path, errno);
        return std::optional<EditDraft>();
    }
    return readDraft(file.read(4 * FileEditDrafts::textLimit));
}

Done removeFile(const QString &path)
{
    if (!QFile::remove(path) && QFile::exists(path))
        return fileerror::cannotWrite(path, errno);
    return {};
}

/// Runs @p work on the worker, to its end in any case; calls back when the caller still wants to know.
template<typename T>
Operation onWorker(FileWorker &worker, std::function<Result<T>()> work, Callback<T> done)
{
    auto promise = std::make_shared<Promise<T>>(std::move(done));
    auto operation = promise->operation();
    worker.run([home = Homecoming(), promise = std::move(promise), work = std::move(work)]() mutable {
        home.post([promise = std::move(promise), result = work()] { promise->resolve(result); });
    });
    return operation;
}

} // namespace

QByteArray writeDraft(const EditDraft &draft)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << draftMagic << draftVersion << locationToText(draft.location) << draft.title << draft.based.size
           << draft.based.modified.toMSecsSinceEpoch() << draft.based.modified.isValid() << draft.format
           << draft.kept.toMSecsSinceEpoch() << draft.text.toUtf8();
    return bytes;
}

std::optional<EditDraft> readDraft(const QByteArray &bytes)
{
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_0);
    quint32 magic = 0;
    qint32 version = 0;
    QString location;
    qint64 modified = 0;
    bool hasModified = false;
    qint64 kept = 0;
    QByteArray text;
    EditDraft draft;
    stream >> magic >> version;
    if (magic != draftMagic || version != draftVersion)
        return {};
    stream >> location >> draft.title >> draft.based.size >> modified >> hasModified >> draft.format >>
        kept >> text;
    const auto where = locationFromText(location);
    if (stream.status() != QDataStream::Ok || !where)
        return {};
    draft.location = *where;
    if (hasModified)
        draft.based.modified = QDateTime::fromMSecsSinceEpoch(modified, Qt::UTC);
    draft.kept = QDateTime::fromMSecsSinceEpoch(kept, Qt::UTC);
    draft.text = QString::fromUtf8(text);
    return draft;
}

FileEditDrafts::FileEditDrafts(FileWorker &worker, const QString &folder)
    : m_worker(worker)
    , m_folder(folder)
{}

QString FileEditDrafts::fileOf(const FileLocation &location) const
{
    const QByteArray name =
        QCryptographicHash::hash(locationToText(location).toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".draft");
}

Operation FileEditDrafts::keep(const EditDraft &draft, Callback<void> done)
{
    return onWorker<void>(
        m_worker,
        [draft, folder = m_folder, path = fileOf(draft.location)]() -> Done {
            const QByteArray bytes = writeDraft(draft);
            if (bytes.size() > textLimit)
                return fileerror::cannotWrite(path, EFBIG);
            return writeFile(folder, path, bytes);
        },
        std::move(done));
}

Operation FileEditDrafts::find(const FileLocation &location, Callback<std::optional<EditDraft>> done)
{
    return onWorker<std::optional<EditDraft>>(
        m_worker,
        [location, path = fileOf(location)]() -> Result<std::optional<EditDraft>> {
            auto draft = readFile(path);
            // Another file of the same name is nobody's draft.
            if (draft && draft.value() && draft.value()->location != location)
                return std::optional<EditDraft>();
            return draft;
        },
        std::move(done));
}

Operation FileEditDrafts::remove(const FileLocation &location, Callback<void> done)
{
    return onWorker<void>(
        m_worker, [path = fileOf(location)] { return removeFile(path); }, std::move(done));
}

} // namespace osc

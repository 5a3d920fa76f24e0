// SPDX-License-Identifier: Apache-2.0
#include <models/filehandout.h>

#include <models/fileplaces.h>
#include <models/transferstore.h>

#include <core/offthread.h>

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QUuid>

#include <utility>

namespace osc {

namespace {

constexpr int hoursKept = 24;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Done makeHandoutFolder(const QString &base, const QString &name)
{
    const QDateTime oldest = QDateTime::currentDateTimeUtc().addSecs(-hoursKept * 60 * 60);
    const auto left = QDir(base).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &folder : left) {
        if (folder.lastModified() < oldest)
            QDir(folder.filePath()).removeRecursively();
    }
    if (QDir().mkpath(base) && QFile::setPermissions(base, ownerOnly) && QDir(base).mkdir(name))
        return {};
    return Error{.kind = ErrorKind::Failed,
                 .message = FileHandout::tr("Folder %1 could not be made.").arg(QDir(base).filePath(name)),
                 .advice = FileHandout::tr("See whether its disk is full, or download the files instead.")};
}

} // namespace

FileHandout::FileHandout(const FilePlaces &places, TransferStore &transfers, QString folder, QObject *parent)
    : QObject(parent)
    , m_places(places)
    , m_transfers(transfers)
    , m_base(std::move(folder))
{
    connect(&transfers, &TransferStore::finished, this, [this](const TransferRecord &record) {
        if (m_open.removeOne(record.id))
            m_copies.files.append({record.to.place, record.to.path + '/' + record.outcome.name});
        look();
    });
    connect(&transfers, &TransferStore::changed, this, &FileHandout::look);
}

FileHandout::~FileHandout()
{
    forget();
}

void FileHandout::fetch(const QList<FileLocation> &files)
{
    forget();
    if (files.isEmpty())
        return;
    Q_EMIT started(int(files.size()));
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_folder = QDir(m_base).filePath(name);
    m_preparing = runOffThread<void>([base = m_base, name] { return makeHandoutFolder(base, name); },
                                     [this, files](const Done &made) {
                                         if (made.ok())
                                             return start(files);
                                         m_folder.clear();
                                         Q_EMIT failed(made.error());
                                     });
}

void FileHandout::start(const QList<FileLocation> &files)
{
    const FileLocation folder{FilePlace(), QFile::encodeName(m_folder)};
    const QList<TransferRequest> requests = transfersInto(files, folder, false, m_places);
    for (TransferRequest request : requests) {
        // Two files of one name, from two folders, are both wanted.
        request.conflict = ConflictPolicy::KeepBoth;
        m_open.append(m_transfers.add(request));
    }
}

void FileHandout::look()
{
    if (m_folder.isEmpty() || m_preparing.isActive())
        return;
    m_open.removeIf([this](const QString &id) {
        const TransferItem *item = m_transfers.find(id);
        return !item || item->record.state == TransferState::Cancelled;
    });
    if (m_open.isEmpty() && !m_copies.files.isEmpty())
        Q_EMIT ready(std::exchange(m_copies, {}));
}

void FileHandout::forget()
{
    m_preparing.cancel();
    m_transfers.cancel(std::exchange(m_open, {}));
    m_copies = {};
    if (m_folder.isEmpty())
        return;
    handTo(*QThreadPool::globalInstance(),
           [folder = std::exchange(m_folder, {})] { QDir(folder).removeRecursively(); });
}

} // namespace osc

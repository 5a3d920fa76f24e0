// SPDX-License-Identifier: Apache-2.0
#include "volumeprepare.h"

#include "createbody.h"
#include "ossfsmountplan.h"

#include <core/hostpath.h>
#include <core/offthread.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <filesystem>

namespace osc {

namespace {

struct Volumes
{
    Q_DECLARE_TR_FUNCTIONS(osc::VolumePreparation)
};

Error volumeError(ErrorKind kind, const char *code, const QString &message, const QString &advice = {})
{
    Error error;
    error.kind = kind;
    error.message = message;
    error.advice = advice;
    error.code = QLatin1String("VOLUME::") + QLatin1String(code);
    return error;
}

/// Follows symlinks as far as the path exists and keeps the rest, as the reference does.
QString resolvedPath(const QString &path)
{
    std::error_code failure;
    const auto resolved =
        std::filesystem::weakly_canonical(std::filesystem::path(path.toStdString()), failure);
    return failure ? path : QString::fromStdString(resolved.string());
}

bool isSameOrBelow(const QString &path, const QString &root)
{
    return path == root || path.startsWith(root.endsWith(QLatin1Char('/')) ? root : root + QLatin1Char('/'));
}

struct FolderMade
{
    QString bindSource;
    bool made = false;
};

/// Blocks: for a worker thread.
Result<FolderMade> makeHostFolder(const VolumeSpec &volume, const QStringList &allowed)
{
    const HostFolder folder = lookAtHostFolder(volume.hostPath, volume.subPath, allowed);
    if (!folder.allowed)
        return volumeError(
            ErrorKind::Forbidden, "HOST_PATH_NOT_ALLOWED",
            Volumes::tr("The folder %1 leads to %2, which this connection may not mount.")
                .arg(folder.bindSource, folder.resolved),
            Volumes::tr("Choose another folder, or allow this one in the settings of the connection."));
    if (folder.exists)
        return FolderMade{folder.bindSource, false};
    std::error_code failure;
    std::filesystem::create_directories(std::filesystem::path(folder.bindSource.toStdString()), failure);
    if (failure) {
        auto error =
            volumeError(failure == std::errc::permission_denied ? ErrorKind::Forbidden : ErrorKind::Failed,
                        "HOST_PATH_CREATE_FAILED",
                        Volumes::tr("The folder %1 of the volume “%2” could not be created.")
                            .arg(folder.bindSource, volume.name),
                        Volumes::tr("Create the folder yourself, or choose another one."));
        error.detail = QString::fromLocal8Bit(failure.message().c_str());
        return error;
    }
    return FolderMade{folder.bindSource, true};
}

class Preparation : public std::enable_shared_from_this<Preparation>
{
public:
    Preparation(EngineContext &context, VolumeWish wish, Callback<PreparedVolumes> done)
        : m_context(context)
        , m_wish(std::move(wish))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        for (const auto &volume : std::as_const(m_wish.volumes)) {
            if (volume.kind == VolumeKind::Ossfs && m_wish.bucketRoot.isEmpty()) {
                m_promise.resolveLater(
                    volumeError(ErrorKind::Unsupported, "OSSFS_MOUNT_FAILED",
                                Volumes::tr("The volume “%1” is an OSS bucket, which this connection "
                                            "cannot mount.")
                                    .arg(volume.name),
                                Volumes::tr("Use a host folder or a Docker volume.")));
                return operation;
            }
        }
        detail::post([weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_promise.isActive())
                self->prepare();
        });
        return operation;
    }

private:
    const VolumeSpec &volume() const { return m_wish.volumes.at(m_index); }

    void prepare()
    {
        if (m_index >= m_wish.volumes.size())
            m_promise.resolve(std::move(m_result));
        else if (volume().kind == VolumeKind::Host)
            prepareFolder();
        else if (volume().kind == VolumeKind::Ossfs)
            bind(bucketMountPath(volume(), m_wish.bucketRoot));
        else
            inspectClaim(volume().claim.createIfNotExists);
    }

    void bind(const QString &source)
    {
        m_result.binds.append(source + QLatin1Char(':') + volume().mountPath +
                              (volume().readOnly ? QLatin1String(":ro") : QLatin1String(":rw")));
        ++m_index;
        prepare();
    }

    void prepareFolder()
    {
        m_step = runOffThread<FolderMade>(
            [wanted = volume(), allowed = m_wish.allowedHostPaths] {
                return makeHostFolder(wanted, allowed);
            },
            [this](Result<FolderMade> folder) {
                if (!folder)
                    return m_promise.resolve(folder.error());
                if (folder->made) {
                    m_result.foldersMade.append(folder->bindSource);
                    m_result.notes.append(Volumes::tr("The folder %1 was created.").arg(folder->bindSource));
                }
                bind(folder->bindSource);
            });
    }

    void inspectClaim(bool mayCreate)
    {
        EngineRequest request;
        request.path = "/volumes/" + EngineClient::pathSegment(volume().claim.claimName);
        request.accept = {404};
        request.failure =
            Volumes::tr("The Docker volume “%1” could not be looked up.").arg(volume().claim.claimName);
        m_step = m_context.engine.send(
            std::move(request), [this, mayCreate](const Result<HttpResponse> &response) {
                if (!response)
                    return failClaim(response.error());
                if (response->status != 404)
                    return useClaim(decodeVolume(response->body));
                if (mayCreate)
                    return createClaim();
                m_promise.resolve(volumeError(
                    ErrorKind::NotFound, "PVC_NOT_FOUND",
                    Volumes::tr("The Docker volume “%1” does not exist.").arg(volume().claim.claimName),
                    Volumes::tr("Create it, or let it be created with the sandbox.")));
            });
    }

    void createClaim()
    {
        const QString name = volume().claim.claimName;
        if (m_wish.onCreating)
            m_wish.onCreating(name);
        m_step = m_context.engine.post("/volumes/create", {}, encodeManagedVolume(name),
                                       Volumes::tr("The Docker volume “%1” could not be created.").arg(name),
                                       [this](const Result<HttpResponse> &response) {
                                           if (!response)
                                               return failClaim(response.error());
                                           takeCreated(*response);
                                       });
    }

    void takeCreated(const HttpResponse &answer)
    {
        const QString name = volume().claim.claimName;
        const auto details = decodeVolume(answer.body);
        if (details && isMadeByThisCall(*details, answer)) {
            if (volume().claim.deleteOnSandboxTermination)
                m_result.managed.append(name);
        } else if (m_wish.onForeign) {
            m_wish.onForeign(name);
        }
        useClaim(details);
    }

    void useClaim(const Result<VolumeDetails> &details)
    {
        if (!details)
            return failClaim(details.error());
        if (volume().subPath.isEmpty())
            return bind(volume().claim.claimName);
        m_step = runOffThread<QString>(
            [details = *details, subPath = volume().subPath] { return claimSubPath(details, subPath); },
            [this](const Result<QString> &source) {
                if (!source)
                    return m_promise.resolve(source.error());
                bind(*source);
            });
    }

    void failClaim(Error error)
    {
        error.code = QStringLiteral("VOLUME::PVC_INSPECT_FAILED");
        m_promise.resolve(std::move(error));
    }

    EngineContext &m_context;
    VolumeWish m_wish;
    Promise<PreparedVolumes> m_promise;
    Operation m_step;
    PreparedVolumes m_result;
    qsizetype m_index = 0;
};

} // namespace

bool isMadeByThisCall(const VolumeDetails &volume, const HttpResponse &answer)
{
    constexpr qint64 oldest = 2; // Both times are whole seconds.
    if (volume.labels.value(labels::volumeManagedBy) != QLatin1String("server"))
        return false;
    const auto answered = QLocale::c().toDateTime(QString::fromLatin1(answer.header("Date")),
                                                  QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!answered.isValid() || !volume.createdAt.isValid())
        return true;
    return volume.createdAt.secsTo(QDateTime(answered.date(), answered.time(), Qt::UTC)) <= oldest;
}

HostFolder lookAtHostFolder(const QString &path, const QString &subPath, const QStringList &allowed)
{
    HostFolder folder;
    folder.bindSource = joinHostPath(path, subPath);
    folder.resolved = resolvedPath(folder.bindSource);
    const QFileInfo info(folder.resolved);
    folder.exists = info.exists();
    folder.isDirectory = info.isDir();
    folder.readable = info.isReadable();
    if (!allowed.isEmpty()) {
        QStringList roots;
        for (const auto &root : allowed)
            roots.append(resolvedPath(root));
        folder.allowed = checkHostPath(folder.bindSource, allowed) == HostPathFault::None &&
                         checkHostPath(folder.resolved, roots) == HostPathFault::None;
    }
    return folder;
}

Result<QString> claimSubPath(const VolumeDetails &volume, const QString &subPath)
{
    if (volume.driver != QLatin1String("local") || volume.mountpoint.isEmpty())
        return volumeError(
            ErrorKind::Unsupported, "PVC_SUBPATH_UNSUPPORTED_DRIVER",
            Volumes::tr("The Docker volume “%1” has the driver “%2”, of which no part can be mounted.")
                .arg(volume.name, volume.driver),
            Volumes::tr("Leave the sub path empty, or use a volume with the driver “local”."));
    const QString root = normalisedPath(volume.mountpoint);
    const QString source = normalisedPath(root + QLatin1Char('/') + subPath);
    // Empty when it is not there or may not be read, as always with an engine on another computer.
    const QString realRoot = QFileInfo(root).canonicalFilePath();
    const QString realSource = realRoot.isEmpty() ? QString() : QFileInfo(source).canonicalFilePath();
    if (!isSameOrBelow(source, root) || (!realSource.isEmpty() && !isSameOrBelow(realSource, realRoot)))
        return volumeError(
            ErrorKind::Invalid, "INVALID_SUB_PATH",
            Volumes::tr("The sub path “%1” leads out of the Docker volume “%2”.").arg(subPath, volume.name));
    return source;
}

Operation prepareVolumes(EngineContext &context, VolumeWish wish, Callback<PreparedVolumes> done)
{
    return std::make_shared<Preparation>(context, std::move(wish), std::move(done))->start();
}

} // namespace osc

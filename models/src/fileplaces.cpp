// SPDX-License-Identifier: Apache-2.0
#include <models/fileplaces.h>
#include <models/sandboxstore.h>

#include <algorithm>

namespace osc {

namespace {

Error goneConnection(const QString &title)
{
    return {
        ErrorKind::NotFound,
        FilePlaces::tr("The files of %1 were not opened: its connection is not there any more.").arg(title),
        FilePlaces::tr("Add the connection again.")};
}

Error noFiles(const QString &title)
{
    return {ErrorKind::Unsupported,
            FilePlaces::tr("The files of %1 were not opened: its connection cannot show files.").arg(title)};
}

/// What a file system was opened with is the same.
bool reachesTheSame(const OssCredential &a, const OssCredential &b)
{
    return a.dialect == b.dialect && a.endpoint == b.endpoint && a.region == b.region &&
           a.pathStyle == b.pathStyle && a.customDomain == b.customDomain && a.maskedKeyId == b.maskedKeyId &&
           a.expiresAt == b.expiresAt;
}

const OssCredential *withId(const QList<OssCredential> &credentials, const QString &id)
{
    const auto found = std::find_if(credentials.cbegin(), credentials.cend(),
                                    [&](const OssCredential &credential) { return credential.id == id; });
    return found == credentials.cend() ? nullptr : &*found;
}

} // namespace

FilePlaces::FilePlaces(ConnectionRegistry &registry, const SandboxStore &sandboxes,
                       std::shared_ptr<FileSystem> thisComputer, const BucketAccess &buckets, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_sandboxes(sandboxes)
    , m_thisComputer(std::move(thisComputer))
    , m_buckets(buckets)
{
    connect(&registry, &ConnectionRegistry::aboutToRemove, this,
            [this](Backend *backend) { Q_EMIT closing(backend->profile().id); });
    if (!m_buckets.isThere())
        return;
    m_credentials = m_buckets.credentials->credentials();
    connect(m_buckets.credentials, &CredentialSource::credentialsChanged, this,
            &FilePlaces::followCredentials);
}

void FilePlaces::followCredentials()
{
    const QList<OssCredential> before = std::exchange(m_credentials, m_buckets.credentials->credentials());
    const QList<OssCredential> now = m_credentials;
    for (const OssCredential &old : before) {
        const OssCredential *same = withId(now, old.id);
        if (!same || !reachesTheSame(old, *same))
            Q_EMIT closing(old.id);
    }
    for (const OssCredential &credential : now) {
        const OssCredential *same = withId(before, credential.id);
        if (!same || !reachesTheSame(credential, *same))
            Q_EMIT returned(credential.id);
    }
}

Operation FilePlaces::open(const FilePlace &place, Access access, Callback<OpenedPlace> done)
{
    if (place.kind == FilePlace::Kind::ThisComputer) {
        if (!m_thisComputer)
            return finished<OpenedPlace>(noFiles(title(place)), std::move(done));
        return finished<OpenedPlace>(OpenedPlace{.fileSystem = m_thisComputer}, std::move(done));
    }
    if (place.kind == FilePlace::Kind::Bucket)
        return openBucketPlace(place, access, std::move(done));
    Backend *backend = m_registry.find(place.connectionId);
    if (!backend)
        return finished<OpenedPlace>(goneConnection(title(place)), std::move(done));
    return place.kind == FilePlace::Kind::Sandbox ? openSandbox(*backend, place.id, std::move(done))
                                                  : openVolume(*backend, place.id, access, std::move(done));
}

Operation FilePlaces::openSandbox(Backend &backend, const QString &id, Callback<OpenedPlace> done)
{
    if (!backend.files())
        return finished<OpenedPlace>(noFiles(id), std::move(done));
    return backend.files()->open(id,
                                 [done = std::move(done)](const Result<std::shared_ptr<FileSystem>> &opened) {
                                     if (opened)
                                         done(OpenedPlace{.fileSystem = *opened});
                                     else
                                         done(opened.error());
                                 });
}

Operation FilePlaces::openVolume(Backend &backend, const QString &name, Access access,
                                 Callback<OpenedPlace> done)
{
    if (!backend.volumes())
        return finished<OpenedPlace>(noFiles(name), std::move(done));
    return backend.volumes()->openFiles(name, access.volume, access.force,
                                        [done = std::move(done)](const Result<VolumeFiles> &opened) {
                                            if (opened)
                                                done(OpenedPlace{opened->fileSystem, opened->throughSandbox,
                                                                 opened->access, opened->whyReadOnly});
                                            else
                                                done(opened.error());
                                        });
}

Operation FilePlaces::openBucketPlace(const FilePlace &place, Access access, Callback<OpenedPlace> done)
{
    if (!m_buckets.isThere())
        return finished<OpenedPlace>(noFiles(place.id), std::move(done));
    const auto credential = m_buckets.find(place.connectionId);
    if (!credential)
        return finished<OpenedPlace>(
            Error{ErrorKind::NotFound,
                  tr("Bucket %1 was not opened: its key is not among the credentials.").arg(place.id),
                  tr("Add the key in Credentials again.")},
            std::move(done));
    OpenedPlace opened;
    if (credential->lastTest.verdict == CredentialTest::Verdict::ReadOnly && credential->bucket == place.id &&
        !access.force) {
        opened.access = VolumeAccess::ReadOnly;
        opened.whyReadOnly = tr("Key %1 could not write here when it was tested last.").arg(credential->name);
    }
    return openBucket(
        m_buckets, place.connectionId, place.id,
        [opened, done = std::move(done)](const Result<std::shared_ptr<FileSystem>> &result) mutable {
            if (!result)
                return done(result.error());
            opened.fileSystem = *result;
            done(opened);
        });
}

QString FilePlaces::title(const FilePlace &place) const
{
    switch (place.kind) {
    case FilePlace::Kind::ThisComputer:
        return tr("This computer");
    case FilePlace::Kind::Volume:
    case FilePlace::Kind::Bucket:
        return place.id;
    case FilePlace::Kind::Sandbox:
        break;
    }
    const SandboxRow *row = m_sandboxes.find({place.connectionId, place.id});
    const QString name = row ? row->sandbox.name() : QString();
    return name.isEmpty() ? place.id.left(8) : name;
}

QList<Mount> FilePlaces::mounts(const FilePlace &place) const
{
    if (place.kind != FilePlace::Kind::Sandbox)
        return {};
    const SandboxRow *row = m_sandboxes.find({place.connectionId, place.id});
    return row ? row->sandbox.mounts : QList<Mount>();
}

QString FilePlaces::connectionTitle(const FilePlace &place) const
{
    if (place.kind == FilePlace::Kind::Bucket) {
        const auto credential = m_buckets.find(place.connectionId);
        return credential ? credential->name : QString();
    }
    const Backend *backend = m_registry.find(place.connectionId);
    return backend ? backend->profile().name : QString();
}

} // namespace osc

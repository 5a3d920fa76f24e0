// SPDX-License-Identifier: Apache-2.0
#include <models/fileplaces.h>
#include <models/sandboxstore.h>

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

} // namespace

FilePlaces::FilePlaces(ConnectionRegistry &registry, const SandboxStore &sandboxes,
                       std::shared_ptr<FileSystem> thisComputer, QObject *parent)
    : QObject(parent)
    , m_registry(registry)
    , m_sandboxes(sandboxes)
    , m_thisComputer(std::move(thisComputer))
{
    connect(&registry, &ConnectionRegistry::aboutToRemove, this,
            [this](Backend *backend) { Q_EMIT closing(backend->profile().id); });
}

Operation FilePlaces::open(const FilePlace &place, Access access, Callback<OpenedPlace> done)
{
    if (place.kind == FilePlace::Kind::ThisComputer) {
        if (!m_thisComputer)
            return finished<OpenedPlace>(noFiles(title(place)), std::move(done));
        return finished<OpenedPlace>(OpenedPlace{.fileSystem = m_thisComputer}, std::move(done));
    }
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
    const Backend *backend = m_registry.find(place.connectionId);
    return backend ? backend->profile().name : QString();
}

} // namespace osc

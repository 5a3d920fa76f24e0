// SPDX-License-Identifier: Apache-2.0
#include <models/fileclip.h>
#include <models/filepanelstore.h>

#include <core/bytestream.h>

namespace osc {

namespace {

constexpr qsizetype placesKept = 100;
constexpr int changesPause = 200; // milliseconds

/// Mode and owner of one path, as far as they are to change.
class AttributeChange : public std::enable_shared_from_this<AttributeChange>
{
public:
    AttributeChange(std::shared_ptr<FileSystem> files, FilePath path, Callback<void> done)
        : m_files(std::move(files))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(int mode, qint64 uid, qint64 gid)
    {
        m_mode = mode;
        auto operation = m_promise.operation([this] { m_step.cancel(); }, shared_from_this());
        // The owner first: changing it takes set-id bits away.
        if (uid >= 0 || gid >= 0)
            m_step = m_files->setOwner(m_path, uid, gid, [this](const Done &result) {
                if (result)
                    changeMode();
                else
                    m_promise.resolve(result);
            });
        else
            changeMode();
        return operation;
    }

private:
    void changeMode()
    {
        if (m_mode >= 0)
            m_step =
                m_files->setMode(m_path, m_mode, [this](const Done &result) { m_promise.resolve(result); });
        else
            m_promise.resolveLater({});
    }

    std::shared_ptr<FileSystem> m_files;
    FilePath m_path;
    Promise<void> m_promise;
    int m_mode = -1;
    Operation m_step;
};

} // namespace

FilePanelStore::FilePanelStore(FilePlaces &places, QObject *parent)
    : QObject(parent)
    , m_places(places)
{
    connect(&m_model, &FileListModel::settled, this, &FilePanelStore::onSettled);
    connect(&m_steps, &FileSteps::changed, this, &FilePanelStore::actionChanged);
    connect(&m_steps, &FileSteps::finished, this, &FilePanelStore::onStepsEnded);
    connect(&places, &FilePlaces::changed, this, &FilePanelStore::onPlaceChanged);
    m_again.setSingleShot(true);
    m_again.setInterval(changesPause);
    m_again.callOnTimeout(this, [this] {
        if (m_state == State::Ready)
            refresh();
        else if (m_state == State::Listing)
            m_again.start();
    });
    connect(&places, &FilePlaces::closing, this, [this](const QString &connectionId) {
        if (!m_isOpen || m_place.connectionId != connectionId)
            return;
        letGo();
        if (m_place.kind == FilePlace::Kind::Bucket)
            return fail({.kind = ErrorKind::NotFound,
                         .message = tr("%1 cannot be looked into any more: its key was changed or deleted.")
                                        .arg(displayName(m_places.title(m_place).toUtf8())),
                         .advice = tr("Open it again with a key that is in Credentials.")});
        fail({.kind = ErrorKind::NotFound,
              .message = tr("%1 cannot be looked into any more: its connection was closed.")
                             .arg(displayName(m_places.title(m_place).toUtf8())),
              .advice = tr("Open the connection again, then try again.")});
    });
}

void FilePanelStore::open(const FileLocation &location)
{
    close();
    m_place = location.place;
    m_path = cleanPath(location.path);
    m_isOpen = true;
    Q_EMIT pathChanged();
    refresh();
}

void FilePanelStore::letGo()
{
    m_listing.cancel();
    m_steps.cancel();
    m_awaited.clear();
    m_opened = {};
}

void FilePanelStore::close()
{
    letGo();
    m_isOpen = false;
    m_place = {};
    m_model.clear();
    m_back.clear();
    m_forward.clear();
    m_path = "/";
    m_error = {};
    setState(State::Idle);
    Q_EMIT pathChanged();
}

void FilePanelStore::refresh()
{
    if (m_opened.fileSystem)
        list();
    else if (m_isOpen)
        openPlace(false);
}

void FilePanelStore::allowWriting()
{
    if (!m_isOpen || isActing())
        return;
    letGo();
    openPlace(true);
}

void FilePanelStore::openPlace(bool force)
{
    setState(State::Opening);
    m_listing = m_places.open(m_place, {.volume = VolumeAccess::ReadWrite, .force = force},
                              [this](const Result<OpenedPlace> &result) {
                                  if (!result) {
                                      fail(result.error());
                                      return;
                                  }
                                  m_opened = *result;
                                  list();
                              });
}

void FilePanelStore::go(const FileLocation &location)
{
    const FileLocation target{location.place, cleanPath(location.path)};
    if (m_isOpen && target == this->location()) {
        refresh();
        return;
    }
    if (m_isOpen) {
        m_back.append(this->location());
        if (m_back.size() > placesKept)
            m_back.removeFirst();
    }
    m_forward.clear();
    moveTo(target);
}

void FilePanelStore::reveal(const FilePath &path)
{
    go(parentPath(cleanPath(path)));
    m_awaited = path.mid(path.lastIndexOf('/') + 1);
}

void FilePanelStore::goHistory(int steps)
{
    if (steps == 0 || steps > m_forward.size() || -steps > m_back.size())
        return;
    FileLocation target = location();
    for (int i = 0; i < qAbs(steps); ++i) {
        (steps < 0 ? m_forward : m_back).append(target);
        target = (steps < 0 ? m_back : m_forward).takeLast();
    }
    moveTo(target);
}

void FilePanelStore::moveTo(const FileLocation &location)
{
    if (!m_isOpen || m_place != location.place)
        letGo();
    m_isOpen = true;
    m_place = location.place;
    m_path = location.path;
    m_awaited.clear();
    m_model.clear();
    Q_EMIT pathChanged();
    refresh();
}

void FilePanelStore::list()
{
    m_error = {};
    m_model.begin();
    setState(State::Listing);
    m_listing = m_opened.fileSystem->list(
        m_path, [this](const QList<FileEntry> &batch) { m_model.add(batch); },
        [this](const Done &result) {
            if (result)
                m_model.finish();
            else
                fail(result.error());
        });
}

void FilePanelStore::onSettled()
{
    if (m_state != State::Listing)
        return;
    setState(State::Ready);
    const QByteArray awaited = std::exchange(m_awaited, {});
    if (!awaited.isEmpty() && m_model.rowOf(awaited) >= 0)
        Q_EMIT entryAppeared(awaited);
}

void FilePanelStore::onPlaceChanged(const FileLocation &directory)
{
    const bool here = directory.place == m_place && isWithin(directory.path, m_path);
    if (m_isOpen && here && !m_again.isActive())
        m_again.start();
}

void FilePanelStore::fail(const Error &error)
{
    m_model.stop();
    m_error = error;
    setState(State::Failed);
}

void FilePanelStore::stopListing()
{
    if (m_state != State::Listing && m_state != State::Opening)
        return;
    m_listing.cancel();
    fail({.kind = ErrorKind::Failed,
          .message = tr("%1 was not read to its end.").arg(displayName(m_path)),
          .advice = tr("Refresh to read it again.")});
}

void FilePanelStore::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

bool FilePanelStore::acceptsName(const QString &name)
{
    QString why;
    if (name.isEmpty())
        why = tr("A name cannot be empty.");
    else if (name.contains(u'/') || name.contains(QChar(u'\0')))
        why = tr("A name cannot contain “/”.");
    else if (name == u"." || name == u"..")
        why = tr("“%1” is not a name.").arg(name);
    else if (name.toUtf8().size() > 255)
        why = tr("A name cannot be longer than 255 bytes.");
    if (!why.isEmpty())
        Q_EMIT actionFailed({.kind = ErrorKind::Invalid, .message = why});
    return why.isEmpty();
}

void FilePanelStore::make(const QString &name, const QString &verb, FileSteps::Step step)
{
    if (!m_opened.fileSystem || isActing() || !acceptsName(name))
        return;
    m_awaited = name.toUtf8();
    startSteps(pathsOf({m_awaited}), verb, std::move(step));
}

void FilePanelStore::makeDirectory(const QString &name)
{
    make(name, tr("Making a folder"),
         [files = m_opened.fileSystem](const FilePath &path, Callback<void> done) {
             return files->makeDirectory(path, std::move(done));
         });
}

void FilePanelStore::makeFile(const QString &name)
{
    make(name, tr("Making a file"), [files = m_opened.fileSystem](const FilePath &path, Callback<void> done) {
        return files->write(path, std::make_shared<BufferSource>(QByteArray()), {.overwrite = false},
                            std::move(done));
    });
}

void FilePanelStore::makeLink(const QString &name, const QByteArray &target)
{
    make(name, tr("Making a link"),
         [files = m_opened.fileSystem, target](const FilePath &path, Callback<void> done) {
             return files->makeSymlink(path, target, std::move(done));
         });
}

void FilePanelStore::rename(const FilePath &path, const QString &newName)
{
    const QByteArray name = path.mid(path.lastIndexOf('/') + 1);
    if (!m_opened.fileSystem || isActing() || newName == displayName(name) || !acceptsName(newName))
        return;
    m_awaited = newName.toUtf8();
    const FilePath target = joinPath(parentPath(path), m_awaited);
    startSteps({path}, tr("Renaming"),
               [files = m_opened.fileSystem, target](const FilePath &from, Callback<void> done) {
                   return files->rename(from, target, std::move(done));
               });
}

void FilePanelStore::remove(const QList<FilePath> &paths)
{
    startSteps(paths, tr("Deleting"),
               [files = m_opened.fileSystem](const FilePath &path, Callback<void> done) {
                   return files->remove(path, std::move(done));
               });
}

void FilePanelStore::setAttributes(const QList<FilePath> &paths, int mode, qint64 uid, qint64 gid)
{
    startSteps(
        paths, tr("Changing permissions"),
        [files = m_opened.fileSystem, mode, uid, gid](const FilePath &path, Callback<void> done) {
            return std::make_shared<AttributeChange>(files, path, std::move(done))->start(mode, uid, gid);
        });
}

QList<FilePath> FilePanelStore::pathsOf(const QList<QByteArray> &names) const
{
    QList<FilePath> paths;
    for (const QByteArray &name : names)
        paths.append(joinPath(m_path, name));
    return paths;
}

void FilePanelStore::startSteps(const QList<FilePath> &paths, const QString &verb, FileSteps::Step step)
{
    if (m_opened.fileSystem)
        m_steps.start(paths, verb, std::move(step));
}

void FilePanelStore::onStepsEnded(const Done &result)
{
    if (!result) {
        m_awaited.clear();
        Q_EMIT actionFailed(result.error());
    }
    m_places.noteChange(location());
    m_again.stop(); // this one does it now
    refresh();
}

void FilePanelStore::cancelAction()
{
    if (!isActing())
        return;
    m_steps.cancel();
    m_awaited.clear();
    refresh();
}

FilePath cleanPath(const FilePath &path)
{
    QList<QByteArray> kept;
    const auto parts = path.split('/');
    for (const QByteArray &part : parts) {
        if (part.isEmpty() || part == ".")
            continue;
        if (part != "..")
            kept.append(part);
        else if (!kept.isEmpty())
            kept.removeLast();
    }
    return '/' + kept.join('/');
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/filepanelstore.h>

namespace osc {

namespace {

constexpr qsizetype pathsKept = 100;

} // namespace

FilePanelStore::FilePanelStore(QObject *parent)
    : QObject(parent)
{}

void FilePanelStore::open(FileService *files, const QString &sandboxId, const FilePath &start)
{
    close();
    m_files = files;
    m_sandboxId = sandboxId;
    m_path = cleanPath(start);
    Q_EMIT pathChanged();
    refresh();
}

void FilePanelStore::close()
{
    m_listing.cancel();
    dropAction();
    m_files = nullptr;
    m_fileSystem.reset();
    m_sandboxId.clear();
    m_model.clear();
    m_back.clear();
    m_forward.clear();
    m_path = "/";
    m_awaited.clear();
    m_error = {};
    setState(State::Idle);
    Q_EMIT pathChanged();
}

void FilePanelStore::refresh()
{
    if (m_fileSystem) {
        m_refreshing = m_state == State::Ready || m_model.rowCount() > 0;
        list();
        return;
    }
    if (!m_files)
        return;
    setState(State::Opening);
    m_listing = m_files->open(m_sandboxId, [this](const Result<std::shared_ptr<FileSystem>> &result) {
        if (!result) {
            m_error = result.error();
            setState(State::Failed);
            return;
        }
        m_fileSystem = *result;
        m_refreshing = false;
        list();
    });
}

void FilePanelStore::go(const FilePath &path)
{
    const FilePath target = cleanPath(path);
    if (target == m_path) {
        refresh();
        return;
    }
    m_back.append(m_path);
    if (m_back.size() > pathsKept)
        m_back.removeFirst();
    m_forward.clear();
    moveTo(target);
}

void FilePanelStore::goBack()
{
    if (m_back.isEmpty())
        return;
    m_forward.append(m_path);
    moveTo(m_back.takeLast());
}

void FilePanelStore::goForward()
{
    if (m_forward.isEmpty())
        return;
    m_back.append(m_path);
    moveTo(m_forward.takeLast());
}

void FilePanelStore::moveTo(const FilePath &path)
{
    m_path = path;
    m_awaited.clear();
    m_model.clear();
    m_refreshing = false;
    Q_EMIT pathChanged();
    if (m_fileSystem)
        list();
    else
        refresh();
}

void FilePanelStore::list()
{
    m_fresh.clear();
    m_error = {};
    setState(State::Listing);
    m_listing = m_fileSystem->list(
        m_path,
        [this](const QList<FileEntry> &batch) {
            if (m_refreshing)
                m_fresh.append(batch);
            else
                m_model.addEntries(batch);
        },
        [this](const Done &result) { onListed(result); });
}

void FilePanelStore::onListed(const Done &result)
{
    const auto fresh = std::exchange(m_fresh, {});
    if (!result) {
        m_error = result.error();
        setState(State::Failed);
        return;
    }
    if (m_refreshing)
        m_model.setEntries(fresh);
    setState(State::Ready);
    const QByteArray awaited = std::exchange(m_awaited, {});
    if (!awaited.isEmpty() && m_model.rowOf(awaited) >= 0)
        Q_EMIT entryAppeared(awaited);
}

void FilePanelStore::stopListing()
{
    if (!m_listing.isActive())
        return;
    m_listing.cancel();
    m_error = {.kind = ErrorKind::Failed,
               .message = tr("%1 was not read to its end.").arg(displayName(m_path)),
               .advice = tr("Refresh to read all of it.")};
    setState(State::Failed);
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

void FilePanelStore::makeDirectory(const QString &name)
{
    if (!m_fileSystem || isActing() || !acceptsName(name))
        return;
    m_awaited = name.toUtf8();
    startSteps({m_awaited}, tr("Making a folder"), [this](const FilePath &path, Callback<void> done) {
        return m_fileSystem->makeDirectory(path, std::move(done));
    });
}

void FilePanelStore::rename(const QByteArray &name, const QString &newName)
{
    if (!m_fileSystem || isActing() || newName == displayName(name) || !acceptsName(newName))
        return;
    m_awaited = newName.toUtf8();
    const FilePath target = joinPath(m_path, m_awaited);
    startSteps({name}, tr("Renaming"), [this, target](const FilePath &path, Callback<void> done) {
        return m_fileSystem->rename(path, target, std::move(done));
    });
}

void FilePanelStore::remove(const QList<QByteArray> &names)
{
    startSteps(names, tr("Deleting"), [this](const FilePath &path, Callback<void> done) {
        return m_fileSystem->remove(path, std::move(done));
    });
}

void FilePanelStore::setMode(const QList<QByteArray> &names, int mode)
{
    startSteps(names, tr("Changing permissions"), [this, mode](const FilePath &path, Callback<void> done) {
        return m_fileSystem->setMode(path, mode, std::move(done));
    });
}

void FilePanelStore::startSteps(const QList<QByteArray> &names, const QString &verb, Step step)
{
    if (!m_fileSystem || isActing() || names.isEmpty())
        return;
    m_steps.clear();
    for (const QByteArray &name : names)
        m_steps.append(joinPath(m_path, name));
    m_stepsDone = 0;
    m_verb = verb;
    m_step = std::move(step);
    nextStep();
}

void FilePanelStore::nextStep()
{
    m_actionText = m_steps.size() == 1
                       ? tr("%1 %2").arg(m_verb, displayName(m_steps.constFirst()))
                       : tr("%1 %2 of %3").arg(m_verb).arg(m_stepsDone + 1).arg(m_steps.size());
    m_action = m_step(m_steps.at(m_stepsDone), [this](const Done &result) {
        if (result && ++m_stepsDone < m_steps.size())
            nextStep();
        else
            endAction(result);
    });
    Q_EMIT actionChanged();
}

void FilePanelStore::endAction(const Done &result)
{
    m_step = {};
    m_actionText.clear();
    if (!result)
        m_awaited.clear();
    Q_EMIT actionChanged();
    if (!result)
        Q_EMIT actionFailed(result.error());
    refresh();
}

void FilePanelStore::cancelAction()
{
    if (!isActing())
        return;
    dropAction();
    refresh();
}

void FilePanelStore::dropAction()
{
    if (!isActing())
        return;
    m_action.cancel();
    m_step = {};
    m_awaited.clear();
    m_actionText.clear();
    Q_EMIT actionChanged();
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

// SPDX-License-Identifier: Apache-2.0
#include <execd/execdfilesystem.h>

#include "changeflows.h"
#include "execdcodec.h"
#include "execderrors.h"
#include "linktargets.h"
#include "listflow.h"
#include "transferflows.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdFileSystems
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdFileSystems)
};

template<typename Flow, typename... Arguments>
Operation startFlow(Arguments &&...arguments)
{
    return std::make_shared<Flow>(std::forward<Arguments>(arguments)...)->start();
}

/// One entry, and where it leads when it is a link.
class StatWithTarget : public std::enable_shared_from_this<StatWithTarget>
{
public:
    StatWithTarget(ExecdClient client, FilePath path, Callback<FileEntry> done)
        : m_client(std::move(client))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = execdStat(m_client, m_path, [this](const Result<FileEntry> &entry) {
            if (!entry || entry->type != FileType::Symlink)
                return m_promise.resolve(entry);
            readTarget(*entry);
        });
        return operation;
    }

private:
    void readTarget(const FileEntry &entry)
    {
        m_step = readLinkTargets(m_client, parentPath(m_path), entry.name,
                                 [this, entry](const Result<QHash<QByteArray, LinkTarget>> &targets) {
                                     QList<FileEntry> entries{entry};
                                     addLinkTargets(entries, *targets);
                                     m_promise.resolve(entries.first());
                                 });
    }

    ExecdClient m_client;
    FilePath m_path;
    Promise<FileEntry> m_promise;
    Operation m_step;
};

} // namespace

ExecdFileSystem::ExecdFileSystem(ExecdClient client)
    : m_client(std::move(client))
{}

FileSystemCapabilities ExecdFileSystem::capabilities() const
{
    return {};
}

QString ExecdFileSystem::via() const
{
    return ExecdFileSystems::tr("through execd");
}

Operation ExecdFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(directory, false))
        return finished<void>(*problem, std::move(done));
    return startFlow<ExecdListFlow>(m_client, directory, std::move(onBatch), std::move(done));
}

Operation ExecdFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    if (const auto problem = execderrors::pathProblem(path, false))
        return finished<FileEntry>(*problem, std::move(done));
    return std::make_shared<StatWithTarget>(m_client, path, std::move(done))->start();
}

Operation ExecdFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(path, false))
        return finished<void>(*problem, std::move(done));
    return startFlow<ExecdReadFlow>(m_client, path, range, std::move(sink), std::move(done));
}

Operation ExecdFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                 WriteOptions options, Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(path, true))
        return finished<void>(*problem, std::move(done));
    if (options.offset >= 0)
        return finished<void>(
            Error{
                ErrorKind::Unsupported,
                ExecdFileSystems::tr("An upload of “%1” cannot go on through execd.").arg(displayName(path)),
                ExecdFileSystems::tr("Start it again from the beginning.")},
            std::move(done));
    if (!execderrors::canHaveMode(options.mode))
        return finished<void>(execderrors::modeNotPossible(path), std::move(done));
    return startFlow<ExecdWriteFlow>(m_client, path, std::move(source), options, std::move(done));
}

Operation ExecdFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(path, true))
        return finished<void>(*problem, std::move(done));
    return startFlow<ExecdMakeDirectoryFlow>(m_client, path, std::move(done));
}

Operation ExecdFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(from, true))
        return finished<void>(*problem, std::move(done));
    if (const auto problem = execderrors::pathProblem(to, true))
        return finished<void>(*problem, std::move(done));
    if (from == "/")
        return finished<void>(execderrors::rootNotPossible(), std::move(done));
    return startFlow<ExecdRenameFlow>(m_client, from, to, std::move(done));
}

Operation ExecdFileSystem::remove(const FilePath &path, Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(path, false))
        return finished<void>(*problem, std::move(done));
    if (path == "/")
        return finished<void>(execderrors::rootNotPossible(), std::move(done));
    return startFlow<ExecdRemoveFlow>(m_client, path, std::move(done));
}

Operation ExecdFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    if (const auto problem = execderrors::pathProblem(path, true))
        return finished<void>(*problem, std::move(done));
    if (mode < 0 || !execderrors::canHaveMode(mode))
        return finished<void>(execderrors::modeNotPossible(path), std::move(done));
    return startFlow<ExecdModeFlow>(m_client, path, mode, std::move(done));
}

Operation ExecdFileSystem::replaceText(const FilePath &path, const QString &before, const QString &after,
                                       Callback<std::optional<qint64>> done)
{
    using Count = std::optional<qint64>;
    if (const auto problem = execderrors::pathProblem(path, true))
        return finished<Count>(*problem, std::move(done));
    const QString failure =
        ExecdFileSystems::tr("The text of “%1” could not be changed.").arg(displayName(path));
    return m_client.send(
        execdPost("/files/replace?verbose=true", encodeExecdReplacement(path, before, after)),
        [path, failure, done = std::move(done)](const Result<HttpResponse> &answer) {
            if (!answer)
                done(answer.error());
            else if (answer->status / 100 != 2)
                done(execderrors::fromResponse(*answer, failure, path));
            else
                done(decodeExecdReplacement(answer->body, path));
        });
}

Operation ExecdFileSystem::replace(const FilePath &from, const FilePath &to, Callback<void> done)
{
    for (const auto &path : {from, to}) {
        if (const auto problem = execderrors::pathProblem(path, true))
            return finished<void>(*problem, std::move(done));
        if (path == "/")
            return finished<void>(execderrors::rootNotPossible(), std::move(done));
    }
    return startFlow<ExecdReplaceFlow>(m_client, from, to, std::move(done));
}

} // namespace osc

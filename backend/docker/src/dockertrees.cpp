// SPDX-License-Identifier: Apache-2.0
#include "dockertrees.h"

#include "archivetree.h"
#include "filescripts.h"
#include "listingparser.h"

#include <core/fileproblem.h>
#include <core/filesearch.h>
#include <core/filetree.h>
#include <core/treeguard.h>

#include <QCoreApplication>
#include <QUuid>

namespace osc {

namespace {

using Outcome = ScriptRun::Outcome;

constexpr qsizetype MaximumFacts = 64 * 1024 * 1024;

/// cp, which goes on in the container when nobody listens any more, unless it is ended.
class DockerCopy : public std::enable_shared_from_this<DockerCopy>
{
public:
    DockerCopy(DockerPlacePtr place, FilePath from, FilePath to, Callback<void> done)
        : m_place(std::move(place))
        , m_from(std::move(from))
        , m_to(std::move(to))
        , m_promise(std::move(done))
        , m_token(QUuid::createUuid().toString(QUuid::Id128))
    {}

    Operation start()
    {
        auto operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->abandon();
            },
            shared_from_this());
        m_step = std::make_shared<ScriptRun>(m_place, m_from, [this](const Result<Outcome> &outcome) {
                     m_promise.resolve(outcome->result);
                 })->start(filescripts::copy(m_from, m_to, m_token), {}, nullptr);
        return operation;
    }

private:
    void abandon()
    {
        m_step.cancel();
        std::make_shared<ScriptRun>(m_place, m_to, [](const Result<Outcome> &) {})
            ->start(filescripts::copyAbandon(m_to, m_token), {}, nullptr)
            .detach();
    }

    DockerPlacePtr m_place;
    FilePath m_from;
    FilePath m_to;
    Promise<void> m_promise;
    QString m_token;
    Operation m_step;
};

/// Learns what is there, then lets tar unpack what cannot do harm.
class DockerTreeWrite : public std::enable_shared_from_this<DockerTreeWrite>
{
public:
    DockerTreeWrite(DockerPlacePtr place, FilePath directory, FileSystem::TreeWriteOptions options,
                    Callback<void> done)
        : m_place(std::move(place))
        , m_directory(std::move(directory))
        , m_options(options)
        , m_promise(std::move(done))
    {}

    Operation start(std::shared_ptr<ByteSource> source)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_source = std::move(source);
        m_step =
            std::make_shared<ScriptRun>(m_place, m_directory,
                                        [this](const Result<Outcome> &outcome) { learned(*outcome); })
                ->start(
                    filescripts::treeFacts(m_directory, !m_options.overwrite),
                    [this](QByteArrayView bytes) {
                        m_facts.append(bytes.data(), bytes.size());
                        return m_facts.size() > MaximumFacts ? ByteSink::Next::Stop : ByteSink::Next::More;
                    },
                    nullptr);
        return operation;
    }

private:
    void learned(const Outcome &outcome)
    {
        if (m_facts.size() > MaximumFacts)
            return m_promise.resolve(
                Error{ErrorKind::Unsupported,
                      QCoreApplication::translate("osc::DockerFileSystem",
                                                  "“%1” holds too much for an archive to be unpacked there.")
                          .arg(displayName(m_directory))});
        if (!outcome.ran) {
            m_step = ArchiveTree(m_place->engine, m_place->containerId)
                         .write(m_directory, m_source, m_options,
                                [this](const Done &done) { m_promise.resolve(done); });
            return;
        }
        if (!outcome.result)
            return m_promise.resolve(outcome.result);
        GuardedTree::Present present;
        auto &known = m_options.overwrite ? present.links : present.others;
        for (const auto &path : std::exchange(m_facts, {}).split('\0'))
            known.insert(path.mid(2));
        if (!m_options.overwrite)
            present.links = present.others; // whatever it is, nothing goes through it
        const auto guard =
            std::make_shared<GuardedTree>(std::move(m_source), m_directory, m_options, std::move(present));
        m_step =
            std::make_shared<ScriptRun>(m_place, m_directory, [this, guard](const Result<Outcome> &unpacked) {
                const auto problem = guard->error();
                m_promise.resolve(problem ? Done(*problem) : unpacked->result);
            })->start(filescripts::writeTree(m_directory, m_options.keepsOwners), {}, guard);
    }

    DockerPlacePtr m_place;
    FilePath m_directory;
    FileSystem::TreeWriteOptions m_options;
    Promise<void> m_promise;
    Operation m_step;
    std::shared_ptr<ByteSource> m_source;
    QByteArray m_facts;
};

FileSearchHit hitOf(const FilePath &directory, const ListedEntry &listed)
{
    FileSearchHit hit{joinPath(directory, listed.path), listed.entry};
    if (!listed.line.isEmpty()) {
        const auto colon = listed.line.indexOf(':');
        bool ok = false;
        const auto number = listed.line.left(std::max<qsizetype>(0, colon)).toLongLong(&ok);
        hit.lineNumber = ok && number > 0 ? number : 1;
        hit.line = searchLine(ok ? listed.line.mid(colon + 1) : listed.line);
    }
    return hit;
}

} // namespace

Error notAListing()
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = QCoreApplication::translate("osc::DockerFileSystem",
                                                "The listing of a folder could not be understood.");
    return error;
}

Operation copyInDocker(DockerPlacePtr place, const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (to.startsWith(from + '/') || from == "/")
        return finished<void>(fileError(FileProblem::IntoItself, from), std::move(done));
    return std::make_shared<DockerCopy>(std::move(place), from, to, std::move(done))->start();
}

Operation searchInDocker(DockerPlacePtr place, const FilePath &directory, const FileSearchRequest &request,
                         std::function<void(QList<FileSearchHit>)> onHits, Callback<void> done)
{
    const auto byWalking = [place, directory, request, onHits](Callback<void> next) {
        return findByWalking(std::make_shared<DockerFileSystem>(place), directory, request, onHits,
                             std::move(next));
    };
    if (!filescripts::canSearchFor(request.content))
        return byWalking(std::move(done));
    const auto call = std::make_shared<FileCall<void>>(place, directory, std::move(done));
    const auto parser = std::make_shared<ListingParser>(
        ListingParser::Paths::Tree,
        [onHits, directory, pattern = NamePattern(request.name), wantsContent = !request.content.isEmpty(),
         weak = std::weak_ptr(call)](const QList<ListedEntry> &batch) {
            const auto alive = weak.lock();
            QList<FileSearchHit> hits;
            for (const auto &listed : batch) {
                if (pattern.matches(listed.entry.name) && (!wantsContent || !listed.line.isEmpty()))
                    hits.append(hitOf(directory, listed));
            }
            if (!hits.isEmpty() && alive && alive->isActive())
                onHits(std::move(hits));
        });
    const auto broken = std::make_shared<bool>(false);
    const auto resume = std::make_shared<std::function<void()>>();
    return call->start(
        filescripts::search(directory, request),
        inSlices(resume,
                 [parser, broken](QByteArrayView bytes) {
                     *broken = *broken || !parser->feed(bytes);
                     return !*broken;
                 }),
        [parser, broken]() -> Done {
            if (*broken)
                return notAListing();
            parser->finish();
            return {};
        },
        byWalking, resume);
}

Operation measureInDocker(DockerPlacePtr place, const FilePath &path, Callback<TreeSize> done)
{
    const auto parser = std::make_shared<MeasureParser>();
    return std::make_shared<FileCall<TreeSize>>(place, path, std::move(done))
        ->start(
            filescripts::measure(path),
            [parser](QByteArrayView bytes) {
                return parser->feed(bytes) ? ByteSink::Next::More : ByteSink::Next::Stop;
            },
            [parser]() -> Result<TreeSize> { return parser->size(); },
            [place, path](Callback<TreeSize> next) {
                return ArchiveTree(place->engine, place->containerId).measure(path, std::move(next));
            });
}

Operation sendOutput(const DockerPlacePtr &place, const FilePath &path, const QStringList &command,
                     std::shared_ptr<ByteSink> sink, FileCall<void>::Otherwise otherwise,
                     std::function<bool(const QByteArray &)> isHarmless, Callback<void> done)
{
    const auto resume = std::make_shared<std::function<void()>>();
    sink->setReadyCallback([resume] {
        if (*resume)
            (*resume)();
    });
    const auto call =
        std::make_shared<FileCall<void>>(place, path, [sink, done = std::move(done)](const Done &result) {
            sink->setReadyCallback({});
            // The sink knows better why it stopped than the stream that it ended.
            const Error reason = sink->error();
            done(!result && !reason.message.isEmpty() ? Done(reason) : result);
        });
    call->setHarmless(std::move(isHarmless));
    return call->start(
        command, [sink](QByteArrayView bytes) { return sink->write(bytes); }, [] { return Done(); },
        std::move(otherwise), resume);
}

Operation readDockerTree(DockerPlacePtr place, const FilePath &directory, const QList<QByteArray> &names,
                         std::shared_ptr<ByteSink> sink, Callback<void> done)
{
    for (const auto &name : names) {
        if (!isEntryName(name))
            return finished<void>(
                Error{ErrorKind::Invalid,
                      QCoreApplication::translate("osc::DockerFileSystem", "“%1” is no name of an entry.")
                          .arg(displayName(name))},
                std::move(done));
    }
    return sendOutput(
        place, directory, filescripts::readTree(directory, names), sink,
        [place, directory, names, sink](Callback<void> next) {
            return ArchiveTree(place->engine, place->containerId)
                .read(directory, names, sink, std::move(next));
        },
        filescripts::isHarmlessForTree, std::move(done));
}

Operation writeDockerTree(DockerPlacePtr place, const FilePath &directory, std::shared_ptr<ByteSource> source,
                          FileSystem::TreeWriteOptions options, Callback<void> done)
{
    return std::make_shared<DockerTreeWrite>(std::move(place), directory, options, std::move(done))
        ->start(std::move(source));
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "dockerfilesystem.h"

#include "archiveaccess.h"
#include "engineexec.h"
#include "filescripts.h"

#include <QCoreApplication>
#include <QUuid>

namespace osc {

namespace {

using PlacePtr = std::shared_ptr<DockerFileSystem::Place>;

constexpr qsizetype MaximumWords = 8 * 1024;

/// Nothing runs in the container, now or ever: the archive API is to be asked.
bool cannotRunThere(const Error &error)
{
    return error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Unsupported;
}

/// Runs one program of filescripts and turns its end into a result.
class ScriptRun : public std::enable_shared_from_this<ScriptRun>
{
public:
    using Output = std::function<ByteSink::Next(QByteArrayView)>;

    struct Outcome
    {
        bool ran = true; ///< false: nothing can run there, and nothing has happened.
        Done result;
    };

    ScriptRun(PlacePtr place, FilePath path, Callback<Outcome> done)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    Operation start(const QStringList &command, Output onOutput, std::shared_ptr<ByteSource> input,
                    std::shared_ptr<std::function<void()>> resume = {})
    {
        auto operation = m_promise.operation({}, shared_from_this());
        if (m_place->shellMissing) {
            m_promise.resolveLater(Outcome{false, noShell()});
            return operation;
        }
        EngineExec exec;
        exec.containerId = m_place->containerId;
        exec.title = m_place->title;
        exec.body.command = command;
        exec.body.user = m_place->user;
        exec.input = std::move(input);
        if (resume)
            exec.resume = std::move(resume);
        exec.onOutput = [this, onOutput = std::move(onOutput)](CommandOutput::Stream stream,
                                                               QByteArrayView bytes) {
            if (stream == CommandOutput::Stream::Stdout)
                return onOutput ? onOutput(bytes) : ByteSink::Next::More;
            m_words.append(bytes.data(), std::min(bytes.size(), MaximumWords - m_words.size()));
            return ByteSink::Next::More;
        };
        m_step = runExec(m_place->engine, std::move(exec), [this](const Result<int> &code) { finish(code); });
        return operation;
    }

private:
    static Error noShell()
    {
        Error error;
        error.kind = ErrorKind::Unsupported;
        error.message = QCoreApplication::translate(
            "osc::DockerFileSystem", "The image has no shell, so this cannot be done in its sandbox.");
        return error;
    }

    void finish(const Result<int> &code)
    {
        if (!code) {
            m_place->shellMissing = m_place->shellMissing || code.error().kind == ErrorKind::Unsupported;
            m_promise.resolve(Outcome{!cannotRunThere(code.error()), code.error()});
            return;
        }
        m_place->shellFound = true;
        if (*code == 0)
            m_promise.resolve(Outcome{});
        else
            m_promise.resolve(
                Outcome{*code != filescripts::NoTool, filescripts::failure(*code, m_words, m_path)});
    }

    PlacePtr m_place;
    FilePath m_path;
    Promise<Outcome> m_promise;
    Operation m_step;
    QByteArray m_words;
};

/// One call of the file system: a program first, something else when nothing can run.
template<typename T>
class FileCall : public std::enable_shared_from_this<FileCall<T>>
{
public:
    using Otherwise = std::function<Operation(Callback<T>)>;

    FileCall(PlacePtr place, FilePath path, Callback<T> done)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    /// @p value makes the result when the program has succeeded. @p otherwise may be empty.
    Operation start(const QStringList &command, ScriptRun::Output onOutput, std::function<Result<T>()> value,
                    Otherwise otherwise, std::shared_ptr<std::function<void()>> resume = {})
    {
        auto operation = m_promise.operation({}, this->shared_from_this());
        m_value = std::move(value);
        m_otherwise = std::move(otherwise);
        m_step =
            std::make_shared<ScriptRun>(m_place, m_path, [this](const Result<ScriptRun::Outcome> &outcome) {
                finish(*outcome);
            })->start(command, std::move(onOutput), nullptr, std::move(resume));
        return operation;
    }

    [[nodiscard]] bool isActive() const { return m_promise.isActive(); }

private:
    void finish(const ScriptRun::Outcome &outcome)
    {
        const auto self = this->shared_from_this(); // the last batch may cancel
        if (outcome.result)
            m_promise.resolve(m_value());
        else if (outcome.ran || !m_otherwise)
            m_promise.resolve(outcome.result.error());
        else
            m_step = m_otherwise([this](Result<T> result) { m_promise.resolve(std::move(result)); });
    }

    PlacePtr m_place;
    FilePath m_path;
    Promise<T> m_promise;
    Operation m_step;
    std::function<Result<T>()> m_value;
    Otherwise m_otherwise;
};

/// Counts what a source gives, so that the other side can be asked whether all of it arrived.
class CountingSource : public ByteSource
{
public:
    explicit CountingSource(std::shared_ptr<ByteSource> inner)
        : m_inner(std::move(inner))
    {
        m_inner->setReadyCallback([this] { notifyReady(); });
    }
    ~CountingSource() override { m_inner->setReadyCallback({}); }

    [[nodiscard]] qint64 size() const override { return m_inner->size(); }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override
    {
        auto piece = m_inner->read(maximum);
        if (piece)
            m_count += piece->size();
        return piece;
    }
    [[nodiscard]] std::optional<Error> error() const override { return m_inner->error(); }
    [[nodiscard]] qint64 count() const { return m_count; }

private:
    std::shared_ptr<ByteSource> m_inner;
    qint64 m_count = 0;
};

/// Writes beside the target, then moves into place. The first program proves that there is a shell before
/// anything of the source is used up.
class FileWrite : public std::enable_shared_from_this<FileWrite>
{
public:
    FileWrite(PlacePtr place, FilePath path, FileSystem::WriteOptions options, Callback<void> done)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_options(options)
        , m_promise(std::move(done))
        , m_token(QUuid::createUuid().toString(QUuid::Id128))
    {}

    Operation start(std::shared_ptr<ByteSource> source)
    {
        auto operation = m_promise.operation(
            [weak = weak_from_this()] {
                if (const auto self = weak.lock())
                    self->abandon();
            },
            shared_from_this());
        m_source = std::move(source);
        if (m_place->shellFound)
            writePart();
        else
            probe();
        return operation;
    }

private:
    using Outcome = ScriptRun::Outcome;

    void run(const QStringList &command, std::shared_ptr<ByteSource> input,
             std::function<void(const Outcome &)> next)
    {
        m_step =
            std::make_shared<ScriptRun>(
                m_place, m_path, [next = std::move(next)](const Result<Outcome> &outcome) { next(*outcome); })
                ->start(command, {}, std::move(input));
    }

    void probe()
    {
        run({QStringLiteral("/bin/sh"), QStringLiteral("-c"), QStringLiteral(":")}, nullptr,
            [this](const Outcome &outcome) {
                if (outcome.result)
                    writePart();
                else if (outcome.ran)
                    m_promise.resolve(outcome.result.error());
                else
                    writeArchive();
            });
    }

    void writeArchive()
    {
        m_step =
            ArchiveAccess(m_place->engine, m_place->containerId)
                .write(m_path, m_source, m_options, [this](const Done &done) { m_promise.resolve(done); });
    }

    void writePart()
    {
        m_counted = std::make_shared<CountingSource>(m_source);
        m_begun = true;
        run(filescripts::writePart(m_path, m_options.overwrite, m_token), m_counted,
            [this](const Outcome &outcome) {
                if (outcome.result)
                    return finishPart();
                if (!outcome.ran && m_counted->count() == 0) {
                    m_begun = false;
                    return writeArchive();
                }
                abandon();
                m_promise.resolve(m_source->error().value_or(outcome.result.error()));
            });
    }

    void finishPart()
    {
        if (const auto error = m_source->error()) {
            abandon();
            return m_promise.resolve(*error);
        }
        m_step = std::make_shared<ScriptRun>(m_place, m_path,
                                             [this](const Result<Outcome> &outcome) {
                                                 m_begun = !outcome->ran;
                                                 m_promise.resolve(outcome->result);
                                             })
                     ->start(filescripts::writeFinish(m_path, m_options.overwrite, m_token,
                                                      m_counted->count(), m_options.mode),
                             {}, nullptr);
    }

    void abandon()
    {
        m_step.cancel();
        if (!std::exchange(m_begun, false))
            return;
        std::make_shared<ScriptRun>(m_place, m_path, [](const Result<Outcome> &) {})
            ->start(filescripts::writeAbandon(m_path, m_token), {}, nullptr)
            .detach();
    }

    PlacePtr m_place;
    FilePath m_path;
    FileSystem::WriteOptions m_options;
    Promise<void> m_promise;
    QString m_token;
    Operation m_step;
    std::shared_ptr<ByteSource> m_source;
    std::shared_ptr<CountingSource> m_counted;
    bool m_begun = false; ///< A file beside the target may exist.
};

Operation runSimple(const PlacePtr &place, const FilePath &path, const QStringList &command,
                    Callback<void> done, FileCall<void>::Otherwise otherwise = {})
{
    return std::make_shared<FileCall<void>>(place, path, std::move(done))
        ->start(
            command, {}, [] { return Done(); }, std::move(otherwise));
}

Error rootIsFixed()
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message =
        QCoreApplication::translate("osc::DockerFileSystem", "The root folder of a sandbox stays as it is.");
    return error;
}

Error notAListing()
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = QCoreApplication::translate("osc::DockerFileSystem",
                                                "The listing of a folder could not be understood.");
    return error;
}

} // namespace

DockerFileSystem::DockerFileSystem(EngineClient &engine, const QString &containerId, const QString &title,
                                   const QString &user)
    : m_place(std::make_shared<Place>(Place{engine, containerId, title, user}))
{}

FileSystemCapabilities DockerFileSystem::capabilities() const
{
    return {};
}

QString DockerFileSystem::via() const
{
    return QCoreApplication::translate("osc::DockerFileSystem", "through the Engine");
}

Operation DockerFileSystem::list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done)
{
    const auto call = std::make_shared<FileCall<void>>(m_place, directory, std::move(done));
    // One piece of the output can hold many batches, and each may be the one at which the owner lets go.
    const auto parser =
        std::make_shared<ListingParser>([onBatch, weak = std::weak_ptr(call)](const QList<FileEntry> &batch) {
            if (const auto alive = weak.lock(); alive && alive->isActive())
                onBatch(batch);
        });
    const auto broken = std::make_shared<bool>(false);
    return call->start(
        filescripts::list(directory),
        [parser, broken](QByteArrayView bytes) {
            *broken = *broken || !parser->feed(bytes);
            return *broken ? ByteSink::Next::Stop : ByteSink::Next::More;
        },
        [parser, broken]() -> Done {
            if (*broken)
                return notAListing();
            parser->finish();
            return {};
        },
        [place = m_place, directory, onBatch](Callback<void> next) {
            return ArchiveAccess(place->engine, place->containerId).list(directory, onBatch, std::move(next));
        });
}

Operation DockerFileSystem::stat(const FilePath &path, Callback<FileEntry> done)
{
    const auto found = std::make_shared<QList<FileEntry>>();
    const auto parser =
        std::make_shared<ListingParser>([found](const QList<FileEntry> &batch) { *found += batch; });
    return std::make_shared<FileCall<FileEntry>>(m_place, path, std::move(done))
        ->start(
            filescripts::stat(path),
            [parser](QByteArrayView bytes) {
                return parser->feed(bytes) ? ByteSink::Next::More : ByteSink::Next::Stop;
            },
            [parser, found, path]() -> Result<FileEntry> {
                parser->finish();
                if (found->isEmpty())
                    return filescripts::failure(filescripts::NotFound, {}, path);
                FileEntry entry = found->first();
                if (path == "/")
                    entry.name.clear();
                return entry;
            },
            [place = m_place, path](Callback<FileEntry> next) {
                return ArchiveAccess(place->engine, place->containerId).stat(path, std::move(next));
            });
}

Operation DockerFileSystem::read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done)
{
    const auto resume = std::make_shared<std::function<void()>>();
    sink->setReadyCallback([resume] {
        if (*resume)
            (*resume)();
    });
    return std::make_shared<FileCall<void>>(m_place, path,
                                            [sink, done = std::move(done)](const Done &result) {
                                                sink->setReadyCallback({});
                                                // The sink knows better why it stopped than the stream that
                                                // it ended.
                                                const Error reason = sink->error();
                                                done(!result && !reason.message.isEmpty() ? Done(reason)
                                                                                          : result);
                                            })
        ->start(
            filescripts::read(path, range), [sink](QByteArrayView bytes) { return sink->write(bytes); },
            [] { return Done(); },
            [place = m_place, path, range, sink](Callback<void> next) {
                return ArchiveAccess(place->engine, place->containerId)
                    .read(path, range, sink, std::move(next));
            },
            resume);
}

Operation DockerFileSystem::write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done)
{
    return std::make_shared<FileWrite>(m_place, path, options, std::move(done))->start(std::move(source));
}

Operation DockerFileSystem::makeDirectory(const FilePath &path, Callback<void> done)
{
    return runSimple(
        m_place, path, filescripts::makeDirectory(path), std::move(done),
        [place = m_place, path](Callback<void> next) {
            return ArchiveAccess(place->engine, place->containerId).makeDirectory(path, std::move(next));
        });
}

Operation DockerFileSystem::rename(const FilePath &from, const FilePath &to, Callback<void> done)
{
    if (from == "/" || to == "/")
        return finished<void>(rootIsFixed(), std::move(done));
    return runSimple(m_place, to, filescripts::rename(from, to), std::move(done));
}

Operation DockerFileSystem::remove(const FilePath &path, Callback<void> done)
{
    if (path == "/" || path.isEmpty())
        return finished<void>(rootIsFixed(), std::move(done));
    return runSimple(m_place, path, filescripts::remove(path), std::move(done));
}

Operation DockerFileSystem::setMode(const FilePath &path, int mode, Callback<void> done)
{
    return runSimple(m_place, path, filescripts::setMode(path, mode), std::move(done));
}

} // namespace osc

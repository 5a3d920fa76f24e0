// SPDX-License-Identifier: Apache-2.0
#include "dockerfilewrite.h"

#include "archiveaccess.h"
#include "bulkwrite.h"
#include "filescripts.h"

#include <QUuid>

namespace osc {

namespace {

/// Writes beside the target, then moves into place. The first program proves that there is a shell before
/// anything of the source is used up.
class FileWrite : public std::enable_shared_from_this<FileWrite>
{
public:
    FileWrite(DockerPlacePtr place, FilePath path, FileSystem::WriteOptions options, Callback<void> done)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_options(std::move(options))
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

    [[nodiscard]] bool appends() const { return m_options.offset >= 0; }
    /// One program makes it: nothing is left beside the target when this ends in the middle.
    [[nodiscard]] bool isEmpty() const { return !appends() && m_source->size() == 0; }

    void writePart()
    {
        const bool inBulk = m_source->size() >= BulkWrite::WorthIt && m_options.offset <= 0;
        m_counted = std::make_shared<ReplaySource>(m_source, inBulk ? BulkWrite::OnTheWay : 0);
        m_begun = !appends();
        if (isEmpty())
            finishPart();
        else
            inBulk ? writeInBulk() : writeByProgram();
    }

    void writeInBulk()
    {
        const auto prepare = appends() ? filescripts::bulkInto(m_path, m_options)
                                       : filescripts::bulkPart(m_path, m_options, m_token);
        const auto done = [this](const Result<BulkOutcome> &outcome) {
            if (!outcome) {
                abandon();
                m_promise.resolve(outcome.error());
            } else if (outcome->kind == BulkOutcome::Kind::Whole) {
                finishPart();
            } else if (outcome->kind == BulkOutcome::Kind::Rest) {
                sendRest(filescripts::bulkRest(outcome->file, m_counted->count()));
            } else {
                writeByProgram();
            }
        };
        m_step = std::make_shared<BulkWrite>(m_place, m_path, m_counted, done)->start(prepare, !appends());
    }

    void writeByProgram()
    {
        sendRest(appends() ? filescripts::append(m_path, m_options)
                           : filescripts::writePart(m_path, m_options, m_token));
    }

    void sendRest(const QStringList &command)
    {
        run(command, m_counted, [this](const Outcome &outcome) {
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
        const auto command =
            appends()   ? filescripts::appendFinish(m_path, m_options.offset + m_counted->count())
            : isEmpty() ? filescripts::writeEmpty(m_path, m_options, m_token)
                        : filescripts::writeFinish(m_path, m_options, m_token, m_counted->count());
        run(command, nullptr, [this](const Outcome &outcome) {
            if (!outcome.ran && isEmpty()) {
                m_begun = false;
                return writeArchive();
            }
            if (outcome.result)
                m_begun = false;
            else
                abandon();
            m_promise.resolve(outcome.result);
        });
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

    DockerPlacePtr m_place;
    FilePath m_path;
    FileSystem::WriteOptions m_options;
    Promise<void> m_promise;
    QString m_token;
    Operation m_step;
    std::shared_ptr<ByteSource> m_source;
    std::shared_ptr<ReplaySource> m_counted;
    bool m_begun = false; ///< A file beside the target may exist.
};

} // namespace

Operation writeDockerFile(DockerPlacePtr place, const FilePath &path, std::shared_ptr<ByteSource> source,
                          FileSystem::WriteOptions options, Callback<void> done)
{
    return std::make_shared<FileWrite>(std::move(place), path, std::move(options), std::move(done))
        ->start(std::move(source));
}

} // namespace osc

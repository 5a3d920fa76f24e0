// SPDX-License-Identifier: Apache-2.0
#include "bulkwrite.h"

#include "archiveaccess.h"
#include "filescripts.h"

namespace osc {

namespace {

constexpr std::chrono::seconds bulkLook{1};
/// So long others wait for the container at most.
constexpr int mostBulkLooks = 8;
/// In a second. A slower source or link gains nothing from this way.
constexpr qint64 leastBulkPace = 32LL * 1024 * 1024;
constexpr qsizetype mostBulkFacts = 16 * 1024;

/// "uid:gid:mode", a line break and the path.
bool readFacts(const QByteArray &output, TarEntry &entry, FilePath &file)
{
    const auto end = output.indexOf('\n');
    const auto facts = output.left(std::max<qsizetype>(0, end)).split(':');
    file = output.mid(end + 1);
    if (file.startsWith("//"))
        file.remove(0, 1);
    if (facts.size() != 3 || !file.startsWith('/'))
        return false;
    bool known[3] = {};
    entry.uid = facts.at(0).toLongLong(&known[0]);
    entry.gid = facts.at(1).toLongLong(&known[1]);
    entry.mode = facts.at(2).toInt(&known[2], 8) & 07777;
    entry.path = file.mid(file.lastIndexOf('/') + 1);
    return known[0] && known[1] && known[2] && isEntryName(entry.path);
}

} // namespace

BulkWrite::BulkWrite(DockerPlacePtr place, FilePath path, std::shared_ptr<ReplaySource> source,
                     Callback<BulkOutcome> done)
    : m_place(std::move(place))
    , m_path(std::move(path))
    , m_source(std::move(source))
    , m_promise(std::move(done))
{
    m_watch.setInterval(bulkLook);
    m_watch.callOnTimeout([this] { watch(); });
}

Operation BulkWrite::start(const QStringList &prepare, bool isNew)
{
    auto operation = m_promise.operation(
        [weak = weak_from_this()] {
            if (const auto self = weak.lock())
                self->cancelled();
        },
        shared_from_this());
    m_isNew = isNew;
    m_step = run(m_place, prepare, [this](const ScriptRun::Outcome &outcome, const QByteArray &output) {
        onPrepared(outcome, output);
    });
    return operation;
}

Operation BulkWrite::run(const DockerPlacePtr &as, const QStringList &command, Next next)
{
    const auto sink = std::make_shared<BufferSink>(mostBulkFacts);
    return std::make_shared<ScriptRun>(
               as, m_path,
               [sink, next = std::move(next)](const Result<ScriptRun::Outcome> &outcome) {
                   next(*outcome, sink->bytes());
               })
        ->start(
            command, [sink](QByteArrayView bytes) { return sink->write(bytes); }, nullptr);
}

void BulkWrite::onPrepared(const ScriptRun::Outcome &outcome, const QByteArray &output)
{
    if (outcome.result && readFacts(output, m_entry, m_file))
        return lookFromOutside();
    if (outcome.result || !outcome.ran)
        m_promise.resolve(BulkOutcome{BulkOutcome::Kind::Nothing});
    else
        m_promise.resolve(outcome.result.error());
}

/// The Engine sees no memory file systems, and what is mounted later: it would write beneath.
void BulkWrite::lookFromOutside()
{
    m_step = ArchiveAccess(m_place->engine, m_place->containerId)
                 .stat(m_file, [this](const Result<FileEntry> &entry) {
                     if (entry && entry->type == FileType::Regular && entry->size == 0)
                         put();
                     else
                         m_promise.resolve(BulkOutcome{BulkOutcome::Kind::Nothing});
                 });
}

void BulkWrite::put()
{
    m_entry.size = m_source->size();
    m_entry.modified = QDateTime::currentSecsSinceEpoch();
    m_putting = true;
    m_watch.start();
    m_step = ArchiveAccess(m_place->engine, m_place->containerId)
                 .put(parentPath(m_file), m_entry, m_source, [this](const Done &done) { onPut(done); });
}

void BulkWrite::watch()
{
    const qint64 sent = m_source->count();
    const bool slow = sent < m_entry.size && sent - m_seen < leastBulkPace;
    m_seen = sent;
    if (slow || ++m_looks >= mostBulkLooks)
        settle({});
}

void BulkWrite::onPut(const Done &done)
{
    m_putting = false;
    m_watch.stop();
    if (done)
        return m_promise.resolve(BulkOutcome{});
    if (const auto error = m_source->error())
        settle(*error);
    else
        settle(done.error());
}

/// What is there is given to its owner, and the rest is left to the other way, which also knows better what
/// the trouble is, if there is any. The Engine does this when it has let go of the container.
void BulkWrite::settle(const Error &reason)
{
    const auto self = shared_from_this();
    m_watch.stop();
    m_putting = false;
    m_step.cancel();
    m_step = run(asRoot(), filescripts::bulkSettle(m_file, m_entry.uid, m_entry.gid),
                 [this, reason](const ScriptRun::Outcome &outcome, const QByteArray &output) {
                     bool isNumber = false;
                     const qint64 there = output.trimmed().toLongLong(&isNumber);
                     if (const auto error = m_source->error())
                         m_promise.resolve(*error);
                     else if (outcome.result && isNumber && m_source->goBackTo(there))
                         m_promise.resolve(BulkOutcome{BulkOutcome::Kind::Rest, m_file});
                     else if (!reason.message.isEmpty())
                         m_promise.resolve(reason);
                     else
                         m_promise.resolve(outcome.result
                                               ? filescripts::failure(filescripts::Incomplete, output, m_path)
                                               : outcome.result.error());
                 });
}

void BulkWrite::cancelled()
{
    m_watch.stop();
    m_step.cancel();
    if (!std::exchange(m_putting, false))
        return;
    const auto command = m_isNew ? filescripts::bulkDiscard(m_file)
                                 : filescripts::bulkSettle(m_file, m_entry.uid, m_entry.gid);
    run(asRoot(), command, [](const ScriptRun::Outcome &, const QByteArray &) {}).detach();
}

DockerPlacePtr BulkWrite::asRoot() const
{
    auto place = std::make_shared<DockerFileSystem::Place>(*m_place);
    place->user = QStringLiteral("0:0");
    return place;
}

} // namespace osc

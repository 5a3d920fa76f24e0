// SPDX-License-Identifier: Apache-2.0
#include "transferdatabase.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QVariant>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestTransferText = 4096;

constexpr auto transferColumns =
    "id, owner, batch, position, source, target, name, move, policy, source_title, target_title, state, "
    "part_name, source_size, source_modified, final_name, replaces, placing, type, bytes, total_bytes, "
    "files, "
    "total_files, outcome_name, skipped, verified, skipped_files, left_out, first_left_out, source_kept, "
    "error_kind, error, advice, said, added_at, ended_at, open_files";

SqliteFile::Schema transferSchema()
{
    return {
        .version = 2,
        .steps = {QStringLiteral(
                      "CREATE TABLE IF NOT EXISTS transfers ("
                      "id TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, batch TEXT NOT NULL, "
                      "position INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, "
                      "name BLOB NOT NULL, move INTEGER NOT NULL, policy TEXT NOT NULL, "
                      "source_title TEXT NOT NULL, target_title TEXT NOT NULL, state TEXT NOT NULL, "
                      "part_name BLOB NOT NULL, source_size INTEGER NOT NULL, source_modified INTEGER, "
                      "final_name BLOB NOT NULL, replaces INTEGER NOT NULL, placing INTEGER NOT NULL, "
                      "type TEXT NOT NULL, bytes INTEGER NOT NULL, total_bytes INTEGER NOT NULL, "
                      "files INTEGER NOT NULL, total_files INTEGER NOT NULL, outcome_name BLOB NOT NULL, "
                      "skipped INTEGER NOT NULL, verified INTEGER NOT NULL, "
                      "skipped_files INTEGER NOT NULL, left_out INTEGER NOT NULL, "
                      "first_left_out TEXT NOT NULL, source_kept INTEGER NOT NULL, "
                      "error_kind TEXT NOT NULL, error TEXT NOT NULL, advice TEXT NOT NULL, "
                      "said TEXT NOT NULL, added_at INTEGER NOT NULL, ended_at INTEGER)"),
                  // Since version 2.
                  QStringLiteral("ALTER TABLE transfers ADD COLUMN open_files TEXT NOT NULL DEFAULT ''"),
                  QStringLiteral("CREATE INDEX IF NOT EXISTS transfers_by_place ON transfers (position)")},
        // Where to go on is asked of the target, so a power cut may take the last seconds.
        .syncWrites = false,
        .unusable =
            QCoreApplication::translate("TransferJournal", "The queue of transfers in %1 cannot be used.")};
}

// The words in the file, so that numbers of the enums may change.
constexpr std::pair<TransferState, const char *> transferStates[] = {
    {TransferState::Waiting, "waiting"},     {TransferState::Running, "running"},
    {TransferState::Asking, "asking"},       {TransferState::Paused, "paused"},
    {TransferState::Finished, "finished"},   {TransferState::Failed, "failed"},
    {TransferState::Cancelled, "cancelled"},
};
constexpr std::pair<ConflictPolicy, const char *> policies[] = {
    {ConflictPolicy::Ask, "ask"},           {ConflictPolicy::Skip, "skip"},
    {ConflictPolicy::Overwrite, "replace"}, {ConflictPolicy::KeepBoth, "keep both"},
    {ConflictPolicy::Newer, "newer"},
};
constexpr std::pair<FileType, const char *> fileTypes[] = {
    {FileType::Unknown, "unknown"},
    {FileType::Regular, "file"},
    {FileType::Directory, "folder"},
    {FileType::Symlink, "link"},
};
constexpr std::pair<ErrorKind, const char *> errorKinds[] = {
    {ErrorKind::Unreachable, "unreachable"}, {ErrorKind::Unauthorized, "unauthorized"},
    {ErrorKind::Forbidden, "forbidden"},     {ErrorKind::NotFound, "not found"},
    {ErrorKind::Conflict, "conflict"},       {ErrorKind::Invalid, "invalid"},
    {ErrorKind::Timeout, "timeout"},         {ErrorKind::Protocol, "protocol"},
    {ErrorKind::Unsupported, "unsupported"}, {ErrorKind::Exhausted, "exhausted"},
    {ErrorKind::Failed, "failed"},
};

template<typename Value, size_t count>
QString transferWord(const std::pair<Value, const char *> (&words)[count], Value value)
{
    const auto *found = std::find_if(std::begin(words), std::end(words),
                                     [value](const auto &entry) { return entry.first == value; });
    return QLatin1String(found == std::end(words) ? words[0].second : found->second);
}

/// A word of a newer console counts as @p otherwise.
template<typename Value, size_t count>
Value transferValue(const std::pair<Value, const char *> (&words)[count], const QString &text,
                    Value otherwise)
{
    const auto *found = std::find_if(std::begin(words), std::end(words), [&text](const auto &entry) {
        return text == QLatin1String(entry.second);
    });
    return found == std::end(words) ? otherwise : found->first;
}

/// A line each: size, time, path.
QString openFilesText(const QList<TransferPoint::OpenFile> &open)
{
    QStringList lines;
    for (const auto &[path, source] : open)
        lines << QStringLiteral("%1 %2 %3")
                     .arg(source.size)
                     .arg(source.modified.isValid() ? source.modified.toMSecsSinceEpoch() : -1)
                     .arg(QLatin1String(path.toPercentEncoding()));
    return lines.join(u'\n');
}

QList<TransferPoint::OpenFile> openFilesFrom(const QString &text)
{
    QList<TransferPoint::OpenFile> open;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QStringList parts = line.split(u' ');
        if (parts.size() != 3)
            continue;
        const qint64 time = parts.at(1).toLongLong();
        const QDateTime modified = time < 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
        open.append(
            {QByteArray::fromPercentEncoding(parts.at(2).toLatin1()), {parts.at(0).toLongLong(), modified}});
    }
    return open;
}

TransferRecord recordFrom(const QSqlQuery &query)
{
    int column = 0;
    const auto next = [&] { return query.value(column++); };
    TransferRecord record;
    record.id = next().toString();
    next(); // the owner
    record.batch = next().toString();
    record.position = next().toLongLong();
    record.from = locationFromText(next().toString()).value_or(FileLocation());
    record.to = locationFromText(next().toString()).value_or(FileLocation());
    record.name = next().toByteArray();
    record.move = next().toBool();
    record.conflict = transferValue(policies, next().toString(), ConflictPolicy::Ask);
    record.fromTitle = next().toString();
    record.toTitle = next().toString();
    record.state = transferValue(transferStates, next().toString(), TransferState::Paused);
    record.point.partName = next().toByteArray();
    record.point.source.size = next().toLongLong();
    record.point.source.modified = timeFromSql(next());
    record.point.finalName = next().toByteArray();
    record.point.replaces = next().toBool();
    record.point.placing = next().toBool();
    record.status.type = transferValue(fileTypes, next().toString(), FileType::Unknown);
    record.status.bytes = next().toLongLong();
    record.status.totalBytes = next().toLongLong();
    record.status.files = next().toLongLong();
    record.status.totalFiles = next().toLongLong();
    record.outcome.name = next().toByteArray();
    record.outcome.skipped = next().toBool();
    record.outcome.verified = next().toBool();
    record.outcome.skippedFiles = next().toLongLong();
    record.outcome.leftOut = next().toLongLong();
    record.outcome.firstLeftOut = next().toString();
    record.outcome.sourceKept = next().toBool();
    record.error.kind = transferValue(errorKinds, next().toString(), ErrorKind::Failed);
    record.error.message = next().toString();
    record.error.advice = next().toString();
    record.error.detail = next().toString();
    record.addedAt = timeFromSql(next());
    record.endedAt = timeFromSql(next());
    record.point.open = openFilesFrom(next().toString());
    // Nothing runs when a console begins.
    if (record.state == TransferState::Running || record.state == TransferState::Asking)
        record.state = TransferState::Waiting;
    return record;
}

QVariantList valuesOf(const TransferRecord &record, const QString &owner)
{
    const auto text = [](const QString &value) { return QVariant(notNull(value).left(longestTransferText)); };
    const auto bytes = [](const QByteArray &value) { return QVariant(notNull(value)); };
    const TransferPoint &point = record.point;
    const TransferStatus &status = record.status;
    const TransferOutcome &outcome = record.outcome;
    return {text(record.id),
            owner,
            text(record.batch),
            record.position,
            notNull(locationToText(record.from)),
            notNull(locationToText(record.to)),
            bytes(record.name),
            record.move ? 1 : 0,
            transferWord(policies, record.conflict),
            text(record.fromTitle),
            text(record.toTitle),
            transferWord(transferStates, record.state),
            bytes(point.partName),
            point.source.size,
            timeToSql(point.source.modified),
            bytes(point.finalName),
            point.replaces ? 1 : 0,
            point.placing ? 1 : 0,
            transferWord(fileTypes, status.type),
            status.bytes,
            status.totalBytes,
            status.files,
            status.totalFiles,
            bytes(outcome.name),
            outcome.skipped ? 1 : 0,
            outcome.verified ? 1 : 0,
            outcome.skippedFiles,
            outcome.leftOut,
            text(outcome.firstLeftOut),
            outcome.sourceKept ? 1 : 0,
            transferWord(errorKinds, record.error.kind),
            text(record.error.message),
            text(record.error.advice),
            text(record.error.detail),
            record.addedAt.isValid() ? record.addedAt.toMSecsSinceEpoch() : qint64{0},
            timeToSql(record.endedAt),
            notNull(openFilesText(point.open))};
}

} // namespace

TransferDatabase::TransferDatabase(const QString &path)
    : m_file(path, transferSchema())
{}

Done TransferDatabase::ensureOpen()
{
    if (auto opened = m_file.ensureOpen(); !opened)
        return opened;
    return m_me.hasBegun() ? Done() : m_me.begin(m_file.path());
}

Done TransferDatabase::inOneStep(const std::function<Done()> &work)
{
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("BEGIN IMMEDIATE"));
    if (auto begun = m_file.execute(query); !begun)
        return begun;
    Done done = work();
    query.prepare(done ? QStringLiteral("COMMIT") : QStringLiteral("ROLLBACK"));
    const Done ended = m_file.execute(query);
    return done ? ended : done;
}

Done TransferDatabase::takeFromTheDead()
{
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("SELECT DISTINCT owner FROM transfers WHERE owner != ?"));
    query.addBindValue(m_me.token());
    if (auto asked = m_file.execute(query); !asked)
        return asked;
    QStringList dead;
    while (query.next()) {
        const QString owner = query.value(0).toString();
        if (!LivingConsole::isAlive(m_file.path(), owner))
            dead.append(owner);
    }
    query.finish();
    for (const QString &owner : std::as_const(dead)) {
        query.prepare(QStringLiteral("UPDATE transfers SET owner = ? WHERE owner = ?"));
        query.addBindValue(m_me.token());
        query.addBindValue(owner);
        if (auto written = m_file.execute(query); !written)
            return written;
    }
    return {};
}

Result<QList<TransferRecord>> TransferDatabase::adopt()
{
    if (auto opened = ensureOpen(); !opened)
        return opened.error();
    if (auto taken = inOneStep([this] { return takeFromTheDead(); }); !taken)
        return taken.error();
    return own();
}

Result<QList<TransferRecord>> TransferDatabase::own()
{
    QSqlQuery query(m_file.database());
    query.setForwardOnly(true);
    query.prepare(QStringLiteral("SELECT %1 FROM transfers WHERE owner = ? ORDER BY position, rowid")
                      .arg(QLatin1String(transferColumns)));
    query.addBindValue(m_me.token());
    if (auto asked = m_file.execute(query); !asked)
        return asked.error();
    QList<TransferRecord> records;
    while (query.next())
        records.append(recordFrom(query));
    if (query.lastError().isValid())
        return m_file.failure(query.lastError().text());
    return records;
}

Done TransferDatabase::putOne(const TransferRecord &record)
{
    const QString columns = QLatin1String(transferColumns);
    const QStringList names = columns.split(QStringLiteral(", "));
    QStringList marks;
    QStringList changes;
    for (const QString &name : names) {
        marks << QStringLiteral("?");
        if (name != QLatin1String("id") && name != QLatin1String("owner"))
            changes << QStringLiteral("%1 = excluded.%1").arg(name);
    }
    QSqlQuery query(m_file.database());
    query.prepare(QStringLiteral("INSERT INTO transfers (%1) VALUES (%2) ON CONFLICT (id) DO UPDATE SET %3 "
                                 "WHERE owner = excluded.owner")
                      .arg(columns, marks.join(QLatin1Char(',')), changes.join(QStringLiteral(", "))));
    const QVariantList values = valuesOf(record, m_me.token());
    for (const QVariant &value : values)
        query.addBindValue(value);
    return m_file.execute(query);
}

Done TransferDatabase::put(const QList<TransferRecord> &records)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    return inOneStep([&]() -> Done {
        for (const TransferRecord &record : records) {
            if (auto written = putOne(record); !written)
                return written;
        }
        return {};
    });
}

Done TransferDatabase::remove(const QStringList &ids)
{
    if (auto opened = ensureOpen(); !opened)
        return opened;
    return inOneStep([&]() -> Done {
        QSqlQuery query(m_file.database());
        for (const QString &id : ids) {
            query.prepare(QStringLiteral("DELETE FROM transfers WHERE id = ? AND owner = ?"));
            query.addBindValue(id);
            query.addBindValue(m_me.token());
            if (auto written = m_file.execute(query); !written)
                return written;
        }
        return {};
    });
}

} // namespace osc

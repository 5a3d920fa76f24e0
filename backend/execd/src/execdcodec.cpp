// SPDX-License-Identifier: Apache-2.0
#include "execdcodec.h"

#include <json/jsonread.h>

#include <QSet>

namespace osc {

namespace {

constexpr qsizetype maximumWords = 1024; // characters; at most 4 KiB of UTF-8

/// What execd sends is flat, and the sandbox may send what it likes.
json::Value parsed(QByteArrayView text)
{
    constexpr int maximumDepth = 16;
    return json::parse(text, maximumDepth);
}

/// Decimal digits that are meant as octal ones: 755 is rwxr-xr-x.
int modeFromDigits(qint64 digits)
{
    bool ok = false;
    const int mode = digits < 0 ? -1 : QByteArray::number(digits).toInt(&ok, 8);
    return ok && mode <= 07777 ? mode : -1;
}

int digitsFromMode(int mode)
{
    return QByteArray::number(mode, 8).toInt();
}

FileType typeFromWord(const QByteArray &word)
{
    if (word == "file")
        return FileType::Regular;
    if (word == "directory")
        return FileType::Directory;
    return word == "symlink" ? FileType::Symlink : FileType::Unknown;
}

/// execd gives the number as text where there is no name for it.
qint64 idFromName(const QString &name)
{
    bool isNumber = false;
    const auto id = name.toLongLong(&isNumber);
    return isNumber && id >= 0 ? id : -1;
}

FileEntry entryFrom(const json::Value &info, QByteArray name)
{
    FileEntry entry;
    entry.name = std::move(name);
    entry.type = typeFromWord(json::bytes(info, "type"));
    entry.size = json::number(info, "size", -1);
    entry.modified = QDateTime::fromString(json::text(info, "modified_at"), Qt::ISODateWithMs).toUTC();
    entry.mode = modeFromDigits(json::number(info, "mode", -1));
    entry.owner = json::text(info, "owner");
    entry.group = json::text(info, "group");
    entry.uid = idFromName(entry.owner);
    entry.gid = idFromName(entry.group);
    return entry;
}

ExecdEvent endFrom(const json::Value &document)
{
    const auto &error = json::member(document, "error");
    if (error.is_null())
        return ExecdEnded{};
    const auto value = json::text(error, "evalue");
    bool isCode = false;
    const int code = value.toInt(&isCode);
    ExecdEnded end;
    end.words = value.left(maximumWords);
    if (const auto &lines = json::array(error, "traceback"); !lines.empty() && lines.front().is_string())
        end.words = json::toText(lines.front()).left(maximumWords);
    if (isCode && code >= 0)
        end.code = code;
    return end;
}

} // namespace

ExecdEvent decodeExecdEvent(QByteArrayView line)
{
    line = line.trimmed();
    if (line.startsWith("data:"))
        line = line.sliced(5).trimmed();
    if (line.isEmpty() || line.front() != '{')
        return ExecdNothing{};
    const auto document = parsed(line);
    const auto type = json::bytes(document, "type");
    if (type == "init")
        return ExecdStarted{json::text(document, "text")};
    if (type == "stdout" || type == "stderr") {
        const auto words = json::text(document, "text"); // an empty line comes as its line end
        return ExecdOutput{type == "stdout" ? ExecdOutput::Stream::Output : ExecdOutput::Stream::Errors,
                           words == QLatin1String("\n") ? QString() : words};
    }
    if (type == "execution_complete")
        return ExecdEnded{0, {}, std::chrono::milliseconds(json::number(document, "execution_time", 0))};
    if (type == "error")
        return endFrom(document);
    if (!document.contains("type") && document.contains("code") && document.contains("message"))
        return ExecdBroken{json::text(document, "message").left(maximumWords)};
    return ExecdNothing{};
}

ExecdFailure decodeExecdFailure(const QByteArray &body)
{
    constexpr qsizetype enough = 64 * 1024;
    const auto document = body.size() <= enough ? parsed(body) : json::Value();
    ExecdFailure failure;
    failure.code = json::text(document, "code").left(100);
    failure.words = json::text(document, "message").left(maximumWords);
    failure.isEnvelope = !failure.code.isEmpty();
    if (failure.words.isEmpty())
        failure.words = json::text(document, "error").left(maximumWords); // how execd refuses a token
    if (failure.words.isEmpty() && !failure.isEnvelope)
        failure.words = QString::fromUtf8(body.left(maximumWords)).trimmed();
    return failure;
}

std::optional<ExecdMetrics> decodeExecdMetrics(const QByteArray &body)
{
    const auto document = parsed(body);
    ExecdMetrics metrics;
    metrics.cpuCount = json::fraction(document, "cpu_count", -1);
    metrics.cpuUsedPercent = json::fraction(document, "cpu_used_pct", -1);
    metrics.memoryTotalMib = json::fraction(document, "mem_total_mib", -1);
    metrics.memoryUsedMib = json::fraction(document, "mem_used_mib", -1);
    if (metrics.cpuCount < 0 || metrics.cpuUsedPercent < 0 || metrics.memoryTotalMib < 0 ||
        metrics.memoryUsedMib < 0)
        return {};
    metrics.time = QDateTime::fromMSecsSinceEpoch(json::number(document, "timestamp", 0), Qt::UTC);
    return metrics;
}

std::optional<FileEntry> decodeExecdFileInfo(const QByteArray &body)
{
    const auto document = parsed(body);
    if (!document.is_object() || document.empty() || !document.front().is_object())
        return {};
    const auto &info = document.front();
    const auto path = json::bytes(info, "path");
    return entryFrom(info, path.mid(path.lastIndexOf('/') + 1));
}

std::optional<QList<FileEntry>> decodeExecdListing(const QByteArray &body, const FilePath &directory,
                                                   bool deep)
{
    const auto document = parsed(body);
    if (!document.is_array())
        return {};
    const auto prefix = joinPath(directory, {});
    QList<FileEntry> entries;
    QSet<QByteArray> parents;
    for (const auto &info : document) {
        const auto path = json::bytes(info, "path");
        const auto slash = path.lastIndexOf('/');
        if (!deep) {
            if (auto name = path.mid(slash + 1); isEntryName(name))
                entries.append(entryFrom(info, std::move(name)));
            continue;
        }
        if (!path.startsWith(prefix))
            continue;
        auto name = path.mid(prefix.size());
        const auto below = name.indexOf('/');
        if (below < 0 && isEntryName(name)) {
            entries.append(entryFrom(info, std::move(name)));
        } else if (const auto parent = name.left(below); isEntryName(parent) && !parents.contains(parent)) {
            parents.insert(parent);
            FileEntry entry;
            entry.name = parent;
            entry.type = FileType::Directory;
            entries.append(entry);
        }
    }
    return entries;
}

std::optional<ExecdJob> decodeExecdJob(const QByteArray &body)
{
    const auto document = parsed(body);
    ExecdJob job;
    job.id = json::text(document, "id");
    if (job.id.isEmpty())
        return {};
    job.command = json::text(document, "content");
    job.running = json::boolean(document, "running");
    if (!job.running && json::member(document, "exit_code").is_number_integer())
        job.exitCode = static_cast<int>(json::number(document, "exit_code"));
    job.words = json::text(document, "error").left(maximumWords);
    job.startedAt = QDateTime::fromString(json::text(document, "started_at"), Qt::ISODateWithMs).toUTC();
    job.finishedAt = QDateTime::fromString(json::text(document, "finished_at"), Qt::ISODateWithMs).toUTC();
    return job;
}

QString decodeExecdSessionId(const QByteArray &body)
{
    return json::text(parsed(body), "session_id").left(200);
}

QByteArray encodeExecdSession(const QString &workingDirectory)
{
    auto document = json::Value::object();
    if (!workingDirectory.isEmpty())
        document["cwd"] = workingDirectory.toStdString();
    return json::dump(document);
}

QByteArray encodeExecdCommand(const ExecdCommand &command, bool inBackground)
{
    json::Value document{{"command", command.text.toStdString()}};
    if (!command.workingDirectory.isEmpty())
        document["cwd"] = command.workingDirectory.toStdString();
    if (command.timeout.count() > 0)
        document["timeout"] = static_cast<qint64>(command.timeout.count());
    if (inBackground)
        document["background"] = true;
    if (command.uid)
        document["uid"] = *command.uid;
    if (command.gid)
        document["gid"] = *command.gid;
    for (auto it = command.environment.cbegin(); it != command.environment.cend(); ++it)
        document["envs"][it.key().toStdString()] = it.value().toStdString();
    return json::dump(document);
}

QByteArray encodeExecdMetadata(const FilePath &path, int mode)
{
    json::Value document{{"path", path.toStdString()}};
    if (mode > 0)
        document["mode"] = digitsFromMode(mode);
    return json::dump(document);
}

QByteArray encodeExecdPermissions(const FilePath &path, int mode)
{
    auto permissions = json::Value::object();
    if (mode > 0)
        permissions["mode"] = digitsFromMode(mode);
    auto document = json::Value::object();
    document[path.toStdString()] = std::move(permissions);
    return json::dump(document);
}

QByteArray encodeExecdReplacement(const FilePath &path, const QString &before, const QString &after)
{
    auto document = json::Value::object();
    document[path.toStdString()] = {{"old", before.toStdString()}, {"new", after.toStdString()}};
    return json::dump(document);
}

std::optional<qint64> decodeExecdReplacement(const QByteArray &body, const FilePath &path)
{
    const auto count = json::number(json::member(parsed(body), path.constData()), "replacedCount", -1);
    return count < 0 ? std::nullopt : std::optional(count);
}

QByteArray encodeExecdMove(const FilePath &from, const FilePath &to)
{
    auto item = json::Value::object();
    item["src"] = from.toStdString();
    item["dest"] = to.toStdString();
    return json::dump(json::Value::array({std::move(item)}));
}

} // namespace osc

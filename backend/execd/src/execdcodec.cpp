// SPDX-License-Identifier: Apache-2.0
#include "execdcodec.h"

#include <nlohmann/json.hpp>

#include <QSet>

#include <cmath>
#include <limits>

namespace osc {

namespace {

using Json = nlohmann::json;

constexpr qsizetype maximumWords = 1024; // characters; at most 4 KiB of UTF-8

/// What execd sends is flat. Each level costs far more memory than its bracket, and the sandbox may send what
/// it likes.
bool isTooDeep(QByteArrayView text)
{
    constexpr int maximumDepth = 16;
    int depth = 0;
    bool inText = false;
    bool escaped = false;
    for (const char c : text) {
        if (escaped) {
            escaped = false;
        } else if (inText) {
            escaped = c == '\\';
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > maximumDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

Json parse(QByteArrayView text)
{
    if (isTooDeep(text))
        return Json(Json::value_t::discarded);
    return Json::parse(text.begin(), text.end(), nullptr, false);
}

const Json *member(const Json &json, const char *name)
{
    if (!json.is_object())
        return nullptr;
    const auto found = json.find(name);
    return found == json.end() ? nullptr : &*found;
}

QByteArray bytes(const Json &json, const char *name)
{
    const auto *found = member(json, name);
    return found && found->is_string() ? QByteArray::fromStdString(found->get_ref<const std::string &>())
                                       : QByteArray();
}

QString text(const Json &json, const char *name)
{
    return QString::fromUtf8(bytes(json, name));
}

/// A number that fits; anything else is @p otherwise.
double number(const Json &json, const char *name, double otherwise)
{
    const auto *found = member(json, name);
    const double value = found && found->is_number() ? found->get<double>() : otherwise;
    return std::isfinite(value) ? value : otherwise;
}

qint64 integer(const Json &json, const char *name, qint64 otherwise)
{
    constexpr double limit = 9.0e18;
    const double value = number(json, name, static_cast<double>(otherwise));
    if (std::abs(value) > limit)
        return otherwise;
    const auto *found = member(json, name);
    return found && found->is_number_integer() ? found->get<qint64>() : static_cast<qint64>(value);
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

FileEntry entryFrom(const Json &json, QByteArray name)
{
    FileEntry entry;
    entry.name = std::move(name);
    entry.type = typeFromWord(bytes(json, "type"));
    entry.size = integer(json, "size", -1);
    entry.modified = QDateTime::fromString(text(json, "modified_at"), Qt::ISODateWithMs).toUTC();
    entry.mode = modeFromDigits(integer(json, "mode", -1));
    entry.owner = text(json, "owner");
    entry.group = text(json, "group");
    entry.uid = idFromName(entry.owner);
    entry.gid = idFromName(entry.group);
    return entry;
}

bool isName(const QByteArray &name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('\0') && !name.contains('/');
}

ExecdEvent endFrom(const Json &json)
{
    const auto *error = member(json, "error");
    if (!error)
        return ExecdEnded{};
    const auto value = text(*error, "evalue");
    bool isCode = false;
    const int code = value.toInt(&isCode);
    ExecdEnded end;
    end.words = value.left(maximumWords);
    if (const auto *lines = member(*error, "traceback");
        lines && lines->is_array() && !lines->empty() && lines->front().is_string())
        end.words = QString::fromStdString(lines->front().get_ref<const std::string &>()).left(maximumWords);
    if (isCode && code >= 0)
        end.code = code;
    return end;
}

/// A path as a JSON string. Only called with what is UTF-8; the replacement keeps the library from throwing.
QByteArray dumped(const Json &json)
{
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace

ExecdEvent decodeExecdEvent(QByteArrayView line)
{
    line = line.trimmed();
    if (line.startsWith("data:"))
        line = line.sliced(5).trimmed();
    if (line.isEmpty() || line.front() != '{')
        return ExecdNothing{};
    const auto json = parse(line);
    const auto type = bytes(json, "type");
    if (type == "init")
        return ExecdStarted{text(json, "text")};
    if (type == "stdout" || type == "stderr") {
        const auto words = text(json, "text"); // an empty line comes as its line end
        return ExecdOutput{type == "stdout" ? ExecdOutput::Stream::Output : ExecdOutput::Stream::Errors,
                           words == QLatin1String("\n") ? QString() : words};
    }
    if (type == "execution_complete")
        return ExecdEnded{0, {}, std::chrono::milliseconds(integer(json, "execution_time", 0))};
    if (type == "error")
        return endFrom(json);
    if (!member(json, "type") && member(json, "code") && member(json, "message"))
        return ExecdBroken{text(json, "message").left(maximumWords)};
    return ExecdNothing{};
}

ExecdFailure decodeExecdFailure(const QByteArray &body)
{
    constexpr qsizetype enough = 64 * 1024;
    const auto json = body.size() <= enough ? parse(body) : Json();
    ExecdFailure failure;
    failure.code = text(json, "code").left(100);
    failure.words = text(json, "message").left(maximumWords);
    failure.isEnvelope = !failure.code.isEmpty();
    if (failure.words.isEmpty())
        failure.words = text(json, "error").left(maximumWords); // how execd refuses a token
    if (failure.words.isEmpty() && !failure.isEnvelope)
        failure.words = QString::fromUtf8(body.left(maximumWords)).trimmed();
    return failure;
}

std::optional<ExecdMetrics> decodeExecdMetrics(const QByteArray &body)
{
    const auto json = parse(body);
    ExecdMetrics metrics;
    metrics.cpuCount = number(json, "cpu_count", -1);
    metrics.cpuUsedPercent = number(json, "cpu_used_pct", -1);
    metrics.memoryTotalMib = number(json, "mem_total_mib", -1);
    metrics.memoryUsedMib = number(json, "mem_used_mib", -1);
    if (metrics.cpuCount < 0 || metrics.cpuUsedPercent < 0 || metrics.memoryTotalMib < 0 ||
        metrics.memoryUsedMib < 0)
        return {};
    metrics.time = QDateTime::fromMSecsSinceEpoch(integer(json, "timestamp", 0), Qt::UTC);
    return metrics;
}

std::optional<FileEntry> decodeExecdFileInfo(const QByteArray &body)
{
    const auto json = parse(body);
    if (!json.is_object() || json.empty() || !json.front().is_object())
        return {};
    const auto &info = json.front();
    const auto path = bytes(info, "path");
    return entryFrom(info, path.mid(path.lastIndexOf('/') + 1));
}

std::optional<QList<FileEntry>> decodeExecdListing(const QByteArray &body, const FilePath &directory,
                                                   bool deep)
{
    const auto json = parse(body);
    if (!json.is_array())
        return {};
    const auto prefix = joinPath(directory, {});
    QList<FileEntry> entries;
    QSet<QByteArray> parents;
    for (const auto &info : json) {
        const auto path = bytes(info, "path");
        const auto slash = path.lastIndexOf('/');
        if (!deep) {
            if (auto name = path.mid(slash + 1); isName(name))
                entries.append(entryFrom(info, std::move(name)));
            continue;
        }
        if (!path.startsWith(prefix))
            continue;
        auto name = path.mid(prefix.size());
        const auto below = name.indexOf('/');
        if (below < 0 && isName(name)) {
            entries.append(entryFrom(info, std::move(name)));
        } else if (const auto parent = name.left(below); isName(parent) && !parents.contains(parent)) {
            parents.insert(parent);
            FileEntry entry;
            entry.name = parent;
            entry.type = FileType::Directory;
            entries.append(entry);
        }
    }
    return entries;
}

QByteArray encodeExecdCommand(const ExecdCommand &command)
{
    Json json{{"command", command.text.toStdString()}};
    if (!command.workingDirectory.isEmpty())
        json["cwd"] = command.workingDirectory.toStdString();
    if (command.timeout.count() > 0)
        json["timeout"] = static_cast<qint64>(command.timeout.count());
    if (command.uid)
        json["uid"] = *command.uid;
    if (command.gid)
        json["gid"] = *command.gid;
    for (auto it = command.environment.cbegin(); it != command.environment.cend(); ++it)
        json["envs"][it.key().toStdString()] = it.value().toStdString();
    return dumped(json);
}

QByteArray encodeExecdMetadata(const FilePath &path, int mode)
{
    Json json{{"path", path.toStdString()}};
    if (mode > 0)
        json["mode"] = digitsFromMode(mode);
    return dumped(json);
}

QByteArray encodeExecdPermissions(const FilePath &path, int mode)
{
    Json permissions = Json::object();
    if (mode > 0)
        permissions["mode"] = digitsFromMode(mode);
    Json json = Json::object();
    json[path.toStdString()] = std::move(permissions);
    return dumped(json);
}

QByteArray encodeExecdMove(const FilePath &from, const FilePath &to)
{
    Json item = Json::object();
    item["src"] = from.toStdString();
    item["dest"] = to.toStdString();
    return dumped(Json::array({std::move(item)}));
}

} // namespace osc

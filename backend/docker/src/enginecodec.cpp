// SPDX-License-Identifier: Apache-2.0
#include "enginecodec.h"

#include "engineerrors.h"
#include "summaryreader.h"

#include <json/jsonread.h>

#include <QCoreApplication>
#include <QSet>

namespace osc {

namespace {

constexpr qsizetype maximumDetail = 4096;

QDateTime timeOf(const json::Value &object, const char *key)
{
    return decodeTime(json::text(object, key));
}

/// "44772/tcp" → 44772; 0 for other protocols.
int tcpPort(const std::string &key)
{
    const auto text = QString::fromStdString(key);
    return text.endsWith(QLatin1String("/tcp")) ? text.chopped(4).toInt() : 0;
}

QMap<int, PublishedPort> portsOf(const json::Value &settings)
{
    QMap<int, PublishedPort> result;
    const auto &ports = json::member(settings, "Ports");
    if (!ports.is_object())
        return result;
    for (const auto &[key, bindings] : ports.items()) {
        const int port = tcpPort(key);
        if (port <= 0 || !bindings.is_array())
            continue;
        for (const auto &binding : bindings) {
            const int hostPort = json::text(binding, "HostPort").toInt();
            if (hostPort > 0 && !result.contains(port))
                result.insert(port, {json::text(binding, "HostIp"), hostPort});
        }
    }
    return result;
}

QList<int> exposedPortsOf(const json::Value &config)
{
    QList<int> result;
    const auto &ports = json::member(config, "ExposedPorts");
    if (ports.is_object()) {
        for (const auto &[key, unused] : ports.items()) {
            if (const int port = tcpPort(key); port > 0)
                result.append(port);
        }
    }
    return result;
}

QMap<QString, QString> addressesOf(const json::Value &settings)
{
    QMap<QString, QString> result;
    const auto &networks = json::member(settings, "Networks");
    if (networks.is_object()) {
        for (const auto &[name, network] : networks.items()) {
            const auto address = json::text(network, "IPAddress");
            if (!address.isEmpty())
                result.insert(QString::fromStdString(name), address);
        }
    }
    return result;
}

ContainerState stateOf(const json::Value &state)
{
    ContainerState result;
    result.status = json::text(state, "Status");
    result.running = json::boolean(state, "Running");
    result.paused = json::boolean(state, "Paused");
    result.restarting = json::boolean(state, "Restarting");
    result.oomKilled = json::boolean(state, "OOMKilled");
    result.exitCode = static_cast<int>(json::number(state, "ExitCode"));
    result.error = json::text(state, "Error");
    result.startedAt = timeOf(state, "StartedAt");
    result.finishedAt = timeOf(state, "FinishedAt");
    return result;
}

QList<ContainerMount> mountsOf(const json::Value &document)
{
    QList<ContainerMount> result;
    for (const auto &mount : json::array(document, "Mounts")) {
        result.append({json::text(mount, "Type"), json::text(mount, "Name"), json::text(mount, "Source"),
                       json::text(mount, "Destination"), !json::boolean(mount, "RW", true)});
    }
    return result;
}

bool isAtOrBelow(const QString &path, const QStringList &folders)
{
    return std::any_of(folders.cbegin(), folders.cend(), [&](const QString &folder) {
        return path == folder || path.startsWith(folder + QLatin1Char('/'));
    });
}

} // namespace

ApiVersion ApiVersion::fromString(QStringView text)
{
    const auto dot = text.indexOf(u'.');
    if (dot <= 0)
        return {};
    bool majorOk = false;
    bool minorOk = false;
    const ApiVersion version{text.left(dot).toInt(&majorOk), text.mid(dot + 1).toInt(&minorOk)};
    return majorOk && minorOk && version.major > 0 && version.minor >= 0 ? version : ApiVersion{};
}

Result<EngineVersion> decodeVersion(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return engineNotUnderstood();
    EngineVersion result;
    result.version = json::text(document, "Version");
    result.newest = ApiVersion::fromString(json::text(document, "ApiVersion"));
    result.oldest = ApiVersion::fromString(json::text(document, "MinAPIVersion"));
    if (!result.newest.isValid())
        return engineNotUnderstood();
    result.product = QStringLiteral("Docker");
    for (const auto &component : json::array(document, "Components")) {
        if (json::text(component, "Name").startsWith(QLatin1String("Podman")))
            result.product = QStringLiteral("Podman");
    }
    return result;
}

Result<EngineInfo> decodeInfo(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return engineNotUnderstood();
    EngineInfo result;
    result.id = json::text(document, "ID");
    result.name = json::text(document, "Name");
    result.serverVersion = json::text(document, "ServerVersion");
    result.rootDirectory = json::text(document, "DockerRootDir");
    result.systemTime = timeOf(document, "SystemTime");
    result.osType = json::text(document, "OSType");
    result.architecture = json::text(document, "Architecture");
    result.cpus = static_cast<int>(qBound(qint64(0), json::number(document, "NCPU"), qint64(1) << 20));
    result.memory = qMax(qint64(0), json::number(document, "MemTotal"));
    const auto options = json::texts(document, "SecurityOptions");
    for (const auto &option : options)
        result.rootless = result.rootless || option.contains(QLatin1String("name=rootless"));
    return result;
}

Result<QList<ContainerSummary>> decodeContainerList(const QByteArray &json)
{
    auto summaries = readSummaries(json);
    if (!summaries)
        return engineNotUnderstood();
    return std::move(*summaries);
}

std::optional<ContainerSummary> decodeContainerSummary(const QByteArray &json)
{
    // Nearly half of an element is about networks, which no list shows.
    return readSummary(json::withoutMember(json, "NetworkSettings"));
}

Result<ContainerFacts> decodeContainer(const QByteArray &json)
{
    const auto document = json::parse(json);
    ContainerFacts result;
    result.id = json::text(document, "Id");
    if (result.id.isEmpty())
        return engineNotUnderstood();
    result.name = json::text(document, "Name");
    if (result.name.startsWith(u'/'))
        result.name.remove(0, 1);
    result.imageId = json::text(document, "Image");
    result.created = timeOf(document, "Created");
    result.state = stateOf(json::member(document, "State"));
    result.mounts = mountsOf(document);

    const auto &config = json::member(document, "Config");
    result.configImage = json::text(config, "Image");
    result.entrypoint = json::texts(config, "Entrypoint");
    result.command = json::texts(config, "Cmd");
    result.env = json::texts(config, "Env");
    result.workingDirectory = json::text(config, "WorkingDir");
    result.user = json::text(config, "User");
    result.tty = json::boolean(config, "Tty");
    result.exposedPorts = exposedPortsOf(config);
    result.labels = json::textMap(config, "Labels");

    const auto &host = json::member(document, "HostConfig");
    result.networkMode = json::text(host, "NetworkMode");
    result.memory = json::number(host, "Memory");
    result.nanoCpus = json::number(host, "NanoCpus");

    const auto &network = json::member(document, "NetworkSettings");
    result.addresses = addressesOf(network);
    result.ports = portsOf(network);
    return result;
}

Result<QString> decodeFirstTag(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return engineNotUnderstood();
    for (const auto &tag : json::texts(document, "RepoTags")) {
        if (!tag.isEmpty() && tag != QLatin1String("<none>:<none>"))
            return tag;
    }
    return QString();
}

std::optional<EngineEvent> decodeEvent(const QByteArray &line)
{
    const auto document = json::parse(line);
    const auto &actor = json::member(document, "Actor");
    EngineEvent event;
    event.type = json::text(document, "Type");
    event.action = json::text(document, "Action");
    event.actor = json::text(actor, "ID");
    if (event.type.isEmpty() || event.action.isEmpty() || event.actor.isEmpty())
        return {};
    const auto &attributes = json::member(actor, "Attributes");
    event.sandboxId = json::text(attributes, labels::id.data());
    const auto nanoseconds = json::number(document, "timeNano");
    if (nanoseconds > 0) {
        event.time = QByteArray::number(nanoseconds / 1'000'000'000) + '.' +
                     QByteArray::number(nanoseconds % 1'000'000'000).rightJustified(9, '0');
    }
    return event;
}

Result<QMap<QString, QString>> decodeLabels(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return engineNotUnderstood();
    return json::textMap(document, "Labels");
}

Result<int> decodeProcessCount(const QByteArray &json)
{
    const auto document = json::parse(json);
    if (!document.is_object())
        return engineNotUnderstood();
    return static_cast<int>(json::array(document, "Processes").size());
}

Result<qint64> decodeChangeCount(const QByteArray &json, const QStringList &outside)
{
    const auto document = json::parse(json);
    if (document.is_null())
        return qint64(0);
    if (!document.is_array())
        return engineNotUnderstood();
    QStringList paths;
    QSet<QString> parents;
    for (const auto &change : document) {
        const auto path = json::text(change, "Path");
        for (auto slash = path.lastIndexOf(u'/'); slash > 0; slash = path.lastIndexOf(u'/', slash - 1)) {
            if (parents.contains(path.left(slash)))
                break;
            parents.insert(path.left(slash));
        }
        if (!path.isEmpty())
            paths.append(path);
    }
    return std::count_if(paths.cbegin(), paths.cend(), [&](const QString &path) {
        return !parents.contains(path) && !isAtOrBelow(path, outside);
    });
}

QStringList decodeTextArray(const QString &json)
{
    QStringList result;
    if (json.isEmpty())
        return result;
    for (const auto &element : json::parse(json.toUtf8())) {
        if (element.is_string())
            result.append(json::toText(element));
    }
    return result;
}

QDateTime decodeTime(const QString &text)
{
    auto shortened = text.trimmed();
    // QDateTime knows milliseconds; the Engine writes up to nine digits.
    const auto dot = shortened.indexOf(u'.');
    if (dot > 0) {
        auto end = dot + 1;
        while (end < shortened.size() && shortened.at(end).isDigit())
            ++end;
        const auto digits = shortened.mid(dot + 1, std::min<qsizetype>(3, end - dot - 1));
        shortened.replace(dot, end - dot, QLatin1Char('.') + digits.leftJustified(3, u'0'));
    }
    auto time = QDateTime::fromString(shortened, Qt::ISODateWithMs);
    if (!time.isValid() || time.date().year() <= 1)
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

QString decodeErrorMessage(const QByteArray &body)
{
    const auto document = json::parse(body);
    const auto message = json::text(document, "message");
    return (message.isEmpty() ? QString::fromUtf8(body) : message).trimmed().left(maximumDetail);
}

QByteArray encodeFilters(const QMap<QString, QStringList> &filters)
{
    auto object = json::Value::object();
    for (auto it = filters.cbegin(); it != filters.cend(); ++it) {
        auto &values = object[it.key().toStdString()] = json::Value::array();
        for (const auto &value : it.value())
            values.push_back(value.toStdString());
    }
    return QByteArray::fromStdString(object.dump());
}

} // namespace osc

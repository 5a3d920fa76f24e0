// SPDX-License-Identifier: Apache-2.0
#include "remotecodec.h"

#include "remotejson.h"

#include <core/secretnames.h>
#include <core/specjson.h>

#include <QRegularExpression>

namespace osc {

namespace {

/// "volumes[1].mountPath" of ["body", "volumes", 1, "mountPath"].
QString fieldOf(const json::Value &location)
{
    QString field;
    bool first = true;
    for (const auto &part : location) {
        if (part.is_number_integer()) {
            field += QStringLiteral("[%1]").arg(part.get<qint64>());
        } else if (const QString name = json::toText(part); !(first && name == QLatin1String("body"))) {
            if (!field.isEmpty())
                field += QLatin1Char('.');
            field += name.left(100);
        }
        first = false;
    }
    return field;
}

void readIssues(const json::Value &issues, ServerWords &words)
{
    QStringList lines;
    for (const auto &issue : issues) {
        const auto &location = json::array(issue, "loc");
        const QString field = location.empty() ? QString() : fieldOf(location);
        if (words.field.isEmpty())
            words.field = field;
        // What was sent ("input") is left out: it may be secret.
        QString line = json::text(issue, "msg");
        if (!field.isEmpty())
            line = field + QStringLiteral(": ") + line;
        lines.append(line);
        if (lines.size() == 20)
            break;
    }
    words.message = lines.join(QLatin1Char('\n'));
}

/// The words of a page for browsers, without its markup.
QString plainText(const QByteArray &body)
{
    QString text = QString::fromUtf8(body.left(16 * 1024));
    if (!text.trimmed().startsWith(QLatin1Char('<')))
        return text.trimmed();
    static const QRegularExpression invisible(QStringLiteral("<(script|style)[^>]*>.*?(</\\1>|\\z)"),
                                              QRegularExpression::DotMatchesEverythingOption |
                                                  QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    return text.remove(invisible).replace(tag, QStringLiteral(" ")).simplified();
}

/// What a person reads beside the state. Words about a sandbox that is well say nothing.
QString messageOf(SandboxState state, const QString &name, const QString &message)
{
    switch (state) {
    case SandboxState::Running:
    case SandboxState::Paused:
        return {};
    case SandboxState::Unknown:
        return message.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, message);
    default:
        return message;
    }
}

/// Values whose names look secret, and what stands before the "@" of addresses.
void maskSecrets(json::Value &value)
{
    const auto mask = [](json::Value &text, const QString &name) {
        const QString before = json::toText(text);
        const QString after = looksSecret(name) && !before.isEmpty() ? secretMask() : maskedAddresses(before);
        if (after != before)
            text = json::fromText(after);
    };
    if (value.is_object()) {
        for (auto &[name, member] : value.items())
            member.is_string() ? mask(member, QString::fromStdString(name)) : maskSecrets(member);
    } else if (value.is_array()) {
        for (auto &element : value)
            element.is_string() ? mask(element, {}) : maskSecrets(element);
    }
}

Sandbox sandboxOf(const json::Value &item, ServerClock clock)
{
    Sandbox sandbox;
    sandbox.id = json::text(item, "id");
    sandbox.runtimeId = sandbox.id;
    sandbox.image = json::text(json::member(item, "image"), "uri");
    sandbox.snapshotId = json::text(item, "snapshotId");
    sandbox.entrypoint = json::texts(item, "entrypoint");
    sandbox.metadata = json::textMap(item, "metadata");
    sandbox.extensions = json::textMap(item, "extensions");
    const auto &platform = json::member(item, "platform");
    sandbox.platformOs = json::text(platform, "os");
    sandbox.platformArch = json::text(platform, "arch");
    const auto &status = json::member(item, "status");
    const QString name = json::text(status, "state");
    sandbox.status.state = stateFromName(name);
    sandbox.status.reason = json::text(status, "reason");
    sandbox.status.message = messageOf(sandbox.status.state, name, json::text(status, "message"));
    sandbox.status.lastTransitionAt = clock.toOurs(json::time(status, "lastTransitionAt"));
    sandbox.createdAt = clock.toOurs(json::time(item, "createdAt"));
    sandbox.expiresAt = clock.toOurs(json::time(item, "expiresAt"));
    sandbox.manualCleanup = !sandbox.expiresAt.isValid();
    const QString pool = json::text(json::member(item, "allocation"), "poolRef");
    if (!pool.isEmpty())
        sandbox.extensions.insert(QStringLiteral("poolRef"), pool);
    return sandbox;
}

} // namespace

ServerWords decodeServerWords(const QByteArray &body)
{
    ServerWords words;
    const auto root = json::parse(body);
    const auto &detail = json::member(root, "detail");
    if (detail.is_array()) {
        readIssues(detail, words);
    } else if (detail.is_string()) {
        words.message = json::toText(detail);
        words.isDetail = true;
    } else {
        const auto &envelope = detail.is_object() ? detail : root;
        words.code = json::text(envelope, "code").left(200);
        words.message = json::text(envelope, "message");
        if (words.message.isEmpty())
            words.message = json::text(envelope, "error");
    }
    if (words.message.isEmpty() && words.code.isEmpty())
        words.message = plainText(body);
    words.message.truncate(4096);
    return words;
}

std::optional<SandboxPage> decodeSandboxPage(const QByteArray &bytes, ServerClock clock)
{
    const auto root = json::parse(bytes);
    const auto &items = json::member(root, "items");
    if (!items.is_array())
        return {};
    SandboxPage page;
    page.sandboxes.reserve(static_cast<qsizetype>(items.size()));
    for (const auto &item : items) {
        Sandbox sandbox = sandboxOf(item, clock);
        if (sandbox.id.isEmpty())
            ++page.unreadable;
        else
            page.sandboxes.append(std::move(sandbox));
    }
    const auto &pagination = json::member(root, "pagination");
    page.totalPages = json::boundedNumber(pagination, "totalPages", 1);
    page.hasNext = json::boolean(pagination, "hasNextPage");
    return page;
}

std::optional<Sandbox> decodeSandbox(const QByteArray &bytes, ServerClock clock)
{
    Sandbox sandbox = sandboxOf(json::parse(bytes), clock);
    if (sandbox.id.isEmpty())
        return {};
    return sandbox;
}

std::optional<QSet<QString>> decodePaths(const QByteArray &bytes)
{
    const auto root = json::parse(bytes);
    const auto &paths = json::member(root, "paths");
    if (!paths.is_object())
        return {};
    QSet<QString> result;
    for (auto it = paths.begin(); it != paths.end(); ++it) {
        QString path = QString::fromStdString(it.key());
        if (path.startsWith(QLatin1String("/v1/")))
            path.remove(0, 3);
        result.insert(path);
    }
    return result;
}

QString decodeServerVersion(const QByteArray &bytes)
{
    return json::text(json::parse(bytes), "version").left(40);
}

std::optional<EndpointAddress> decodeEndpoint(const QByteArray &bytes)
{
    const auto root = json::parse(bytes);
    EndpointAddress endpoint{json::text(root, "endpoint"), json::textMap(root, "headers")};
    if (endpoint.address.isEmpty())
        return {};
    return endpoint;
}

QDateTime decodeExpiry(const QByteArray &bytes, ServerClock clock)
{
    return clock.toOurs(json::time(json::parse(bytes), "expiresAt"));
}

QByteArray encodeCreate(const SandboxSpec &spec, const QHash<QString, OssKey> &keys)
{
    auto root = json::parse(toRequestJson(spec, false));
    if (!root.is_object())
        return {};
    if (spec.auth && root.contains("image"))
        root["image"]["auth"]["password"] = json::fromBytes(spec.auth->password.reveal()); // the request
    for (qsizetype i = 0; i < spec.volumes.size(); ++i) {
        const OssfsSource &source = spec.volumes.at(i).ossfs;
        if (spec.volumes.at(i).kind != VolumeKind::Ossfs || !keys.contains(source.credential))
            continue;
        const OssKey key = keys.value(source.credential);
        auto &ossfs = root["volumes"][static_cast<std::size_t>(i)]["ossfs"];
        ossfs["accessKeyId"] = json::fromText(key.keyId);
        ossfs["accessKeySecret"] = json::fromBytes(key.secret.reveal()); // into the request
    }
    return json::dump(root);
}

QByteArray encodeMetadataPatch(const QMap<QString, std::optional<QString>> &patch)
{
    auto root = json::Value::object();
    for (auto it = patch.cbegin(); it != patch.cend(); ++it)
        root[it.key().toStdString()] = it.value() ? json::fromText(*it.value()) : json::Value();
    return json::dump(root);
}

QByteArray encodeExpiry(const QDateTime &expiresAt, ServerClock clock)
{
    auto root = json::Value::object();
    root["expiresAt"] = json::fromText(clock.toTheirs(expiresAt.toUTC()).toString(Qt::ISODateWithMs));
    return json::dump(root);
}

QByteArray describedSandbox(const QByteArray &bytes, const QString &diagnostics)
{
    auto root = json::Value::object();
    root["sandbox"] = json::parse(bytes);
    if (root["sandbox"].is_discarded())
        root["sandbox"] = json::Value();
    maskSecrets(root["sandbox"]);
    if (!diagnostics.isEmpty()) {
        auto lines = json::Value::array();
        for (const auto &line : maskedLines(diagnostics).split(QLatin1Char('\n')))
            lines.push_back(json::fromText(line));
        root["diagnostics"] = std::move(lines);
    }
    return json::dump(root, 2);
}

} // namespace osc

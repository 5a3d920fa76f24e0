// SPDX-License-Identifier: Apache-2.0
#include <core/specjson.h>
#include <core/spectemplate.h>

#include "jsonnode.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace osc {

namespace {

struct SpecTemplates
{
    Q_DECLARE_TR_FUNCTIONS(SpecTemplates)
};

constexpr qsizetype longestName = 64;
constexpr QStringView formatMember = u"opensandboxTemplate";

bool isNameStart(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}

bool isNamePart(QChar c)
{
    return isNameStart(c) || (c >= u'0' && c <= u'9') || c == u'-';
}

/// What to write in place of `${name}` with its one dollar sign; none: leave it.
using Replace = std::function<std::optional<QString>(const QString &name)>;

/// The length of "{name}" at the beginning of @p text; 0 when there is none.
qsizetype bracedLength(QStringView text)
{
    if (!text.startsWith(u'{'))
        return 0;
    const auto end = text.indexOf(u'}');
    return end > 1 && isPlaceholderName(text.mid(1, end - 1)) ? end + 1 : 0;
}

/// @p keepDoubled: pairs of dollar signs stay as they are, for a text that is a template afterwards too.
QString replaced(QStringView text, const Replace &replace, bool keepDoubled)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        qsizetype dollars = 0;
        while (at + dollars < text.size() && text.at(at + dollars) == u'$')
            ++dollars;
        const qsizetype length = dollars > 0 ? bracedLength(text.mid(at + dollars)) : 0;
        if (length == 0) {
            out += text.mid(at, std::max<qsizetype>(dollars, 1));
            at += std::max<qsizetype>(dollars, 1);
            continue;
        }
        const QStringView braced = text.mid(at + dollars, length);
        const auto value = dollars % 2 != 0 ? replace(braced.mid(1, length - 2).toString()) : std::nullopt;
        const qsizetype pairs = dollars / 2;
        out += QString(keepDoubled ? 2 * pairs : pairs, u'$');
        if (value)
            out += *value;
        else
            out += (dollars % 2 != 0 ? QStringLiteral("$") : QString()) + braced.toString();
        at += dollars + length;
    }
    return out;
}

/// Calls @p visit with every text below @p node and the request field that it is the value of.
void eachText(JsonNode &node, const QString &field,
              const std::function<void(const QString &field, QString &text)> &visit)
{
    switch (node.kind) {
    case JsonNode::Kind::Text:
        visit(field, node.text);
        break;
    case JsonNode::Kind::Array:
        for (std::size_t i = 0; i < node.items.size(); ++i)
            eachText(node.items[i], field + QStringLiteral("[%1]").arg(i), visit);
        break;
    case JsonNode::Kind::Object:
        for (auto &[name, value] : node.members)
            eachText(value, field.isEmpty() ? name : field + u'.' + name, visit);
        break;
    default:
        break;
    }
}

Error invalidTemplate(const QString &message)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = message;
    return error;
}

QString textOf(const JsonNode &object, QStringView name)
{
    const JsonNode *node = object.find(name);
    return node && node->is(JsonNode::Kind::Text) ? node->text : QString();
}

JsonNode *member(JsonNode &object, QStringView name)
{
    for (auto &[known, value] : object.members) {
        if (known == name)
            return &value;
    }
    return nullptr;
}

void put(JsonNode &object, const QString &name, JsonNode value)
{
    if (JsonNode *old = member(object, name))
        *old = std::move(value);
    else
        object.add(name, std::move(value));
}

QList<TemplatePlaceholder> placeholdersOf(const JsonNode &root)
{
    QList<TemplatePlaceholder> placeholders;
    const JsonNode *list = root.find(u"placeholders");
    if (!list)
        return placeholders;
    for (const JsonNode &entry : list->items) {
        TemplatePlaceholder placeholder;
        placeholder.name = textOf(entry, u"name");
        const JsonNode *secret = entry.find(u"secret");
        placeholder.secret = secret && secret->is(JsonNode::Kind::Boolean) && secret->boolean;
        placeholder.defaultValue = placeholder.secret ? QString() : textOf(entry, u"default");
        const bool known =
            std::any_of(placeholders.begin(), placeholders.end(),
                        [&](const TemplatePlaceholder &other) { return other.name == placeholder.name; });
        if (isPlaceholderName(placeholder.name) && !known)
            placeholders.append(placeholder);
    }
    return placeholders;
}

/// Placeholders that the request has and the list lacks are asked for too.
void addUnlisted(SpecTemplate &made)
{
    const auto uses = placeholdersIn(made.request);
    for (const PlaceholderUse &use : uses) {
        const bool known =
            std::any_of(made.placeholders.begin(), made.placeholders.end(),
                        [&](const TemplatePlaceholder &listed) { return listed.name == use.name; });
        if (!known)
            made.placeholders.append({use.name, {}, false});
    }
}

JsonNode placeholdersTree(const QList<TemplatePlaceholder> &placeholders, const JsonNode *previous)
{
    JsonNode list = JsonNode::array();
    for (const TemplatePlaceholder &placeholder : placeholders) {
        JsonNode entry = JsonNode::object();
        if (previous) {
            for (const JsonNode &old : previous->items) {
                if (textOf(old, u"name") == placeholder.name)
                    entry = old;
            }
        }
        put(entry, QStringLiteral("name"), JsonNode::fromText(placeholder.name));
        put(entry, QStringLiteral("default"),
            JsonNode::fromText(placeholder.secret ? QString() : placeholder.defaultValue));
        if (placeholder.secret || entry.find(u"secret"))
            put(entry, QStringLiteral("secret"), JsonNode::fromBoolean(placeholder.secret));
        list.items.push_back(std::move(entry));
    }
    return list;
}

bool isRequestMember(const QString &name)
{
    static const QStringList names = {QStringLiteral("image"),
                                      QStringLiteral("snapshotId"),
                                      QStringLiteral("templateId"),
                                      QStringLiteral("entrypoint"),
                                      QStringLiteral("resourceLimits"),
                                      QStringLiteral("timeout"),
                                      QStringLiteral("resourceRequests"),
                                      QStringLiteral("env"),
                                      QStringLiteral("metadata"),
                                      QStringLiteral("lifecycle"),
                                      QStringLiteral("platform"),
                                      QStringLiteral("networkPolicy"),
                                      QStringLiteral("credentialProxy"),
                                      QStringLiteral("secureAccess"),
                                      QStringLiteral("volumes"),
                                      QStringLiteral("extensions"),
                                      QStringLiteral("console")};
    return names.contains(name);
}

bool hasPlaceholder(const JsonNode *node)
{
    return node && node->is(JsonNode::Kind::Text) && node->text.contains(u"${");
}

void substituteTree(JsonNode &root, const QMap<QString, QString> &values)
{
    eachText(root, {}, [&](const QString &, QString &text) { text = substituted(text, values); });
}

} // namespace

bool isPlaceholderName(QStringView name)
{
    return !name.isEmpty() && name.size() <= longestName && isNameStart(name.front()) &&
           std::all_of(name.begin(), name.end(), isNamePart);
}

QString placeholderName(const QString &text)
{
    QString name;
    for (const QChar c : text)
        name += isNamePart(c) ? c : QChar(u'_');
    if (name.isEmpty() || !isNameStart(name.front()))
        name.prepend(u'_');
    return name.left(longestName);
}

QString substituted(QStringView text, const QMap<QString, QString> &values)
{
    return replaced(
        text,
        [&](const QString &name) {
            const auto found = values.constFind(name);
            return found == values.constEnd() ? std::nullopt : std::optional(*found);
        },
        false);
}

QMap<QString, QString> defaultValues(const QList<TemplatePlaceholder> &placeholders)
{
    QMap<QString, QString> values;
    for (const TemplatePlaceholder &placeholder : placeholders)
        values.insert(placeholder.name, placeholder.defaultValue);
    return values;
}

Result<SpecTemplate> templateFromJson(const QByteArray &document)
{
    const JsonParse parsed = parseJson(document);
    if (!parsed.root || !parsed.root->is(JsonNode::Kind::Object))
        return invalidTemplate(SpecTemplates::tr("The text is no template: it is not a JSON object."));
    const JsonNode &root = *parsed.root;
    const JsonNode *format = root.find(formatMember);
    if (!format || !format->is(JsonNode::Kind::Integer))
        return invalidTemplate(SpecTemplates::tr("The text is no template: it has no “%1” with a version.")
                                   .arg(formatMember.toString()));
    SpecTemplate made;
    made.format = int(std::clamp(format->number, 0.0, 1e6));
    made.name = textOf(root, u"name").trimmed();
    made.note = textOf(root, u"note");
    if (made.name.isEmpty())
        return invalidTemplate(SpecTemplates::tr("The template has no name."));
    if (made.isNewer())
        return made;
    const JsonNode *request = root.find(u"request");
    if (made.format < 1 || !request || !request->is(JsonNode::Kind::Object))
        return invalidTemplate(SpecTemplates::tr("Template %1 has no request.").arg(made.name));
    made.request = writeJson(*request, false);
    made.placeholders = placeholdersOf(root);
    addUnlisted(made);
    return made;
}

QByteArray templateToJson(const SpecTemplate &made, const QByteArray &previous)
{
    JsonNode root = JsonNode::object();
    if (JsonParse parsed = parseJson(previous); parsed.root && parsed.root->is(JsonNode::Kind::Object))
        root = *std::move(parsed.root);
    const JsonNode *oldPlaceholders = root.find(u"placeholders");
    JsonNode placeholders = placeholdersTree(made.placeholders, oldPlaceholders);
    JsonParse request = parseJson(made.request);
    put(root, formatMember.toString(), JsonNode::fromInteger(SpecTemplate::currentFormat));
    put(root, QStringLiteral("name"), JsonNode::fromText(made.name));
    put(root, QStringLiteral("note"), JsonNode::fromText(made.note));
    put(root, QStringLiteral("placeholders"), std::move(placeholders));
    JsonNode kept = request.root ? *std::move(request.root) : JsonNode::object();
    if (const JsonNode *old = root.find(u"request")) {
        for (const auto &[name, value] : old->members) {
            if (!isRequestMember(name) && !kept.find(name))
                kept.add(name, value);
        }
    }
    put(root, QStringLiteral("request"), std::move(kept));
    return writeJson(root, false);
}

Result<QList<QByteArray>> templateDocuments(const QByteArray &file)
{
    const JsonParse parsed = parseJson(file);
    if (parsed.failure == JsonParse::Failure::TooLarge)
        return invalidTemplate(SpecTemplates::tr("The file is larger than 1 MiB and was not read."));
    if (!parsed.root)
        return invalidTemplate(
            SpecTemplates::tr("The file is not JSON: it cannot be read from character %1 on.")
                .arg(parsed.offset + 1));
    QList<QByteArray> documents;
    if (parsed.root->is(JsonNode::Kind::Array)) {
        for (const JsonNode &item : parsed.root->items)
            documents.append(writeJson(item, false));
    } else {
        documents.append(writeJson(*parsed.root, false));
    }
    return documents;
}

QByteArray templateFile(const QList<QByteArray> &documents)
{
    JsonNode list = JsonNode::array();
    for (const QByteArray &document : documents) {
        if (JsonParse parsed = parseJson(document); parsed.root)
            list.items.push_back(*std::move(parsed.root));
    }
    return writeJson(list.items.size() == 1 ? list.items.front() : list, true) + '\n';
}

QList<PlaceholderUse> placeholdersIn(const QByteArray &request)
{
    QList<PlaceholderUse> uses;
    JsonParse parsed = parseJson(request);
    if (!parsed.root)
        return uses;
    eachText(*parsed.root, {}, [&](const QString &field, const QString &text) {
        (void)replaced(
            text,
            [&](const QString &name) -> std::optional<QString> {
                auto use = std::find_if(uses.begin(), uses.end(),
                                        [&](const PlaceholderUse &known) { return known.name == name; });
                if (use == uses.end())
                    use = uses.insert(uses.end(), {name, {}});
                if (!use->fields.contains(field))
                    use->fields.append(field);
                return {};
            },
            true);
    });
    return uses;
}

QByteArray withLiteral(const QByteArray &request, const QStringList &names)
{
    JsonParse parsed = parseJson(request);
    if (!parsed.root)
        return request;
    eachText(*parsed.root, {}, [&](const QString &, QString &text) {
        text = replaced(
            text,
            [&](const QString &name) -> std::optional<QString> {
                return names.contains(name) ? std::optional(QStringLiteral("$${%1}").arg(name))
                                            : std::nullopt;
            },
            true);
    });
    return writeJson(*parsed.root, false);
}

Result<SandboxSpec> specFromTemplate(const SpecTemplate &used, const QMap<QString, QString> &values)
{
    JsonParse parsed = parseJson(used.request);
    if (used.isNewer() || !parsed.root)
        return invalidTemplate(
            SpecTemplates::tr("Template %1 cannot be used by this version of the console.").arg(used.name));
    substituteTree(*parsed.root, values);
    return specFromJson(writeJson(*parsed.root, false));
}

Result<SandboxSpec> specToEdit(const SpecTemplate &edited)
{
    JsonParse parsed = parseJson(edited.request);
    if (edited.isNewer() || !parsed.root)
        return invalidTemplate(
            SpecTemplates::tr("Template %1 cannot be changed by this version of the console.")
                .arg(edited.name));
    if (JsonNode *timeout = member(*parsed.root, u"timeout"); hasPlaceholder(timeout))
        timeout->text = substituted(timeout->text, defaultValues(edited.placeholders));
    return specFromJson(writeJson(*parsed.root, false));
}

QByteArray editedRequest(const SpecTemplate &edited, const SandboxSpec &spec)
{
    const QByteArray written = toStoredJson(spec);
    const JsonParse before = parseJson(edited.request);
    const JsonNode *timeout = before.root ? before.root->find(u"timeout") : nullptr;
    const auto asRead = specToEdit(edited);
    if (!hasPlaceholder(timeout) || !asRead || asRead->timeoutSeconds != spec.timeoutSeconds)
        return written;
    JsonParse parsed = parseJson(written);
    if (!parsed.root)
        return written;
    put(*parsed.root, QStringLiteral("timeout"), *timeout);
    return writeJson(*parsed.root, false);
}

SandboxSpec substituted(const SandboxSpec &spec, const QMap<QString, QString> &values)
{
    JsonParse parsed = parseJson(toStoredJson(spec));
    if (!parsed.root)
        return spec;
    substituteTree(*parsed.root, values);
    auto made = specFromJson(writeJson(*parsed.root, false));
    if (!made)
        return spec;
    made->auth = spec.auth;
    return *std::move(made);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <core/specjson.h>

#include "requestschema.h"
#include "requesttree.h"

#include <QCoreApplication>

#include <array>

namespace osc {

namespace {

struct SpecJson
{
    Q_DECLARE_TR_FUNCTIONS(SpecJson)
};

struct KindName
{
    ReadinessCheck::Kind kind;
    QLatin1String name;
};

constexpr std::array kindNames{
    KindName{ReadinessCheck::Kind::Execd, QLatin1String("execd")},
    KindName{ReadinessCheck::Kind::Http, QLatin1String("http")},
    KindName{ReadinessCheck::Kind::State, QLatin1String("state")},
};

JsonNode readinessTree(const ReadinessCheck &readiness)
{
    JsonNode tree = JsonNode::object();
    for (const KindName &known : kindNames) {
        if (known.kind == readiness.kind)
            tree.add(u"kind"_qs, JsonNode::fromText(known.name));
    }
    if (readiness.kind == ReadinessCheck::Kind::Http) {
        tree.add(u"port"_qs, JsonNode::fromInteger(readiness.port));
        tree.add(u"path"_qs, JsonNode::fromText(readiness.path));
    }
    tree.add(u"timeoutSeconds"_qs, JsonNode::fromInteger(readiness.timeoutSeconds));
    return tree;
}

/// What does not make sense keeps its default: a readiness check is no reason to refuse a whole template.
ReadinessCheck readinessFrom(const JsonNode &body)
{
    ReadinessCheck readiness;
    const JsonNode *console = body.find(u"console");
    const JsonNode *tree = console ? console->find(u"readiness") : nullptr;
    if (!tree)
        return readiness;
    const auto integer = [tree](QStringView name, int fallback, int maximum) {
        const JsonNode *node = tree->find(name);
        bool ok = false;
        const int value = node && node->is(JsonNode::Kind::Integer) ? node->text.toInt(&ok) : 0;
        return ok && value >= 1 && value <= maximum ? value : fallback;
    };
    if (const JsonNode *kind = tree->find(u"kind")) {
        for (const KindName &known : kindNames) {
            if (kind->is(JsonNode::Kind::Text) && kind->text == known.name)
                readiness.kind = known.kind;
        }
    }
    if (const JsonNode *path = tree->find(u"path"))
        readiness.path = path->is(JsonNode::Kind::Text) ? path->text : QString();
    readiness.port = integer(u"port", readiness.port, 65535);
    readiness.timeoutSeconds = integer(u"timeoutSeconds", readiness.timeoutSeconds, 3600);
    return readiness;
}

QString parseFailure(const JsonParse &parsed)
{
    switch (parsed.failure) {
    case JsonParse::Failure::TooLarge:
        return SpecJson::tr("The text is larger than 1 MiB and was not read.");
    case JsonParse::Failure::TooDeep:
        return SpecJson::tr("The text is nested deeper than a create request can be.");
    case JsonParse::Failure::NotFinite:
    case JsonParse::Failure::Syntax:
    case JsonParse::Failure::None:
        break;
    }
    return SpecJson::tr("The text is not JSON: it cannot be read from character %1 on.")
        .arg(parsed.offset + 1);
}

/// The sentence for a member of a wrong type; empty for complaints about values, which the form shows in
/// place.
QString wrongType(const SchemaIssue &issue)
{
    const QString field = issue.location.isEmpty() ? SpecJson::tr("The whole") : fieldName(issue.location);
    if (issue.type == u"string_type")
        return SpecJson::tr("%1 is not text.").arg(field);
    if (issue.type == u"bool_type" || issue.type == u"bool_parsing")
        return SpecJson::tr("%1 is neither true nor false.").arg(field);
    if (issue.type.startsWith(u"int_"))
        return SpecJson::tr("%1 is not a whole number.").arg(field);
    if (issue.type == u"list_type")
        return SpecJson::tr("%1 is not a list.").arg(field);
    if (issue.type == u"dict_type" || issue.type == u"model_attributes_type")
        return SpecJson::tr("%1 is not an object.").arg(field);
    return {};
}

Error invalid(const QString &message)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = message;
    error.advice = SpecJson::tr("Correct the text, or export a sandbox to see the expected form.");
    return error;
}

} // namespace

QByteArray toRequestJson(const SandboxSpec &spec, bool indented)
{
    return writeJson(requestTree(spec), indented);
}

QByteArray toStoredJson(const SandboxSpec &spec)
{
    JsonNode root = requestTree(spec);
    JsonNode console = JsonNode::object();
    console.add(u"readiness"_qs, readinessTree(spec.readiness));
    root.add(u"console"_qs, std::move(console));
    return writeJson(root, false);
}

Result<SandboxSpec> specFromJson(const QByteArray &json)
{
    const JsonParse parsed = parseJson(json);
    if (!parsed.root)
        return invalid(parseFailure(parsed));
    ParsedRequest request = readRequest(*parsed.root, ValidationRules::Generation::V1_1);
    for (const SchemaIssue &issue : std::as_const(request.issues)) {
        const QString message = wrongType(issue);
        if (!message.isEmpty())
            return invalid(message);
    }
    if (request.timeout && !request.timeout->value)
        return invalid(SpecJson::tr("timeout is too large a number."));
    request.spec.readiness = readinessFrom(*parsed.root);
    return std::move(request.spec);
}

} // namespace osc

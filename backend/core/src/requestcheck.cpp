// SPDX-License-Identifier: Apache-2.0
#include <core/requestcheck.h>

#include "jsonnode.h"
#include "requestschema.h"
#include "rules.h"

#include <QRegularExpression>

namespace osc {

namespace {

using Outcome = RequestVerdict::Outcome;

RequestVerdict schemaError(const QList<SchemaIssue> &issues)
{
    RequestVerdict verdict;
    verdict.outcome = Outcome::SchemaError;
    verdict.status = 422;
    verdict.issues = issues;
    verdict.message = issues.first().message;
    return verdict;
}

RequestVerdict serverFault()
{
    RequestVerdict verdict;
    verdict.outcome = Outcome::ServerFault;
    verdict.status = 500;
    verdict.message = u"Internal Server Error"_qs;
    return verdict;
}

RequestVerdict unreadable(const JsonParse &parsed)
{
    // the server accepts these words and fails over its own answer; nesting exhausts its stack
    if (parsed.failure == JsonParse::Failure::NotFinite || parsed.failure == JsonParse::Failure::TooDeep)
        return serverFault();
    const Location place{{{}, int(parsed.offset)}};
    return schemaError({{place, u"json_invalid"_qs, u"JSON decode error"_qs, {}}});
}

/// "application/json" and "application/…+json"; a request without a type counts as JSON.
bool saysJson(const QByteArray &contentType)
{
    static const QRegularExpression form(u"\\A\\s*application/([^;\\s]+\\+)?json\\s*(;|\\z)"_qs,
                                         QRegularExpression::CaseInsensitiveOption);
    return contentType.isEmpty() || form.match(QString::fromLatin1(contentType)).hasMatch();
}

/// The spec as the server goes on with it.
SandboxSpec normalised(SandboxSpec spec)
{
    spec.platformOs = spec.platformOs.trimmed().toLower();
    spec.platformArch = spec.platformArch.trimmed().toLower();
    return spec;
}

} // namespace

QString fieldName(const Location &location)
{
    QString name;
    for (const LocationStep &step : location) {
        if (step.index >= 0)
            name += u"[%1]"_qs.arg(step.index);
        else
            name += name.isEmpty() ? step.member : u'.' + step.member;
    }
    return name;
}

RequestVerdict checkCreateRequest(const QByteArray &body, const QByteArray &contentType,
                                  const ValidationRules &rules)
{
    if (body.isEmpty())
        return schemaError({{{}, u"missing"_qs, u"Field required"_qs, {}}});
    JsonParse parsed;
    if (saysJson(contentType))
        parsed = parseJson(body);
    else
        parsed.root = JsonNode::fromText({}); // the server keeps the bytes as they are, which is no object
    if (!parsed.root)
        return unreadable(parsed);
    const ParsedRequest request = readRequest(*parsed.root, rules.generation);
    if (!request.issues.isEmpty())
        return schemaError(request.issues);

    const Findings findings = serverFindings({request.spec, request.timeout, request.hasTemplate,
                                              request.hasLifecycle, request.hasPlatform, rules});
    RequestVerdict verdict;
    if (findings.isEmpty()) {
        verdict.spec = normalised(request.spec);
        return verdict;
    }
    const RuleFinding &first = findings.first();
    if (first.code.isEmpty())
        return serverFault();
    verdict.outcome = Outcome::RuleError;
    verdict.status = first.status;
    verdict.code = first.code;
    verdict.message = first.words;
    return verdict;
}

} // namespace osc

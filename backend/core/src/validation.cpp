// SPDX-License-Identifier: Apache-2.0
#include <core/validation.h>

#include "requestschema.h"
#include "requesttree.h"
#include "rules.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace osc {

namespace {

/// What a person reads instead of the schema library's words.
struct SchemaSentence
{
    QLatin1String subject; ///< The last member of the place.
    QLatin1String type;    ///< Empty: any.
    const char *sentence;
};

constexpr std::array schemaSentences{
    SchemaSentence{QLatin1String("image"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "Choose either an image or a snapshot to start from.")},
    SchemaSentence{
        QLatin1String("entrypoint"),
        {},
        QT_TRANSLATE_NOOP("Validation", "The command is missing: a sandbox from an image needs one.")},
    SchemaSentence{
        QLatin1String("timeout"),
        {},
        QT_TRANSLATE_NOOP("Validation", "The lifetime is too short: it is 60 seconds or more, or none.")},
    SchemaSentence{
        QLatin1String("templateId"),
        {},
        QT_TRANSLATE_NOOP("Validation",
                          "A sandbox from a template has its image, command, variables, limits and "
                          "storage from the template. Leave them out.")},
    SchemaSentence{QLatin1String("credentialProxy"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "The credential proxy needs a network policy.")},
    SchemaSentence{QLatin1String("snapshotId"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "A snapshot cannot be used together with a pool.")},
    SchemaSentence{
        QLatin1String("env.OPENSANDBOX_LIFECYCLE"),
        {},
        QT_TRANSLATE_NOOP("Validation", "Variable OPENSANDBOX_LIFECYCLE is reserved for OpenSandbox.")},
    SchemaSentence{QLatin1String("name"), QLatin1String("string_too_long"),
                   QT_TRANSLATE_NOOP("Validation", "The name of a mount has 63 characters at most.")},
    SchemaSentence{QLatin1String("name"),
                   {},
                   QT_TRANSLATE_NOOP("Validation",
                                     "The name of a mount is made of lower-case letters, digits and "
                                     "dashes, and begins and ends with a letter or digit.")},
    SchemaSentence{
        QLatin1String("path"),
        {},
        QT_TRANSLATE_NOOP("Validation", "The folder on the host is an absolute path, such as /data/shared.")},
    SchemaSentence{QLatin1String("claimName"), QLatin1String("string_too_long"),
                   QT_TRANSLATE_NOOP("Validation", "The name of a claim has 253 characters at most.")},
    SchemaSentence{QLatin1String("claimName"),
                   {},
                   QT_TRANSLATE_NOOP("Validation",
                                     "The name of a claim is made of lower-case letters, digits and "
                                     "dashes, and begins and ends with a letter or digit.")},
    SchemaSentence{QLatin1String("storage"),
                   {},
                   QT_TRANSLATE_NOOP("Validation",
                                     "The size of a claim is a number with Ki, Mi, Gi, Ti, Pi or Ei, such "
                                     "as 10Gi.")},
    SchemaSentence{
        QLatin1String("mountPath"),
        {},
        QT_TRANSLATE_NOOP("Validation", "The path in the sandbox begins with a slash, such as /mnt/data.")},
    SchemaSentence{QLatin1String("bucket"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "The name of a bucket has 3 to 63 characters.")},
    SchemaSentence{
        QLatin1String("endpoint"), {}, QT_TRANSLATE_NOOP("Validation", "The endpoint is missing.")},
    SchemaSentence{
        QLatin1String("version"), {}, QT_TRANSLATE_NOOP("Validation", "The version of ossfs is 1.0 or 2.0.")},
    SchemaSentence{
        QLatin1String("credential"),
        {},
        QT_TRANSLATE_NOOP("Validation", "The key for the bucket is missing. Choose a credential.")},
    SchemaSentence{QLatin1String("lifecycle"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "A sandbox from a pool cannot have lifecycle hooks.")},
    SchemaSentence{QLatin1String("lifecycle.periodic"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "Two repeated commands have the same name.")},
    SchemaSentence{QLatin1String("lifecycle.name"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "The repeated command has no name.")},
    SchemaSentence{QLatin1String("lifecycle.schedule"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "The schedule is missing, such as */5 * * * *.")},
    SchemaSentence{QLatin1String("lifecycle.command"),
                   {},
                   QT_TRANSLATE_NOOP("Validation", "The command of the hook is missing.")},
    SchemaSentence{QLatin1String("lifecycle.timeoutSeconds"),
                   {},
                   QT_TRANSLATE_NOOP("Validation",
                                     "A command may take 1 second to 3 hours before the start, and 1 to "
                                     "300 seconds when it is repeated.")},
    SchemaSentence{
        QLatin1String("target"), {}, QT_TRANSLATE_NOOP("Validation", "The target of the rule is missing.")},
};

QString asDnsLabel(const QString &text, int maximum)
{
    static const QRegularExpression forbidden(u"[^-a-z0-9]+"_qs);
    static const QRegularExpression edges(u"\\A-+|-+\\z"_qs);
    QString out = text.toLower();
    return out.replace(forbidden, u"-"_qs).remove(edges).left(maximum).remove(edges);
}

/// A value that would mend a schema problem of a volume.
QString volumeRepair(const SchemaIssue &issue, const SandboxSpec &spec)
{
    if (issue.location.size() < 3 || issue.location[0].member != u"volumes")
        return {};
    const VolumeSpec &volume = spec.volumes.at(issue.location[1].index);
    const QString &member = issue.location.last().member;
    if (member == u"name")
        return asDnsLabel(volume.name, 63);
    if (member == u"claimName")
        return asDnsLabel(volume.claim.claimName, 253);
    if (member == u"mountPath" && !volume.mountPath.trimmed().isEmpty())
        return u'/' + volume.mountPath.trimmed();
    if (member == u"version")
        return u"2.0"_qs;
    return {};
}

Problem fromSchema(const SchemaIssue &issue, const SandboxSpec &spec)
{
    Location place = issue.location;
    if (!issue.subject.isEmpty())
        place.append({issue.subject, -1});
    QString subject = place.isEmpty() ? QString() : place.last().member;
    if (place.size() > 1 && place.first().member == u"lifecycle")
        subject.prepend(u"lifecycle."_qs); // mounts have names, too
    Problem problem;
    problem.status = 422;
    problem.field = fieldName(place);
    problem.repair = subject == u"timeout" ? u"60"_qs : volumeRepair(issue, spec);
    const auto known =
        std::find_if(schemaSentences.begin(), schemaSentences.end(), [&](const SchemaSentence &row) {
            return subject == row.subject && (row.type.isEmpty() || issue.type == row.type);
        });
    problem.message = known != schemaSentences.end()
                          ? Validation::tr(known->sentence)
                          : Validation::tr("The value of %1 is not accepted.").arg(problem.field);
    return problem;
}

Problem fromFinding(const RuleFinding &finding)
{
    return {finding.severity, finding.field, finding.status, finding.code, finding.message, finding.repair};
}

} // namespace

QList<Problem> validate(const SandboxSpec &spec, const ValidationRules &rules)
{
    // The schema looks at the very request that would be sent.
    const ParsedRequest request = readRequest(requestTree(spec), rules.generation, SchemaDepth::Everything);
    QList<Problem> problems;
    QSet<QString> wrongFields;
    for (const SchemaIssue &issue : request.issues) {
        problems.append(fromSchema(issue, spec));
        wrongFields.insert(problems.last().field);
    }
    const RuleInput input{
        spec, request.timeout, request.hasTemplate, request.hasLifecycle, request.hasPlatform, rules};
    Findings findings = serverFindings(input);
    if (rules.ourOwn) {
        for (const Rule rule : {checkOwnRequest, checkOwnNetwork, checkOwnResources, checkOwnVolumes})
            rule(input, findings);
    }
    for (const RuleFinding &finding : std::as_const(findings)) {
        const bool error = finding.severity == Severity::Error;
        if (error && wrongFields.contains(finding.field))
            continue; // one complaint per field is enough
        if (error && !finding.field.isEmpty())
            wrongFields.insert(finding.field);
        problems.append(fromFinding(finding));
    }
    std::stable_partition(problems.begin(), problems.end(),
                          [](const Problem &problem) { return problem.severity == Severity::Error; });
    return problems;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "rules.h"

#include "pythonvalues.h"

#include <core/extensions.h>
#include <core/shellsplit.h>

#include <QRegularExpression>

namespace osc {

namespace {

const QString &reservedPrefix()
{
    static const QString prefix = u"opensandbox.io/"_qs;
    return prefix;
}

QString invalidLabel()
{
    return u"SANDBOX::INVALID_METADATA_LABEL"_qs;
}

// These expressions are matched with a `$` that lets one trailing newline pass, as the server's do.
bool isLabelName(const QString &name)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$"_qs);
    return name.size() <= 63 && form.match(name).hasMatch();
}

bool isDnsSubdomain(const QString &prefix)
{
    static const QRegularExpression form(
        u"\\A(?:[a-z0-9]([-a-z0-9]*[a-z0-9])?\\.)*[a-z0-9]([-a-z0-9]*[a-z0-9])?$"_qs);
    return prefix.size() <= 253 && form.match(prefix).hasMatch();
}

bool isLabelKey(const QString &key)
{
    const qsizetype slash = key.indexOf(u'/');
    if (slash < 0)
        return isLabelName(key);
    return isDnsSubdomain(key.first(slash)) && isLabelName(key.sliced(slash + 1));
}

QString asLabelName(const QString &text)
{
    static const QRegularExpression forbidden(u"[^-A-Za-z0-9_.]+"_qs);
    static const QRegularExpression edges(u"\\A[^A-Za-z0-9]+|[^A-Za-z0-9]+\\z"_qs);
    QString out = text;
    return out.replace(forbidden, u"-"_qs).remove(edges).left(63).remove(edges);
}

void checkMetadataKey(const QString &key, Findings &out)
{
    const QString field = u"metadata."_qs + key;
    if (key.startsWith(reservedPrefix())) {
        out.append(
            {.field = field,
             .code = invalidLabel(),
             .words = u"Metadata key '%1' uses the reserved prefix '%2'. Keys under this prefix are managed "
                      "by the system and cannot be set via metadata."_qs.arg(key, reservedPrefix()),
             .message = Validation::tr("Key %1 is reserved: keys that begin with %2 belong to OpenSandbox. "
                                       "Use another prefix.")
                            .arg(key, reservedPrefix()),
             .repair = asLabelName(key.sliced(reservedPrefix().size()))});
    } else if (!isLabelKey(key)) {
        out.append(
            {.field = field,
             .code = invalidLabel(),
             .words =
                 u"Metadata key '%1' is invalid: must be either a name or a DNS-subdomain prefix and name "
                 "separated by /, where the name is up to 63 characters and matches "
                 "[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?, and the optional prefix is a valid DNS subdomain "
                 "up "
                 "to 253 characters."_qs.arg(key),
             .message = Validation::tr(
                            "Key “%1” cannot be used: a key is up to 63 letters, digits, dashes, dots and "
                            "underscores that begin and end with a letter or digit, if need be after a "
                            "domain and a slash.")
                            .arg(key),
             .repair = asLabelName(key)});
    }
}

void checkMetadataValue(const QString &key, const QString &value, Findings &out)
{
    if (value.isEmpty() || value == u"\n" || isLabelName(value))
        return;
    out.append(
        {.field = u"metadata."_qs + key,
         .code = invalidLabel(),
         .words =
             u"Metadata value '%1' is invalid: must be 63 characters or less, start/end with an "
             "alphanumeric character, and contain only alphanumeric, '-', '_', or '.' characters."_qs.arg(
                 value),
         .message =
             Validation::tr("The value of %1 cannot be used: a value is up to 63 letters, digits, dashes, "
                            "dots and underscores that begin and end with a letter or digit.")
                 .arg(key),
         .repair = asLabelName(value)});
}

bool oneOf(const QString &text, const QStringList &choices)
{
    return choices.contains(text.trimmed().toLower());
}

} // namespace

void checkAccessRenew(const RuleInput &input, Findings &out)
{
    constexpr qint64 least = 300;
    constexpr qint64 most = 86400;
    const QString key = accessRenewKey();
    if (!input.spec.extensions.contains(key))
        return;
    const QString value = input.spec.extensions.value(key);
    const auto seconds = pythonInteger(value);
    QString reason;
    if (value.trimmed().isEmpty())
        reason = u"empty value; omit the key to disable renew-on-access, or use an integer between %1 and %2 "
                 "seconds."_qs.arg(least)
                     .arg(most);
    else if (!seconds)
        reason = u"must be a base-10 integer string between %1 and %2, got %3."_qs.arg(least).arg(most).arg(
            pythonRepr(value));
    else if (*seconds < least || *seconds > most)
        reason = u"must be between %1 and %2 seconds (5 minutes to 24 hours inclusive), got %3."_qs.arg(least)
                     .arg(most)
                     .arg(*seconds);
    if (reason.isEmpty())
        return;
    out.append({.field = u"extensions."_qs + key,
                .code = invalidParameter(),
                .words = u"Invalid extensions[\"%1\"]: %2"_qs.arg(key, reason),
                .message = Validation::tr(
                               "The renewal on access cannot be “%1”: it is a whole number of seconds from "
                               "300 (5 minutes) to 86400 (24 hours).")
                               .arg(value),
                .repair = u"600"_qs});
}

void checkSnapshot(const RuleInput &input, Findings &out)
{
    const QString id = input.spec.snapshotId.trimmed();
    if (id.isEmpty() || !input.rules.knownSnapshots || input.rules.knownSnapshots->contains(id))
        return;
    out.append(
        {.field = u"snapshotId"_qs,
         .status = 404,
         .code = u"SNAPSHOT::NOT_FOUND"_qs,
         .words = u"Snapshot %1 not found"_qs.arg(id),
         .message =
             Validation::tr("Snapshot %1 was not found. Choose one from the list of snapshots.").arg(id)});
}

void checkLifecycle(const RuleInput &input, Findings &out)
{
    if (!input.hasLifecycle)
        return;
    out.append({.field = u"lifecycle"_qs,
                .code = invalidParameter(),
                .words = u"lifecycle hooks are not supported by the Docker provider."_qs,
                .message = Validation::tr("Docker has no lifecycle hooks: they need Kubernetes.")});
}

void checkPoolRef(const RuleInput &input, Findings &out)
{
    if (input.spec.extensions.value(u"poolRef"_qs).trimmed().isEmpty())
        return;
    out.append({.field = u"extensions.poolRef"_qs,
                .code = u"SANDBOX::UNSUPPORTED_POOL_REF"_qs,
                .words =
                    u"poolRef is not supported by the Docker provider. Use Kubernetes BatchSandbox provider "
                    "instead."_qs,
                .message = Validation::tr("Docker has no pools: they need Kubernetes. Leave poolRef out.")});
}

void checkEntrypoint(const RuleInput &input, Findings &out)
{
    if (!input.hasTemplate || !input.spec.entrypoint.isEmpty())
        return;
    out.append({.field = u"templateId"_qs,
                .code = u"DOCKER::INVALID_ENTRYPOINT"_qs,
                .words = u"Entrypoint must contain at least one command."_qs,
                .message = Validation::tr("Docker has no sandbox templates: they need Kubernetes.")});
}

void checkCommandWords(const RuleInput &input, Findings &out)
{
    if (input.windows())
        return;
    const ShellSplit::Failure failure = containerCommand(input.spec.entrypoint).failure;
    if (failure == ShellSplit::Failure::None)
        return;
    const bool quote = failure == ShellSplit::Failure::NoClosingQuotation;
    RuleFinding finding{
        .field = u"entrypoint"_qs,
        .code = invalidParameter(),
        .words = quote ? u"No closing quotation"_qs : u"No escaped character"_qs,
        .message = quote ? Validation::tr("The command has a quote that is not closed. Close it, or enter "
                                          "the words of the command one by one.")
                         : Validation::tr("The command ends with a backslash that escapes nothing. Remove "
                                          "it, or double it.")};
    if (!input.newer()) {
        finding.status = 500; // this generation does not catch its own failure
        finding.code.clear();
        finding.words = u"Internal Server Error"_qs;
    }
    out.append(finding);
}

void checkMetadata(const RuleInput &input, Findings &out)
{
    for (auto it = input.spec.metadata.cbegin(); it != input.spec.metadata.cend(); ++it) {
        checkMetadataKey(it.key(), out);
        checkMetadataValue(it.key(), it.value(), out);
    }
}

void checkPlatform(const RuleInput &input, Findings &out)
{
    static const QStringList systems{u"linux"_qs, u"windows"_qs};
    static const QStringList architectures{u"amd64"_qs, u"arm64"_qs};
    const QString &os = input.spec.platformOs;
    const QString &arch = input.spec.platformArch;
    if (!input.hasPlatform)
        return;
    const auto refuse = [&](const QString &member, const QString &value, const QStringList &choices,
                            const QString &message, const QString &repair) {
        out.append({.field = u"platform."_qs + member,
                    .code = invalidParameter(),
                    .words = u"Unsupported platform.%1 '%2'. Supported values: %3."_qs.arg(
                        member, value.trimmed().toLower(), pythonRepr(choices)),
                    .message = message,
                    .repair = repair});
    };
    if (!oneOf(os, systems)) {
        refuse(u"os"_qs, os, systems,
               Validation::tr("The operating system cannot be “%1”: it is linux or windows.").arg(os),
               u"linux"_qs);
    }
    if (!oneOf(arch, architectures)) {
        const bool arm = oneOf(arch, {u"aarch64"_qs, u"arm64/v8"_qs, u"arm64v8"_qs});
        refuse(u"arch"_qs, arch, architectures,
               Validation::tr("The architecture cannot be “%1”: it is amd64 or arm64.").arg(arch),
               arm ? u"arm64"_qs : u"amd64"_qs);
    }
}

} // namespace osc

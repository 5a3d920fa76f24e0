// SPDX-License-Identifier: Apache-2.0
#include "speccode.h"

#include "requesttree.h"

#include <core/shellsplit.h>
#include <core/specjson.h>

#include <algorithm>

namespace osc {

namespace {

/// The command's options can say only a part of a request; the rest needs the request as a file.
bool fitsOptions(const SandboxSpec &spec)
{
    const QStringList envNames = spec.env.keys();
    const QStringList keys =
        envNames + spec.metadata.keys() + spec.extensions.keys() + spec.resourceLimits.keys();
    const bool keysFit =
        std::none_of(keys.begin(), keys.end(), [](const QString &key) { return key.contains(u'='); });
    return keysFit && spec.volumes.isEmpty() && !spec.networkPolicy && !spec.credentialProxy &&
           !spec.secureAccess && spec.resourceRequests.isEmpty() && spec.lifecycle.isEmpty() &&
           spec.platformOs.isEmpty() && spec.platformArch.isEmpty();
}

void addPairs(QStringList &words, const QString &option, const QMap<QString, QString> &pairs)
{
    for (auto it = pairs.cbegin(); it != pairs.cend(); ++it)
        words << option + u'=' + quoteShellWord(it.key() + u'=' + it.value());
}

QString waitingOption(const ReadinessCheck &readiness)
{
    if (readiness.kind == ReadinessCheck::Kind::State)
        return u"--skip-health-check"_qs;
    return u"--ready-timeout=%1s"_qs.arg(readiness.timeoutSeconds);
}

QString withOptions(const SandboxSpec &spec)
{
    QStringList words{u"osb sandbox create"_qs};
    const auto add = [&words](const QString &option, const QString &value) {
        words << option + u'=' + quoteShellWord(value);
    };
    if (!spec.image.isEmpty())
        add(u"--image"_qs, spec.image);
    if (spec.auth) {
        add(u"--image-auth-username"_qs, spec.auth->username);
        words << u"--image-auth-password=\"${%1}\""_qs.arg(secretVariable(u"registry"_qs, u"password"_qs));
    }
    if (!spec.snapshotId.isEmpty())
        add(u"--snapshot-id"_qs, spec.snapshotId);
    if (!spec.templateId.isEmpty())
        add(u"--template"_qs, spec.templateId);
    add(u"--timeout"_qs, spec.timeoutSeconds ? QString::number(*spec.timeoutSeconds) : u"none"_qs);
    for (const QString &word : spec.entrypoint)
        add(u"--entrypoint"_qs, word);
    addPairs(words, u"--resource"_qs, spec.resourceLimits);
    addPairs(words, u"--env"_qs, givenEnv(spec));
    addPairs(words, u"--metadata"_qs, spec.metadata);
    addPairs(words, u"--extension"_qs, spec.extensions);
    words << waitingOption(spec.readiness);
    return words.join(u" \\\n  "_qs);
}

/// The request as a here-document. The shell expands it, so that keys come from variables; everything else
/// that it would expand is escaped (POSIX shell 2.7.4).
QString withFile(SandboxSpec spec)
{
    for (auto it = spec.env.begin(); it != spec.env.end();)
        it = it.value() ? std::next(it) : spec.env.erase(it); // the command reads no null values
    JsonNode tree = requestTree(spec);
    if (!spec.timeoutSeconds)
        tree.add(u"timeout"_qs, JsonNode()); // left out, the client would choose ten minutes
    QString json = QString::fromUtf8(writeJson(tree, true));
    json.replace(u'\\', u"\\\\"_qs).replace(u'$', u"\\$"_qs).replace(u'`', u"\\`"_qs);

    const auto expand = [&json](const QString &member, const QString &placeholder, const QString &variable) {
        json.replace(u"\"%1\": \"\\%2\""_qs.arg(member, placeholder),
                     u"\"%1\": \"${%2}\""_qs.arg(member, variable));
    };
    expand(u"password"_qs, registryPasswordPlaceholder(), secretVariable(u"registry"_qs, u"password"_qs));
    for (const VolumeSpec &volume : spec.volumes) {
        const QString &name = volume.ossfs.credential;
        if (volume.kind != VolumeKind::Ossfs || name.isEmpty())
            continue;
        expand(u"accessKeyId"_qs, credentialPlaceholder(name, u"id"_qs),
               secretVariable(name, u"access_key_id"_qs));
        expand(u"accessKeySecret"_qs, credentialPlaceholder(name, u"secret"_qs),
               secretVariable(name, u"access_key_secret"_qs));
    }
    return u"osb sandbox create %1 --file=/dev/stdin <<REQUEST\n%2\nREQUEST"_qs.arg(
        waitingOption(spec.readiness), json);
}

} // namespace

QString secretVariable(const QString &owner, const QString &part)
{
    QString name = owner.toUpper() + u'_' + part.toUpper();
    for (QChar &c : name) {
        if (!(c >= u'A' && c <= u'Z') && !(c >= u'0' && c <= u'9'))
            c = u'_';
    }
    return name.front().isDigit() ? u'_' + name : name;
}

QString missingLimitsNote(const SandboxSpec &spec)
{
    if (!spec.resourceLimits.isEmpty() || !spec.templateId.isEmpty())
        return {};
    return SpecCode::tr("Without limits the client asks for 1 CPU and 2 GiB of memory.");
}

QMap<QString, QString> givenEnv(const SandboxSpec &spec)
{
    QMap<QString, QString> out;
    for (auto it = spec.env.cbegin(); it != spec.env.cend(); ++it) {
        if (it.value())
            out.insert(it.key(), *it.value());
    }
    return out;
}

QString toOsbCommand(const SandboxSpec &spec)
{
    const QString note = missingLimitsNote(spec);
    const QString command = fitsOptions(spec) ? withOptions(spec) : withFile(spec);
    return note.isEmpty() ? command : u"# "_qs + note + u'\n' + command;
}

} // namespace osc

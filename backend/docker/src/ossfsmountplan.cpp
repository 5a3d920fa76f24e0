// SPDX-License-Identifier: Apache-2.0
#include "ossfsmountplan.h"

#include <core/hostpath.h>
#include <core/validation.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct OssfsPlanText
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssfsMountPlan)
};

QString strippedPrefix(const QString &subPath)
{
    qsizetype begin = 0;
    qsizetype end = subPath.size();
    while (begin < end && subPath.at(begin) == u'/')
        ++begin;
    while (end > begin && subPath.at(end - 1) == u'/')
        --end;
    return subPath.mid(begin, end - begin);
}

QString endpointUrl(const QString &endpoint)
{
    const QString trimmed = endpoint.trimmed();
    const bool hasScheme =
        trimmed.startsWith(QLatin1String("http://")) || trimmed.startsWith(QLatin1String("https://"));
    return hasScheme ? trimmed : QStringLiteral("https://") + trimmed;
}

/// Line by line or field by field: a key with such a character would be read as something else.
bool breaksOut(const QByteArray &part)
{
    return std::any_of(part.begin(), part.end(),
                       [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

/// The texts that a file is made of, without copies that nobody wipes.
SecretString joined(std::initializer_list<QByteArrayView> parts)
{
    qsizetype size = 0;
    for (const QByteArrayView part : parts)
        size += part.size();
    QByteArray bytes;
    bytes.reserve(size);
    for (const QByteArrayView part : parts)
        bytes.append(part);
    const SecretString result(bytes);
    bytes.fill('\0');
    return result;
}

} // namespace

QString OssfsMountPlan::program() const
{
    return version == QLatin1String("1.0") ? QStringLiteral("ossfs") : QStringLiteral("ossfs2");
}

QString OssfsMountPlan::fileName(const QString &unique) const
{
    return version == QLatin1String("1.0") ? QStringLiteral("opensandbox-ossfs-inline-") + unique
                                           : QStringLiteral("opensandbox-ossfs2-%1.conf").arg(unique);
}

QStringList OssfsMountPlan::arguments(const QString &file) const
{
    if (version != QLatin1String("1.0"))
        return {QStringLiteral("mount"), path, QStringLiteral("-c"), file};
    const QString option = QStringLiteral("-o");
    QStringList words{prefix.isEmpty() ? bucket : bucket + QStringLiteral(":/") + prefix, path};
    words << option << QStringLiteral("url=") + url;
    words << option << QStringLiteral("passwd_file=") + file;
    for (const QString &each : options)
        words << option << each;
    return words;
}

SecretString OssfsMountPlan::fileContents(const OssKey &key) const
{
    const QByteArray id = key.keyId.toUtf8();
    const QByteArray &secret = key.secret.reveal(); // into the private file
    if (version == QLatin1String("1.0"))
        return joined({bucket.toUtf8(), ":", id, ":", secret});
    QByteArray rest;
    if (!prefix.isEmpty())
        rest += "--oss_bucket_prefix=" + prefix.toUtf8() + "/\n";
    for (const QString &each : options)
        rest += "--" + each.toUtf8() + '\n';
    return joined({"--oss_endpoint=", url.toUtf8(), "\n--oss_bucket=", bucket.toUtf8(),
                   "\n--oss_access_key_id=", id, "\n--oss_access_key_secret=", secret, "\n", rest});
}

QString OssfsMountPlan::title() const
{
    return prefix.isEmpty() ? bucket : bucket + QLatin1Char('/') + prefix;
}

QString bucketMountPath(const VolumeSpec &volume, const QString &root)
{
    return normalisedPath(root.trimmed() + u'/' + volume.ossfs.bucket + u'/' +
                          strippedPrefix(volume.subPath));
}

Result<OssfsMountPlan> planOssfsMount(const VolumeSpec &volume, const QString &root)
{
    SandboxSpec alone;
    alone.image = QStringLiteral("image"); // what is no concern of a mount is in order
    alone.volumes = {volume};
    ValidationRules rules;
    rules.ossfsMountRoot = root;
    rules.ourOwn = false;
    for (const Problem &problem : validate(alone, rules)) {
        if (problem.field.startsWith(QLatin1String("volumes")))
            return Error{.kind = ErrorKind::Invalid, .message = problem.message, .code = problem.code};
    }
    OssfsMountPlan plan;
    plan.volume = volume.name;
    plan.bucket = volume.ossfs.bucket;
    plan.prefix = strippedPrefix(volume.subPath);
    plan.bucketRoot = normalisedPath(root.trimmed() + u'/' + volume.ossfs.bucket);
    plan.path = bucketMountPath(volume, root);
    plan.url = endpointUrl(volume.ossfs.endpoint);
    plan.version = volume.ossfs.version;
    plan.credential = volume.ossfs.credential;
    for (const QString &option : volume.ossfs.options) {
        if (const QString trimmed = option.trimmed(); !trimmed.isEmpty())
            plan.options.append(trimmed);
    }
    return plan;
}

std::optional<Error> keyProblem(const OssKey &key, const QString &name)
{
    if (!key.token.isEmpty())
        return Error{.kind = ErrorKind::Unsupported,
                     .message = OssfsPlanText::tr(
                                    "Key %1 is temporary, and a bucket cannot be mounted with such a key.")
                                    .arg(name),
                     .advice = OssfsPlanText::tr("Choose a key that does not run out."),
                     .code = QStringLiteral("VOLUME::INVALID_OSSFS_CREDENTIALS")};
    if (key.keyId.isEmpty() || key.secret.isEmpty() || breaksOut(key.keyId.toUtf8()) ||
        key.keyId.contains(u':') || breaksOut(key.secret.reveal()))
        return Error{.kind = ErrorKind::Invalid,
                     .message = OssfsPlanText::tr(
                                    "Key %1 has a blank or a line break in it, or a part of it is missing.")
                                    .arg(name),
                     .advice = OssfsPlanText::tr("Enter it in Credentials again."),
                     .code = QStringLiteral("VOLUME::INVALID_OSSFS_CREDENTIALS")};
    return {};
}

} // namespace osc

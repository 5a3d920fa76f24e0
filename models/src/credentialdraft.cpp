// SPDX-License-Identifier: Apache-2.0
#include <models/credentialdraft.h>
#include <models/credentialstore.h>
#include <models/wording.h>

#include <core/ossregions.h>

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace osc {

namespace {

using Words = CredentialDraft;

Problem problemAt(const QString &field, const QString &message, const QString &repair = {},
                  Severity severity = Severity::Error)
{
    Problem problem;
    problem.severity = severity;
    problem.field = field;
    problem.status = 0;
    problem.message = message;
    problem.repair = repair;
    return problem;
}

std::optional<Problem> nameProblem(const OssCredential &credential, const CredentialStore &store)
{
    const QString why = store.nameProblem(credential.name, credential.id);
    if (why.isEmpty())
        return {};
    return problemAt(QStringLiteral("name"), why,
                     credential.name.isEmpty() ? QString() : store.freeName(credential.name));
}

std::optional<Problem> endpointProblem(const QString &field, const QString &typed)
{
    const QString trimmed = typed.simplified().remove(u' ');
    if (trimmed != typed)
        return problemAt(field, Words::tr("The endpoint has spaces in it."), trimmed);
    const bool hasScheme = typed.contains(QLatin1String("://"));
    const QUrl url(hasScheme ? typed : QStringLiteral("https://") + typed, QUrl::StrictMode);
    const bool known =
        !hasScheme || url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (!url.isValid() || url.host().isEmpty() || !known)
        return problemAt(field, Words::tr("%1 is not an endpoint: type a host name, such as "
                                          "oss-cn-hangzhou.aliyuncs.com.")
                                    .arg(safeText(typed)));
    if (!url.userInfo().isEmpty())
        return problemAt(field, Words::tr("An endpoint has no user name and no password."), url.host());
    const QString host = url.scheme() == QLatin1String("http")
                             ? url.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment)
                             : url.authority();
    if (!url.path().isEmpty() || url.hasQuery() || url.hasFragment())
        return problemAt(field, Words::tr("An endpoint is a host only: the bucket has a field of its own."),
                         host);
    static const QRegularExpression withBucket(QStringLiteral("^[^.]+\\.(oss-[a-z0-9-]+\\.aliyuncs\\.com)$"));
    if (const auto match = withBucket.match(url.host()); match.hasMatch())
        return problemAt(field, Words::tr("The bucket is part of this address: it has a field of its own."),
                         match.captured(1));
    if (const QString likely = likelyEndpoint(typed); !likely.isEmpty())
        return problemAt(field, Words::tr("Did you mean %1?").arg(likely), likely, Severity::Warning);
    if (url.scheme() == QLatin1String("http") && url.host().endsWith(QLatin1String(".aliyuncs.com")))
        return problemAt(field, Words::tr("Without https, what you read and write can be seen on the way."),
                         url.authority(), Severity::Warning);
    return {};
}

std::optional<Problem> bucketProblem(const QString &bucket)
{
    const QString field = QStringLiteral("bucket");
    if (bucket.isEmpty())
        return {};
    if (bucket.trimmed() != bucket)
        return problemAt(field, Words::tr("There are spaces around the name."), bucket.trimmed());
    static const QRegularExpression right(QStringLiteral("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"));
    if (!right.match(bucket).hasMatch())
        return problemAt(field,
                         Words::tr("A bucket's name is 3 to 63 lower-case letters, digits and dashes."));
    return {};
}

std::optional<Problem> prefixProblem(const QString &prefix, const QString &bucket)
{
    const QString field = QStringLiteral("prefix");
    QString trimmed = prefix;
    while (trimmed.startsWith(u'/'))
        trimmed.remove(0, 1);
    while (trimmed.endsWith(u'/'))
        trimmed.chop(1);
    if (trimmed != prefix)
        return problemAt(field, Words::tr("A prefix has no slash at its ends."), trimmed);
    if (!prefix.isEmpty() && bucket.isEmpty())
        return problemAt(field, Words::tr("A prefix needs a bucket that it is in."));
    return {};
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
}

QString withoutSpaces(QString text)
{
    return text.removeIf([](QChar c) { return c.isSpace(); });
}

std::optional<Problem> keyProblem(const QString &field, const QString &typed, const QString &missing,
                                  const QString &spaces)
{
    if (typed.isEmpty())
        return missing.isEmpty() ? std::nullopt : std::optional(problemAt(field, missing));
    // What is copied from a web page often brings a space or a line break along.
    return hasSpace(typed) ? std::optional(problemAt(field, spaces)) : std::nullopt;
}

} // namespace

QList<Problem> CredentialDraft::problems(const CredentialStore &store) const
{
    QList<Problem> problems;
    const auto add = [&problems](const std::optional<Problem> &problem) {
        if (problem)
            problems.append(*problem);
    };
    add(nameProblem(credential, store));
    if (credential.endpoint.isEmpty())
        add(problemAt(QStringLiteral("endpoint"),
                      tr("The endpoint is missing: choose a region or type one.")));
    else
        add(endpointProblem(QStringLiteral("endpoint"), credential.endpoint));
    if (!credential.internalEndpoint.isEmpty())
        add(endpointProblem(QStringLiteral("internalEndpoint"), credential.internalEndpoint));
    if (auto problem = keyProblem(QStringLiteral("keyId"), keyId,
                                  stored ? QString() : tr("The access key ID is missing."),
                                  tr("There is a space in the access key ID."))) {
        problem->repair = withoutSpaces(keyId);
        add(problem);
    }
    add(keyProblem(QStringLiteral("secret"), QString::fromUtf8(secret.reveal()),
                   stored ? QString() : tr("The access key secret is missing."),
                   tr("There is a space or a line break in the secret.")));
    if (credential.customDomain && credential.bucket.isEmpty())
        add(problemAt(QStringLiteral("bucket"), tr("Say which bucket the domain leads to.")));
    add(bucketProblem(credential.bucket));
    add(prefixProblem(credential.prefix, credential.bucket));
    if (!temporary)
        return problems;
    add(keyProblem(QStringLiteral("token"), QString::fromUtf8(token.reveal()),
                   stored ? QString() : tr("A temporary key needs its security token."),
                   tr("There is a space or a line break in the token.")));
    if (credential.expiresAt.isValid() && credential.expiresAt <= store.clock().now())
        add(problemAt(QStringLiteral("expiresAt"), tr("This time is over: get a new token."), {},
                      Severity::Warning));
    return problems;
}

OssCredential CredentialDraft::result() const
{
    OssCredential made = credential;
    if (!temporary)
        made.expiresAt = {};
    if (const QString region = regionOfEndpoint(made.endpoint); !region.isEmpty())
        made.region = region;
    return made;
}

OssKey CredentialDraft::key() const
{
    return {keyId, secret, temporary ? token : SecretString()};
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "testwords.h"

#include "endpointnames.h"

#include <core/ossregions.h>

#include <QCoreApplication>
#include <QHostAddress>
#include <QLocale>

#include <algorithm>

namespace osc::testwords {

namespace {

struct TestWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::CredentialTest)
};

using State = CredentialStepResult::State;

Error unusable(const QString &message, const QString &advice)
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = message;
    error.advice = advice;
    return error;
}

bool hasSpace(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace() || !c.isPrint(); });
}

bool isLoopback(const OssAddress &address)
{
    return address.host == QLatin1String("localhost") || QHostAddress(address.host).isLoopback();
}

} // namespace

QList<CredentialStepResult> steps(const OssAccount &account, const OssAddress &address, bool write)
{
    const auto where = place(account.credential);
    const bool writes = write && !where.isEmpty();
    const auto step = [](CredentialStep which, const QString &title, bool needed, const QString &why) {
        CredentialStepResult result;
        result.step = which;
        result.state = needed ? State::Waiting : State::NotNeeded;
        result.title = title;
        result.words = needed ? QString() : why;
        return result;
    };
    const auto notWritten =
        write ? TestWords::tr("Not tried, the key has no default bucket") : TestWords::tr("Not tried");
    return {
        step(CredentialStep::Resolve, TestWords::tr("Find %1").arg(address.host), true, {}),
        step(CredentialStep::Connect,
             TestWords::tr("Reach %1").arg(QString::fromLatin1(address.hostHeader({}))), true, {}),
        step(CredentialStep::SignIn, TestWords::tr("Sign in as %1").arg(maskedKeyId(account.key.keyId)), true,
             {}),
        step(CredentialStep::List,
             where.isEmpty() ? TestWords::tr("List the buckets") : TestWords::tr("List %1").arg(where), true,
             {}),
        step(CredentialStep::Write, TestWords::tr("Write a small probe object"), writes, notWritten),
        step(CredentialStep::RemoveProbe, TestWords::tr("Remove the probe"), writes,
             TestWords::tr("Not needed, nothing was written")),
    };
}

QString place(const OssCredential &credential)
{
    if (credential.bucket.isEmpty() || credential.prefix.isEmpty())
        return credential.bucket;
    return credential.bucket + QLatin1Char('/') + credential.prefix;
}

QString found(qsizetype addresses)
{
    return TestWords::tr("The name has %n address(es)", nullptr, static_cast<int>(addresses));
}

QString answered(const OssAddress &address)
{
    if (address.scheme == QLatin1String("https"))
        return TestWords::tr("HTTPS answers, the certificate is valid");
    if (isReadable(address))
        return TestWords::tr("HTTP answers; nothing is encrypted on its way");
    return TestWords::tr("HTTP answers");
}

bool isReadable(const OssAddress &address)
{
    return address.scheme != QLatin1String("https") && !isLoopback(address);
}

bool isClockFine(std::optional<std::chrono::milliseconds> offset)
{
    // From 15 minutes on services refuse; what is more than 5 off already will get there.
    return !offset || std::chrono::abs(*offset) < std::chrono::minutes(5);
}

QString accepted(std::optional<std::chrono::milliseconds> offset)
{
    if (!offset)
        return TestWords::tr("Accepted");
    const auto off = std::chrono::abs(*offset);
    if (off < std::chrono::seconds(2))
        return TestWords::tr("Accepted. This computer’s clock is right");
    const auto seconds = std::chrono::round<std::chrono::seconds>(off);
    if (isClockFine(offset))
        return TestWords::tr("Accepted. This computer’s clock is %n second(s) off, which is fine", nullptr,
                             static_cast<int>(seconds.count()));
    const auto minutes = std::chrono::round<std::chrono::minutes>(off).count();
    const auto shown = static_cast<int>(std::min<qint64>(minutes, 1'000'000));
    if (*offset > std::chrono::milliseconds(0))
        return TestWords::tr("Accepted, but this computer’s clock is %n minute(s) fast", nullptr, shown);
    return TestWords::tr("Accepted, but this computer’s clock is %n minute(s) slow", nullptr, shown);
}

QString clockAdvice()
{
    return TestWords::tr("Set the clock of this computer: mounts fail while it is 15 minutes off or more.");
}

QString listed(qsizetype objects, bool more)
{
    if (objects == 0)
        return TestWords::tr("Works, nothing is there yet");
    if (more)
        return TestWords::tr("Works, first %n object(s)", nullptr, static_cast<int>(objects));
    return TestWords::tr("Works, %n object(s)", nullptr, static_cast<int>(objects));
}

QString listedBuckets(qsizetype buckets, bool more)
{
    if (buckets == 0)
        return TestWords::tr("Works, the account has no bucket yet");
    if (more)
        return TestWords::tr("Works, first %n bucket(s)", nullptr, static_cast<int>(buckets));
    return TestWords::tr("Works, %n bucket(s)", nullptr, static_cast<int>(buckets));
}

QString refused(const Error &error, const QString &call)
{
    const auto said = error.detail.section(QLatin1Char('\n'), 0, 0);
    if (error.code.isEmpty() || said.isEmpty())
        return error.message;
    return TestWords::tr("%1 on %2", "403 AccessDenied on PutObject").arg(said, call);
}

Error notFound(const QString &host)
{
    Error error;
    error.kind = ErrorKind::Unreachable;
    error.message = TestWords::tr("Endpoint %1 was not found.").arg(host);
    const auto meant = likelyEndpoint(host);
    error.advice =
        meant.isEmpty()
            ? TestWords::tr("Check the spelling of the endpoint, and that this computer is online.")
            : TestWords::tr("Did you mean %1?").arg(meant);
    return error;
}

Error ranOut(Error error, const QDateTime &end)
{
    error.message = TestWords::tr("This temporary key ran out on %1.")
                        .arg(QLocale().toString(end.toLocalTime(), QLocale::ShortFormat));
    error.advice = TestWords::tr("Get a new temporary key, and enter its ID, secret and token.");
    return error;
}

Error noAnswer(Error error, const OssAddress &address)
{
    const auto external = externalEndpoint(address.host);
    if (!external.isEmpty()) {
        error.message = TestWords::tr("Endpoint %1 does not answer this computer.").arg(address.host);
        error.advice = TestWords::tr("It answers inside its region only; use %1 from here.").arg(external);
    } else if (error.detail.contains(QLatin1String("certificate"), Qt::CaseInsensitive)) {
        error.message = TestWords::tr("The certificate of %1 is not valid for it.").arg(address.host);
        error.advice = TestWords::tr("Check the endpoint; something between may open encrypted connections.");
    } else if (error.advice.isEmpty()) {
        error.advice = TestWords::tr("Check the endpoint, and whether a firewall or proxy is in between.");
    }
    return error;
}

std::optional<Error> problemWithKey(const OssAccount &account)
{
    const auto &key = account.key;
    if (key.keyId.isEmpty() || key.secret.isEmpty())
        return unusable(TestWords::tr("The key is not complete."),
                        TestWords::tr("Enter the access key ID and the access key secret."));
    if (hasSpace(key.keyId))
        return unusable(TestWords::tr("There is a space or line break in the access key ID."),
                        TestWords::tr("Remove it; an access key ID has letters and digits only."));
    if (hasSpace(QString::fromUtf8(key.secret.reveal())))
        return unusable(TestWords::tr("There is a space or line break in the access key secret."),
                        TestWords::tr("Copy the secret again, without anything around it."));
    if (hasSpace(QString::fromUtf8(key.token.reveal())))
        return unusable(TestWords::tr("There is a space or line break in the security token."),
                        TestWords::tr("Copy the token again, without anything around it."));
    return {};
}

std::optional<Error> problemWithEndpoint(const OssCredential &credential, const OssAddress &address)
{
    const auto bucket = bucketInEndpoint(address.host);
    if (credential.dialect == StorageDialect::S3 || bucket.isEmpty())
        return {};
    return unusable(TestWords::tr("The endpoint begins with the name of a bucket, %1.").arg(bucket),
                    TestWords::tr("Use the endpoint %1 and the default bucket %2.")
                        .arg(address.host.mid(bucket.size() + 1), bucket));
}

} // namespace osc::testwords

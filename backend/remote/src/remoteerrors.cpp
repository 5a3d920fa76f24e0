// SPDX-License-Identifier: Apache-2.0
#include "remoteerrors.h"

#include "remotecodec.h"

#include <core/httpstatus.h>

#include <QCoreApplication>

#include <array>

namespace osc {

namespace {

struct RemoteErrors
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteErrors)
};

constexpr qsizetype longestDetail = 4096;

/// What can be done about a code of the server (api-1.1 3 and 7).
struct CodeAdvice
{
    QLatin1String code;
    const char *advice;
};

constexpr std::array codeAdvice{
    CodeAdvice{QLatin1String("KUBERNETES::QUOTA_EXCEEDED"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors",
                                 "Delete sandboxes that are not needed, or ask for a larger quota.")},
    CodeAdvice{
        QLatin1String("KUBERNETES::POOL_CAPACITY_EXHAUSTED"),
        QT_TRANSLATE_NOOP("osc::RemoteErrors", "Try again in a while, or let the pool hold more sandboxes.")},
    CodeAdvice{QLatin1String("KUBERNETES::POOL_NOT_FOUND"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors", "Choose a pool of the list of pools.")},
    CodeAdvice{QLatin1String("KUBERNETES::POD_READY_TIMEOUT"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors",
                                 "Look at the diagnostics of the sandbox: the cluster may lack room or the "
                                 "image.")},
    CodeAdvice{QLatin1String("SNAPSHOT::NOT_FOUND"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors", "Choose a snapshot of the list of snapshots.")},
    CodeAdvice{QLatin1String("SNAPSHOT::NOT_READY"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors", "Wait until the snapshot is ready.")},
    CodeAdvice{
        QLatin1String("VOLUME::HOST_PATH_NOT_ALLOWED"),
        QT_TRANSLATE_NOOP("osc::RemoteErrors",
                          "Only folders below storage.allowed_host_paths of the server's configuration "
                          "can be mounted.")},
    CodeAdvice{QLatin1String("VOLUME::OSSFS_MOUNT_FAILED"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors",
                                 "Check the bucket and the key, and that ossfs is installed on the server.")},
    CodeAdvice{QLatin1String("DOCKER::SANDBOX_IMAGE_PULL_FAILED"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors", "Check the name of the image and the registry login.")},
    CodeAdvice{QLatin1String("DOCKER::INVALID_EXPIRATION"),
               QT_TRANSLATE_NOOP("osc::RemoteErrors",
                                 "Choose a time that is still to come. A sandbox without an expiry cannot "
                                 "get one.")},
};

QString adviceForCode(const QString &code)
{
    for (const CodeAdvice &known : codeAdvice) {
        if (code == known.code)
            return RemoteErrors::tr(known.advice);
    }
    return {};
}

ErrorKind kindOf(int status, const ServerWords &words)
{
    switch (status) {
    case 422:
        return ErrorKind::Invalid;
    case 408:
    case 504:
        return ErrorKind::Timeout;
    case 502:
    case 503:
        return words.code.isEmpty() ? ErrorKind::Unreachable : ErrorKind::Failed;
    case 429:
    case 507:
        return ErrorKind::Exhausted;
    case 405:
        return ErrorKind::Unsupported;
    default:
        break;
    }
    if (words.code == QLatin1String("KUBERNETES::QUOTA_EXCEEDED"))
        return ErrorKind::Exhausted;
    if (words.code.endsWith(QLatin1String("_NOT_SUPPORTED")) ||
        words.code.endsWith(QLatin1String("_NOT_IMPLEMENTED")))
        return ErrorKind::Unsupported;
    return status >= 300 && status < 400 ? ErrorKind::Protocol : kindOfHttpStatus(status);
}

Error redirected(const HttpResponse &response)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = RemoteErrors::tr("The server sends its callers elsewhere, to %1.")
                        .arg(QString::fromUtf8(response.header("Location").left(200)).simplified());
    error.advice = RemoteErrors::tr("Use that address, if you trust it. The API key was not sent there.");
    return error;
}

QString adviceFor(const HttpResponse &response, const ServerWords &words)
{
    const QString known = adviceForCode(words.code);
    if (!known.isEmpty())
        return known;
    switch (response.status) {
    case 401:
        return RemoteErrors::tr("Check the API key of the connection.");
    case 403:
        return RemoteErrors::tr("Ask the administrator of the server for the permission.");
    case 429:
        return RemoteErrors::tr("The server is busy; try again in a while.");
    default:
        break;
    }
    if (response.status >= 500 && words.code.isEmpty())
        return RemoteErrors::tr("The log of the server may tell more.");
    return {};
}

QString generalMessage(int status)
{
    switch (status) {
    case 401:
        return RemoteErrors::tr("The server does not accept the API key.");
    case 404:
        return RemoteErrors::tr("The server does not know it any more.");
    default:
        return RemoteErrors::tr("The server refused the request with status %1.").arg(status);
    }
}

} // namespace

Error remoteRefusal(const HttpResponse &response, const QString &failure)
{
    if (response.status >= 300 && response.status < 400)
        return redirected(response);
    const ServerWords words = decodeServerWords(response.body);
    Error error;
    error.kind = kindOf(response.status, words);
    error.message = failure.isEmpty() || response.status == 401 ? generalMessage(response.status) : failure;
    error.detail = words.message.left(longestDetail);
    error.code = words.code;
    if (response.status == 422 && !words.field.isEmpty())
        error.code = QStringLiteral("SCHEMA::") + words.field;
    else if (response.status == 404 && words.code.isEmpty())
        error.code = words.isDetail ? QStringLiteral("ROUTE::MISSING") : QString();
    error.advice = adviceFor(response, words);
    return error;
}

Error remoteNotUnderstood(const HttpEndpoint &endpoint)
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = RemoteErrors::tr("The answer of %1 could not be understood.")
                        .arg(endpoint.base.toString(QUrl::RemoveUserInfo));
    error.advice = RemoteErrors::tr("Check that the address belongs to an OpenSandbox server.");
    return error;
}

Error remoteTransportError(Error error, const HttpEndpoint &endpoint)
{
    if (error.kind == ErrorKind::Timeout) {
        error.message = RemoteErrors::tr("The OpenSandbox server at %1 did not answer in time.")
                            .arg(endpoint.base.toString(QUrl::RemoveUserInfo));
        if (error.advice.isEmpty())
            error.advice = RemoteErrors::tr("It may be overloaded; try again in a while.");
    } else if (error.kind == ErrorKind::Unreachable && error.advice.isEmpty()) {
        error.advice = RemoteErrors::tr("Check the address, and that the server runs and can be reached.");
    }
    return error;
}

bool isMissingRoute(const Error &error)
{
    return error.code == QLatin1String("ROUTE::MISSING") || error.kind == ErrorKind::Unsupported;
}

} // namespace osc

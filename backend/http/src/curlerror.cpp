// SPDX-License-Identifier: Apache-2.0
#include "curlerror.h"

#include <QCoreApplication>

#include <cerrno>

namespace osc::httperror {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(osc::HttpError)
};

Error make(ErrorKind kind, const QString &message, const QString &words, const QString &advice = {})
{
    constexpr qsizetype detailLimit = 4096;
    Error error;
    error.kind = kind;
    error.message = message;
    error.advice = advice;
    error.detail = words.left(detailLimit);
    return error;
}

Error fromReceiveError(const Failure &failure, const QString &endpoint)
{
    if (failure.answered)
        return cutOff(endpoint, failure.words);
    // With TLS 1.3 the refusal of a client certificate arrives only after the handshake.
    if (failure.words.contains(QLatin1String(" alert ")))
        return tlsFailed(endpoint, failure.words);
    return closedWithoutAnswer(endpoint, failure.words);
}

} // namespace

QString endpointName(const HttpEndpoint &endpoint)
{
    if (!endpoint.unixSocket.isEmpty())
        return endpoint.unixSocket;
    const auto port = endpoint.base.port();
    return endpoint.base.host() + (port < 0 ? QString() : QLatin1Char(':') + QString::number(port));
}

Error fromCurl(const Failure &failure, const QString &endpoint)
{
    const auto &words = failure.words;
    switch (failure.code) {
    case CURLE_COULDNT_CONNECT:
        return cannotConnect(endpoint, static_cast<int>(failure.systemError), words);
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
        return nameNotFound(endpoint, words);
    case CURLE_OPERATION_TIMEDOUT:
        return failure.connected ? noAnswerInTime(endpoint, words) : noConnectionInTime(endpoint, words);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return certificateNotTrusted(endpoint, words);
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CLIENTCERT:
        return tlsFailed(endpoint, words);
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
        return certificateFilesUnusable(words);
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_SEND_FAIL_REWIND:
    case CURLE_GOT_NOTHING:
        return fromReceiveError(failure, endpoint);
    case CURLE_PARTIAL_FILE:
        return cutOff(endpoint, words);
    case CURLE_OUT_OF_MEMORY:
        if (failure.connected && !failure.answered)
            return headersTooLarge(endpoint); // what curl says of a header line over 100 KB
        return make(ErrorKind::Exhausted, Text::tr("There is not enough memory to talk to %1.").arg(endpoint),
                    words);
    default:
        return notHttp(endpoint, words);
    }
}

Error headersTooLarge(const QString &endpoint)
{
    return make(ErrorKind::Protocol,
                Text::tr("The answer of %1 has more headers than can be accepted.").arg(endpoint), {});
}

Error bodyTooLarge(const QString &endpoint, qint64 limit)
{
    return make(ErrorKind::Protocol,
                Text::tr("The answer of %1 is larger than %n MiB, which is too large.", nullptr,
                         static_cast<int>(limit / (1024 * 1024)))
                    .arg(endpoint),
                {});
}

Error silent(const QString &endpoint, std::chrono::seconds time)
{
    return make(
        ErrorKind::Timeout,
        Text::tr("Nothing was heard from %1 for %n second(s).", nullptr, static_cast<int>(time.count()))
            .arg(endpoint),
        {});
}

Error sourceTooShort()
{
    return make(ErrorKind::Failed, Text::tr("The data to be sent ended before its announced size."), {});
}

Error cannotConnect(const QString &endpoint, int systemError, const QString &words)
{
    if (systemError == EACCES || systemError == EPERM)
        return make(ErrorKind::Forbidden, Text::tr("You are not allowed to connect to %1.").arg(endpoint),
                    words);
    return make(ErrorKind::Unreachable, Text::tr("Nothing answers at %1.").arg(endpoint), words);
}

Error noAnswerInTime(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Timeout, Text::tr("%1 did not answer in time.").arg(endpoint), words);
}

Error noConnectionInTime(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Unreachable, Text::tr("No connection to %1 could be made in time.").arg(endpoint),
                words);
}

Error cutOff(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Protocol, Text::tr("The answer of %1 was cut off.").arg(endpoint), words);
}

Error closedWithoutAnswer(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Unreachable, Text::tr("%1 closed the connection without an answer.").arg(endpoint),
                words);
}

Error linkBroken(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Unreachable, Text::tr("The connection to %1 broke.").arg(endpoint), words);
}

Error notHttp(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Protocol, Text::tr("The answer of %1 cannot be understood.").arg(endpoint), words,
                Text::tr("Check that the address leads to the right service."));
}

Error nameNotFound(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Unreachable, Text::tr("The address of %1 could not be found.").arg(endpoint),
                words, Text::tr("Check the host name and the network connection."));
}

Error certificateNotTrusted(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Unreachable, Text::tr("The certificate of %1 is not trusted.").arg(endpoint),
                words, Text::tr("Choose the certificate of the authority that signed it."));
}

Error tlsFailed(const QString &endpoint, const QString &words)
{
    return make(ErrorKind::Unreachable, Text::tr("No secure connection to %1 could be made.").arg(endpoint),
                words, Text::tr("Check whether the other side demands a client certificate."));
}

Error certificateFilesUnusable(const QString &words)
{
    return make(ErrorKind::Invalid, Text::tr("The certificate or key files cannot be used."), words,
                Text::tr("Choose PEM files that you may read and that belong together."));
}

Error badRequest(const QString &words)
{
    return make(ErrorKind::Invalid, Text::tr("The request contains characters that cannot be sent."), words);
}

} // namespace osc::httperror

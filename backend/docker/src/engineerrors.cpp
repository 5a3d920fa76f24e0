// SPDX-License-Identifier: Apache-2.0
#include "engineerrors.h"

#include "enginecodec.h"

#include <core/httpstatus.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace osc {

namespace {

struct EngineErrors
{
    Q_DECLARE_TR_FUNCTIONS(osc::EngineErrors)
};

ErrorKind kindOfStatus(int status, const QString &words)
{
    if (words.contains(QLatin1String("no space left on device"), Qt::CaseInsensitive) ||
        words.contains(QLatin1String("disk quota exceeded"), Qt::CaseInsensitive))
        return ErrorKind::Exhausted;
    return kindOfHttpStatus(status);
}

QString adviceFor(ErrorKind kind)
{
    if (kind == ErrorKind::Exhausted)
        return EngineErrors::tr("Free some disk space on the engine's machine, then try again.");
    return {};
}

QString shellQuoted(const QString &text)
{
    auto quoted = text;
    quoted.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

QString addressOf(const HttpEndpoint &endpoint)
{
    return endpoint.unixSocket.isEmpty() ? endpoint.base.toString(QUrl::RemoveUserInfo) : endpoint.unixSocket;
}

Error noPermission(Error error, const QString &socket)
{
    const auto group = QFileInfo(socket).group();
    error.kind = ErrorKind::Forbidden;
    error.message = EngineErrors::tr("You have no permission to use the Docker Engine at %1.").arg(socket);
    if (group.isEmpty() || group == QLatin1String("root")) {
        error.advice = EngineErrors::tr("Give your group access to the socket, then try again.");
        error.command = QStringLiteral("sudo chgrp \"$(id -gn)\" %1").arg(shellQuoted(socket));
    } else {
        error.advice =
            EngineErrors::tr("Join the group “%1”, log out and log in again, then try again.").arg(group);
        error.command = QStringLiteral("sudo usermod -aG %1 $USER").arg(group);
    }
    return error;
}

QString startCommand(const QString &socket)
{
    const bool ofUser = socket.startsWith(QLatin1String("/run/user/")) ||
                        socket.startsWith(QDir::homePath() + QLatin1Char('/'));
    if (socket.contains(QLatin1String("podman")))
        return ofUser ? QStringLiteral("systemctl --user start podman.socket")
                      : QStringLiteral("sudo systemctl start podman.socket");
    if (socket.contains(QLatin1String("/.docker/")))
        return QStringLiteral("systemctl --user start docker-desktop");
    if (ofUser)
        return QStringLiteral("systemctl --user start docker");
    if (!QStandardPaths::findExecutable(QStringLiteral("systemctl")).isEmpty())
        return QStringLiteral("sudo systemctl start docker");
    return QStringLiteral("sudo service docker start");
}

bool isDockerInstalled()
{
    const QStringList folders{QStringLiteral("/usr/bin"), QStringLiteral("/usr/sbin"),
                              QStringLiteral("/usr/local/bin"), QStringLiteral("/usr/local/sbin")};
    return !QStandardPaths::findExecutable(QStringLiteral("dockerd")).isEmpty() ||
           !QStandardPaths::findExecutable(QStringLiteral("dockerd"), folders).isEmpty();
}

Error nobodyThere(Error error, const HttpEndpoint &endpoint)
{
    error.message = EngineErrors::tr("No Docker Engine answers at %1.").arg(addressOf(endpoint));
    if (endpoint.unixSocket.isEmpty()) {
        error.advice =
            EngineErrors::tr("Check the address, and that the machine is switched on and its engine "
                             "listens there.");
        return error;
    }
    const bool exists = QFileInfo::exists(endpoint.unixSocket);
    const bool usual = QFileInfo(endpoint.unixSocket).fileName() == QLatin1String("docker.sock") &&
                       endpoint.unixSocket.count(QLatin1Char('/')) <= 3;
    if (!exists && usual && !isDockerInstalled() &&
        !QStandardPaths::findExecutable(QStringLiteral("apt")).isEmpty()) {
        error.advice = EngineErrors::tr("Install Docker, which also starts it.");
        error.command = QStringLiteral("sudo apt install docker.io");
    } else {
        error.advice = EngineErrors::tr("Start the engine, then try again.");
        error.command = startCommand(endpoint.unixSocket);
    }
    return error;
}

} // namespace

Error engineRefusal(const HttpResponse &response, const QString &failure)
{
    Error error;
    error.detail = decodeErrorMessage(response.body);
    error.kind = kindOfStatus(response.status, error.detail);
    error.message =
        failure.isEmpty()
            ? EngineErrors::tr("The Docker Engine refused the request with status %1.").arg(response.status)
            : failure;
    error.advice = adviceFor(error.kind);
    return error;
}

Error engineNotUnderstood()
{
    Error error;
    error.kind = ErrorKind::Protocol;
    error.message = EngineErrors::tr("The answer of the Docker Engine could not be understood.");
    error.advice = EngineErrors::tr("Check that the address belongs to a Docker Engine.");
    return error;
}

Error engineTransportError(Error error, const HttpEndpoint &endpoint)
{
    switch (error.kind) {
    case ErrorKind::Forbidden:
        return endpoint.unixSocket.isEmpty() ? error : noPermission(std::move(error), endpoint.unixSocket);
    case ErrorKind::Unreachable:
        return nobodyThere(std::move(error), endpoint);
    case ErrorKind::Timeout:
        error.message =
            EngineErrors::tr("The Docker Engine at %1 did not answer in time.").arg(addressOf(endpoint));
        error.advice = EngineErrors::tr("The engine may be overloaded; try again in a while.");
        return error;
    default:
        return error;
    }
}

Error engineVersionError(const QString &newest, const QString &oldest)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    if (ApiVersion::fromString(newest) < ApiVersion{1, 41}) {
        error.message =
            EngineErrors::tr("The Docker Engine is too old: it speaks API version %1, and at least "
                             "1.41 is needed.")
                .arg(newest);
        error.advice = EngineErrors::tr("Install Docker 20.10 or newer.");
    } else {
        error.message =
            EngineErrors::tr("The Docker Engine is too new: it speaks API version %1 and later only.")
                .arg(oldest);
        error.advice = EngineErrors::tr("Install a newer version of this program.");
    }
    return error;
}

bool isVersionMismatch(const HttpResponse &response)
{
    if (response.status != 400)
        return false;
    const auto words = decodeErrorMessage(response.body);
    return words.contains(QLatin1String("client version")) &&
           (words.contains(QLatin1String("too old")) || words.contains(QLatin1String("too new")));
}

} // namespace osc

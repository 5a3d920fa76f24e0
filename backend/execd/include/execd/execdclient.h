// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>
#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace osc {

/// A shell command for execd (execd-and-client 2.3). It runs as `bash -c`, or `sh -c` where there is no bash,
/// with an empty standard input.
struct ExecdCommand
{
    QString text{};
    QString workingDirectory{};           ///< Empty: that of execd. Must exist.
    QMap<QString, QString> environment{}; ///< On top of execd's own. Values may be secret.
    std::chrono::milliseconds timeout{0}; ///< 0: none. After it the whole process group is killed.
    std::optional<quint32> uid{};         ///< Needs an execd that runs as root.
    std::optional<quint32> gid{};         ///< Only together with uid.
};

/// A line that a command wrote. The order between the two streams is not known.
struct ExecdOutput
{
    enum class Stream { Output, Errors };

    Stream stream = Stream::Output;
    QString line; ///< Without its end, untrusted. Whether the last line had an end is not known.

    bool operator==(const ExecdOutput &) const = default;
};

/// How a command ended.
struct ExecdExit
{
    QString id;              ///< Of the command at execd.
    std::optional<int> code; ///< 0 for success; none when a signal ended it or it did not start.
    QString words;           ///< execd's own: "exit status 3", "signal: killed". Untrusted.
    std::chrono::milliseconds duration{0}; ///< 0: not known.

    bool operator==(const ExecdExit &) const = default;
};

/// A command in the background (execd-and-client 2.4).
struct ExecdJob
{
    QString id;
    QString command;
    bool running = false;
    std::optional<int> exitCode; ///< None while it runs.
    QString words;               ///< execd's own: "exit status 7". Untrusted.
    QDateTime startedAt;         ///< UTC.
    QDateTime finishedAt;        ///< UTC; invalid while it runs.
};

/// A piece of the output of such a command, both streams in one.
struct ExecdJobOutput
{
    QByteArray bytes;  ///< Raw; may be cut inside a character.
    qint64 cursor = 0; ///< Where the next piece begins.
};

/// One sample (execd-and-client 2.12). All of it is about the host, not about the limits of the sandbox.
struct ExecdMetrics
{
    double cpuCount = 0;
    double cpuUsedPercent = 0; ///< 0–100, over all processors.
    double memoryTotalMib = 0;
    double memoryUsedMib = 0;
    QDateTime time; ///< UTC.

    bool operator==(const ExecdMetrics &) const = default;
};

/// Speaks to the execd inside one sandbox. A cheap value: copies are independent of each other, operations do
/// not need the client that started them. The HttpClient has to live longer than all of them.
///
/// Error kinds: Unauthorized (execd wants an access token), NotFound, Forbidden, Conflict, Invalid, Exhausted
/// as far as execd's words tell them apart; Unsupported for a route that this execd does not have;
/// Unreachable also for an answer 502 to 504 of a proxy in between.
class ExecdClient
{
public:
    /// @p endpoint has the prefix of a proxy in its path ("http://host:port/proxy/44772"); @p headers go with
    /// every request (execd-and-client 1.4) and may be secret.
    ExecdClient(HttpClient &http, HttpEndpoint endpoint, QList<HttpHeader> headers = {});

    /// Succeeds when execd answers. Gives up after five seconds.
    [[nodiscard]] Operation ping(Callback<void> done) const;

    /// Runs a command to its end. A command that ends with another code than 0 is a value, not an Error.
    /// Letting go of the operation interrupts the command: SIGTERM to its process group, SIGKILL three
    /// seconds later; so does an Error that leaves the command running. When the connection is cut, by a
    /// proxy with a time limit, the end of the command is waited for, and is ErrorKind::Protocol because
    /// output is missing; so is a line over 8 MiB.
    [[nodiscard]] Operation run(const ExecdCommand &command, std::function<void(ExecdOutput)> onOutput,
                                Callback<ExecdExit> done) const;

    /// Starts a command that nobody waits for; the value is its id.
    [[nodiscard]] Operation startInBackground(const ExecdCommand &command, Callback<QString> done) const;
    /// Also of commands in the foreground. NotFound when execd was started again meanwhile.
    [[nodiscard]] Operation commandStatus(const QString &id, Callback<ExecdJob> done) const;
    /// From byte @p cursor to the present end, 32 MiB at most. Of commands in the background only.
    [[nodiscard]] Operation commandOutput(const QString &id, qint64 cursor,
                                          Callback<ExecdJobOutput> done) const;
    /// May take more than three seconds. Conflict when it does not run any more.
    [[nodiscard]] Operation interrupt(const QString &id, Callback<void> done) const;

    /// A bash that keeps exported variables and its folder between runs (execd-and-client 2.5).
    [[nodiscard]] Operation openSession(const QString &workingDirectory, Callback<QString> done) const;
    /// Only text, folder and timeout of @p command are used. execd's own timeout waits for all that bash has
    /// started, so the time is kept here: ErrorKind::Timeout. Then and when it is let go, bash is ended, and
    /// what it has started may go on; the session stays.
    [[nodiscard]] Operation runInSession(const QString &id, const ExecdCommand &command,
                                         std::function<void(ExecdOutput)> onOutput,
                                         Callback<ExecdExit> done) const;
    [[nodiscard]] Operation closeSession(const QString &id, Callback<void> done) const;

    /// One sample; takes a second, because execd measures that long.
    [[nodiscard]] Operation metrics(Callback<ExecdMetrics> done) const;

    /// A sample about every two seconds, until it is let go or execd ends it, which is
    /// ErrorKind::Unreachable.
    [[nodiscard]] Operation watchMetrics(std::function<void(ExecdMetrics)> onSample,
                                         Callback<void> done) const;

    /// Sends a request of any kind; headers of the endpoint are added. An answer of any status is a value.
    [[nodiscard]] Operation send(HttpRequest request, Callback<HttpResponse> done) const;
    /// The same for HttpClient::upgrade().
    [[nodiscard]] Operation upgrade(HttpRequest request, const QByteArray &protocol,
                                    Callback<HttpClient::Upgrade> done) const;

private:
    HttpClient *m_http;
    HttpEndpoint m_endpoint;
    QList<HttpHeader> m_headers;
};

} // namespace osc

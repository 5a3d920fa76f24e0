// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

namespace osc {

/// A TCP port of a sandbox, and how it is reached from here.
struct SandboxEndpoint
{
    /// Whether something in the sandbox accepts connections there.
    enum class Listening { Unknown, No, Inside /**< Only from inside the sandbox. */, Yes };

    int port = 0;
    QString address;   ///< "host:port" or "host:port/path", without a scheme; empty: not reached from here.
    QString way;       ///< How the address leads there, one translated phrase; empty without an address.
    QString proxyPath; ///< Below the address of an OpenSandbox server on the same runtime; may be empty.
    QString program;   ///< Who is known to be there: "execd"; else empty.
    QString scheme;    ///< "http" or "https" before the address; empty: not known.
    /// Go with every request to the address. Their values may be secret: shown masked.
    QMap<QString, QString> headers;
    bool exposed = false; ///< Named by the image or by whoever made the sandbox.
    Listening listening = Listening::Unknown;

    bool operator==(const SandboxEndpoint &) const = default;
};

/// What came back from an endpoint.
struct EndpointAnswer
{
    enum class Protocol { None /**< Nothing answers. */, Http, Https, Other };

    Protocol protocol = Protocol::None;
    int status = 0;          ///< HTTP status; 0 for others.
    qint64 milliseconds = 0; ///< Until the answer began.
    QString words;           ///< Why nothing answers, as a sentence; else empty.

    bool operator==(const EndpointAnswer &) const = default;
};

/// The ports of sandboxes. Nothing is connected to unless it is asked for.
class EndpointService
{
public:
    virtual ~EndpointService();

    /// Ports that are published, exposed or listened on, in ascending order.
    [[nodiscard]] virtual Operation list(const QString &sandboxId, Callback<QList<SandboxEndpoint>> done) = 0;
    /// How one port is reached, whatever listens there. With a valid @p expires an address that works
    /// without further headers until then; Unsupported where there are none.
    [[nodiscard]] virtual Operation resolve(const QString &sandboxId, int port, const QDateTime &expires,
                                            Callback<SandboxEndpoint> done);
    /// Asks once with GET and gives up after a few seconds. A port that does not answer is a value.
    [[nodiscard]] virtual Operation probe(const SandboxEndpoint &endpoint, Callback<EndpointAnswer> done) = 0;
    /// Asks execd of a running sandbox; the time in milliseconds until it answered. Unsupported when the
    /// sandbox was made without it.
    [[nodiscard]] virtual Operation pingAgent(const QString &sandboxId, Callback<qint64> done) = 0;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace osc {

/// A text that a server wrote about a sandbox, for reading only (api-1.1 3, execd-and-client 4.2).
struct DiagnosticText
{
    QString scope;   ///< "container", "runtime", "all"; empty: the server's older form without scopes.
    QString content; ///< Untrusted plain text of many lines.
    bool truncated = false;
    QStringList warnings;   ///< The server's sentences; untrusted.
    QString contentUrl;     ///< Where the text is instead, when the server does not send it; else empty.
    QDateTime urlExpiresAt; ///< UTC.

    bool operator==(const DiagnosticText &) const = default;
};

/// What a server tells about a sandbox when something went wrong.
class DiagnosticsService
{
public:
    virtual ~DiagnosticsService();

    /// @p scope: "container" or "all"; a server that knows no scopes gives its last lines.
    [[nodiscard]] virtual Operation logs(const QString &sandboxId, const QString &scope,
                                         Callback<DiagnosticText> done) = 0;
    /// @p scope: "runtime" or "all".
    [[nodiscard]] virtual Operation events(const QString &sandboxId, const QString &scope,
                                           Callback<DiagnosticText> done) = 0;
    /// How the runtime describes it; secrets are masked.
    [[nodiscard]] virtual Operation inspect(const QString &sandboxId, Callback<DiagnosticText> done) = 0;
    /// All three in one text.
    [[nodiscard]] virtual Operation summary(const QString &sandboxId, Callback<DiagnosticText> done) = 0;
};

} // namespace osc

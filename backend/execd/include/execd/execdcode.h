// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <execd/execdclient.h>

#include <QStringList>

namespace osc {

/// A kernel with its variables, or a language whose default one is meant (execd-and-client 2.6).
struct ExecdCodeContext
{
    QString id;       ///< Empty: the default context of the language.
    QString language; ///< "python", "java", "javascript", "typescript", "go" or "bash".

    bool operator==(const ExecdCodeContext &) const = default;
};

/// A piece of what code tells.
struct ExecdCodeOutput
{
    enum class Kind { Output, Errors, Value };

    Kind kind = Kind::Output;
    QString text; ///< As the kernel sent it, line ends included; of Value: its plain text. Untrusted.
    /// Of Value: the other forms by MIME type, such as "text/html"; images in base64. Untrusted.
    QMap<QString, QString> forms{};

    bool operator==(const ExecdCodeOutput &) const = default;
};

/// What code raised. Untrusted.
struct ExecdCodeError
{
    QString name;
    QString value;
    QStringList traceback; ///< May have escape sequences for colours.

    bool operator==(const ExecdCodeError &) const = default;
};

/// How a piece of code ended.
struct ExecdCodeEnd
{
    QString contextId;
    std::optional<ExecdCodeError> error{}; ///< None: it went well.
    std::chrono::milliseconds duration{0}; ///< 0: not known.
};

/// Runs code in the Jupyter kernels of a sandbox whose image has them. A cheap value.
///
/// Error kinds as ExecdClient has them. Where the image has no Jupyter every call is Unsupported, with a
/// sentence that says so.
class ExecdCode
{
public:
    explicit ExecdCode(ExecdClient client)
        : m_client(std::move(client))
    {}

    /// Succeeds when the image has Jupyter. Starts nothing.
    [[nodiscard]] Operation probe(Callback<void> done) const;
    /// Asks probe() first, because execd would try for minutes. Unsupported also when no kernel of that
    /// language comes up in a minute.
    [[nodiscard]] Operation createContext(const QString &language, const QString &workingDirectory,
                                          Callback<ExecdCodeContext> done) const;
    [[nodiscard]] Operation listContexts(Callback<QList<ExecdCodeContext>> done) const;
    /// NotFound when there is none.
    [[nodiscard]] Operation deleteContext(const QString &id, Callback<void> done) const;
    /// One run at a time in a context; another one is Conflict. Code that raises is a value, not an Error.
    /// Letting go interrupts the kernel.
    [[nodiscard]] Operation run(const QString &code, const ExecdCodeContext &context,
                                std::function<void(ExecdCodeOutput)> onOutput,
                                Callback<ExecdCodeEnd> done) const;
    /// What runs in that context ends with an error; its variables stay.
    [[nodiscard]] Operation interrupt(const QString &contextId, Callback<void> done) const;

private:
    ExecdClient m_client;
};

} // namespace osc

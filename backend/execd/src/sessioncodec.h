// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <execd/execdcode.h>
#include <execd/execdterminal.h>

#include <variant>

namespace osc {

// JSON of terminals (execd-and-client 2.13).

[[nodiscard]] QByteArray encodeTerminal(const QString &workingDirectory, const QString &command);
[[nodiscard]] QByteArray encodeTerminalSize(int columns, int rows);
[[nodiscard]] QByteArray encodeTerminalSignal(const QString &name);
[[nodiscard]] QByteArray encodeTerminalPing();
[[nodiscard]] std::optional<ExecdTerminalState> decodeTerminalState(const QByteArray &body);

struct TerminalConnected
{
    bool isTerminal = true;
};
struct TerminalExit
{
    int code = 0;
};
struct TerminalFailure
{
    QString code;
    QString words;
};
/// A pong, or a word of a newer execd.
struct TerminalNothing
{};
/// What a text frame says.
using TerminalWord = std::variant<TerminalNothing, TerminalConnected, TerminalExit, TerminalFailure>;
[[nodiscard]] TerminalWord decodeTerminalWord(const QByteArray &text);

// JSON of code (execd-and-client 2.2 and 2.6).

[[nodiscard]] QByteArray encodeCodeContext(const QString &language, const QString &workingDirectory);
[[nodiscard]] QByteArray encodeCode(const QString &code, const ExecdCodeContext &context);
[[nodiscard]] std::optional<ExecdCodeContext> decodeCodeContext(const QByteArray &body);
[[nodiscard]] std::optional<QList<ExecdCodeContext>> decodeCodeContexts(const QByteArray &body);

struct CodeStarted
{
    QString contextId;
};
struct CodeRaised
{
    ExecdCodeError error;
};
struct CodeComplete
{
    std::chrono::milliseconds duration{0};
};
/// The failure envelope in a stream that began well.
struct CodeBroken
{
    QString words;
};
struct CodeNothing
{};
using CodeEvent =
    std::variant<CodeNothing, CodeStarted, ExecdCodeOutput, CodeRaised, CodeComplete, CodeBroken>;
[[nodiscard]] CodeEvent decodeCodeEvent(QByteArrayView line);

} // namespace osc

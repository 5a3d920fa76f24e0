// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace osc {

struct ShellSplit
{
    enum class Failure { None, NoClosingQuotation, NoEscapedCharacter };

    QStringList words;
    Failure failure = Failure::None;

    bool operator==(const ShellSplit &) const = default;
};

/// Splits like a POSIX shell, without comments, globs or variables (docker-runtime 2.6).
[[nodiscard]] ShellSplit splitShellWords(const QString &text);

/// What a container runs for an entrypoint: one element that contains a space is split, anything else stays
/// as it is (docker-runtime 2.6). Not for Windows sandboxes, whose entrypoint is never split.
[[nodiscard]] ShellSplit containerCommand(const QStringList &entrypoint);

/// Quotes a word for a POSIX shell, when it needs it. Safe for newlines, quotes and `$`; a NUL cannot be
/// passed to a program and is left out.
[[nodiscard]] QString quoteShellWord(const QString &word);

} // namespace osc

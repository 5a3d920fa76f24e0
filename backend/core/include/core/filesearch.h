// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <optional>

namespace osc {

/// The name of a FileSearchRequest.
class NamePattern
{
public:
    explicit NamePattern(const QString &text);

    [[nodiscard]] bool matches(QByteArrayView name) const;
    /// The words hold `*` or `?`, so they stand for the whole name.
    [[nodiscard]] bool isWhole() const { return m_isWhole; }

private:
    QString m_text; ///< Case folded.
    bool m_isWhole;
};

/// Looks for the content of a FileSearchRequest in bytes that arrive in pieces of any length, and keeps no
/// more of them than a line needs.
class ContentFinder
{
public:
    struct Found
    {
        QString line;
        qint64 number = 0;
    };

    /// @p content is not empty.
    ContentFinder(const QByteArray &content, bool ignoresCase);

    /// False when enough was seen.
    bool feed(QByteArrayView bytes);
    /// The first place, when there is one. Call once, after the last bytes.
    [[nodiscard]] std::optional<Found> finish();

private:
    void look(bool atEnd);
    void forget();

    QByteArray m_content; ///< In small letters when case is ignored.
    bool m_ignoresCase;
    QByteArray m_bytes;    ///< The end of what came, from a line's beginning if that is near.
    QByteArray m_compared; ///< The same as it is compared.
    qint64 m_line = 1;     ///< Of the first of m_bytes.
    qsizetype m_from = 0;  ///< Where to go on looking.
    qsizetype m_at = -1;   ///< Where it was found.
    std::optional<Found> m_found;
};

/// A line of a file as FileSearchHit shows it.
[[nodiscard]] QString searchLine(QByteArrayView line);

} // namespace osc

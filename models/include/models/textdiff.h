// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace osc {

/// A line of two texts that are compared.
struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    int left = -1;  ///< Number of the line on the left, from 0; -1: it is not there.
    int right = -1; ///< On the right.

    bool operator==(const DiffLine &) const = default;
};

struct TextDiff
{
    QList<DiffLine> lines; ///< Both texts in one order.
    bool isExact = true; ///< false: they differ too much; what lies between is shown as replaced as a whole.

    [[nodiscard]] bool isSame() const;
    /// How many lines were removed, and added.
    [[nodiscard]] int removed() const;
    [[nodiscard]] int added() const;
};

/// What must change to make @p left into @p right, with as few lines as possible (the greedy algorithm of
/// Myers, 1986). Time and memory are bounded by @p mostChanges. Not for the GUI thread.
[[nodiscard]] TextDiff diffLines(const QStringList &left, const QStringList &right, int mostChanges = 2000);

/// Lines without their ends; a last one that is empty is left out.
[[nodiscard]] QStringList linesOf(const QString &text);

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/textdiff.h>

#include <QHash>

#include <algorithm>
#include <vector>

namespace osc {

namespace {

using Ids = std::vector<int>;

/// Equal lines get equal numbers, so that they are compared once.
class LineNumbers
{
public:
    Ids of(const QStringList &lines)
    {
        Ids ids;
        ids.reserve(static_cast<size_t>(lines.size()));
        for (const QString &line : lines) {
            const auto known = m_ids.constFind(line);
            const int id = known != m_ids.constEnd() ? *known : static_cast<int>(m_ids.size());
            if (known == m_ids.constEnd())
                m_ids.insert(line, id);
            ids.push_back(id);
        }
        return ids;
    }

private:
    QHash<QString, int> m_ids;
};

/// The furthest places that are reached with d changes on each diagonal, for every d, so that the way back
/// can be found.
class ShortestEdit
{
public:
    ShortestEdit(const Ids &left, const Ids &right, int begin, int leftEnd, int rightEnd)
        : m_left(left)
        , m_right(right)
        , m_begin(begin)
        , m_n(leftEnd - begin)
        , m_m(rightEnd - begin)
    {}

    /// False: it would take more than @p most changes.
    bool search(int most)
    {
        const int limit = std::min(most, m_n + m_m);
        for (int d = 0; d <= limit; ++d) {
            m_reached.emplace_back(static_cast<size_t>(2 * d + 1), 0);
            for (int k = -d; k <= d; k += 2) {
                int x = start(d, k);
                while (x < m_n && x - k < m_m && x - k >= 0 && isSame(x, x - k))
                    ++x;
                m_reached.back()[static_cast<size_t>(k + d)] = x;
                if (x >= m_n && x - k >= m_m)
                    return true;
            }
        }
        return false;
    }

    /// After a search that succeeded; in the order of the texts.
    [[nodiscard]] QList<DiffLine> lines() const
    {
        QList<DiffLine> back;
        int x = m_n;
        int y = m_m;
        for (int d = static_cast<int>(m_reached.size()) - 1; d > 0; --d) {
            const int k = x - y;
            const bool down = goesDown(d, k);
            const int fromX = reached(d - 1, down ? k + 1 : k - 1);
            const int fromY = fromX - (down ? k + 1 : k - 1);
            const int afterX = down ? fromX : fromX + 1;
            while (x > afterX) {
                --x;
                --y;
                back.append({DiffLine::Kind::Same, m_begin + x, m_begin + y});
            }
            if (down)
                back.append({DiffLine::Kind::Added, -1, m_begin + fromY});
            else
                back.append({DiffLine::Kind::Removed, m_begin + fromX, -1});
            x = fromX;
            y = fromY;
        }
        while (x > 0) {
            --x;
            --y;
            back.append({DiffLine::Kind::Same, m_begin + x, m_begin + y});
        }
        std::reverse(back.begin(), back.end());
        return back;
    }

private:
    [[nodiscard]] bool isSame(int x, int y) const
    {
        return m_left[static_cast<size_t>(m_begin + x)] == m_right[static_cast<size_t>(m_begin + y)];
    }
    [[nodiscard]] int reached(int d, int k) const
    {
        return m_reached[static_cast<size_t>(d)][static_cast<size_t>(k + d)];
    }
    [[nodiscard]] bool goesDown(int d, int k) const
    {
        return k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
    }
    [[nodiscard]] int start(int d, int k) const
    {
        if (d == 0)
            return 0;
        return goesDown(d, k) ? reached(d - 1, k + 1) : reached(d - 1, k - 1) + 1;
    }

    const Ids &m_left;
    const Ids &m_right;
    int m_begin;
    int m_n;
    int m_m;
    std::vector<std::vector<int>> m_reached;
};

int countOf(const QList<DiffLine> &lines, DiffLine::Kind kind)
{
    return static_cast<int>(std::count_if(lines.begin(), lines.end(),
                                          [kind](const DiffLine &line) { return line.kind == kind; }));
}

} // namespace

bool TextDiff::isSame() const
{
    return std::all_of(lines.begin(), lines.end(),
                       [](const DiffLine &line) { return line.kind == DiffLine::Kind::Same; });
}

int TextDiff::removed() const
{
    return countOf(lines, DiffLine::Kind::Removed);
}

int TextDiff::added() const
{
    return countOf(lines, DiffLine::Kind::Added);
}

TextDiff diffLines(const QStringList &left, const QStringList &right, int mostChanges)
{
    LineNumbers numbers;
    const Ids leftIds = numbers.of(left);
    const Ids rightIds = numbers.of(right);
    int leftEnd = static_cast<int>(left.size());
    int rightEnd = static_cast<int>(right.size());
    int begin = 0;
    TextDiff diff;
    while (begin < leftEnd && begin < rightEnd &&
           leftIds[static_cast<size_t>(begin)] == rightIds[static_cast<size_t>(begin)]) {
        diff.lines.append({DiffLine::Kind::Same, begin, begin});
        ++begin;
    }
    while (leftEnd > begin && rightEnd > begin &&
           leftIds[static_cast<size_t>(leftEnd - 1)] == rightIds[static_cast<size_t>(rightEnd - 1)]) {
        --leftEnd;
        --rightEnd;
    }
    ShortestEdit edit(leftIds, rightIds, begin, leftEnd, rightEnd);
    diff.isExact = edit.search(mostChanges);
    if (diff.isExact) {
        diff.lines += edit.lines();
    } else {
        for (int line = begin; line < leftEnd; ++line)
            diff.lines.append({DiffLine::Kind::Removed, line, -1});
        for (int line = begin; line < rightEnd; ++line)
            diff.lines.append({DiffLine::Kind::Added, -1, line});
    }
    for (int i = 0; leftEnd + i < left.size(); ++i)
        diff.lines.append({DiffLine::Kind::Same, leftEnd + i, rightEnd + i});
    return diff;
}

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

} // namespace osc

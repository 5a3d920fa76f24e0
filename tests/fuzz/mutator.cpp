// SPDX-License-Identifier: Apache-2.0
#include "mutator.h"

#include <iterator>
#include <random>

namespace osc::fuzz {

namespace {

constexpr qsizetype largestInput = 64 * 1024;

/// What parsers trip over.
const QList<QByteArray> &awkwardBytes()
{
    static const QList<QByteArray> bytes{"{",
                                         "}",
                                         "[",
                                         "]",
                                         ",",
                                         ":",
                                         "\"",
                                         "\\",
                                         "\\u0000",
                                         "\\ud800",
                                         "null",
                                         "true",
                                         "{}",
                                         "[]",
                                         "\"\"",
                                         "-1",
                                         "0",
                                         "1e999",
                                         "-0.0",
                                         "4294967296",
                                         "9223372036854775807",
                                         "9223372036854775808",
                                         "18446744073709551616",
                                         "\n",
                                         "\r\n",
                                         "\r\n\r\n",
                                         "data: ",
                                         ";",
                                         "..",
                                         "/",
                                         "//",
                                         "%00",
                                         "=",
                                         "@",
                                         "://",
                                         "\xff",
                                         "\xc0\x80",
                                         "\xed\xa0\x80",
                                         "\xf4\x90\x80\x80",
                                         "\xe2\x80\xae",
                                         "\xef\xbb\xbf",
                                         "\x1b[",
                                         "\x1b]0;",
                                         "\x1b\\",
                                         "\x9b",
                                         "\x07",
                                         QByteArray(1, '\0'),
                                         QByteArray(8, '\0'),
                                         QByteArray(8, '\xff'),
                                         QByteArray(300, '['),
                                         QByteArray(300, '{'),
                                         QByteArray(1100, 'a'),
                                         QByteArray("\x7f\xff\xff\xff", 4)};
    return bytes;
}

class Mutation
{
public:
    Mutation(const QList<QByteArray> &corpus, quint64 number)
        : m_corpus(corpus)
        , m_random(number)
    {}

    QByteArray run()
    {
        m_input = any(m_corpus);
        const auto steps = below(6);
        for (qsizetype i = 0; i < steps; ++i)
            step();
        m_input.truncate(largestInput);
        return m_input;
    }

private:
    /// The standard's distributions differ between libraries; this does not.
    qsizetype below(qsizetype limit)
    {
        return static_cast<qsizetype>(m_random() % static_cast<quint64>(limit));
    }
    const QByteArray &any(const QList<QByteArray> &list) { return list.at(below(list.size())); }
    qsizetype position() { return below(m_input.size() + 1); }
    qsizetype length(qsizetype from) { return below(std::min<qsizetype>(m_input.size() - from, 64) + 1); }

    void step()
    {
        const auto at = position();
        switch (below(8)) {
        case 0:
            if (at < m_input.size())
                m_input[at] = static_cast<char>(static_cast<unsigned char>(m_input[at]) ^ (1U << below(8)));
            break;
        case 1:
            if (at < m_input.size())
                m_input[at] = static_cast<char>(below(256));
            break;
        case 2:
            m_input.insert(at, any(awkwardBytes()));
            break;
        case 3:
            m_input.replace(at, length(at), any(awkwardBytes()));
            break;
        case 4:
            m_input.remove(at, length(at));
            break;
        case 5:
            m_input.insert(position(), m_input.mid(at, length(at)));
            break;
        case 6:
            m_input.truncate(at);
            break;
        default:
            splice(at);
            break;
        }
    }

    void splice(qsizetype at)
    {
        const auto &other = any(m_corpus);
        m_input = m_input.left(at) + other.mid(below(other.size() + 1));
    }

    const QList<QByteArray> &m_corpus;
    std::mt19937_64 m_random;
    QByteArray m_input;
};

} // namespace

QByteArray mutated(const QList<QByteArray> &corpus, quint64 number)
{
    return Mutation(corpus, number).run();
}

} // namespace osc::fuzz

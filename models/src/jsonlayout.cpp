// SPDX-License-Identifier: Apache-2.0
#include <models/jsonlayout.h>

namespace osc {

namespace {

constexpr qsizetype longestString = 300;
constexpr int deepestIndent = 16;
constexpr qsizetype longestLayout = 8 * 1024 * 1024;

class Layouter
{
public:
    explicit Layouter(const QString &json)
        : m_json(json)
    {}

    JsonLayout run()
    {
        while (m_at < m_json.size() && !m_out.isCut) {
            const QChar c = m_json.at(m_at);
            if (c.isSpace())
                ++m_at;
            else
                token(c);
            m_out.isCut = m_out.text.size() > longestLayout;
        }
        return std::move(m_out);
    }

private:
    void token(QChar c)
    {
        switch (c.unicode()) {
        case u'{':
        case u'[':
            open(c);
            break;
        case u'}':
        case u']':
            close(c);
            break;
        case u',':
            m_out.text.append(c);
            m_fresh = true;
            ++m_at;
            break;
        case u':':
            m_out.text.append(QLatin1String(": "));
            m_fresh = false;
            m_afterColon = true;
            ++m_at;
            break;
        case u'"':
            string();
            break;
        default:
            other();
        }
    }

    /// Before a value: on a line of its own, unless it follows its name.
    void place()
    {
        const bool another = m_depth == 0 && !m_out.text.isEmpty();
        if (!m_afterColon && (m_fresh || another))
            newLine();
        m_fresh = false;
        m_afterColon = false;
    }

    void newLine()
    {
        if (!m_out.text.isEmpty())
            m_out.text.append(u'\n');
        m_out.text.append(QString(2 * qMin(m_depth, deepestIndent), u' '));
    }

    void open(QChar c)
    {
        place();
        m_out.text.append(c);
        ++m_depth;
        ++m_at;
        m_fresh = true;
        m_empty = true;
    }

    void close(QChar c)
    {
        m_depth = qMax(0, m_depth - 1);
        if (!m_empty)
            newLine();
        m_out.text.append(c);
        m_fresh = false;
        m_afterColon = false;
        m_empty = false;
        ++m_at;
    }

    void string()
    {
        qsizetype end = m_at + 1;
        while (end < m_json.size() && m_json.at(end) != u'"' && m_json.at(end) != u'\n')
            end += m_json.at(end) == u'\\' ? 2 : 1;
        end = qMin(end, m_json.size());
        const bool closed = end < m_json.size() && m_json.at(end) == u'"';
        const QStringView inside = QStringView(m_json).sliced(m_at + 1, end - m_at - 1);
        place();
        const qsizetype begin = m_out.text.size();
        m_out.text.append(u'"');
        m_out.text.append(inside.first(qMin(inside.size(), longestString)));
        if (inside.size() > longestString)
            m_out.text.append(u'…');
        if (closed)
            m_out.text.append(u'"');
        m_at = closed ? end + 1 : end;
        qsizetype next = m_at;
        while (next < m_json.size() && m_json.at(next).isSpace())
            ++next;
        const bool isName = next < m_json.size() && m_json.at(next) == u':';
        span(begin, isName ? JsonSpan::Kind::Name : JsonSpan::Kind::Text);
    }

    void other()
    {
        qsizetype end = m_at;
        while (end < m_json.size() && !m_json.at(end).isSpace() &&
               !QStringView(u"{}[],:\"").contains(m_json.at(end)))
            ++end;
        const QStringView word = QStringView(m_json).sliced(m_at, end - m_at);
        place();
        const qsizetype begin = m_out.text.size();
        m_out.text.append(word.first(qMin(word.size(), longestString)));
        if (word.size() > longestString)
            m_out.text.append(u'…');
        m_at = end;
        span(begin, JsonSpan::Kind::Other);
    }

    void span(qsizetype begin, JsonSpan::Kind kind)
    {
        m_out.spans.append({begin, m_out.text.size() - begin, kind});
        m_empty = false;
    }

    const QString &m_json;
    JsonLayout m_out;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_fresh = true; ///< What comes begins a line.
    bool m_afterColon = false;
    bool m_empty = false; ///< Nothing came since the bracket opened.
};

} // namespace

JsonLayout layOutJson(const QString &json)
{
    return Layouter(json).run();
}

QByteArray jsonLinesAsArray(const QByteArray &lines)
{
    QByteArray array = "[";
    for (qsizetype at = 0; at < lines.size();) {
        qsizetype end = lines.indexOf('\n', at);
        end = end < 0 ? lines.size() : end;
        const QByteArrayView line = QByteArrayView(lines).sliced(at, end - at).trimmed();
        if (!line.isEmpty()) {
            if (array.size() > 1)
                array += ',';
            array.append(line);
        }
        at = end + 1;
    }
    return array + ']';
}

} // namespace osc

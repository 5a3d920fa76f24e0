// SPDX-License-Identifier: Apache-2.0
#include <core/batchfile.h>
#include <core/specjson.h>

#include <QByteArrayView>
#include <QCoreApplication>

namespace osc {

namespace {

struct BatchFiles
{
    Q_DECLARE_TR_FUNCTIONS(BatchFiles)
};

/// The bytes of one request, not looked into yet.
struct Piece
{
    int line = 1;
    QByteArrayView bytes;
};

Error refuseBatch(const QString &message, const QString &advice = {})
{
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = message;
    error.advice = advice;
    return error;
}

bool isBlankText(QByteArrayView text)
{
    return text.trimmed().isEmpty();
}

QList<Piece> lines(QByteArrayView bytes)
{
    QList<Piece> pieces;
    int line = 1;
    for (qsizetype at = 0; at < bytes.size(); ++line) {
        qsizetype end = bytes.indexOf('\n', at);
        if (end < 0)
            end = bytes.size();
        if (const auto one = bytes.sliced(at, end - at); !isBlankText(one))
            pieces.append({line, one.trimmed()});
        at = end + 1;
    }
    return pieces;
}

/// Finds where the elements of an array end by counting brackets outside of texts, so that an element that is
/// no JSON spoils only itself.
class ArraySplitter
{
public:
    explicit ArraySplitter(QByteArrayView bytes)
        : m_bytes(bytes)
    {}

    /// None when the array has no end.
    std::optional<QList<Piece>> split()
    {
        for (qsizetype at = 0; at < m_bytes.size(); ++at) {
            const char c = m_bytes.at(at);
            if (c == '\n')
                ++m_line;
            if (m_inText) {
                readText(c);
                continue;
            }
            if (m_depth == 1 && (c == ',' || c == ']')) {
                finish(at);
                if (c == ']')
                    return isBlankText(m_bytes.sliced(at + 1)) ? std::optional(m_pieces) : std::nullopt;
                continue;
            }
            begin(at, c);
            if (c == '"')
                m_inText = true;
            else if (c == '[' || c == '{')
                ++m_depth;
            else if ((c == ']' || c == '}') && m_depth > 1)
                --m_depth;
        }
        return {};
    }

private:
    void readText(char c)
    {
        if (m_escaped)
            m_escaped = false;
        else if (c == '\\')
            m_escaped = true;
        else if (c == '"' || c == '\n') // no text goes over a line, so a missing quote is not missed for long
            m_inText = false;
    }

    void begin(qsizetype at, char c)
    {
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if (m_depth == 1 && m_start < 0 && !space) {
            m_start = at;
            m_startLine = m_line;
        }
    }

    void finish(qsizetype at)
    {
        if (m_start >= 0)
            m_pieces.append({m_startLine, m_bytes.sliced(m_start, at - m_start).trimmed()});
        m_start = -1;
    }

    QByteArrayView m_bytes;
    QList<Piece> m_pieces;
    qsizetype m_start = -1;
    int m_startLine = 1;
    int m_line = 1;
    int m_depth = 0;
    bool m_inText = false;
    bool m_escaped = false;
};

/// Every line that is not blank looks like an object of its own.
bool looksLikeLines(const QList<Piece> &pieces)
{
    if (pieces.size() < 2)
        return false;
    qsizetype whole = 0;
    for (const Piece &piece : pieces)
        whole += piece.bytes.startsWith('{') && piece.bytes.endsWith('}') ? 1 : 0;
    return 2 * whole > pieces.size();
}

} // namespace

Result<QList<BatchItem>> readBatch(const QByteArray &bytes, BatchForm form)
{
    if (bytes.size() > batchBytesLimit)
        return refuseBatch(BatchFiles::tr("It is larger than %1 MiB.").arg(batchBytesLimit >> 20),
                           BatchFiles::tr("Split it into several files."));
    QByteArrayView all(bytes);
    if (all.startsWith("\xef\xbb\xbf"))
        all = all.sliced(3);
    if (isBlankText(all))
        return refuseBatch(BatchFiles::tr("It is empty."));

    QList<Piece> pieces;
    const bool isArray = all.trimmed().startsWith('[');
    if (form == BatchForm::Guess && isArray) {
        auto elements = ArraySplitter(all).split();
        if (!elements)
            return refuseBatch(
                BatchFiles::tr("It begins as a JSON array, but the array has no end."),
                BatchFiles::tr("Close the array with “]”, or write one request on each line."));
        pieces = *std::move(elements);
        if (pieces.isEmpty())
            return refuseBatch(BatchFiles::tr("Its array is empty."));
    } else {
        pieces = lines(all);
        if (form == BatchForm::Guess && !looksLikeLines(pieces))
            pieces = {{pieces.first().line, all.trimmed()}};
    }
    if (pieces.size() > batchItemsLimit)
        return refuseBatch(BatchFiles::tr("It holds %1 requests; at most %2 are made at a time.")
                               .arg(pieces.size())
                               .arg(batchItemsLimit),
                           BatchFiles::tr("Split it into several files."));
    QList<BatchItem> items;
    items.reserve(pieces.size());
    for (const Piece &piece : std::as_const(pieces))
        items.append({piece.line, specFromJson(piece.bytes.toByteArray())});
    return items;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/textpages.h>

#include <models/filerange.h>

namespace osc {

namespace {

/// Lines of a few MiB take a text view seconds to lay out.
QString withShortLines(const QString &text)
{
    qsizetype line = 0;
    qsizetype copied = 0;
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'\n') {
            line = i + 1;
        } else if (i - line >= TextPages::longestLine && !text.at(i).isLowSurrogate()) {
            out.append(QStringView(text).sliced(copied, i - copied));
            out.append(u'\n');
            copied = i;
            line = i;
        }
    }
    if (copied == 0)
        return text;
    return out.append(QStringView(text).sliced(copied));
}

} // namespace

TextPages::TextPages(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(followMs);
    m_timer.callOnTimeout(this, &TextPages::lookAgain);
}

void TextPages::open(const FilePreview &preview, bool removeEscapes)
{
    close();
    m_fileSystem = preview.target().fileSystem;
    m_path = preview.target().location.path;
    m_format = preview.format();
    m_removeEscapes = removeEscapes;
    m_start = markLength(m_format);
    m_size = preview.fileSize();
    m_knowsSize = preview.target().entry.type != FileType::Symlink;
    m_ended = preview.isWhole();
    takeForward(m_start, preview.head().mid(m_start), true);
}

void TextPages::close()
{
    m_reading.cancel();
    m_looking.cancel();
    m_timer.stop();
    m_pieces.clear();
    m_fileSystem.reset();
}

void TextPages::setCharset(Charset charset)
{
    if (charset == m_format.charset || !m_fileSystem)
        return;
    m_reading.cancel();
    m_format.charset = charset;
    m_format.hasMark = false;
    m_start = 0;
    readForward(begin(), true);
}

QString TextPages::text() const
{
    QString text;
    for (const Piece &piece : m_pieces)
        text += piece.text;
    return text;
}

void TextPages::readOn()
{
    if (m_fileSystem && !isReading() && !m_ended)
        readForward(end(), false);
}

void TextPages::readBefore()
{
    if (!m_fileSystem || isReading() || isAtStart())
        return;
    const qint64 from = qMax(m_start, begin() - pieceSize);
    const qint64 aligned = from == m_start ? from : from - from % 4;
    m_reading = readFileRange(m_fileSystem, m_path, aligned, begin() - aligned,
                              [this, aligned](const Result<QByteArray> &bytes) {
                                  if (bytes)
                                      takeBackward(aligned, bytes.value());
                                  else
                                      Q_EMIT failed(bytes.error());
                              });
    Q_EMIT moved();
}

void TextPages::goToStart()
{
    if (m_fileSystem && !isReading())
        readForward(m_start, true);
}

void TextPages::goToEnd()
{
    if (!canGoToEnd() || isReading())
        return;
    m_looking = m_fileSystem->stat(m_path, [this](const Result<FileEntry> &entry) {
        if (entry && entry.value().size >= 0)
            m_size = entry.value().size;
        goTo(beginningOfEnd());
    });
}

qint64 TextPages::beginningOfEnd() const
{
    constexpr qint64 widestUnit = 4; // goTo() goes back to one
    return qMax<qint64>(0, m_size - pieceSize + widestUnit);
}

void TextPages::goTo(qint64 offset)
{
    if (m_fileSystem && !isReading())
        readForward(qMax(m_start, offset - offset % 4), true);
}

void TextPages::setFollowing(bool following)
{
    if (!following)
        return m_timer.stop();
    m_timer.start();
    goToEnd();
}

void TextPages::readForward(qint64 offset, bool fresh)
{
    // One byte more tells whether the file ends here.
    m_reading = readFileRange(m_fileSystem, m_path, offset, pieceSize + 1,
                              [this, offset, fresh](const Result<QByteArray> &bytes) {
                                  if (!bytes) {
                                      Q_EMIT failed(bytes.error());
                                      return;
                                  }
                                  m_ended = bytes.value().size() <= pieceSize;
                                  if (m_ended)
                                      m_size = offset + bytes.value().size();
                                  takeForward(offset, bytes.value().left(pieceSize), fresh);
                              });
    Q_EMIT moved();
}

void TextPages::takeForward(qint64 offset, const QByteArray &bytes, bool fresh)
{
    QByteArrayView view = bytes;
    if (fresh && offset > m_start) {
        const qsizetype line = firstLineEnd(view, m_format.charset);
        const qsizetype cut =
            line >= 0 && line < view.size() ? line : cutCharacters(view, m_format.charset, offset);
        offset += cut;
        view = view.sliced(cut);
    }
    if (!m_ended) {
        const qsizetype line = lastLineEnd(view, m_format.charset);
        const qsizetype whole = line > 0 ? line : wholeCharacters(view, m_format.charset);
        view = view.first(whole > 0 ? whole : view.size());
    }
    if (fresh) {
        m_pieces.clear();
        m_pieces.push_back(makePiece(offset, view));
        Q_EMIT replaced();
    } else if (!view.isEmpty()) {
        m_pieces.push_back(makePiece(offset, view));
        qsizetype dropped = 0;
        for (; m_pieces.size() > mostPieces; m_pieces.pop_front())
            dropped += m_pieces.front().text.size();
        const QString text = m_pieces.back().text;
        Q_EMIT appended(text, dropped);
    }
    Q_EMIT moved();
}

void TextPages::takeBackward(qint64 offset, const QByteArray &bytes)
{
    QByteArrayView view = bytes;
    if (offset + view.size() != begin() || view.isEmpty()) {
        // It was cut off or written anew meanwhile: what is shown no longer fits what is read.
        goToStart();
        return;
    }
    if (offset > m_start) {
        const qsizetype line = firstLineEnd(view, m_format.charset);
        const qsizetype cut =
            line >= 0 && line < view.size() ? line : cutCharacters(view, m_format.charset, offset);
        offset += cut;
        view = view.sliced(cut);
    }
    m_pieces.push_front(makePiece(offset, view));
    qsizetype dropped = 0;
    for (; m_pieces.size() > mostPieces; m_pieces.pop_back()) {
        dropped += m_pieces.back().text.size();
        m_ended = false;
    }
    const QString text = m_pieces.front().text;
    Q_EMIT prepended(text, dropped);
    Q_EMIT moved();
}

TextPages::Piece TextPages::makePiece(qint64 offset, QByteArrayView bytes) const
{
    const QString text = inertText(decodeText(bytes, m_format.charset), m_removeEscapes);
    return {offset, offset + bytes.size(), withShortLines(text)};
}

void TextPages::lookAgain()
{
    if (!canGoToEnd() || m_looking.isActive() || isReading())
        return;
    m_looking = m_fileSystem->stat(m_path, [this](const Result<FileEntry> &entry) {
        if (entry)
            onLookedAgain(entry.value());
    });
}

void TextPages::onLookedAgain(const FileEntry &entry)
{
    const qint64 before = m_size;
    m_size = entry.size;
    if (entry.size < before) {
        goTo(beginningOfEnd());
    } else if (entry.size > end()) {
        m_ended = false;
        // Far behind, there is no use in everything between.
        if (entry.size - end() > 4 * pieceSize)
            goTo(beginningOfEnd());
        else
            readOn();
    }
}

} // namespace osc

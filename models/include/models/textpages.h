// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filepreview.h>

#include <QObject>
#include <QTimer>

#include <deque>

namespace osc {

/// A window of bounded size onto a text file of any size, which moves through it piece by piece. Pieces begin
/// and end with lines where these are not too long. The text is inert; lines are broken after longestLine.
class TextPages : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 pieceSize = FilePreview::headSize;
    static constexpr size_t mostPieces = 6;
    static constexpr qsizetype longestLine = 2000;
    static constexpr int followMs = 1000;

    explicit TextPages(QObject *parent = nullptr);

    /// Begins with @p preview's first bytes, without reading. @p removeEscapes: see inertText().
    void open(const FilePreview &preview, bool removeEscapes);
    void close();

    [[nodiscard]] Charset charset() const { return m_format.charset; }
    /// Reads the part that is shown again, in another encoding.
    void setCharset(Charset charset);

    /// The text between begin() and end(), bytes of the file.
    [[nodiscard]] QString text() const;
    [[nodiscard]] qint64 begin() const { return m_pieces.empty() ? 0 : m_pieces.front().begin; }
    [[nodiscard]] qint64 end() const { return m_pieces.empty() ? 0 : m_pieces.back().end; }
    /// Of the file, as far as is known; -1: not known.
    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] bool isAtStart() const { return begin() <= m_start; }
    [[nodiscard]] bool isAtEnd() const { return m_ended; }
    [[nodiscard]] bool isReading() const { return m_reading.isActive(); }

    /// The size can be asked for; that of a link is not the size of what it leads to.
    [[nodiscard]] bool canGoToEnd() const { return m_fileSystem && m_knowsSize; }
    // Each of them does nothing while something is being read, or when it is there already.
    void readOn();
    void readBefore();
    void goToStart();
    void goToEnd();
    /// Shows what is at @p offset, from the next line on.
    void goTo(qint64 offset);
    /// Looks once a second whether the file has grown, and reads on.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_timer.isActive(); }

Q_SIGNALS:
    /// text() is another one.
    void replaced();
    /// @p text came to the end; @p dropped characters went from the beginning before that.
    void appended(const QString &text, qsizetype dropped);
    /// @p text came to the beginning; @p dropped characters went from the end before that.
    void prepended(const QString &text, qsizetype dropped);
    void failed(const osc::Error &error);
    /// The file is another one, or the window has moved.
    void moved();

private:
    struct Piece
    {
        qint64 begin = 0;
        qint64 end = 0;
        QString text;
    };

    void readForward(qint64 offset, bool fresh);
    void takeForward(qint64 offset, const QByteArray &bytes, bool fresh);
    void takeBackward(qint64 offset, const QByteArray &bytes);
    [[nodiscard]] Piece makePiece(qint64 offset, QByteArrayView bytes) const;
    /// From where one piece reaches the end.
    [[nodiscard]] qint64 beginningOfEnd() const;
    void lookAgain();
    void onLookedAgain(const FileEntry &entry);

    std::shared_ptr<FileSystem> m_fileSystem;
    FilePath m_path;
    TextFormat m_format;
    bool m_removeEscapes = false;
    qint64 m_start = 0; ///< Behind the mark.
    qint64 m_size = -1;
    bool m_knowsSize = true;
    bool m_ended = false;
    std::deque<Piece> m_pieces;
    QTimer m_timer;
    Operation m_reading; ///< Last: they end before what their callbacks use.
    Operation m_looking;
};

} // namespace osc

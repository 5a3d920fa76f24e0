// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>
#include <models/plaintextdecoder.h>

#include <QList>
#include <QObject>
#include <QTimer>

#include <array>
#include <deque>

namespace osc {

struct LogLine
{
    enum class Kind {
        Stdout,
        Stderr,
        Command, ///< A command as it was typed.
        Note,    ///< A remark of the console: how a command ended.
        Failure, ///< A remark of the console about something that went wrong.
    };
    Kind kind = Kind::Stdout;
    QString text;          ///< Inert plain text without line ends.
    qint64 time = -1;      ///< Milliseconds since 1970 UTC; -1: not known.
    bool complete = false; ///< False: more of this line may come.
};

/// The newest lines of an output, bounded, for a view. Lines have numbers that never change: the first ever
/// is 0, and firstLine() grows as old lines are dropped.
///
/// Output that arrives is only queued; it is turned into lines at most every 50 ms, and of a queue longer
/// than what would be kept the oldest part is skipped unread. So a program that writes faster than anybody
/// can read costs a bounded share of the thread.
class LogBuffer : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        qsizetype lines = 100'000;
        qsizetype characters = 4 * 1024 * 1024;
        qsizetype lineLength = 8 * 1024; ///< Longer lines are continued on the next.
    };

    explicit LogBuffer(Limits limits, QObject *parent = nullptr);
    explicit LogBuffer(QObject *parent = nullptr)
        : LogBuffer(Limits(), parent)
    {}

    /// Lines of the streams begin with a timestamp of RFC 3339 and a space, which is taken off into
    /// LogLine::time.
    void setTimestamped(bool timestamped) { m_timestamped = timestamped; }

    void append(const CommandOutput &output);
    /// Adds whole lines of the console itself, after everything queued so far.
    void appendText(LogLine::Kind kind, const QString &text);
    /// Reads the queue now.
    void flush();
    void clear();

    [[nodiscard]] qint64 firstLine() const { return m_first; }
    [[nodiscard]] qint64 endLine() const { return m_first + static_cast<qint64>(m_lines.size()); }
    [[nodiscard]] bool isEmpty() const { return m_lines.empty(); }
    /// @p number is in [firstLine(), endLine()).
    [[nodiscard]] const LogLine &line(qint64 number) const
    {
        return m_lines[static_cast<size_t>(number - m_first)];
    }
    [[nodiscard]] qsizetype characters() const { return m_characters; }
    /// The longest line so far, in characters; an upper bound while lines are dropped.
    [[nodiscard]] qsizetype longestLine() const { return m_longest; }
    /// Something arrived that is not kept any more.
    [[nodiscard]] bool isTruncated() const { return m_first > 0 || m_skipped > 0; }
    [[nodiscard]] bool hasTimes() const { return m_hasTimes; }

Q_SIGNALS:
    /// Lines were added, dropped, or the last ones grew. At most one for each flush.
    void changed();
    void cleared();

private:
    struct Stream
    {
        PlainTextDecoder decoder;
        qint64 open = -1;     ///< The line that is not complete yet.
        bool restart = false; ///< A carriage return came: what follows overwrites the line.
    };

    void take(Stream &stream, LogLine::Kind kind, const QByteArray &bytes);
    void addText(Stream &stream, LogLine::Kind kind, QStringView text);
    void closeLine(Stream &stream, LogLine::Kind kind);
    LogLine &newLine(LogLine::Kind kind);
    void takeTimestamp(LogLine &line);
    void trim();

    Limits m_limits;
    bool m_timestamped = false;
    QList<CommandOutput> m_queue;
    qsizetype m_queued = 0;
    qint64 m_skipped = 0;
    QTimer m_timer;
    std::deque<LogLine> m_lines;
    qint64 m_first = 0;
    qsizetype m_characters = 0;
    qsizetype m_longest = 0;
    bool m_hasTimes = false;
    std::array<Stream, 2> m_streams;
};

/// Reads "2026-11-21T14:33:02.016Z " (RFC 3339, any number of decimals, any offset) at the beginning of @p
/// line. Returns milliseconds since 1970 UTC and cuts it off with its space, or returns -1.
[[nodiscard]] qint64 takeTimestamp(QString &line);

enum class LogSeverity { None, Debug, Info, Warning, Error };
/// What the words at the beginning of a line say about it: "ERROR", "level=warning", "W0412". A guess.
[[nodiscard]] LogSeverity guessSeverity(QStringView line);

} // namespace osc

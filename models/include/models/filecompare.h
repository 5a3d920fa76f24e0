// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>
#include <models/textdiff.h>

#include <QObject>

namespace osc {

/// Bytes at the same place of two files that are not the same.
struct DifferingRange
{
    qint64 offset = 0;
    qint64 length = 0;

    bool operator==(const DifferingRange &) const = default;
};

/// What two contents have in common.
struct ContentDifference
{
    bool isSame = true;
    QList<DifferingRange> ranges; ///< The first of them; those close together are one.
    bool hasMore = false;         ///< There are more than were listed.
};

/// Reads both files side by side, block by block, and stops at the first difference, or after @p mostRanges
/// of them. Nothing is read where checksums of both sides tell that they are the same. @p progress: bytes
/// that were compared.
[[nodiscard]] Operation compareContents(const LookTarget &left, const LookTarget &right, int mostRanges,
                                        std::function<void(qint64)> progress,
                                        Callback<ContentDifference> done);

/// Two files that are compared: as text line by line where both are text and not too long, else byte by
/// byte.
class FileComparison : public QObject
{
    Q_OBJECT

public:
    enum class State { Idle, Comparing, Compared, Failed };

    /// Longer files are compared byte by byte.
    static constexpr qint64 textLimit = 2 * 1024 * 1024;
    static constexpr int mostRanges = 1000;

    explicit FileComparison(QObject *parent = nullptr);

    void start(const LookTarget &left, const LookTarget &right);
    /// Two texts that are at hand.
    void start(const QString &left, const QString &right);
    void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] bool isText() const { return m_isText; }
    [[nodiscard]] bool isSame() const { return m_same; }
    /// Of texts; inert.
    [[nodiscard]] const QStringList &leftLines() const { return m_texts.left; }
    [[nodiscard]] const QStringList &rightLines() const { return m_texts.right; }
    [[nodiscard]] const TextDiff &diff() const { return m_texts.diff; }
    /// Of other files.
    [[nodiscard]] const ContentDifference &difference() const { return m_difference; }
    [[nodiscard]] qint64 compared() const { return m_compared; }

Q_SIGNALS:
    void changed();

private:
    struct Texts
    {
        QStringList left;
        QStringList right;
        TextDiff diff;
        bool isText = true;
        bool isSame = false;
    };

    [[nodiscard]] static Texts compareTexts(const QString &left, const QString &right);
    [[nodiscard]] static Texts compareBytes(const QByteArray &left, const QByteArray &right);
    void readBoth();
    void onTexts(const Texts &texts);
    void compareBlocks();
    void fail(const Error &error);
    void setState(State state);

    LookTarget m_left;
    LookTarget m_right;
    State m_state = State::Idle;
    Error m_error;
    bool m_isText = false;
    bool m_same = false;
    Texts m_texts;
    ContentDifference m_difference;
    qint64 m_compared = 0;
    Operation m_step; ///< Last: it ends before what its callbacks use.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/filecompare.h>

#include <models/filerange.h>
#include <models/textformat.h>

#include <core/offthread.h>

namespace osc {

namespace {

std::optional<QString> textOf(const QByteArray &bytes)
{
    const auto format = detectTextFormat(bytes, true);
    if (!format)
        return {};
    return inertText(decodeText(bytes.mid(markLength(*format)), format->charset), false);
}

} // namespace

FileComparison::FileComparison(QObject *parent)
    : QObject(parent)
{}

void FileComparison::start(const LookTarget &left, const LookTarget &right)
{
    m_left = left;
    m_right = right;
    m_texts = {};
    m_difference = {};
    m_compared = 0;
    m_same = false;
    setState(State::Comparing);
    const bool small = left.entry.size <= textLimit && right.entry.size <= textLimit;
    if (small)
        readBoth();
    else
        compareBlocks();
}

void FileComparison::start(const QString &left, const QString &right)
{
    m_texts = {};
    m_difference = {};
    setState(State::Comparing);
    m_step = runOffThread<Texts>([left, right]() -> Result<Texts> { return compareTexts(left, right); },
                                 [this](const Result<Texts> &texts) {
                                     if (texts)
                                         onTexts(texts.value());
                                 });
}

void FileComparison::cancel()
{
    m_step.cancel();
    setState(State::Idle);
}

void FileComparison::readBoth()
{
    m_step = readFileRange(
        m_left.fileSystem, m_left.location.path, 0, textLimit + 1, [this](const Result<QByteArray> &left) {
            if (!left)
                return fail(left.error());
            m_step = readFileRange(m_right.fileSystem, m_right.location.path, 0, textLimit + 1,
                                   [this, bytes = left.value()](const Result<QByteArray> &right) {
                                       if (!right)
                                           return fail(right.error());
                                       m_step = runOffThread<Texts>(
                                           [bytes, other = right.value()]() -> Result<Texts> {
                                               return compareBytes(bytes, other);
                                           },
                                           [this](const Result<Texts> &texts) {
                                               if (texts)
                                                   onTexts(texts.value());
                                           });
                                   });
        });
}

FileComparison::Texts FileComparison::compareBytes(const QByteArray &left, const QByteArray &right)
{
    Texts texts;
    const bool whole = left.size() <= textLimit && right.size() <= textLimit;
    const auto leftText = whole ? textOf(left) : std::nullopt;
    const auto rightText = whole ? textOf(right) : std::nullopt;
    if (leftText && rightText)
        texts = compareTexts(*leftText, *rightText);
    texts.isText = leftText && rightText;
    texts.isSame = left == right;
    return texts;
}

FileComparison::Texts FileComparison::compareTexts(const QString &left, const QString &right)
{
    Texts texts;
    texts.left = linesOf(left);
    texts.right = linesOf(right);
    texts.diff = diffLines(texts.left, texts.right);
    texts.isSame = left == right;
    return texts;
}

void FileComparison::onTexts(const Texts &texts)
{
    m_isText = texts.isText;
    if (!texts.isText)
        return compareBlocks();
    m_texts = texts;
    m_same = texts.isSame;
    setState(State::Compared);
}

void FileComparison::compareBlocks()
{
    m_isText = false;
    m_step = compareContents(
        m_left, m_right, mostRanges,
        [this](qint64 compared) {
            m_compared = compared;
            Q_EMIT changed();
        },
        [this](const Result<ContentDifference> &difference) {
            if (!difference)
                return fail(difference.error());
            m_difference = difference.value();
            m_same = m_difference.isSame;
            setState(State::Compared);
        });
}

void FileComparison::fail(const Error &error)
{
    m_error = error;
    setState(State::Failed);
}

void FileComparison::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace osc

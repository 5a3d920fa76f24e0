// SPDX-License-Identifier: Apache-2.0
#include <models/filecompare.h>

#include <models/filerange.h>

namespace osc {

namespace {

constexpr qint64 blockSize = 256 * 1024;
/// Below, reading is as quick as asking for two checksums.
constexpr qint64 hashFrom = 1024 * 1024;
/// Differences with fewer equal bytes between them are one.
constexpr qint64 rangeGap = 16;

bool canHash(const LookTarget &target)
{
    return target.fileSystem->capabilities().canHash;
}

/// One comparison; alive as long as its operation.
class ContentCompare : public std::enable_shared_from_this<ContentCompare>
{
public:
    ContentCompare(LookTarget left, LookTarget right, int mostRanges, std::function<void(qint64)> progress,
                   Callback<ContentDifference> done)
        : promise(std::move(done))
        , m_left(std::move(left))
        , m_right(std::move(right))
        , m_mostRanges(mostRanges)
        , m_progress(std::move(progress))
    {}

    void begin()
    {
        const bool large = m_left.entry.size >= hashFrom && m_left.entry.size == m_right.entry.size;
        if (large && canHash(m_left) && canHash(m_right))
            hashLeft();
        else
            readLeft();
    }

    Promise<ContentDifference> promise;

private:
    void hashLeft()
    {
        m_step = m_left.fileSystem->checksum(m_left.location.path, [this](const Result<QByteArray> &sum) {
            if (!sum)
                return readLeft(); // it may be readable all the same
            hashRight(sum.value());
        });
    }
    void hashRight(const QByteArray &leftSum)
    {
        m_step = m_right.fileSystem->checksum(m_right.location.path,
                                              [this, leftSum](const Result<QByteArray> &sum) {
                                                  if (sum && sum.value() == leftSum)
                                                      return promise.resolve(m_found);
                                                  readLeft();
                                              });
    }
    void readLeft()
    {
        m_step = readFileRange(m_left.fileSystem, m_left.location.path, m_offset, blockSize,
                               [this](const Result<QByteArray> &bytes) {
                                   if (!bytes)
                                       return promise.resolve(bytes.error());
                                   readRight(bytes.value());
                               });
    }
    void readRight(const QByteArray &leftBytes)
    {
        m_step = readFileRange(m_right.fileSystem, m_right.location.path, m_offset, blockSize,
                               [this, leftBytes](const Result<QByteArray> &bytes) {
                                   if (!bytes)
                                       return promise.resolve(bytes.error());
                                   take(leftBytes, bytes.value());
                               });
    }
    void take(const QByteArray &left, const QByteArray &right)
    {
        const qint64 common = qMin(left.size(), right.size());
        if (left != right)
            findRanges(left, right, common);
        const bool ends = left.size() < blockSize || right.size() < blockSize;
        m_offset += qMax(left.size(), right.size());
        if (m_progress)
            m_progress(m_offset);
        if (ends || m_found.hasMore || (!m_found.isSame && m_mostRanges == 0))
            return promise.resolve(m_found);
        readLeft();
    }
    void findRanges(const QByteArray &left, const QByteArray &right, qint64 common)
    {
        m_found.isSame = false;
        for (qint64 i = 0; i < common; ++i) {
            if (left.at(i) != right.at(i))
                add(m_offset + i, 1);
        }
        if (left.size() != right.size())
            add(m_offset + common, qMax(left.size(), right.size()) - common);
    }
    void add(qint64 offset, qint64 length)
    {
        if (!m_found.ranges.isEmpty()) {
            DifferingRange &last = m_found.ranges.last();
            if (offset - (last.offset + last.length) < rangeGap) {
                last.length = offset + length - last.offset;
                return;
            }
        }
        if (m_found.ranges.size() < m_mostRanges)
            m_found.ranges.append({offset, length});
        else
            m_found.hasMore = true;
    }

    LookTarget m_left;
    LookTarget m_right;
    int m_mostRanges;
    std::function<void(qint64)> m_progress;
    ContentDifference m_found;
    qint64 m_offset = 0;
    Operation m_step; ///< Last: it ends before what its callbacks use.
};

} // namespace

Operation compareContents(const LookTarget &left, const LookTarget &right, int mostRanges,
                          std::function<void(qint64)> progress, Callback<ContentDifference> done)
{
    const auto compare =
        std::make_shared<ContentCompare>(left, right, mostRanges, std::move(progress), std::move(done));
    Operation operation = compare->promise.operation({}, compare);
    compare->begin();
    return operation;
}

} // namespace osc

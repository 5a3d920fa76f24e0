// SPDX-License-Identifier: Apache-2.0
#include <models/filenameorder.h>

#include <core/filesystem.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace osc {

namespace {

/// Collators take longer numbers apart.
constexpr int longestNumber = 200;

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSmallLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

int signOf(int difference)
{
    return difference < 0 ? -1 : (difference > 0 ? 1 : 0);
}

qsizetype digitsEnd(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isAsciiDigit(text[at]))
        ++at;
    return at;
}

qsizetype zerosEnd(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && text[at] == '0')
        ++at;
    return at;
}

/// Whether the collator compares numbers by value, and what surrounds them after that.
bool comparesNumbers(const QCollator &collator)
{
    const auto compared = [&](const char *left, const char *right) {
        return signOf(collator.compare(QString::fromLatin1(left), QString::fromLatin1(right)));
    };
    return compared("a2", "a10") < 0 && compared("a010b", "a9c") > 0 && compared("a07", "a7") == 0 &&
           compared("a0", "a00") == 0 && compared("a1b", "a01c") < 0 && compared("1", "a") < 0 &&
           compared("99", "a") < 0 && compared("~", "1") < 0;
}

} // namespace

FileNameOrder::FileNameOrder(const QCollator &collator)
    : FileNameOrder(collator, makeRanks(collator))
{}

FileNameOrder::FileNameOrder(const QCollator &collator, std::shared_ptr<const Ranks> ranks)
    : m_collator(collator)
    , m_ranks(std::move(ranks))
{}

FileNameOrder FileNameOrder::copy() const
{
    QCollator own(m_collator.locale()); // copies share what is made at the first use
    own.setNumericMode(m_collator.numericMode());
    own.setCaseSensitivity(m_collator.caseSensitivity());
    own.setIgnorePunctuation(m_collator.ignorePunctuation());
    return {own, m_ranks};
}

std::shared_ptr<const FileNameOrder::Ranks> FileNameOrder::makeRanks(const QCollator &collator)
{
    std::vector<char> all(static_cast<std::size_t>('~' - ' ' + 1));
    std::iota(all.begin(), all.end(), ' ');
    const auto compared = [&](const QByteArray &left, const QByteArray &right) {
        return signOf(collator.compare(QString::fromLatin1(left), QString::fromLatin1(right)));
    };
    const auto comparedChars = [&](char left, char right) {
        return compared(QByteArray(1, left), QByteArray(1, right));
    };
    if (!comparesNumbers(collator))
        return {};
    std::stable_sort(all.begin(), all.end(), [&](char a, char b) { return comparedChars(a, b) < 0; });
    auto ranks = std::make_shared<Ranks>();
    ranks->fill(0);
    quint8 rank = 1;
    for (std::size_t i = 0; i < all.size(); ++i) {
        rank = static_cast<quint8>(rank + (i > 0 && comparedChars(all[i - 1], all[i]) != 0 ? 1 : 0));
        (*ranks)[static_cast<std::size_t>(all[i])] = rank;
    }
    // Where one only breaks ties, such as y beside i in Lithuanian, what follows would count more.
    for (std::size_t i = 1; i < all.size(); ++i) {
        const QByteArray before(1, all[i - 1]);
        const QByteArray after(1, all[i]);
        if (compared(before, after) != 0 && compared(before + 'z', after + 'a') >= 0)
            return {};
    }
    // Where two letters sort as one, they do not stand between their neighbours.
    std::erase_if(all, [](char c) { return !isSmallLetter(c); });
    for (const char first : all) {
        for (std::size_t i = 1; i < all.size(); ++i) {
            const QByteArray left(1, first);
            if (compared(left + all[i - 1], left + all[i]) != comparedChars(all[i - 1], all[i]))
                return {};
        }
    }
    return ranks;
}

bool FileNameOrder::isPlain(QByteArrayView name) const
{
    int digits = 0;
    const auto isPlain = [&](char c) {
        digits = isAsciiDigit(c) ? digits + 1 : 0;
        return c >= ' ' && c <= '~' && digits <= longestNumber;
    };
    return m_ranks && std::all_of(name.begin(), name.end(), isPlain);
}

int FileNameOrder::comparePlain(QByteArrayView left, QByteArrayView right) const
{
    const auto rankAt = [this](QByteArrayView text, qsizetype at) {
        return (*m_ranks)[static_cast<std::size_t>(text[at])];
    };
    qsizetype l = 0;
    qsizetype r = 0;
    while (l < left.size() && r < right.size()) {
        if (!isAsciiDigit(left[l]) || !isAsciiDigit(right[r])) {
            if (const int difference = rankAt(left, l) - rankAt(right, r); difference != 0)
                return difference; // all numbers stand where digits do
            ++l;
            ++r;
            continue;
        }
        const qsizetype leftFrom = zerosEnd(left, l);
        const qsizetype rightFrom = zerosEnd(right, r);
        l = digitsEnd(left, leftFrom);
        r = digitsEnd(right, rightFrom);
        if (l - leftFrom != r - rightFrom)
            return l - leftFrom < r - rightFrom ? -1 : 1;
        const int difference = std::char_traits<char>::compare(
            left.data() + leftFrom, right.data() + rightFrom, static_cast<std::size_t>(l - leftFrom));
        if (difference != 0)
            return difference;
    }
    return static_cast<int>(l < left.size()) - static_cast<int>(r < right.size());
}

QCollatorSortKey FileNameOrder::key(QByteArrayView name) const
{
    return m_collator.sortKey(displayName(name));
}

} // namespace osc

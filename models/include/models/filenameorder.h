// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QCollator>

#include <array>
#include <memory>

namespace osc {

/// The order of names for people: case and accents after letters, numbers by value.
///
/// Nearly all names are of printable ASCII. Those are compared as they are, by a table that was made with the
/// collator; no key has to be made and kept for each of them. Where the language of the desktop sorts pairs
/// of letters as one, no name is plain and all have keys.
class FileNameOrder
{
public:
    explicit FileNameOrder(const QCollator &collator);

    /// It needs no key.
    [[nodiscard]] bool isPlain(QByteArrayView name) const;
    /// Of two plain names, as the collator would say it: below 0, 0, above 0.
    [[nodiscard]] int comparePlain(QByteArrayView left, QByteArrayView right) const;
    /// Of any name, as it is displayed.
    [[nodiscard]] QCollatorSortKey key(QByteArrayView name) const;
    /// For another thread.
    [[nodiscard]] FileNameOrder copy() const;

private:
    using Ranks = std::array<quint8, 128>; ///< Of each character; equal where they sort alike; 0: not plain.

    FileNameOrder(const QCollator &collator, std::shared_ptr<const Ranks> ranks);
    [[nodiscard]] static std::shared_ptr<const Ranks> makeRanks(const QCollator &collator);

    QCollator m_collator;
    std::shared_ptr<const Ranks> m_ranks; ///< Null: no name is plain.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/bulkrun.h>

#include <core/validation.h>

#include <QHash>
#include <QStringList>

#include <optional>

namespace osc {

/// A change of the metadata of one or many sandboxes, before it is made: every key that any of them has, what
/// becomes of it, and the complaints that a server would have.
class MetadataChange
{
public:
    struct Entry
    {
        QString key;
        QString value;        ///< As it is, or as it is to be; empty while mixed.
        int have = 0;         ///< How many of the sandboxes have the key now.
        int valueCount = 0;   ///< How many different values they have.
        bool changed = false; ///< value is to be set on all of them.
        bool removed = false;
        bool added = false; ///< None of them has it.

        [[nodiscard]] bool isMixed(int sandboxes) const
        {
            return !changed && !added && (valueCount > 1 || have < sandboxes);
        }
        bool operator==(const Entry &) const = default;
    };

    /// @p rows: the sandboxes as they are now.
    explicit MetadataChange(const QList<SandboxRow> &rows);

    [[nodiscard]] int sandboxCount() const { return static_cast<int>(m_sandboxes.size()); }
    /// Those that are there by key, then those that were added, in their order.
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    void setValue(int entry, const QString &value);
    /// Only of an added entry; the others are known by their key.
    void setKey(int entry, const QString &key);
    /// Removes it from all, or takes that back; an added one disappears.
    void setRemoved(int entry, bool removed);
    /// Returns the index of the new entry.
    int add();
    /// "3 values, on 2 of 5"; empty unless mixed.
    [[nodiscard]] QString mixedText(int entry) const;

    /// What is wrong, by entry; empty: the change can be made.
    [[nodiscard]] QHash<int, QString> problems() const;
    [[nodiscard]] bool isChanged() const;
    /// One job for each sandbox that the change concerns.
    [[nodiscard]] QList<BulkJob> jobs() const;

private:
    struct Known
    {
        SandboxKey key;
        QMap<QString, QString> metadata;
    };

    QList<Known> m_sandboxes;
    QList<Entry> m_entries;
};

} // namespace osc

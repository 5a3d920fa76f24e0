// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QString>

#include <optional>

namespace osc {

/// One entry of a sandbox's metadata while it is edited: what it was, what is typed, and what somebody else
/// made of it meanwhile. A plain value; nothing typed is ever overwritten.
class MetadataDraft
{
public:
    using Metadata = QMap<QString, QString>;
    using Patch = QMap<QString, std::optional<QString>>;

    enum class Choice { Mine, Theirs };

    /// Edits the entry @p key; an empty key: a new one.
    MetadataDraft(const Metadata &metadata, const QString &key);

    [[nodiscard]] bool isNew() const { return m_originalKey.isEmpty(); }
    [[nodiscard]] const QString &originalKey() const { return m_originalKey; }
    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] const QString &value() const { return m_value; }
    void setKey(const QString &key) { m_key = key; }
    void setValue(const QString &value) { m_value = value; }

    /// The sandbox has this metadata now.
    void setCurrent(const Metadata &metadata);
    /// What is wrong with what is typed, by the rules of the server; empty: nothing.
    [[nodiscard]] QString problem() const;
    /// Somebody else changed or removed the entry that is edited, or made one with the key that is typed: one
    /// sentence; empty: nobody did.
    [[nodiscard]] QString conflict() const;
    /// Ends the conflict. With theirs, what is typed becomes what they made; false when the entry is gone
    /// with that.
    bool resolve(Choice choice);

    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] bool canSave() const { return isChanged() && problem().isEmpty() && conflict().isEmpty(); }
    [[nodiscard]] Patch patch() const;
    [[nodiscard]] Patch removal() const { return {{m_originalKey, std::nullopt}}; }

private:
    [[nodiscard]] static std::optional<QString> find(const Metadata &metadata, const QString &key);

    Metadata m_current;
    QString m_originalKey;
    std::optional<QString> m_base; ///< The value that the edit began with.
    QString m_key;
    QString m_value;
    std::optional<QString> m_accepted; ///< The key of another's entry that may be overwritten.
    Metadata m_atStart;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDebug>

namespace osc {

/// A secret in memory. Wipes its bytes when it goes, compares in constant time and prints "***".
/// Copies are deep, so that one copy's end does not blank another.
class SecretString
{
public:
    SecretString() = default;
    explicit SecretString(const QByteArray &utf8);
    explicit SecretString(const QString &text);
    ~SecretString();
    SecretString(const SecretString &other);
    SecretString &operator=(const SecretString &other);
    SecretString(SecretString &&other) noexcept;
    SecretString &operator=(SecretString &&other) noexcept;

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The secret itself, UTF-8. Name the call site's reason; never log, store or copy it.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }

    bool operator==(const SecretString &other) const;

private:
    void wipe();
    QByteArray m_bytes;
};

QDebug operator<<(QDebug debug, const SecretString &);

} // namespace osc

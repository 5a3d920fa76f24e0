// SPDX-License-Identifier: Apache-2.0
#include <core/secretstring.h>

namespace osc {

namespace {
QByteArray deepCopy(const QByteArray &bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}
} // namespace

SecretString::SecretString(const QByteArray &utf8)
    : m_bytes(deepCopy(utf8))
{}

SecretString::SecretString(const QString &text)
    : m_bytes(text.toUtf8())
{}

SecretString::~SecretString()
{
    wipe();
}

SecretString::SecretString(const SecretString &other)
    : m_bytes(deepCopy(other.m_bytes))
{}

SecretString &SecretString::operator=(const SecretString &other)
{
    if (this != &other) {
        wipe();
        m_bytes = deepCopy(other.m_bytes);
    }
    return *this;
}

SecretString::SecretString(SecretString &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, {}))
{}

SecretString &SecretString::operator=(SecretString &&other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::exchange(other.m_bytes, {});
    }
    return *this;
}

bool SecretString::operator==(const SecretString &other) const
{
    if (m_bytes.size() != other.m_bytes.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        difference |= m_bytes.at(i) ^ other.m_bytes.at(i);
    return difference == 0;
}

void SecretString::wipe()
{
    // Written through volatile, or the compiler drops stores to memory that is about to be freed.
    volatile char *bytes = m_bytes.data();
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        bytes[i] = 0;
    m_bytes.clear();
}

QDebug operator<<(QDebug debug, const SecretString &)
{
    return debug << "***";
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QByteArray>
#include <QHash>

#include <functional>

namespace osc {

/// What a tar header says of one member.
struct TarEntry
{
    QByteArray path; ///< As in the archive, without a trailing slash; untrusted.
    FileType type = FileType::Regular;
    qint64 size = 0; ///< Bytes of content that follow.
    int mode = 0644; ///< 07777.
    qint64 uid = 0;
    qint64 gid = 0;
    QString owner{};
    QString group{};
    qint64 modified = 0; ///< Seconds since 1970, UTC.
    QByteArray linkTarget{};
    bool isHardLink = false;

    bool operator==(const TarEntry &) const = default;
};

/// The header of one member (POSIX ustar, with a pax header before it where a field does not fit).
[[nodiscard]] QByteArray tarHeader(const TarEntry &entry);
/// Zero bytes after content of @p size, up to the next block.
[[nodiscard]] QByteArray tarPadding(qint64 size);
/// Two zero blocks.
[[nodiscard]] QByteArray tarEnd();

/// Reads a tar stream that arrives in pieces of any length: ustar, GNU long names and pax. Contents are
/// passed on without being kept; headers are bounded.
class TarStreamReader
{
public:
    struct Handlers
    {
        /// A member begins. False stops the reading.
        std::function<bool(const TarEntry &)> onEntry;
        /// Content of the member. False stops the reading.
        std::function<bool(QByteArrayView)> onData;
    };
    enum class State { Reading, Ended, Stopped, Broken };

    explicit TarStreamReader(Handlers handlers)
        : m_handlers(std::move(handlers))
    {}

    State feed(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }

private:
    enum class Special { None, LongName, LongLink, Pax, GlobalPax };

    bool takeBlock(QByteArrayView &bytes);
    void readHeader();
    void finishSpecial();
    void readPax(const QByteArray &records);
    bool startMember(TarEntry entry);
    void applyOverrides(TarEntry &entry) const;

    Handlers m_handlers;
    State m_state = State::Reading;
    QByteArray m_block;
    qint64 m_remaining = 0; ///< Content still to come.
    qint64 m_padding = 0;
    Special m_special = Special::None;
    QByteArray m_specialData;
    QHash<QByteArray, QByteArray> m_overrides; ///< Pax and GNU fields for the next member.
};

} // namespace osc

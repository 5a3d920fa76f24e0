// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <core/tarball.h>

#include <QSet>

namespace osc {

/// A tar stream made harmless for a program that unpacks it: written anew with plain relative paths, without
/// pipes and devices, and refused (error()) at the first member that would land outside, by "..", by an
/// absolute path or through a link, of the stream or of the directory.
class GuardedTree final : public ByteSource
{
public:
    /// What is in the directory already, as relative paths.
    struct Present
    {
        QSet<QByteArray> links{};
        QSet<QByteArray> others{}; ///< Needed when nothing may be overwritten: all that is no directory.
    };

    /// @p directory is for words only. @p below: a relative path that members are passed on below, with what
    /// the stream says of the directory itself; empty: as they are, and the directory stays as it is.
    GuardedTree(std::shared_ptr<ByteSource> source, FilePath directory, FileSystem::TreeWriteOptions options,
                Present present, const QByteArray &below = {});
    ~GuardedTree() override;
    GuardedTree(const GuardedTree &) = delete;
    GuardedTree &operator=(const GuardedTree &) = delete;

    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;
    /// Invalid (lands outside), Conflict (exists), Protocol (damaged or cut off), Unsupported, or what the
    /// source says.
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }

private:
    [[nodiscard]] bool addMember(const TarEntry &entry);
    [[nodiscard]] QByteArray passedPath(const QByteArray &path) const;
    [[nodiscard]] bool leadsThroughLink(const QList<QByteArray> &parts) const;
    bool fail(const Error &error);

    std::shared_ptr<ByteSource> m_source;
    FilePath m_directory;
    FileSystem::TreeWriteOptions m_options;
    Present m_present;
    QByteArray m_below;
    TarStreamReader m_reader;
    QByteArray m_out;
    qint64 m_contentSize = 0; ///< Of the member under way.
    qint64 m_contentLeft = 0;
    bool m_passes = false; ///< Its content is passed on.
    bool m_ended = false;
    std::optional<Error> m_error;
};

/// The names on a member's way, without "." and empty ones; none when it is absolute or has "..".
[[nodiscard]] std::optional<QList<QByteArray>> treeMemberParts(const QByteArray &path);

} // namespace osc

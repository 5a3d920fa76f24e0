// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localentry.h"
#include "localwalk.h"
#include "localwork.h"

#include <core/tarball.h>

namespace osc {

/// A directory as a tar stream.
class LocalPacker : public Slices<QByteArray>
{
public:
    LocalPacker(LocalPlace place, FilePath path, QList<QByteArray> names)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_names(std::move(names))
    {}
    Result<std::optional<QByteArray>> next() override;

private:
    [[nodiscard]] std::optional<Error> open();
    [[nodiscard]] std::optional<Error> addMember(QByteArray &out);
    [[nodiscard]] std::optional<Error> addContent(QByteArray &out);

    LocalPlace m_place;
    FilePath m_path;
    QList<QByteArray> m_names;
    std::unique_ptr<LocalWalk> m_walk;
    OwnerNames m_owners;
    FileDescriptor m_file; ///< The one whose content is on its way.
    FilePath m_filePath;
    qint64 m_size = 0;
    qint64 m_left = 0;
    bool m_ended = false;
};

/// A tar stream into a directory. Every step of every path is taken without following links.
class LocalUnpacker : public Intake
{
public:
    LocalUnpacker(LocalPlace place, FilePath path, FileSystem::TreeWriteOptions options);
    ~LocalUnpacker() override;
    LocalUnpacker(const LocalUnpacker &) = delete;
    LocalUnpacker &operator=(const LocalUnpacker &) = delete;

    Done begin() override;
    Done take(const QByteArray &bytes) override;
    Done finish() override;

private:
    [[nodiscard]] bool addMember(const TarEntry &entry);
    [[nodiscard]] bool addFile(const TarEntry &entry, const QByteArray &name);
    [[nodiscard]] bool addLink(const TarEntry &entry, const QByteArray &name);
    [[nodiscard]] bool addDirectory(const TarEntry &entry, const QByteArray &name);
    [[nodiscard]] bool addContent(QByteArrayView bytes);
    [[nodiscard]] bool endFile();
    /// Opens a directory below the target, making what is missing; not open after a failure.
    [[nodiscard]] FileDescriptor openBelow(const QList<QByteArray> &parts);
    /// Makes way for a new entry; false when what is there has to stay.
    [[nodiscard]] bool makeWay(const QByteArray &name);
    bool fail(const Error &problem);
    bool failAt(int systemError) { return fail(makeError(systemError)); }
    [[nodiscard]] Error makeError(int systemError) const;
    [[nodiscard]] int handDown(int file, const TarEntry &entry) const;

    LocalPlace m_place;
    FilePath m_path;
    FileSystem::TreeWriteOptions m_options;
    TarStreamReader m_reader;
    FileDescriptor m_base;
    FileDescriptor m_parent; ///< Of the member under way.
    QList<QByteArray> m_parentParts;
    TarEntry m_entry;
    FileDescriptor m_file;
    QByteArray m_fileName;
    QList<TarEntry> m_directories; ///< Their permissions and times come last.
    std::optional<Error> m_problem;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "localtar.h"

#include "fileerror.h"
#include "localchange.h"

#include <core/fileproblem.h>
#include <core/treeguard.h>

#include <QCoreApplication>

#include <array>
#include <cerrno>
#include <fcntl.h>

namespace osc {

namespace {

struct LocalUnpackers
{
    Q_DECLARE_TR_FUNCTIONS(osc::LocalUnpacker)
};

} // namespace

LocalUnpacker::LocalUnpacker(LocalPlace place, FilePath path, FileSystem::TreeWriteOptions options)
    : m_place(std::move(place))
    , m_path(std::move(path))
    , m_options(options)
    , m_reader({[this](const TarEntry &entry) { return endFile() && addMember(entry); },
                [this](QByteArrayView bytes) { return addContent(bytes); }})
{}

LocalUnpacker::~LocalUnpacker()
{
    if (m_file.isOpen())
        ::unlinkat(m_parent.get(), m_fileName.constData(), 0);
}

bool LocalUnpacker::fail(const Error &problem)
{
    if (!m_problem)
        m_problem = problem;
    return false;
}

Error LocalUnpacker::makeError(int systemError) const
{
    return fileerror::at(joinPath(m_path, m_entry.path), systemError);
}

Done LocalUnpacker::begin()
{
    LocalSpot spot;
    if (const int problem = m_place.find(m_path, LocalPlace::LastLink::Follow, spot); problem != 0)
        return fileerror::at(m_path, problem);
    m_base = spot.open(O_RDONLY | O_DIRECTORY);
    return m_base.isOpen() ? Done() : fileerror::at(m_path, errno);
}

Done LocalUnpacker::take(const QByteArray &bytes)
{
    const auto state = m_reader.feed(bytes);
    if (m_problem)
        return *m_problem;
    if (state == TarStreamReader::State::Broken)
        return fileError(FileProblem::DamagedTree, m_path);
    return {};
}

Done LocalUnpacker::finish()
{
    if (m_reader.state() != TarStreamReader::State::Ended)
        return fileError(FileProblem::DamagedTree, m_path);
    if (!endFile())
        return *m_problem;
    for (auto it = m_directories.crbegin(); it != m_directories.crend(); ++it) {
        m_entry = *it;
        const auto directory = openBelow(*treeMemberParts(it->path));
        if (!directory.isOpen())
            return *m_problem;
        if (const int problem = handDown(directory.get(), *it); problem != 0)
            return makeError(problem);
    }
    return {};
}

int LocalUnpacker::handDown(int file, const TarEntry &entry) const
{
    if (m_options.keepsOwners) // as far as we may
        [[maybe_unused]]
        const int owner = ::fchown(file, static_cast<uid_t>(entry.uid), static_cast<gid_t>(entry.gid));
    const int mode = entry.mode & (m_options.keepsOwners ? 07777 : 0777);
    if (::fchmod(file, static_cast<mode_t>(mode)) != 0)
        return errno;
    const std::array times{timespec{entry.modified, 0}, timespec{entry.modified, 0}};
    return ::futimens(file, times.data()) == 0 ? 0 : errno;
}

FileDescriptor LocalUnpacker::openBelow(const QList<QByteArray> &parts)
{
    constexpr int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK;
    FileDescriptor at(::openat(m_base.get(), ".", flags));
    for (const auto &part : parts) {
        FileDescriptor next(::openat(at.get(), part.constData(), flags));
        if (!next.isOpen() && errno == ENOENT && ::mkdirat(at.get(), part.constData(), 0777) == 0)
            next = FileDescriptor(::openat(at.get(), part.constData(), flags));
        if (!next.isOpen()) {
            const int problem = errno;
            struct stat status
            {};
            const bool isLink = ::fstatat(at.get(), part.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                                S_ISLNK(status.st_mode);
            if (isLink)
                fail(fileError(FileProblem::Escapes, m_entry.path));
            else
                failAt(problem);
            return {};
        }
        at = std::move(next);
    }
    return at;
}

bool LocalUnpacker::addMember(const TarEntry &entry)
{
    m_entry = entry;
    auto parts = treeMemberParts(entry.path);
    if (!parts)
        return fail(fileError(FileProblem::Escapes, entry.path));
    if (parts->isEmpty())
        return true; // the target itself
    const auto name = parts->takeLast();
    if (!m_parent.isOpen() || *parts != m_parentParts) {
        m_parent = openBelow(*parts);
        m_parentParts = *parts;
        if (!m_parent.isOpen())
            return false;
    }
    if (entry.isHardLink || entry.type == FileType::Symlink)
        return addLink(entry, name);
    if (entry.type == FileType::Directory)
        return addDirectory(entry, name);
    if (entry.type == FileType::Regular)
        return addFile(entry, name);
    if (entry.type != FileType::Unknown)
        return true; // pipes and devices are left out
    return fail({ErrorKind::Unsupported,
                 LocalUnpackers::tr("The archive holds “%1” in a form that is not understood here.")
                     .arg(displayName(entry.path))});
}

bool LocalUnpacker::makeWay(const QByteArray &name)
{
    struct stat status
    {};
    if (::fstatat(m_parent.get(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT || failAt(errno);
    const auto path = joinPath(m_path, m_entry.path);
    if (!m_options.overwrite)
        return fail(fileError(FileProblem::Exists, path));
    if (S_ISDIR(status.st_mode))
        return fail(fileError(FileProblem::IsADirectory, path));
    return ::unlinkat(m_parent.get(), name.constData(), 0) == 0 || failAt(errno);
}

bool LocalUnpacker::addFile(const TarEntry &entry, const QByteArray &name)
{
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    m_file = FileDescriptor(::openat(m_parent.get(), name.constData(), flags, 0600));
    if (!m_file.isOpen() && errno == EEXIST) {
        if (!makeWay(name))
            return false;
        m_file = FileDescriptor(::openat(m_parent.get(), name.constData(), flags, 0600));
    }
    if (!m_file.isOpen())
        return failAt(errno);
    m_fileName = name;
    return entry.size > 0 || endFile();
}

bool LocalUnpacker::addContent(QByteArrayView bytes)
{
    if (!m_file.isOpen())
        return true;
    const int problem = writeFully(m_file.get(), bytes);
    return problem == 0 || failAt(problem);
}

bool LocalUnpacker::endFile()
{
    if (!m_file.isOpen())
        return true;
    int problem = handDown(m_file.get(), m_entry);
    if (m_file.reset() != 0 && problem == 0)
        problem = errno;
    return problem == 0 || failAt(problem);
}

bool LocalUnpacker::addDirectory(const TarEntry &entry, const QByteArray &name)
{
    if (::mkdirat(m_parent.get(), name.constData(), 0700) == 0) {
        m_directories.append(entry);
        return true;
    }
    const int problem = errno;
    struct stat status
    {};
    if (problem != EEXIST || ::fstatat(m_parent.get(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return failAt(problem);
    if (S_ISLNK(status.st_mode))
        return fail(fileError(FileProblem::Escapes, entry.path));
    return S_ISDIR(status.st_mode) || failAt(ENOTDIR);
}

bool LocalUnpacker::addLink(const TarEntry &entry, const QByteArray &name)
{
    if (!makeWay(name))
        return false;
    if (!entry.isHardLink) {
        if (::symlinkat(entry.linkTarget.constData(), m_parent.get(), name.constData()) != 0)
            return failAt(errno);
        if (m_options.keepsOwners) [[maybe_unused]]
            const int owner = ::fchownat(m_parent.get(), name.constData(), static_cast<uid_t>(entry.uid),
                                         static_cast<gid_t>(entry.gid), AT_SYMLINK_NOFOLLOW);
        return true;
    }
    auto parts = treeMemberParts(entry.linkTarget);
    if (!parts || parts->isEmpty())
        return fail(fileError(FileProblem::Escapes, entry.linkTarget));
    const auto target = parts->takeLast();
    const auto directory = openBelow(*parts);
    if (!directory.isOpen())
        return false;
    struct stat status
    {};
    if (::fstatat(directory.get(), target.constData(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return failAt(errno);
    if (!S_ISREG(status.st_mode))
        return fail(fileError(FileProblem::Escapes, entry.linkTarget));
    return ::linkat(directory.get(), target.constData(), m_parent.get(), name.constData(), 0) == 0 ||
           failAt(errno);
}

} // namespace osc

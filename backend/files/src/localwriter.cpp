// SPDX-License-Identifier: Apache-2.0
#include "localchange.h"

#include "fileerror.h"
#include "localentry.h"

#include <core/fileproblem.h>

#include <QRandomGenerator>

#include <cerrno>
#include <fcntl.h>

namespace osc {

FileDescriptor createPart(int directory, QByteArray &name)
{
    constexpr int attempts = 100;
    constexpr mode_t mode = 0666; // what the user's umask makes of it
    for (int i = 0; i < attempts; ++i) {
        name = ".opensandbox-" + QByteArray::number(QRandomGenerator::global()->generate64(), 36) + ".part";
        FileDescriptor file(::openat(directory, name.constData(),
                                     O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode));
        if (file.isOpen() || errno != EEXIST)
            return file;
    }
    return {};
}

int writeFully(int file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto count = ::write(file, bytes.data(), static_cast<size_t>(bytes.size()));
        if (count < 0 && errno != EINTR)
            return errno;
        if (count > 0)
            bytes = bytes.sliced(count);
    }
    return 0;
}

LocalWriter::~LocalWriter()
{
    if (!m_part.isEmpty())
        ::unlinkat(m_spot.directory.get(), m_part.constData(), 0);
}

/// Finds the target and refuses what must not be replaced.
std::optional<Error> LocalWriter::look()
{
    LocalSpot itself;
    struct stat status
    {};
    if (const int problem = m_place.find(m_path, LocalPlace::LastLink::Keep, itself); problem != 0)
        return fileerror::at(m_path, problem);
    if (itself.look(status) == 0 && !m_options.overwrite && m_options.offset < 0)
        return fileError(FileProblem::Exists, m_path);
    if (const int problem = m_place.find(m_path, LocalPlace::LastLink::Follow, m_spot); problem != 0)
        return fileerror::at(m_path, problem);
    m_before.reset();
    if (m_spot.look(status) == 0) {
        if (S_ISDIR(status.st_mode))
            return fileError(FileProblem::IsADirectory, m_path);
        if (!S_ISREG(status.st_mode))
            return fileError(FileProblem::Special, m_path);
        m_before = status;
    }
    if (m_options.onlyIf && (!m_before || localVersion(*m_before) != *m_options.onlyIf))
        return fileError(FileProblem::Changed, m_path);
    return {};
}

Done LocalWriter::begin()
{
    if (const auto problem = look())
        return *problem;
    if (m_options.offset < 0) {
        m_file = createPart(m_spot.directory.get(), m_part);
        if (m_file.isOpen())
            return {};
        const int problem = errno;
        m_part.clear();
        return fileerror::at(m_path, problem);
    }
    if (!m_before)
        return fileError(FileProblem::NotFound, m_path);
    m_file = m_spot.open(O_WRONLY | O_APPEND);
    struct stat status
    {};
    if (!m_file.isOpen() || ::fstat(m_file.get(), &status) != 0)
        return fileerror::at(m_path, errno);
    if (!S_ISREG(status.st_mode) || status.st_size != m_options.offset)
        return fileError(FileProblem::OtherLength, m_path);
    return {};
}

Done LocalWriter::take(const QByteArray &bytes)
{
    const int problem = writeFully(m_file.get(), bytes);
    return problem == 0 ? Done() : fileerror::at(m_path, problem);
}

int LocalWriter::takeOverAttributes() const
{
    int mode = m_options.mode;
    if (m_before && m_options.keepsAttributes) {
        // Only root may give files away; others keep what they may.
        [[maybe_unused]] const int owner = ::fchown(m_file.get(), m_before->st_uid, m_before->st_gid);
        mode = -1;
    }
    if (m_before && mode < 0)
        mode = static_cast<int>(m_before->st_mode & 07777);
    return mode < 0 || ::fchmod(m_file.get(), static_cast<mode_t>(mode & 07777)) == 0 ? 0 : errno;
}

int LocalWriter::moveIntoPlace()
{
    const int directory = m_spot.directory.get();
    const int problem =
        m_options.overwrite
            ? (::renameat(directory, m_part.constData(), directory, m_spot.name.constData()) == 0 ? 0 : errno)
            : moveIfFree(directory, m_part, directory, m_spot.name);
    if (problem == 0)
        m_part.clear();
    return problem;
}

Done LocalWriter::finish()
{
    int problem = 0;
    if (!m_part.isEmpty()) {
        problem = takeOverAttributes();
        // The old content is given up for the new one: that has to be on the disk then.
        if (problem == 0 && m_before && ::fsync(m_file.get()) != 0)
            problem = errno;
    }
    if (m_file.reset() != 0 && problem == 0)
        problem = errno;
    if (problem != 0)
        return fileerror::at(m_path, problem);
    if (m_part.isEmpty())
        return {};
    if (m_options.onlyIf) {
        struct stat status
        {};
        if (m_spot.look(status) != 0 || localVersion(status) != *m_options.onlyIf)
            return fileError(FileProblem::Changed, m_path);
    }
    problem = moveIntoPlace();
    return problem == 0 ? Done() : fileerror::at(m_path, problem);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "privatefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace osc {

namespace {

struct PrivateFileText
{
    Q_DECLARE_TR_FUNCTIONS(osc::PrivateFile)
};

constexpr qint64 longestCommandSeconds = 120; ///< Thirty are allowed, by the official server too.

bool writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t now =
            ::write(descriptor, bytes.constData() + written, static_cast<size_t>(bytes.size() - written));
        if (now < 0 && errno != EINTR)
            return false;
        written += std::max<ssize_t>(now, 0);
    }
    return true;
}

} // namespace

Result<std::shared_ptr<PrivateFile>> PrivateFile::create(const QString &path, const SecretString &contents)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(),
                                  O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    bool written = false;
    int failure = errno;
    std::shared_ptr<PrivateFile> file;
    if (descriptor >= 0) {
        file.reset(new PrivateFile(path));
        // The mask of the process may have taken away more.
        written = ::fchmod(descriptor, 0600) == 0 &&
                  writeAll(descriptor, contents.reveal()); // what mounts reads it
        failure = errno;
        ::close(descriptor);
    }
    if (written)
        return file;
    return Error{.kind = failure == ENOSPC ? ErrorKind::Exhausted : ErrorKind::Failed,
                 .message = PrivateFileText::tr("The file with the key could not be written in %1.")
                                .arg(QFileInfo(path).path()),
                 .advice = PrivateFileText::tr("Make room there, and check that you may write there."),
                 .detail = QString::fromLocal8Bit(std::strerror(failure))};
}

PrivateFile::~PrivateFile()
{
    ::unlink(QFile::encodeName(m_path).constData());
}

void sweepPrivateFiles(const QString &directory)
{
    static const QRegularExpression ours(
        QStringLiteral("\\Aopensandbox-ossfs(-inline-[0-9a-f]{32}|2-[0-9a-f]{32}\\.conf)\\z"));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto files = QDir(directory).entryInfoList({QStringLiteral("opensandbox-ossfs*")},
                                                     QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    for (const QFileInfo &file : files) {
        if (ours.match(file.fileName()).hasMatch() && file.ownerId() == ::geteuid() &&
            file.lastModified().secsTo(now) > longestCommandSeconds)
            QFile::remove(file.filePath());
    }
}

} // namespace osc

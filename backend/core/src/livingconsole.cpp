// SPDX-License-Identifier: Apache-2.0
#include <core/livingconsole.h>

#include <QFile>
#include <QUuid>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace osc {

namespace {

QString lockPath(const QString &base, const QString &token)
{
    return base + QLatin1Char('.') + token + QLatin1String(".alive");
}

} // namespace

LivingConsole::~LivingConsole()
{
    if (m_descriptor < 0)
        return;
    QFile::remove(m_path);
    ::close(m_descriptor);
}

Done LivingConsole::begin(const QString &base)
{
    m_token = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_path = lockPath(base, m_token);
    // Locked before it has its name: nobody ever sees it without its lock.
    const QByteArray unnamed = QFile::encodeName(m_path + QLatin1String(".new"));
    m_descriptor = ::open(unnamed.constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (m_descriptor >= 0 && ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0 &&
        ::rename(unnamed.constData(), QFile::encodeName(m_path).constData()) == 0)
        return {};
    const QString why = QString::fromLocal8Bit(std::strerror(errno));
    if (m_descriptor >= 0) {
        ::unlink(unnamed.constData());
        ::close(m_descriptor);
        m_descriptor = -1;
    }
    return Error{.kind = ErrorKind::Failed, .message = QStringLiteral("%1: %2").arg(m_path, why)};
}

bool LivingConsole::isAlive(const QString &base, const QString &token)
{
    const QByteArray path = QFile::encodeName(lockPath(base, token));
    const int descriptor = ::open(path.constData(), O_RDWR | O_CLOEXEC);
    if (descriptor < 0)
        return errno != ENOENT; // one that may not be looked at counts as alive
    const bool alive = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0;
    if (!alive)
        ::unlink(path.constData());
    ::close(descriptor);
    return alive;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "listfile.h"

#include <core/offthread.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

namespace osc {

namespace {

constexpr qint64 longestList = 4 * 1024 * 1024;
constexpr int lockPatience = 3000; // ms

struct ListFileText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ListFile)
};

Error unreadable(const QString &what, const QString &path, const QString &why)
{
    return {ErrorKind::Failed,
            ListFileText::tr("%1 cannot be read from %2.").arg(what, path),
            ListFileText::tr("Give the file back to your user, then start the console again."),
            why,
            {},
            {}};
}

Result<QByteArray> readFile(const QString &path, const QString &what)
{
    if (!QFileInfo::exists(path))
        return QByteArray();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return unreadable(what, path, file.errorString());
    const QByteArray bytes = file.read(longestList + 1);
    if (bytes.size() > longestList)
        return unreadable(what, path, ListFileText::tr("It is too large to be one."));
    return bytes;
}

Done writeFile(const QString &path, const QString &what, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                         file.write(bytes) == bytes.size() && file.commit();
    if (written)
        return {};
    return Error{ErrorKind::Failed,
                 ListFileText::tr("%1 was not saved in %2.").arg(what, path),
                 ListFileText::tr("What you changed holds until the console ends. Make room on the disk, or "
                                  "give the folder back to your user."),
                 file.errorString(),
                 {},
                 {}};
}

/// A lock that nobody gives back in a few seconds does not keep the list from being written: what is there is
/// read before all the same.
Result<QByteArray> updateFile(const QString &path, const QString &what,
                              const std::function<QByteArray(const QByteArray &)> &change)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QLockFile lock(path + QStringLiteral(".lock"));
    (void)lock.tryLock(lockPatience);
    const Result<QByteArray> now = readFile(path, what);
    if (!now)
        return now;
    const QByteArray changed = change(*now);
    const Done written = writeFile(path, what, changed);
    return written ? Result<QByteArray>(changed) : Result<QByteArray>(written.error());
}

} // namespace

ListFile::ListFile(QString path, QString what)
    : m_path(std::move(path))
    , m_what(std::move(what))
{
    m_worker.setMaxThreadCount(1);
}

ListFile::~ListFile()
{
    m_worker.waitForDone();
}

Operation ListFile::read(Callback<QByteArray> done)
{
    Promise<QByteArray> promise(std::move(done));
    Operation operation = promise.operation();
    runOffThread<QByteArray>(
        m_worker,
        [path = m_path, what = m_what] { return path.isEmpty() ? QByteArray() : readFile(path, what); },
        [unreadable = m_unreadable, promise](const Result<QByteArray> &bytes) {
            *unreadable = !bytes.ok(); // also when the caller has let go
            promise.resolve(bytes);
        })
        .detach();
    return operation;
}

Operation ListFile::write(const QByteArray &bytes, Callback<void> done)
{
    if (m_path.isEmpty())
        return finished<void>({}, std::move(done));
    if (*m_unreadable)
        return finished<void>(unreadable(m_what, m_path, {}), std::move(done));
    return runOffThread<void>(
        m_worker, [bytes, path = m_path, what = m_what] { return writeFile(path, what, bytes); },
        std::move(done));
}

Operation ListFile::update(std::function<QByteArray(const QByteArray &)> change, Callback<QByteArray> done)
{
    if (m_path.isEmpty())
        return finished<QByteArray>(change({}), std::move(done));
    if (*m_unreadable)
        return finished<QByteArray>(unreadable(m_what, m_path, {}), std::move(done));
    return runOffThread<QByteArray>(
        m_worker,
        [change = std::move(change), path = m_path, what = m_what] { return updateFile(path, what, change); },
        std::move(done));
}

QString ListFile::putAside()
{
    const QString aside = m_path + QStringLiteral(".damaged");
    handTo(m_worker, [path = m_path, aside] {
        QFile::remove(aside);
        QFile::rename(path, aside);
    });
    return aside;
}

} // namespace osc

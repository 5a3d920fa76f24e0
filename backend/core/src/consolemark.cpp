// SPDX-License-Identifier: Apache-2.0
#include <core/consolemark.h>
#include <core/offthread.h>

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>
#include <QSysInfo>
#include <QUuid>

namespace osc {

namespace {

/// The machine and the folder, but neither in plain text: labels are seen by everybody there.
QString homeOf(const QString &base)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QSysInfo::machineUniqueId());
    hash.addData(base.toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(16));
}

/// Of consoles that were killed; asking removes them.
void removeDeadLocks(const QString &base)
{
    const QFileInfo info(base);
    const QString beginning = info.fileName() + u'.';
    const QString end = QStringLiteral(".alive");
    const auto names = info.dir().entryList({beginning + u'*' + end}, QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        (void)LivingConsole::isAlive(base, name.mid(beginning.size()).chopped(end.size()));
}

} // namespace

ConsoleMark::ConsoleMark(const QString &stateDirectory, const QString &purpose, Names names)
    : m_names(std::move(names))
    , m_base(QDir(stateDirectory.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                           : stateDirectory)
                 .filePath(purpose))
    , m_home(homeOf(m_base))
{}

ConsoleMark::Labels ConsoleMark::begin()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_living.hasBegun()) {
        QDir().mkpath(QFileInfo(m_base).path());
        removeDeadLocks(m_base);
        // Without the lock others would take this console for dead: then it is none that they can ask after.
        if (!m_living.begin(m_base))
            return {{m_names.console, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                    {m_names.home, QStringLiteral("unknown")}};
    }
    return {{m_names.console, m_living.token()}, {m_names.home, m_home}};
}

Operation ConsoleMark::identify(Callback<Labels> done)
{
    return runOffThread<Labels>([self = shared_from_this()] { return Result<Labels>(self->begin()); },
                                std::move(done));
}

Operation ConsoleMark::findDead(const QList<Labels> &labels, Callback<QList<int>> done)
{
    return runOffThread<QList<int>>(
        [self = shared_from_this(), labels]() -> Result<QList<int>> {
            QList<int> dead;
            for (int i = 0; i < labels.size(); ++i) {
                const QUuid console = QUuid::fromString(labels.at(i).value(self->m_names.console));
                if (!self->isForeign(labels.at(i)) && !console.isNull() &&
                    !LivingConsole::isAlive(self->m_base, console.toString(QUuid::WithoutBraces)))
                    dead.append(i);
            }
            return dead;
        },
        std::move(done));
}

bool ConsoleMark::isForeign(const Labels &labels) const
{
    return labels.value(m_names.home) != m_home;
}

} // namespace osc

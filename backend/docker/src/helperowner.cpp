// SPDX-License-Identifier: Apache-2.0
#include "helperowner.h"

#include "volumeusers.h"

#include <core/offthread.h>

#include <QCryptographicHash>
#include <QDir>
#include <QSysInfo>
#include <QUuid>

namespace osc {

namespace {

/// The machine and the folder, but neither in plain text: labels are seen by everybody on the engine.
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

HelperOwner::HelperOwner(const QString &stateDirectory)
    : m_base(QDir(stateDirectory).filePath(QStringLiteral("volume-helpers")))
    , m_home(homeOf(m_base))
{}

QMap<QString, QString> HelperOwner::begin()
{
    const QMutexLocker lock(&m_mutex);
    if (!m_living.hasBegun()) {
        QDir().mkpath(QFileInfo(m_base).path());
        removeDeadLocks(m_base);
        // Without the lock others would take this console for dead: then it is none that they can ask after.
        if (!m_living.begin(m_base))
            return {{volumelabels::console, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                    {volumelabels::home, QStringLiteral("unknown")}};
    }
    return {{volumelabels::console, m_living.token()}, {volumelabels::home, m_home}};
}

Operation HelperOwner::identify(Callback<QMap<QString, QString>> done)
{
    using Labels = QMap<QString, QString>;
    return runOffThread<Labels>([self = shared_from_this()] { return Result<Labels>(self->begin()); },
                                std::move(done));
}

Operation HelperOwner::findDead(const QList<QMap<QString, QString>> &labels, Callback<QList<int>> done)
{
    return runOffThread<QList<int>>(
        [self = shared_from_this(), labels]() -> Result<QList<int>> {
            QList<int> dead;
            for (int i = 0; i < labels.size(); ++i) {
                const QUuid console = QUuid::fromString(labels.at(i).value(volumelabels::console));
                if (!self->isForeign(labels.at(i)) && !console.isNull() &&
                    !LivingConsole::isAlive(self->m_base, console.toString(QUuid::WithoutBraces)))
                    dead.append(i);
            }
            return dead;
        },
        std::move(done));
}

bool HelperOwner::isForeign(const QMap<QString, QString> &labels) const
{
    return labels.value(volumelabels::home) != m_home;
}

} // namespace osc

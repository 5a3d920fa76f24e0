// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/dragout.h"

#include <models/filepanelstore.h>

#include <QDBusConnection>
#include <QDir>
#include <QFile>
#include <QMimeData>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace osc {

namespace {

/// A file manager that asks what to do with a drop calls when the drag is long over.
constexpr int secondsToAnswer = 60;

} // namespace

DragOut::DragOut(QObject *parent)
    : QObject(parent)
{}

void DragOut::offer(const QList<FileLocation> &files, QMimeData &data)
{
    m_files.clear();
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || files.isEmpty())
        return;
    if (!m_path.isEmpty())
        bus.unregisterObject(m_path);
    // Only who was given the drag knows where to call.
    m_path = QStringLiteral("/DndExtract/") + QUuid::createUuid().toString(QUuid::Id128);
    if (!bus.registerObject(m_path, this, QDBusConnection::ExportScriptableSlots))
        return;
    m_files = files;
    m_until = QDeadlineTimer(QDeadlineTimer::Forever);
    data.setData(QStringLiteral("application/x-kde-ark-dndextract-service"), bus.baseService().toUtf8());
    data.setData(QStringLiteral("application/x-kde-ark-dndextract-path"), m_path.toUtf8());
}

void DragOut::close()
{
    m_until = QDeadlineTimer(secondsToAnswer * 1000);
}

void DragOut::extractSelectedFilesTo(const QString &folder)
{
    const QList<FileLocation> files = std::exchange(m_files, {});
    if (!files.isEmpty() && !m_until.hasExpired() && QDir::isAbsolutePath(folder))
        Q_EMIT dropped(files, {FilePlace(), cleanPath(QFile::encodeName(folder))});
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileclip.h>

#include <QDeadlineTimer>
#include <QObject>

class QMimeData;

namespace osc {

/// Lets file managers take what is dragged to them from places that they cannot read: they say on the session
/// bus which folder it was dropped on, and it is copied there as all files are.
///
/// The interface is that of Ark, which Dolphin, the Plasma desktop and other file managers call
/// (org.kde.ark.DndExtract, mime types application/x-kde-ark-dndextract-service and -path).
class DragOut : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.ark.DndExtract")

public:
    explicit DragOut(QObject *parent = nullptr);

    /// Before a drag: @p data says how to take @p files. What was offered before is not taken any more.
    void offer(const QList<FileLocation> &files, QMimeData &data);
    /// After the drag: nothing is taken that was not asked for soon.
    void close();

public Q_SLOTS:
    /// By the file manager, once for each drag. @p folder: absolute, on this computer.
    Q_SCRIPTABLE void extractSelectedFilesTo(const QString &folder);

Q_SIGNALS:
    void dropped(const QList<osc::FileLocation> &files, const osc::FileLocation &folder);

private:
    QList<FileLocation> m_files;
    QDeadlineTimer m_until;
    QString m_path;
};

} // namespace osc

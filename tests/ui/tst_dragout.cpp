// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/dragout.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace osc::test {

/// A file manager takes what was dragged to it, over a real session bus.
class TestDragOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_files = {{FilePlace(), "/data/a"}, {FilePlace(), "/data/b"}};
        QVERIFY2(QDBusConnection::sessionBus().isConnected(), "These tests need a session bus");
    }

    void aFolderThatWasDroppedOnIsTold()
    {
        DragOut out;
        QSignalSpy dropped(&out, &DragOut::dropped);
        QMimeData data;
        out.offer(m_files, data);
        out.close();
        call(data, QStringLiteral("/home/some folder"));
        QTRY_COMPARE(dropped.size(), 1);
        QCOMPARE(dropped.constFirst().constFirst().value<QList<FileLocation>>(), m_files);
        QCOMPARE(dropped.constFirst().constLast().value<FileLocation>(),
                 (FileLocation{FilePlace(), "/home/some folder"}));
    }

    void onlyOneCallIsTakenForADrag()
    {
        DragOut out;
        QSignalSpy dropped(&out, &DragOut::dropped);
        QMimeData data;
        out.offer(m_files, data);
        call(data, QStringLiteral("/one"));
        QTRY_COMPARE(dropped.size(), 1);
        QCOMPARE(call(data, QStringLiteral("/two")).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(dropped.size(), 1);
    }

    void anEarlierDragIsNotTakenAnyMore()
    {
        DragOut out;
        QSignalSpy dropped(&out, &DragOut::dropped);
        QMimeData earlier;
        out.offer(m_files, earlier);
        QMimeData data;
        out.offer({m_files.constFirst()}, data);
        QCOMPARE(call(earlier, QStringLiteral("/home")).type(), QDBusMessage::ErrorMessage);
        QVERIFY(dropped.isEmpty());
    }

    void aFolderThatIsNotAbsoluteIsRefused()
    {
        DragOut out;
        QSignalSpy dropped(&out, &DragOut::dropped);
        QMimeData data;
        out.offer(m_files, data);
        call(data, QStringLiteral("sftp://elsewhere/home"));
        QVERIFY(dropped.isEmpty());
    }

private:
    /// As a file manager calls; through a connection of its own.
    static QDBusMessage call(const QMimeData &data, const QString &folder)
    {
        QDBusConnection manager =
            QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("manager"));
        QDBusMessage message = QDBusMessage::createMethodCall(
            QString::fromUtf8(data.data(QStringLiteral("application/x-kde-ark-dndextract-service"))),
            QString::fromUtf8(data.data(QStringLiteral("application/x-kde-ark-dndextract-path"))),
            QStringLiteral("org.kde.ark.DndExtract"), QStringLiteral("extractSelectedFilesTo"));
        message << folder;
        // This thread serves the call as well: it must not sleep.
        return manager.call(message, QDBus::BlockWithGui, 5000);
    }

    QList<FileLocation> m_files;
};

} // namespace osc::test

QTEST_MAIN(osc::test::TestDragOut)
#include "tst_dragout.moc"

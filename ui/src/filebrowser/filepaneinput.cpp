// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/deletestrip.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/namestrip.h"
#include "filebrowser/pathbar.h"
#include "filebrowser/renamestrip.h"
#include "filebrowser/searchpane.h"

#include <models/wording.h>

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>

namespace osc {

Symbol placeSymbol(const FilePlace &place)
{
    switch (place.kind) {
    case FilePlace::Kind::Sandbox:
        return Symbol::Sandboxes;
    case FilePlace::Kind::Volume:
        return Symbol::Volume;
    case FilePlace::Kind::Bucket:
        return Symbol::Bucket;
    case FilePlace::Kind::ThisComputer:
        break;
    }
    return Symbol::Computer;
}

QString FilePane::title() const
{
    return m_store.isOpen() ? safeText(m_services.places.title(m_store.place())) : QStringLiteral("/");
}

QString FilePane::whyNotWrite() const
{
    if (!m_store.fileSystem())
        return {};
    const OpenedPlace &opened = m_store.opened();
    if (opened.access == VolumeAccess::ReadOnly)
        return opened.whyReadOnly.isEmpty() ? tr("This place is open for reading only.") : opened.whyReadOnly;
    const FileSystemCapabilities can = opened.fileSystem->capabilities();
    if (!can.canWrite)
        return can.whyNotWrite.isEmpty() ? tr("Nothing can be written here.") : can.whyNotWrite;
    const std::optional<Mount> mount = mountHere();
    if (mount && mount->readOnly)
        return tr("%1 is mounted read-only in this sandbox.").arg(safeText(mount->target));
    return {};
}

std::optional<Mount> FilePane::mountHere() const
{
    std::optional<Mount> deepest;
    const QList<Mount> mounts = m_services.places.mounts(m_store.place());
    for (const Mount &mount : mounts) {
        const bool deeper = !deepest || mount.target.size() > deepest->target.size();
        if (deeper && isWithin(m_store.path(), cleanPath(mount.target.toUtf8())))
            deepest = mount;
    }
    return deepest;
}

void FilePane::transfer(const QList<FileLocation> &files, const FileLocation &folder, bool move)
{
    if (files.isEmpty() || !m_services.transfer)
        return;
    const QString why = whyNotInto(files, folder, move);
    if (!why.isEmpty()) {
        showError({.kind = ErrorKind::Invalid, .message = why});
        return;
    }
    const QList<TransferRequest> requests = transfersInto(files, folder, move, m_services.places);
    for (const TransferRequest &request : requests)
        m_services.transfer(request);
}

void FilePane::activate(const QModelIndex &index)
{
    const FileItem item = m_views->itemOf(index);
    const bool unknownLink =
        item.entry.type == FileType::Symlink && item.entry.targetType == FileType::Unknown;
    if (item.path.isEmpty())
        return;
    if (effectiveType(item.entry) == FileType::Directory || unknownLink)
        m_store.go(item.path);
    else
        Q_EMIT fileOpened();
}

void FilePane::fillHistory(QMenu *menu, bool back)
{
    menu->clear();
    const QList<FileLocation> &places = back ? m_store.back() : m_store.forward();
    for (qsizetype steps = 1; steps <= qMin<qsizetype>(places.size(), 20); ++steps) {
        const FileLocation &location = places.at(places.size() - steps);
        const QString text = location.place == m_store.place()
                                 ? displayName(location.path)
                                 : tr("%1: %2").arg(safeText(m_services.places.title(location.place)),
                                                    displayName(location.path));
        QAction *action = menu->addAction(QString(text).replace(u'&', QLatin1String("&&")));
        connect(action, &QAction::triggered, this, [this, distance = static_cast<int>(steps), back] {
            m_store.goHistory(back ? -distance : distance);
        });
    }
}

void FilePane::setActive(bool active)
{
    m_active = active;
    update();
}

void FilePane::focusFilter()
{
    m_filter->show();
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FilePane::editPath()
{
    m_pathBar->edit();
}

void FilePane::focusFiles()
{
    m_views->current()->setFocus(Qt::OtherFocusReason);
}

void FilePane::search()
{
    m_deleteStrip->dismiss();
    m_body->setCurrentWidget(m_search);
    m_search->begin();
}

void FilePane::escape()
{
    if (m_renameStrip->isVisible())
        return m_renameStrip->dismiss();
    if (m_deleteStrip->isVisible()) {
        m_deleteStrip->dismiss();
    } else if (m_nameStrip->isVisible()) {
        m_nameStrip->dismiss();
    } else if (m_pathBar->isEditing()) {
        m_pathBar->stopEditing();
        focusFiles();
    } else if (m_body->currentWidget() == m_search) {
        m_search->close();
    } else if (!m_filter->text().isEmpty() || (m_slim && m_filter->isVisible())) {
        m_filter->clear();
        m_filter->setHidden(m_slim);
        focusFiles();
    } else {
        m_views->current()->clearSelection();
    }
}

/// Something that Esc closes before it means anything to the window.
bool FilePane::hasSomethingOpen() const
{
    return m_deleteStrip->isVisible() || m_renameStrip->isVisible() || m_nameStrip->isVisible() ||
           m_body->currentWidget() == m_search || m_pathBar->isEditing() || !m_filter->text().isEmpty() ||
           (m_slim && m_filter->isVisible());
}

bool FilePane::event(QEvent *event)
{
    const bool escapes = event->type() == QEvent::ShortcutOverride &&
                         static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && hasSomethingOpen();
    if (!escapes)
        return QWidget::event(event);
    event->accept();
    return true;
}

void FilePane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && hasSomethingOpen())
        escape();
    else
        QWidget::keyPressEvent(event);
}

bool FilePane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool pressed = event->type() == QEvent::KeyPress;
    if (watched == m_filter)
        return pressed && filterKey(key);
    return viewKey(key, pressed) || QWidget::eventFilter(watched, event);
}

bool FilePane::filterKey(QKeyEvent *key)
{
    if (key->key() != Qt::Key_Escape && key->key() != Qt::Key_Down)
        return false;
    if (key->key() == Qt::Key_Escape) {
        m_filter->clear();
        m_filter->setHidden(m_slim);
    }
    focusFiles();
    return true;
}

/// Keys of the list win over those of the window, such as Del for the sandbox itself.
bool FilePane::viewKey(QKeyEvent *key, bool pressed)
{
    if (key->matches(QKeySequence::Find)) {
        if (pressed)
            focusFilter();
        key->accept();
        return true;
    }
    QAction *action = m_commands->actionFor(QKeySequence(key->keyCombination()));
    if (!action)
        return false;
    if (pressed)
        action->trigger();
    key->accept();
    return true;
}

} // namespace osc

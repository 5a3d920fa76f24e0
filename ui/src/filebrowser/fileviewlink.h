// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileclip.h>

#include <QAbstractItemView>
#include <QDrag>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPointer>
#include <QToolTip>

#include <functional>

namespace osc {

/// What the views of files have in common: they ask here, and they report here.
class FileViewLink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    std::function<FileItem(const QModelIndex &)> itemOf;
    std::function<QList<FileItem>()> selection;
    /// The directory that is shown.
    std::function<FileLocation()> here;
    /// Why nothing can be put here, as a sentence.
    std::function<QString()> whyNotWrite;
    /// Empty, or lets other programs take what is dragged to them.
    std::function<void(const QList<FileLocation> &files, QMimeData &data)> offerOutside;
    std::function<void()> dragEnded;

Q_SIGNALS:
    /// Enter or a double click.
    void opened(const QModelIndex &index);
    void dropped(const osc::FileClip &clip, const osc::FileLocation &folder, bool move);
};

/// A view that files are dragged from and dropped on. @p View is a QAbstractItemView.
template<typename View>
class FileDragView : public View
{
public:
    FileDragView(FileViewLink &link, QWidget *parent)
        : View(parent)
        , m_link(link)
    {
        this->setDragEnabled(true);
        this->setAcceptDrops(true);
        this->setDragDropMode(QAbstractItemView::DragDrop);
        this->setDropIndicatorShown(false);
        this->setEditTriggers(QAbstractItemView::NoEditTriggers);
        this->setSelectionMode(QAbstractItemView::ExtendedSelection);
        this->setSelectionBehavior(QAbstractItemView::SelectRows);
        this->setContextMenuPolicy(Qt::CustomContextMenu);
        QObject::connect(this, &QAbstractItemView::doubleClicked, &link, &FileViewLink::opened);
    }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        const bool edits = this->state() == QAbstractItemView::EditingState;
        if (!edits && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
            if (this->currentIndex().isValid())
                Q_EMIT m_link.opened(this->currentIndex());
            return;
        }
        View::keyPressEvent(event);
    }

    void startDrag(Qt::DropActions) override
    {
        FileClip clip;
        const QList<FileItem> items = m_link.selection();
        for (const FileItem &item : items)
            clip.files.append({m_link.here().place, item.path});
        if (clip.files.isEmpty())
            return;
        auto *drag = new QDrag(this);
        QMimeData *mime = clipToMime(clip);
        // Files of this computer are taken by their addresses.
        const bool foreign = !mime->hasUrls() && m_link.offerOutside;
        if (foreign)
            m_link.offerOutside(clip.files, *mime);
        drag->setMimeData(mime);
        const QPointer<FileViewLink> link(&m_link); // events go on during the drag
        drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
        if (foreign && link)
            link->dragEnded();
    }

    void dragEnterEvent(QDragEnterEvent *event) override
    {
        m_clip = clipFromMime(event->mimeData());
        if (!m_clip.files.isEmpty())
            event->accept();
    }

    void dragMoveEvent(QDragMoveEvent *event) override
    {
        const bool move = isMove(*event);
        const QString why = whyNot(targetAt(event->position().toPoint()), move);
        event->setDropAction(move ? Qt::MoveAction : Qt::CopyAction);
        event->setAccepted(why.isEmpty());
        if (why != m_why && !why.isEmpty())
            QToolTip::showText(this->viewport()->mapToGlobal(event->position().toPoint()),
                               why.toHtmlEscaped(), this->viewport());
        else if (why.isEmpty() && !m_why.isEmpty())
            QToolTip::hideText();
        m_why = why;
    }

    void dragLeaveEvent(QDragLeaveEvent *) override { endDrag(); }

    void dropEvent(QDropEvent *event) override
    {
        const bool move = isMove(*event);
        const FileLocation target = targetAt(event->position().toPoint());
        const FileClip clip = clipFromMime(event->mimeData());
        endDrag();
        if (clip.files.isEmpty() || !m_link.whyNotWrite().isEmpty() ||
            !whyNotInto(clip.files, target, move).isEmpty()) {
            event->ignore();
            return;
        }
        // What is moved is removed by the transfer, never by where it was dragged from.
        event->setDropAction(Qt::CopyAction);
        event->accept();
        Q_EMIT m_link.dropped(clip, target, move);
    }

private:
    [[nodiscard]] static bool isMove(const QDropEvent &event)
    {
        return event.modifiers().testFlag(Qt::ShiftModifier) &&
               !event.modifiers().testFlag(Qt::ControlModifier);
    }

    [[nodiscard]] FileLocation targetAt(const QPoint &position) const
    {
        FileLocation target = m_link.here();
        const QModelIndex index = this->indexAt(position);
        const FileItem item = index.isValid() ? m_link.itemOf(index) : FileItem();
        if (index.isValid() && this->model()->flags(index).testFlag(Qt::ItemIsDropEnabled))
            target.path = item.path;
        return target;
    }

    [[nodiscard]] QString whyNot(const FileLocation &target, bool move) const
    {
        const QString why = m_link.whyNotWrite();
        return why.isEmpty() ? whyNotInto(m_clip.files, target, move) : why;
    }

    void endDrag()
    {
        m_clip = {};
        m_why.clear();
        QToolTip::hideText();
    }

    FileViewLink &m_link;
    FileClip m_clip;
    QString m_why;
};

} // namespace osc

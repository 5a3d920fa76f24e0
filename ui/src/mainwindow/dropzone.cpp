// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/dropzone.h"

#include "dialogs/batch/batchfile.h"

#include <models/wording.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

namespace osc {

namespace {

QStringList droppedPaths(const QMimeData &data)
{
    QStringList paths;
    const auto urls = data.urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile())
            continue;
        QString path = url.toLocalFile();
        while (path.size() > 1 && path.endsWith(u'/'))
            path.chop(1);
        paths << path;
    }
    return paths;
}

} // namespace

DropZone::DropZone(QWidget *window, QWidget *area)
    : QWidget(window)
    , m_area(area)
{
    setObjectName(QStringLiteral("dropZone"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

QString DropZone::sentence() const
{
    const QString first = safeText(QFileInfo(m_paths.value(0)).fileName());
    if (m_paths.size() == 1 && isBatchFileName(m_paths.first()))
        return tr("Drop %1 to create the sandboxes in it").arg(first);
    return m_paths.size() == 1 ? tr("Drop %1 to start a sandbox that mounts it, read-only").arg(first)
                               : tr("Drop %n folder(s) to start a sandbox that mounts them, read-only",
                                    nullptr, int(m_paths.size()));
}

void DropZone::cover()
{
    const QPoint corner = m_area->mapTo(parentWidget(), QPoint());
    setGeometry(QRect(corner, m_area->size()));
    setAccessibleName(sentence());
    raise();
    show();
}

bool DropZone::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *enter = static_cast<QDragEnterEvent *>(event);
        m_paths = droppedPaths(*enter->mimeData());
        if (m_paths.isEmpty())
            break;
        // Nothing is moved away from where it is.
        enter->setDropAction(Qt::CopyAction);
        enter->accept();
        cover();
        return true;
    }
    case QEvent::DragLeave:
        hide();
        break;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        const QStringList paths = droppedPaths(*drop->mimeData());
        hide();
        if (paths.isEmpty())
            break;
        drop->setDropAction(Qt::CopyAction);
        drop->accept();
        Q_EMIT dropped(paths);
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void DropZone::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.base;
    veil.setAlphaF(0.88F);
    painter.fillRect(rect(), veil);
    const QRectF frame = QRectF(rect()).adjusted(16, 16, -16, -16);
    painter.setBrush(theme.selection);
    painter.setPen(QPen(theme.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(frame, 6, 6);
    constexpr int iconSize = 32;
    const bool file = m_paths.size() == 1 && isBatchFileName(m_paths.first());
    const QPointF centre = frame.center();
    painter.drawPixmap(
        QPointF(centre.x() - iconSize / 2.0, centre.y() - iconSize - 12),
        symbolPixmap(file ? Symbol::FileText : Symbol::Folder, theme.accent, iconSize, devicePixelRatioF()));
    painter.setFont(fonts::objectTitle());
    painter.setPen(theme.text);
    const QRectF words(frame.left() + 20, centre.y(), frame.width() - 40, frame.height() / 2 - 12);
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, sentence());
}

} // namespace osc

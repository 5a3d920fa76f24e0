// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/deletestrip.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

DeleteStrip::DeleteStrip(QWidget *parent)
    : QWidget(parent)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("fileDeleteBanner"));
    m_banner->setSeverity(Banner::Severity::Warning);
    m_cancel = m_banner->addButton(QStringLiteral("fileDeleteCancel"), tr("Cancel"));
    m_confirm = m_banner->addButton(QStringLiteral("fileDeleteConfirm"), tr("Delete"));
    setButtonKind(m_confirm, ButtonKind::Danger);
    connect(m_cancel, &QPushButton::clicked, this, &DeleteStrip::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &DeleteStrip::confirm);
    connect(&m_count, &FileCount::changed, this, &DeleteStrip::showCount);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
}

void DeleteStrip::ask(std::shared_ptr<FileSystem> files, const QList<FileItem> &items, const QString &note)
{
    m_items = items;
    m_note = note;
    show();
    m_cancel->setFocus(Qt::OtherFocusReason);
    m_count.start(std::move(files), items);
    showCount();
}

QString DeleteStrip::subject() const
{
    return m_items.size() == 1 ? displayName(lastName(m_items.constFirst().path))
                               : tr("%n item(s)", nullptr, static_cast<int>(m_items.size()));
}

void DeleteStrip::showCount()
{
    if (isHidden())
        return;
    const bool folders = std::any_of(m_items.cbegin(), m_items.cend(), [](const FileItem &item) {
        return item.entry.type == FileType::Directory;
    });
    const QString count = treeSizeText(m_count.size());
    QString title = tr("Delete %1?").arg(subject());
    if (folders)
        title = m_count.isCounting() ? tr("Delete %1? Counting: %2 so far.").arg(subject(), count)
                                     : tr("Delete %1 in %2?").arg(count, subject());
    const QString irrevocable = tr("This cannot be undone.");
    m_banner->setMessage(title, m_note.isEmpty() ? irrevocable : m_note + u' ' + irrevocable);
    const QString verb =
        m_count.isCounting() ? tr("Delete without counting") : tr("Delete %1").arg(subject());
    m_confirm->setText(
        fontMetrics().elidedText(verb, Qt::ElideMiddle, 320).replace(u'&', QLatin1String("&&")));
    m_confirm->setAccessibleName(verb);
}

void DeleteStrip::confirm()
{
    const QList<FileItem> items = m_items;
    dismiss();
    Q_EMIT confirmed(items);
}

void DeleteStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void DeleteStrip::dismiss()
{
    m_count.cancel();
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

} // namespace osc

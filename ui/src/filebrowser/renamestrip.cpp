// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/renamestrip.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"

#include <models/wording.h>

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

RenameStrip::RenameStrip(QWidget *parent)
    : QWidget(parent)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("fileRenameBanner"));
    m_banner->setSeverity(Banner::Severity::Warning);
    m_cancel = m_banner->addButton(QStringLiteral("fileRenameCancel"), tr("Cancel"));
    m_confirm = m_banner->addButton(QStringLiteral("fileRenameConfirm"), tr("Rename"));
    connect(m_cancel, &QPushButton::clicked, this, &RenameStrip::dismiss);
    connect(m_confirm, &QPushButton::clicked, this, &RenameStrip::confirm);
    connect(&m_count, &FileCount::changed, this, &RenameStrip::showCount);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_banner);
}

void RenameStrip::ask(std::shared_ptr<FileSystem> files, const FileItem &folder, const QString &name)
{
    m_folder = folder;
    m_name = name;
    show();
    m_cancel->setFocus(Qt::OtherFocusReason);
    m_count.start(std::move(files), {folder});
    showCount();
}

void RenameStrip::showCount()
{
    if (isHidden())
        return;
    const QString count = treeSizeText(m_count.size());
    const QString folder = displayName(lastName(m_folder.path));
    const QString title =
        m_count.isCounting()
            ? tr("Rename %1 to %2? Counting: %3 so far.").arg(folder, safeText(m_name), count)
            : tr("Rename %1 to %2? That copies %3.").arg(folder, safeText(m_name), count);
    m_banner->setMessage(title, tr("A bucket has no folders that could be renamed: every object below is "
                                   "copied to its new name and the old one is deleted. If it breaks off, "
                                   "both names have a part."));
    const QString verb = m_count.isCounting() ? tr("Rename without counting") : tr("Rename");
    m_confirm->setText(verb);
    m_confirm->setAccessibleName(verb);
}

void RenameStrip::confirm()
{
    const FileItem folder = m_folder;
    const QString name = m_name;
    dismiss();
    Q_EMIT confirmed(folder, name);
}

void RenameStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QWidget::keyPressEvent(event);
}

void RenameStrip::dismiss()
{
    m_count.cancel();
    if (isHidden())
        return;
    hide();
    Q_EMIT dismissed();
}

} // namespace osc

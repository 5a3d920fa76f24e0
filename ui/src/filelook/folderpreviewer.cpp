// SPDX-License-Identifier: Apache-2.0
#include "filelook/folderpreviewer.h"

#include "widgets/labels.h"

#include <QVBoxLayout>

namespace osc {

FolderPreviewer::FolderPreviewer(QWidget *parent)
    : Previewer(parent)
    , m_sentence(new Label({}, Tone::Secondary, this))
{
    m_sentence->setObjectName(QStringLiteral("previewFolder"));
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(14, 0, 14, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sentence);
    layout->addStretch();
}

void FolderPreviewer::open(const FilePreview &preview)
{
    close();
    m_listing = preview.target().fileSystem->list(
        preview.target().location.path,
        [this](const QList<FileEntry> &entries) {
            for (const FileEntry &entry : entries)
                (entry.type == FileType::Directory ? m_folders : m_files) += 1;
            tell(false);
        },
        [this](const Done &done) {
            if (done)
                tell(true);
            else
                Q_EMIT failed(done.error());
        });
}

void FolderPreviewer::close()
{
    m_listing.cancel();
    m_folders = 0;
    m_files = 0;
    m_sentence->clear();
}

void FolderPreviewer::tell(bool isWhole)
{
    const QString folders = tr("%n folder(s)", nullptr, static_cast<int>(m_folders));
    const QString files = tr("%n file(s)", nullptr, static_cast<int>(m_files));
    if (isWhole && m_folders + m_files == 0)
        m_sentence->setText(tr("The folder is empty."));
    else
        m_sentence->setText(isWhole ? tr("%1, %2").arg(folders, files)
                                    : tr("%1, %2 so far").arg(folders, files));
}

} // namespace osc

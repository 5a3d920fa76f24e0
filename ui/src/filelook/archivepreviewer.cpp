// SPDX-License-Identifier: Apache-2.0
#include "filelook/archivepreviewer.h"

#include "widgets/labels.h"

#include <ui/theme.h>

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace osc {

ArchivePreviewer::ArchivePreviewer(ArchiveLister *lister, QWidget *parent)
    : Previewer(parent)
    , m_lister(lister)
    , m_table(new QTableView(this))
    , m_sentence(new Label({}, Tone::Secondary, this))
{
    m_table->setObjectName(QStringLiteral("previewArchive"));
    m_table->setAccessibleName(tr("Content of the archive"));
    m_table->setModel(&m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(26));
    m_table->horizontalHeader()->setSectionResizeMode(ArchiveModel::NameColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(ArchiveModel::SizeColumn, metrics::scaled(80));
    m_table->horizontalHeader()->resizeSection(ArchiveModel::ModifiedColumn, metrics::scaled(120));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_sentence->setObjectName(QStringLiteral("previewArchiveSentence"));
    m_sentence->setWordWrap(true);
    m_sentence->setContentsMargins(14, 0, 14, 8);
    setFocusProxy(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    connect(&m_model, &ArchiveModel::stateChanged, this, &ArchivePreviewer::onStateChanged);
}

void ArchivePreviewer::open(const FilePreview &preview)
{
    if (m_lister)
        m_model.list(*m_lister, preview.target().fileSystem, preview.target().location.path,
                     preview.fileSize());
}

void ArchivePreviewer::close()
{
    m_model.clear();
}

void ArchivePreviewer::onStateChanged()
{
    const bool narrow = width() < metrics::scaled(420);
    m_table->setColumnHidden(ArchiveModel::ModifiedColumn, narrow);
    if (m_model.state() == ArchiveModel::State::Failed)
        m_sentence->setText(m_model.error().message);
    else
        m_sentence->setText(m_model.note());
    m_sentence->setVisible(m_model.state() != ArchiveModel::State::Idle);
    Q_EMIT noteChanged();
}

QString ArchivePreviewer::note() const
{
    return m_model.state() == ArchiveModel::State::Listed ? m_model.summary().format : QString();
}

} // namespace osc

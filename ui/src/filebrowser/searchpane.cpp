// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/searchpane.h"

#include "filebrowser/filedelegate.h"
#include "theme/consolestyle.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/filepanelstore.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

namespace osc {

SearchPane::SearchPane(FilePanelStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_where(new Label({}, Tone::Secondary, this))
    , m_name(new QLineEdit(this))
    , m_content(new QLineEdit(this))
    , m_start(makeButton(QStringLiteral("searchStart"), tr("Search"), this))
    , m_stop(makeButton(QStringLiteral("searchStop"), tr("Stop"), this))
    , m_table(new QTableView(this))
    , m_status(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("searchPane"));
    m_where->setObjectName(QStringLiteral("searchWhere"));
    m_name->setObjectName(QStringLiteral("searchName"));
    m_name->setPlaceholderText(tr("Part of the name, or a pattern with * and ?"));
    m_name->setAccessibleName(tr("Name"));
    m_content->setObjectName(QStringLiteral("searchContent"));
    m_content->setPlaceholderText(tr("Text in the file"));
    m_content->setAccessibleName(tr("Content"));
    m_status->setObjectName(QStringLiteral("searchStatus"));
    m_status->setFont(fonts::secondary());
    buildTable();
    auto *close = makeButton(QStringLiteral("searchClose"), tr("Close"), this);
    auto *fields = new QHBoxLayout;
    fields->setContentsMargins(metrics::margin, 4, metrics::margin, 8);
    fields->setSpacing(metrics::gap);
    fields->addWidget(m_name, 1);
    fields->addWidget(m_content, 1);
    fields->addWidget(m_start);
    fields->addWidget(m_stop);
    fields->addWidget(close);
    auto *where = new QHBoxLayout;
    where->setContentsMargins(metrics::margin, 4, metrics::margin, 0);
    where->addWidget(m_where);
    where->addStretch();
    where->addWidget(m_status);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(where);
    layout->addLayout(fields);
    layout->addWidget(m_table, 1);
    for (QLineEdit *field : {m_name, m_content})
        connect(field, &QLineEdit::returnPressed, this, &SearchPane::search);
    connect(m_start, &QPushButton::clicked, this, &SearchPane::search);
    connect(m_stop, &QPushButton::clicked, &m_search, &FileSearch::stop);
    connect(close, &QPushButton::clicked, this, &SearchPane::close);
    connect(&m_search, &FileSearch::changed, this, &SearchPane::showStatus);
    connect(&store, &FilePanelStore::pathChanged, this, &SearchPane::close);
    showStatus();
}

void SearchPane::buildTable()
{
    m_table->setObjectName(QStringLiteral("searchTable"));
    m_table->setAccessibleName(tr("Found"));
    m_table->setModel(&m_search);
    m_table->setItemDelegate(new FileDelegate(metrics::margin - 8, m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    QHeaderView *header = m_table->horizontalHeader();
    header->setProperty(headerMarginProperty, metrics::margin - 8);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int cell = fontMetrics().averageCharWidth();
    header->resizeSection(FileSearch::NameColumn, cell * 34);
    header->resizeSection(FileSearch::FolderColumn, cell * 40);
    header->setSectionResizeMode(FileSearch::LineColumn, QHeaderView::Stretch);
    connect(m_table, &QTableView::doubleClicked, this, &SearchPane::choose);
}

void SearchPane::begin()
{
    m_isOpen = true;
    m_where->setText(tr("Search in %1 and below").arg(displayName(m_store.path())));
    const bool content = m_store.fileSystem() && m_store.fileSystem()->capabilities().canSearch;
    setDisabledReason(m_content, content ? QString() : tr("The content of files cannot be searched here."));
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void SearchPane::search()
{
    if (!m_store.fileSystem() || (m_name->text().isEmpty() && m_content->text().isEmpty()))
        return;
    FileSearchRequest request;
    request.name = m_name->text();
    request.content = m_content->isEnabled() ? m_content->text().toUtf8() : QByteArray();
    request.contentIgnoresCase = true;
    request.hidden = m_store.model()->arrangement().hidden;
    m_search.start(m_store.fileSystem(), m_store.path(), request);
}

void SearchPane::showStatus()
{
    m_status->setText(m_search.statusText());
    m_stop->setEnabled(m_search.isRunning());
    m_table->setColumnHidden(FileSearch::LineColumn, m_content->text().isEmpty());
}

void SearchPane::choose(const QModelIndex &index)
{
    const FilePath path = m_search.hit(index.row()).path;
    m_search.stop();
    m_isOpen = false;
    Q_EMIT chosen(path);
}

void SearchPane::close()
{
    m_search.clear();
    if (std::exchange(m_isOpen, false))
        Q_EMIT closed();
}

void SearchPane::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (enter && m_table->hasFocus() && m_table->currentIndex().isValid())
        choose(m_table->currentIndex());
    else
        QWidget::keyPressEvent(event);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filetab.h"

#include "credentials/bucketpicker.h"
#include "filebrowser/filepane.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/startpage.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

bool isOpen(const FilePane &pane)
{
    return pane.store().isOpen();
}

} // namespace

FileTab::FileTab(const FileServices &services, FilePlaceList &places, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_stack(new QStackedWidget(this))
    , m_start(new StartPage(places, m_stack))
    , m_splitter(new QSplitter(m_stack))
{
    setObjectName(QStringLiteral("fileTab"));
    m_splitter->setObjectName(QStringLiteral("filePanes"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    m_first = makePane();
    m_active = m_first;
    connect(m_start, &StartPage::chosen, this, [this](const FileLocation &location) {
        open(location);
        focusContents();
    });
    connect(m_start, &StartPage::otherBucketRequested, this, &FileTab::askForBucket);
}

void FileTab::askForBucket()
{
    auto *dialog = new BucketDialog(m_services.places.buckets(), {}, this);
    connect(dialog, &BucketDialog::chosen, this, [this](const BucketChoice &choice) {
        open({{FilePlace::Kind::Bucket, choice.credentialId, choice.bucket},
              cleanPath(choice.prefix.toUtf8())});
        focusContents();
    });
    dialog->open();
}

FilePane *FileTab::makePane()
{
    auto *pane = new FilePane(m_services, FilePane::Kind::Slim, m_splitter);
    m_splitter->addWidget(pane);
    pane->setOther([this, pane]() -> const FilePane * { return pane == m_first ? m_second : m_first; });
    connect(pane, &FilePane::entered, this, [this, pane] { activate(pane); });
    connect(pane, &FilePane::locationChanged, this, &FileTab::titleChanged);
    connect(pane, &FilePane::placesRequested, this, &FileTab::showPlaces);
    connect(pane, &FilePane::fileOpened, this, &FileTab::fileOpened);
    connect(pane, &FilePane::previewRequested, this, &FileTab::previewRequested);
    connect(pane, &FilePane::tabRequested, this, &FileTab::tabRequested);
    connect(pane, &FilePane::selectionChanged, this, [this, pane] {
        if (pane == m_active)
            Q_EMIT selectionChanged();
    });
    return pane;
}

void FileTab::activate(FilePane *pane)
{
    if (m_active == pane)
        return;
    m_active = pane;
    m_first->setActive(m_second && pane == m_first);
    if (m_second)
        m_second->setActive(pane == m_second);
    Q_EMIT selectionChanged();
}

void FileTab::open(const FileLocation &location)
{
    m_stack->setCurrentWidget(m_splitter);
    if (isOpen(*m_active))
        m_active->store().go(location);
    else
        m_active->open(location);
    Q_EMIT titleChanged();
}

void FileTab::showPlaces()
{
    m_stack->setCurrentWidget(m_start);
    m_start->focusList();
    Q_EMIT titleChanged();
}

bool FileTab::showsPlaces() const
{
    return m_stack->currentWidget() == m_start;
}

void FileTab::setTwoPanes(bool two)
{
    if (two == hasTwoPanes())
        return;
    if (two) {
        m_second = makePane();
        m_second->show();
        if (isOpen(*m_first))
            m_second->open(m_first->store().location());
        else
            m_stack->setCurrentWidget(m_splitter);
        m_splitter->setSizes({1000, 1000});
        m_first->setActive(true);
    } else {
        FilePane *going = other();
        m_first = m_active;
        m_second = nullptr;
        m_first->setActive(false);
        going->hide();
        going->disconnect(this);
        going->deleteLater();
    }
    Q_EMIT titleChanged();
}

FilePane *FileTab::other() const
{
    return m_active == m_first ? m_second : m_first;
}

void FileTab::retry(const QString &connectionId)
{
    for (FilePane *pane : {m_first, m_second}) {
        if (pane && pane->store().place().connectionId == connectionId && !pane->store().fileSystem())
            pane->retryIfFailed();
    }
}

void FileTab::focusContents()
{
    if (showsPlaces())
        m_start->focusList();
    else
        m_active->focusFiles();
}

void FileTab::focusSearch()
{
    if (showsPlaces())
        m_start->focusSearch();
    else
        m_active->focusFilter();
}

void FileTab::escape()
{
    if (!showsPlaces())
        m_active->escape();
}

bool FileTab::focusOther()
{
    if (showsPlaces() || !other())
        return false;
    other()->focusFiles();
    return true;
}

void FileTab::toOther(bool move)
{
    if (!other() || !isOpen(*other()))
        return;
    const QString why = other()->whyNotWrite();
    if (!why.isEmpty()) {
        other()->showError({.kind = ErrorKind::Forbidden, .message = why});
        return;
    }
    QList<FileLocation> files;
    const QList<FileItem> items = m_active->views()->selection();
    for (const FileItem &item : items)
        files.append({m_active->store().place(), item.path});
    m_active->transfer(files, other()->store().location(), move);
}

QString FileTab::title() const
{
    if (showsPlaces() || !isOpen(*m_first))
        return tr("Places");
    if (m_second && isOpen(*m_second))
        return tr("%1 and %2").arg(m_first->title(), m_second->title());
    const FilePath &path = m_first->store().path();
    return path == "/" ? m_first->title() : tr("%1: %2").arg(m_first->title(), displayName(path));
}

Symbol FileTab::icon() const
{
    if (showsPlaces() || !isOpen(*m_first))
        return Symbol::GoHome;
    return m_second ? Symbol::Columns : placeSymbol(m_first->store().place());
}

QString FileTab::text() const
{
    if (showsPlaces() || !isOpen(*m_first))
        return {};
    const QString first = locationToText(m_first->store().location());
    return m_second && isOpen(*m_second) ? first + u'\n' + locationToText(m_second->store().location())
                                         : first;
}

void FileTab::restore(const QString &text)
{
    const QStringList locations = text.split(u'\n');
    const auto first = locationFromText(locations.constFirst());
    if (!first)
        return;
    open(*first);
    const auto second = locations.size() > 1 ? locationFromText(locations.at(1)) : std::nullopt;
    if (!second)
        return;
    setTwoPanes(true);
    m_second->open(*second);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filepane.h"

#include "detail/loadnotice.h"
#include "filebrowser/deletestrip.h"
#include "filebrowser/dragout.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/fileviews.h"
#include "filebrowser/namestrip.h"
#include "filebrowser/pathbar.h"
#include "filebrowser/renamestrip.h"
#include "filebrowser/searchpane.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/filehabits.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>

namespace osc {

FilePane::FilePane(const FileServices &services, Kind kind, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_store(services.places)
    , m_views(new FileViews(m_store, m_link, this))
    , m_commands(new FileCommands(*this))
    , m_notice(new LoadNotice(QStringLiteral("fileNotice"), this))
    , m_access(new Banner(this))
    , m_error(new Banner(this))
    , m_deleteStrip(new DeleteStrip(this))
    , m_renameStrip(new RenameStrip(this))
    , m_nameStrip(new NameStrip(this))
    , m_search(new SearchPane(m_store, this))
    , m_slim(kind == Kind::Slim)
{
    setObjectName(QStringLiteral("filePane"));
    m_link.itemOf = [this](const QModelIndex &index) { return m_views->itemOf(index); };
    m_link.selection = [this] { return m_views->selection(); };
    m_link.here = [this] { return m_store.location(); };
    m_link.whyNotWrite = [this] { return whyNotWrite(); };
    if (DragOut *out = m_services.dragOut) {
        m_link.offerOutside = [out](const QList<FileLocation> &files, QMimeData &mime) {
            out->offer(files, mime);
        };
        m_link.dragEnded = [out] { out->close(); };
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, m_slim ? 3 : 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolBar(kind));
    layout->addWidget(m_nameStrip);
    buildBanners(layout);
    layout->addWidget(m_notice);
    layout->addWidget(buildBody(), 1);
    layout->addWidget(buildStatusLine());
    setFocusProxy(m_views);
    connectStore();
    connectViews();
    followHabits();
    m_commands->update();
    updateStatus();
}

FilePane::~FilePane()
{
    m_views->disconnect(this);
    delete m_views; // before the model that they show
}

QWidget *FilePane::buildToolBar(Kind kind)
{
    auto *bar = new QWidget(this);
    m_pathBar = new PathBar(bar);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("fileFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    addClearButton(m_filter);
    m_filter->setFixedWidth(fontMetrics().averageCharWidth() * (m_slim ? 16 : 22));
    m_filter->addAction(symbol(Symbol::Filter, Tone::Secondary), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_filter->setHidden(m_slim);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::margin - 6, 8, metrics::margin - 6, 8);
    layout->setSpacing(4);
    QToolButton *back = m_commands->makeButton(FileCommands::Back, Symbol::GoPrevious, bar);
    QToolButton *forward = m_commands->makeButton(FileCommands::Forward, Symbol::GoNext, bar);
    for (QToolButton *button : {back, forward}) {
        auto *history = new QMenu(button);
        button->setMenu(history);
        button->setPopupMode(QToolButton::DelayedPopup);
        connect(history, &QMenu::aboutToShow, this,
                [this, history, isBack = button == back] { fillHistory(history, isBack); });
    }
    layout->addWidget(back);
    layout->addWidget(forward);
    layout->addWidget(m_commands->makeButton(FileCommands::Up, Symbol::GoUp, bar));
    layout->addWidget(m_pathBar, 1);
    layout->addWidget(m_commands->makeButton(FileCommands::Refresh, Symbol::Refresh, bar));
    layout->addWidget(m_filter);
    if (kind == Kind::Whole) {
        layout->addSpacing(4);
        layout->addWidget(m_commands->makeTextButton(FileCommands::Upload, Symbol::Import, bar));
        layout->addWidget(m_commands->makeTextButton(FileCommands::Download, Symbol::Export, bar));
        layout->addWidget(m_commands->makeButton(FileCommands::NewFolder, Symbol::FolderNew, bar));
        layout->addWidget(m_commands->makeButton(FileCommands::Preview, Symbol::Preview, bar));
    }
    QToolButton *more = makeToolButton(QStringLiteral("fileMoreButton"), Symbol::More, tr("More"), bar);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_commands->makeMenu(more));
    layout->addWidget(more);
    return bar;
}

void FilePane::buildBanners(QVBoxLayout *layout)
{
    m_access->setObjectName(QStringLiteral("fileAccessBanner"));
    m_access->setSeverity(Banner::Severity::Warning);
    const QPushButton *allow = m_access->addButton(QStringLiteral("fileAllowWriting"), tr("Allow writing"));
    connect(allow, &QPushButton::clicked, &m_store, &FilePanelStore::allowWriting);
    m_error->setObjectName(QStringLiteral("fileErrorBanner"));
    const QPushButton *dismiss = m_error->addButton(QStringLiteral("fileErrorDismiss"), tr("Dismiss"));
    connect(dismiss, &QPushButton::clicked, m_error, &QWidget::hide);
    connect(m_deleteStrip, &DeleteStrip::confirmed, this, [this](const QList<FileItem> &items) {
        QList<FilePath> paths;
        for (const FileItem &item : items)
            paths.append(item.path);
        m_store.remove(paths);
    });
    connect(m_deleteStrip, &DeleteStrip::dismissed, this, &FilePane::focusFiles);
    connect(m_renameStrip, &RenameStrip::confirmed, this,
            [this](const FileItem &folder, const QString &name) { m_store.rename(folder.path, name); });
    connect(m_renameStrip, &RenameStrip::dismissed, this, &FilePane::focusFiles);
    connect(m_nameStrip, &NameStrip::dismissed, this, &FilePane::focusFiles);
    auto *banners = new QVBoxLayout;
    banners->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    for (QWidget *banner : {static_cast<QWidget *>(m_access), static_cast<QWidget *>(m_error),
                            static_cast<QWidget *>(m_deleteStrip), static_cast<QWidget *>(m_renameStrip)}) {
        banners->addWidget(banner);
        banner->hide();
    }
    layout->addLayout(banners);
}

QWidget *FilePane::buildBody()
{
    m_body = new QStackedWidget(this);
    auto *list = new QWidget(m_body);
    m_empty = new Label({}, Tone::Secondary, list);
    m_empty->setObjectName(QStringLiteral("fileEmptyLabel"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *stack = new QStackedLayout(list);
    stack->setStackingMode(QStackedLayout::StackAll);
    stack->addWidget(m_views);
    stack->addWidget(m_empty);
    stack->setCurrentWidget(m_empty);
    m_body->addWidget(list);
    m_body->addWidget(m_search);
    connect(m_search, &SearchPane::closed, this, [this] {
        m_body->setCurrentIndex(0);
        focusFiles();
    });
    connect(m_search, &SearchPane::chosen, this, [this](const FilePath &path) {
        m_body->setCurrentIndex(0);
        m_store.reveal(path);
        focusFiles();
    });
    return m_body;
}

QWidget *FilePane::buildStatusLine()
{
    auto *line = new QWidget(this);
    m_count = new Label({}, Tone::Secondary, line);
    m_acting = new Label({}, Tone::Secondary, line);
    m_via = new Label({}, Tone::Secondary, line);
    m_free = new Label({}, Tone::Secondary, line);
    m_cancelAction =
        makeTextToolButton(QStringLiteral("fileCancelAction"), Symbol::Close, tr("Cancel"), line);
    m_count->setObjectName(QStringLiteral("fileCountLabel"));
    m_acting->setObjectName(QStringLiteral("fileActingLabel"));
    m_via->setObjectName(QStringLiteral("fileViaLabel"));
    m_free->setObjectName(QStringLiteral("fileFreeLabel"));
    for (Label *label : {m_count, m_acting, m_via, m_free})
        label->setFont(fonts::secondary());
    m_cancelAction->hide();
    m_free->hide();
    connect(m_cancelAction, &QToolButton::clicked, &m_store, &FilePanelStore::cancelAction);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(metrics::margin - (m_slim ? 6 : 0), 4, metrics::margin - (m_slim ? 6 : 0), 4);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_acting);
    layout->addWidget(m_cancelAction);
    layout->addStretch();
    layout->addWidget(m_via);
    layout->addWidget(m_free);
    return line;
}

void FilePane::connectStore()
{
    connect(&m_store, &FilePanelStore::stateChanged, this, &FilePane::onStateChanged);
    connect(&m_store, &FilePanelStore::pathChanged, this, &FilePane::onPathChanged);
    connect(&m_store, &FilePanelStore::actionChanged, this, &FilePane::onActionChanged);
    connect(&m_store, &FilePanelStore::actionFailed, this, &FilePane::showError);
    connect(&m_store, &FilePanelStore::entryAppeared, m_views, &FileViews::select);
    connect(m_notice, &LoadNotice::retryRequested, &m_store, &FilePanelStore::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, &m_store, &FilePanelStore::stopListing);
    connect(m_pathBar, &PathBar::pathRequested, this, [this](const FilePath &path) {
        m_store.go(path);
        focusFiles();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_store.model()->setFilterText(text);
        updateStatus();
    });
    const FileListModel *model = m_store.model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &FilePane::updateStatus);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FilePane::updateStatus);
}

void FilePane::connectViews()
{
    connect(m_views, &FileViews::selectionChanged, this, [this] {
        m_commands->update();
        updateStatus();
        Q_EMIT selectionChanged();
    });
    connect(m_views, &FileViews::renamed, this, &FilePane::rename);
    connect(&m_link, &FileViewLink::opened, this, &FilePane::activate);
    connect(&m_link, &FileViewLink::dropped, this,
            [this](const FileClip &clip, const FileLocation &folder, bool move) {
                transfer(clip.files, folder, move);
            });
    for (QAbstractItemView *view : m_views->all()) {
        view->installEventFilter(this);
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &position) {
            m_commands->popUp(view->viewport()->mapToGlobal(position));
        });
    }
    connect(m_views, &FileViews::sortChanged, this, [this](int column, Qt::SortOrder order) {
        FileViewHabits view = m_services.habits.view();
        view.sortColumn = column;
        view.sortOrder = order;
        m_services.habits.setView(view);
    });
    connect(m_views, &FileViews::columnsChanged, this,
            [this](const QList<int> &widths, const QList<int> &order) {
                FileViewHabits view = m_services.habits.view();
                view.widths = widths;
                view.order = order;
                m_services.habits.setView(view);
            });
    connect(&m_services.habits, &FileHabits::viewChanged, this, &FilePane::followHabits);
}

void FilePane::followHabits()
{
    const FileViewHabits &view = m_services.habits.view();
    m_views->setMode(static_cast<FileViewMode>(view.mode));
    m_views->setShowHidden(view.hidden);
    m_views->setSort(view.sortColumn, view.sortOrder);
    m_views->setColumns(view.widths, view.order);
    m_commands->update();
    updateStatus();
}

void FilePane::open(const FileLocation &location)
{
    close();
    m_store.open(location);
}

void FilePane::reveal(const FileLocation &file)
{
    if (m_store.place() != file.place || !m_store.isOpen())
        open({file.place, parentPath(file.path)});
    m_store.reveal(file.path);
}

/// Where a folder is renamed by copying it, that is asked first.
void FilePane::rename(const FileItem &item, const QString &name)
{
    const auto &files = m_store.fileSystem();
    const bool copies = files && files->capabilities().renamesByCopying &&
                        item.entry.type == FileType::Directory && !name.isEmpty() &&
                        name != QString::fromUtf8(item.entry.name);
    if (copies)
        m_renameStrip->ask(files, item, name);
    else
        m_store.rename(item.path, name);
}

void FilePane::close()
{
    m_store.close();
    m_renameStrip->dismiss();
    m_filter->clear();
    m_nameStrip->dismiss();
    m_deleteStrip->dismiss();
    m_error->hide();
    m_search->close();
}

void FilePane::retryIfFailed()
{
    if (m_store.state() == FilePanelStore::State::Failed)
        m_store.refresh();
}

void FilePane::onStateChanged()
{
    switch (m_store.state()) {
    case FilePanelStore::State::Opening:
        m_notice->setLoading(tr("Opening the files of %1…").arg(title()));
        break;
    case FilePanelStore::State::Listing:
        m_notice->setLoading(tr("Reading %1…").arg(displayName(m_store.path())));
        break;
    case FilePanelStore::State::Failed:
        m_notice->setError(m_store.error());
        break;
    default:
        m_notice->clear();
    }
    showAccess();
    updateStatus();
    m_commands->update();
    if (m_store.state() != FilePanelStore::State::Ready)
        return;
    m_pathBar->setFileSystem(m_store.fileSystem());
    if (m_title != title()) // it was not known yet
        onPathShown();
    m_services.habits.noteVisit(m_store.location());
    askForFreeSpace();
    Q_EMIT selectionChanged();
}

void FilePane::onPathChanged()
{
    m_filter->clear();
    m_nameStrip->dismiss();
    m_deleteStrip->dismiss();
    m_renameStrip->dismiss();
    m_error->hide();
    m_free->hide();
    m_freeSpace.cancel();
    m_commands->update();
    updateStatus();
    onPathShown();
}

void FilePane::onPathShown()
{
    m_title = title();
    m_pathBar->setPath(m_title, placeSymbol(m_store.place()), m_store.path());
    Q_EMIT locationChanged();
}

void FilePane::onActionChanged()
{
    m_acting->setText(m_store.actionText());
    m_cancelAction->setVisible(m_store.isActing());
    m_commands->update();
}

/// Why a volume may only be looked at, and through what.
void FilePane::showAccess()
{
    const OpenedPlace &opened = m_store.opened();
    const bool restricted = opened.fileSystem && opened.access == VolumeAccess::ReadOnly;
    m_access->setVisible(restricted);
    if (!restricted)
        return;
    FilePlace through = m_store.place();
    through.kind = FilePlace::Kind::Sandbox;
    through.id = opened.throughSandbox;
    m_access->setMessage(opened.whyReadOnly.isEmpty() ? tr("Open for reading only.") : opened.whyReadOnly,
                         opened.throughSandbox.isEmpty()
                             ? QString()
                             : tr("Seen through %1, so nothing extra had to be started.")
                                   .arg(safeText(m_services.places.title(through))));
}

void FilePane::askForFreeSpace()
{
    m_freeSpace = m_store.fileSystem()->freeSpace(m_store.path(), [this](const Result<qint64> &bytes) {
        m_free->setVisible(bytes.ok());
        if (bytes)
            m_free->setText(tr("%1 free").arg(bytesText(*bytes)));
    });
}

void FilePane::updateStatus()
{
    const int shown = m_store.model()->rowCount();
    const int chosen = m_views->selectedCount();
    const QLocale locale;
    if (chosen == 0) {
        const int hidden = m_store.model()->hiddenCount();
        const QString items = tr("%n item(s)", nullptr, shown);
        m_count->setText(hidden > 0 ? tr("%1, %2 hidden").arg(items, locale.toString(hidden)) : items);
    } else {
        qint64 size = 0;
        const QList<FileItem> items = m_views->selection();
        for (const FileItem &item : items) {
            const bool folder = item.entry.type == FileType::Directory;
            size += qMax<qint64>(0, folder ? m_store.model()->measured(item.entry.name) : item.entry.size);
        }
        m_count->setText(tr("%1 of %2 selected, %3")
                             .arg(locale.toString(chosen), locale.toString(shown), bytesText(size)));
    }
    QString via = m_store.fileSystem() ? m_store.fileSystem()->via() : QString();
    if (m_store.fileSystem() && m_store.place().kind == FilePlace::Kind::Bucket)
        via = tr("with key %1").arg(safeText(m_services.places.connectionTitle(m_store.place())));
    const bool readOnly = m_store.fileSystem() && !whyNotWrite().isEmpty();
    m_via->setText(readOnly ? (via.isEmpty() ? tr("read-only") : tr("read-only, %1").arg(via)) : via);
    m_via->setToolTip(whyNotWrite().toHtmlEscaped());
    updateEmpty();
}

void FilePane::updateEmpty()
{
    const FileListModel &model = *m_store.model();
    const bool empty = m_store.state() == FilePanelStore::State::Ready && model.rowCount() == 0;
    m_empty->setVisible(empty);
    if (!empty)
        return;
    if (!model.arrangement().filter.isEmpty())
        m_empty->setText(tr("Nothing matches “%1” in %n item(s).", nullptr, model.totalCount())
                             .arg(model.arrangement().filter));
    else if (model.hiddenCount() > 0)
        m_empty->setText(tr("There are only hidden files here. Ctrl+H shows them."));
    else if (whyNotWrite().isEmpty())
        m_empty->setText(tr("This folder is empty. Drop files here to copy them."));
    else
        m_empty->setText(tr("This folder is empty."));
}

void FilePane::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
}

void FilePane::showNote(const QString &sentence)
{
    m_acting->setText(sentence);
}

void FilePane::paintEvent(QPaintEvent *)
{
    if (!m_slim || !m_active)
        return;
    QPainter painter(this);
    painter.fillRect(0, 0, width(), 3, Theme::of(palette()).accent);
}

} // namespace osc

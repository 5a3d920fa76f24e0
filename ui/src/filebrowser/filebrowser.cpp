// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filebrowser.h"

#include "detail/loadnotice.h"
#include "filebrowser/filetable.h"
#include "filebrowser/namestrip.h"
#include "filebrowser/pathbar.h"
#include "filebrowser/previewpane.h"
#include "filebrowser/transferstrip.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>

namespace osc {

namespace {

/// A flat button for an action; follows its state, its reason when disabled, and its tick.
QToolButton *buttonFor(QAction *action, Symbol icon, bool withText, QWidget *parent)
{
    const QString name = action->objectName() + QLatin1String("Button");
    QToolButton *button = withText ? makeTextToolButton(name, icon, action->text(), parent)
                                   : makeToolButton(name, icon, action->text(), parent);
    button->setCheckable(action->isCheckable());
    const auto update = [action, button] {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString hint =
            keys.isEmpty() ? action->text() : action->text() + QStringLiteral(" (%1)").arg(keys);
        button->setEnabled(action->isEnabled());
        button->setChecked(action->isChecked());
        button->setToolTip(action->isEnabled() || action->statusTip().isEmpty() ? hint : action->statusTip());
        button->setAccessibleDescription(action->isEnabled() ? QString() : action->statusTip());
    };
    update();
    QObject::connect(action, &QAction::changed, button, update);
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

FileBrowser::FileBrowser(const FileServices &services, QWidget *parent)
    : QWidget(parent)
    , m_store(services.places)
    , m_queue(services.transfers, services.activity)
    , m_places(services.places)
    , m_notice(new LoadNotice(QStringLiteral("fileNotice"), this))
    , m_access(new Banner(this))
    , m_error(new Banner(this))
    , m_confirm(new Banner(this))
    , m_nameStrip(new NameStrip(this))
    , m_transferStrip(new TransferStrip(&m_queue, this))
{
    setObjectName(QStringLiteral("fileBrowser"));
    buildActions();
    m_access->setObjectName(QStringLiteral("fileAccessBanner"));
    m_access->setSeverity(Banner::Severity::Warning);
    const QPushButton *allow = m_access->addButton(QStringLiteral("fileAllowWriting"), tr("Allow writing"));
    connect(allow, &QPushButton::clicked, &m_store, &FilePanelStore::allowWriting);
    m_error->setObjectName(QStringLiteral("fileErrorBanner"));
    const QPushButton *dismiss = m_error->addButton(QStringLiteral("fileErrorDismiss"), tr("Dismiss"));
    connect(dismiss, &QPushButton::clicked, m_error, &QWidget::hide);
    m_confirm->setObjectName(QStringLiteral("fileDeleteBanner"));
    m_confirm->setSeverity(Banner::Severity::Warning);
    const QPushButton *cancel = m_confirm->addButton(QStringLiteral("fileDeleteCancel"), tr("Cancel"));
    m_confirmDelete = m_confirm->addButton(QStringLiteral("fileDeleteConfirm"), tr("Delete"));
    setButtonKind(m_confirmDelete, ButtonKind::Danger);
    connect(cancel, &QPushButton::clicked, this, [this] {
        m_confirm->hide();
        m_table->setFocus();
    });
    connect(m_confirmDelete, &QPushButton::clicked, this, [this] {
        m_confirm->hide();
        m_table->setFocus();
        m_store.remove(m_store.pathsOf(m_toDelete));
    });

    auto *banners = new QVBoxLayout;
    banners->setContentsMargins(metrics::margin, 0, metrics::margin, 0);
    banners->addWidget(m_access);
    banners->addWidget(m_error);
    banners->addWidget(m_confirm);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildToolBar());
    layout->addWidget(m_nameStrip);
    layout->addLayout(banners);
    layout->addWidget(m_notice);
    layout->addWidget(buildBody(), 1);
    layout->addWidget(buildStatusLine());
    layout->addWidget(m_transferStrip);
    m_access->hide();
    m_error->hide();
    m_confirm->hide();
    connectStore();
    onSelectionChanged();
    updateStatus();
}

QAction *FileBrowser::addAction(const QString &objectName, const QString &text, const QKeySequence &keys,
                                auto slot)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, slot);
    QWidget::addAction(action);
    return action;
}

void FileBrowser::buildActions()
{
    const auto key = [](auto combination) { return QKeySequence(combination); };
    m_back = addAction(QStringLiteral("fileBack"), tr("Back"), key(Qt::ALT | Qt::Key_Left),
                       [this] { m_store.goBack(); });
    m_forward = addAction(QStringLiteral("fileForward"), tr("Forward"), key(Qt::ALT | Qt::Key_Right),
                          [this] { m_store.goForward(); });
    m_up = addAction(QStringLiteral("fileUp"), tr("Parent folder"), key(Qt::ALT | Qt::Key_Up),
                     [this] { m_store.goUp(); });
    m_refresh = addAction(QStringLiteral("fileRefresh"), tr("Refresh"), key(Qt::Key_F5),
                          [this] { m_store.refresh(); });
    m_refresh->setShortcuts({key(Qt::Key_F5), key(Qt::CTRL | Qt::Key_R)});
    m_typePath = addAction(QStringLiteral("fileTypePath"), tr("Type a path"), key(Qt::CTRL | Qt::Key_L),
                           [this] { m_pathBar->edit(); });
    m_newFolder = addAction(QStringLiteral("fileNewFolder"), tr("New folder…"),
                            key(Qt::CTRL | Qt::SHIFT | Qt::Key_N), [this] { askForFolder(); });
    m_rename =
        addAction(QStringLiteral("fileRename"), tr("Rename…"), key(Qt::Key_F2), [this] { askForName(); });
    m_delete = addAction(QStringLiteral("fileDelete"), tr("Delete…"), key(Qt::Key_Delete),
                         [this] { askToDelete(); });
    m_permissions =
        addAction(QStringLiteral("filePermissions"), tr("Permissions…"), {}, [this] { askForPermissions(); });
    m_download = addAction(QStringLiteral("fileDownload"), tr("Download…"), key(Qt::CTRL | Qt::Key_D),
                           [this] { askForDownload(); });
    m_upload = addAction(QStringLiteral("fileUpload"), tr("Upload…"), key(Qt::CTRL | Qt::Key_U),
                         [this] { askForUpload(); });
    m_copyPath = addAction(QStringLiteral("fileCopyPath"), tr("Copy path"), key(QKeySequence::Copy),
                           [this] { copyPath(); });
    m_hidden = addAction(QStringLiteral("fileHidden"), tr("Hidden files"), key(Qt::CTRL | Qt::Key_H),
                         [this](bool on) {
                             m_store.model()->setShowHidden(on);
                             updateStatus();
                         });
    m_hidden->setCheckable(true);
    m_togglePreview =
        addAction(QStringLiteral("filePreview"), tr("Preview"), key(Qt::Key_Space), [this](bool on) {
            m_preview->setVisible(on);
            onSelectionChanged();
        });
    // Keys that mean something else in a field or on a button belong to the list alone; see eventFilter().
    for (QAction *action : {m_rename, m_delete, m_copyPath, m_togglePreview})
        action->setShortcutContext(Qt::WidgetShortcut);
    m_togglePreview->setCheckable(true);
    m_togglePreview->setChecked(true);
}

QWidget *FileBrowser::buildToolBar()
{
    auto *bar = new QWidget(this);
    m_pathBar = new PathBar(bar);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("fileFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    addClearButton(m_filter);
    m_filter->setFixedWidth(fontMetrics().averageCharWidth() * 22);
    m_filter->addAction(symbol(Symbol::Filter, Tone::Secondary), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::margin - 6, 8, metrics::margin - 6, 8);
    layout->setSpacing(4);
    layout->addWidget(buttonFor(m_back, Symbol::GoPrevious, false, bar));
    layout->addWidget(buttonFor(m_forward, Symbol::GoNext, false, bar));
    layout->addWidget(buttonFor(m_up, Symbol::GoUp, false, bar));
    layout->addWidget(m_pathBar, 1);
    layout->addWidget(buttonFor(m_refresh, Symbol::Refresh, false, bar));
    layout->addSpacing(4);
    layout->addWidget(m_filter);
    layout->addSpacing(4);
    layout->addWidget(buttonFor(m_upload, Symbol::Import, true, bar));
    layout->addWidget(buttonFor(m_download, Symbol::Export, true, bar));
    layout->addWidget(buttonFor(m_newFolder, Symbol::FolderNew, false, bar));
    layout->addWidget(buttonFor(m_rename, Symbol::Edit, false, bar));
    layout->addWidget(buttonFor(m_delete, Symbol::Delete, false, bar));
    layout->addSpacing(4);
    layout->addWidget(buttonFor(m_hidden, Symbol::Hidden, false, bar));
    layout->addWidget(buttonFor(m_togglePreview, Symbol::Preview, false, bar));
    return bar;
}

QWidget *FileBrowser::buildBody()
{
    m_splitter = new QSplitter(this);
    m_splitter->setObjectName(QStringLiteral("fileSplitter"));
    m_splitter->setChildrenCollapsible(false);
    auto *list = new QWidget(m_splitter);
    m_table = new FileTable(m_store.model(), list);
    setFocusProxy(m_table);
    m_table->installEventFilter(this);
    m_empty = new Label({}, Tone::Secondary, list);
    m_empty->setObjectName(QStringLiteral("fileEmptyLabel"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *stack = new QStackedLayout(list);
    stack->setStackingMode(QStackedLayout::StackAll);
    stack->addWidget(m_table);
    stack->addWidget(m_empty);
    stack->setCurrentWidget(m_empty);
    m_preview = new PreviewPane(m_splitter);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_preview);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({760, 300});

    connect(m_table, &FileTable::opened, this, &FileBrowser::activate);
    connect(m_table, &FileTable::filesDropped, this, &FileBrowser::upload);
    connect(m_table, &QWidget::customContextMenuRequested, this, &FileBrowser::showContextMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FileBrowser::onSelectionChanged);
    return m_splitter;
}

QWidget *FileBrowser::buildStatusLine()
{
    auto *line = new QWidget(this);
    m_count = new Label({}, Tone::Secondary, line);
    m_acting = new Label({}, Tone::Secondary, line);
    m_via = new Label({}, Tone::Secondary, line);
    m_cancelAction =
        makeTextToolButton(QStringLiteral("fileCancelAction"), Symbol::Close, tr("Cancel"), line);
    m_count->setObjectName(QStringLiteral("fileCountLabel"));
    m_acting->setObjectName(QStringLiteral("fileActingLabel"));
    m_via->setObjectName(QStringLiteral("fileViaLabel"));
    for (Label *label : {m_count, m_acting, m_via})
        label->setFont(fonts::secondary());
    m_cancelAction->hide();
    connect(m_cancelAction, &QToolButton::clicked, &m_store, &FilePanelStore::cancelAction);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(metrics::margin, 4, metrics::margin, 4);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_acting);
    layout->addWidget(m_cancelAction);
    layout->addStretch();
    layout->addWidget(m_via);
    return line;
}

void FileBrowser::connectStore()
{
    connect(&m_store, &FilePanelStore::stateChanged, this, &FileBrowser::onStateChanged);
    connect(&m_store, &FilePanelStore::pathChanged, this, &FileBrowser::onPathChanged);
    connect(&m_store, &FilePanelStore::actionChanged, this, &FileBrowser::onActionChanged);
    connect(&m_store, &FilePanelStore::actionFailed, this, &FileBrowser::showError);
    connect(&m_store, &FilePanelStore::entryAppeared, this, &FileBrowser::select);
    connect(m_notice, &LoadNotice::retryRequested, &m_store, &FilePanelStore::refresh);
    connect(m_notice, &LoadNotice::cancelRequested, &m_store, &FilePanelStore::stopListing);
    connect(m_pathBar, &PathBar::pathRequested, this, [this](const FilePath &path) { m_store.go(path); });
    connect(m_nameStrip, &NameStrip::dismissed, m_table, [this] { m_table->setFocus(); });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_store.model()->setFilterText(text);
        updateStatus();
    });
    connect(m_store.model(), &QAbstractItemModel::rowsInserted, this, &FileBrowser::updateStatus);
    connect(m_store.model(), &QAbstractItemModel::rowsRemoved, this, &FileBrowser::updateStatus);
    connect(&m_queue, &TransferQueue::finished, this, [this](const Transfer &transfer) {
        if (transfer.direction == Transfer::Direction::Upload &&
            transfer.fileSystem == m_store.fileSystem() && parentPath(transfer.path) == m_store.path())
            m_store.refresh();
    });
}

void FileBrowser::open(const FileLocation &location, const QList<Mount> &mounts)
{
    close();
    m_mounts = mounts;
    m_store.open(location);
}

void FileBrowser::close()
{
    m_store.close();
    m_filter->clear();
    m_nameStrip->dismiss();
    m_error->hide();
    m_confirm->hide();
    m_preview->clear({});
    m_mounts.clear();
}

void FileBrowser::retryIfFailed()
{
    if (m_store.state() == FilePanelStore::State::Failed)
        m_store.refresh();
}

void FileBrowser::dropTransfersOf(const QString &connectionId)
{
    m_queue.removeAllOf(connectionId);
}

void FileBrowser::onStateChanged()
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
    updateActions();
    if (m_store.state() == FilePanelStore::State::Ready)
        onSelectionChanged();
}

void FileBrowser::onPathChanged()
{
    m_pathBar->setPath(title(), m_store.path());
    m_filter->clear();
    m_nameStrip->dismiss();
    m_confirm->hide();
    m_error->hide();
    updateActions();
    updateStatus();
}

/// Why a volume may only be looked at, and through what.
void FileBrowser::showAccess()
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
                                   .arg(safeText(m_places.title(through))));
}

void FileBrowser::onActionChanged()
{
    m_acting->setText(m_store.actionText());
    m_cancelAction->setVisible(m_store.isActing());
    updateActions();
}

void FileBrowser::onSelectionChanged()
{
    updateActions();
    updateStatus();
    const QList<QByteArray> names = m_table->selectedNames();
    if (m_preview->isHidden())
        m_preview->clear({});
    else if (names.size() == 1 && m_store.fileSystem())
        m_preview->show(m_store.fileSystem(), joinPath(m_store.path(), names.constFirst()),
                        entryOf(names.constFirst()));
    else
        m_preview->clear(names.isEmpty() ? tr("Choose a file to see how it begins.")
                                         : tr("%n item(s) chosen.", nullptr, static_cast<int>(names.size())));
}

void FileBrowser::updateActions()
{
    const auto offer = [](QAction *action, bool possible, const QString &whyNot = {}) {
        action->setStatusTip(whyNot);
        action->setEnabled(possible && whyNot.isEmpty());
    };
    const bool opened = m_store.fileSystem() != nullptr;
    const bool idle = opened && !m_store.isActing();
    const qsizetype chosen = m_table->selectedNames().size();
    const QString whyNot = whyNotWrite();
    const FileSystemCapabilities can =
        opened ? m_store.fileSystem()->capabilities() : FileSystemCapabilities();
    offer(m_back, m_store.canGoBack());
    offer(m_forward, m_store.canGoForward());
    offer(m_up, opened && m_store.path() != "/");
    offer(m_refresh, m_store.state() != FilePanelStore::State::Idle);
    offer(m_typePath, opened);
    offer(m_newFolder, idle, whyNot);
    offer(m_upload, opened, whyNot);
    offer(m_rename, idle && can.canRename && chosen == 1, whyNot);
    offer(m_delete, idle && chosen > 0, whyNot);
    offer(m_permissions, idle && can.hasPermissions && chosen > 0, whyNot);
    offer(m_download, opened && chosen > 0);
    offer(m_copyPath, opened);
    m_table->setDropsAccepted(opened && whyNot.isEmpty());
}

void FileBrowser::updateStatus()
{
    const QList<QByteArray> names = m_table->selectedNames();
    const int shown = m_store.model()->rowCount();
    const QLocale locale;
    if (names.isEmpty()) {
        const int hidden = m_store.model()->hiddenCount();
        const QString items = tr("%n item(s)", nullptr, shown);
        m_count->setText(hidden > 0 ? tr("%1, %2 hidden").arg(items, locale.toString(hidden)) : items);
    } else {
        qint64 size = 0;
        for (const QByteArray &name : names)
            size += qMax<qint64>(0, entryOf(name).size);
        m_count->setText(tr("%1 of %2 selected, %3")
                             .arg(locale.toString(names.size()), locale.toString(shown), bytesText(size)));
    }

    const QString via = m_store.fileSystem() ? m_store.fileSystem()->via() : QString();
    const Mount *mount = mountHere();
    m_via->setText(mount && mount->readOnly ? tr("read-only mount, %1").arg(via) : via);

    const bool ready = m_store.state() == FilePanelStore::State::Ready && shown == 0;
    m_empty->setVisible(ready);
    if (ready && !m_store.model()->arrangement().filter.isEmpty())
        m_empty->setText(tr("Nothing matches “%1” in %n item(s).", nullptr, m_store.model()->totalCount())
                             .arg(m_store.model()->arrangement().filter));
    else if (ready && m_store.model()->hiddenCount() > 0)
        m_empty->setText(tr("There are only hidden files here. Ctrl+H shows them."));
    else if (ready)
        m_empty->setText(whyNotWrite().isEmpty() ? tr("This folder is empty. Drop files here to upload them.")
                                                 : tr("This folder is empty."));
}

void FileBrowser::select(const QByteArray &name)
{
    const int row = m_store.model()->rowOf(name);
    if (row < 0)
        return;
    const QModelIndex index = m_store.model()->index(row, 0);
    m_table->setCurrentIndex(index);
    m_table->scrollTo(index);
}

void FileBrowser::activate(const QModelIndex &index)
{
    const QByteArray name = index.data(FileListModel::NameBytesRole).toByteArray();
    const FileEntry entry = entryOf(name);
    const bool unknownLink = entry.type == FileType::Symlink && entry.targetType == FileType::Unknown;
    if (effectiveType(entry) == FileType::Directory || unknownLink)
        m_store.go(joinPath(m_store.path(), name));
    else if (m_preview->isHidden())
        m_togglePreview->trigger();
}

void FileBrowser::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
}

bool FileBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (watched == m_filter) {
        if (event->type() == QEvent::KeyPress &&
            (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Down)) {
            if (key->key() == Qt::Key_Escape)
                m_filter->clear();
            m_table->setFocus();
            return true;
        }
        return false;
    }
    if (key->matches(QKeySequence::Find)) {
        if (event->type() == QEvent::KeyPress)
            m_filter->setFocus(Qt::ShortcutFocusReason);
        event->accept();
        return true;
    }
    // Keys of the list win over those of the window, such as Del for the sandbox itself.
    const auto all = actions();
    for (QAction *action : all) {
        if (!action->shortcuts().contains(QKeySequence(key->keyCombination())))
            continue;
        if (event->type() == QEvent::KeyPress)
            action->trigger();
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/filesplace.h"

#include "filebrowser/filebrowser.h"
#include "filebrowser/filecommands.h"
#include "filebrowser/filepane.h"
#include "filebrowser/filetab.h"
#include "filebrowser/previewpane.h"
#include "widgets/buttons.h"
#include "widgets/separators.h"

#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace osc {

namespace {

constexpr int mostTabs = 50;
constexpr int longestTitle = 260;

} // namespace

FilesPlace::FilesPlace(const FileServices &services, ConnectionRegistry &registry, SandboxStore &sandboxes,
                       QWidget *parent)
    : Place(parent)
    , m_services(services)
    , m_placeList(registry, sandboxes, services.places, services.habits)
    , m_tabs(new QTabBar(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_stack(new QStackedWidget(this))
    , m_preview(new PreviewPane(this))
{
    setObjectName(QStringLiteral("filesPlace"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_columns->setObjectName(QStringLiteral("filesColumns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->setHandleWidth(1);
    m_preview->setWindows(services.looks);
    m_columns->addWidget(m_stack);
    m_columns->addWidget(m_preview);
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({metrics::scaled(950), metrics::scaled(264)});
    m_rows->setObjectName(QStringLiteral("filesRows"));
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_columns);
    m_rows->setStretchFactor(0, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_rows, 1);
    connect(&registry, &ConnectionRegistry::changed, this, [this](const Backend *backend) {
        if (isVisible())
            m_placeList.refresh();
        if (backend->status().state != ConnectionState::Live)
            return;
        for (int i = 0; i < m_stack->count(); ++i)
            tabAt(i)->retry(backend->profile().id);
    });
    connect(&services.places, &FilePlaces::returned, this, [this](const QString &connectionId) {
        for (int i = 0; i < m_stack->count(); ++i)
            tabAt(i)->retry(connectionId);
    });
    addTab();
    updateToggles();
}

QWidget *FilesPlace::buildHeader()
{
    auto *header = new QWidget(this);
    buildTabBar();
    m_newTab = makeToolButton(QStringLiteral("filesNewTab"), Symbol::TabNew, tr("New tab"), header);
    m_newTab->setToolTip(
        tr("New tab (%1)")
            .arg(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T).toString(QKeySequence::NativeText)));
    connect(m_newTab, &QToolButton::clicked, this, [this] {
        addTab();
        focusContents();
    });
    m_twoPanes =
        makeTextToolButton(QStringLiteral("filesTwoPanes"), Symbol::Columns, tr("Two panes"), header);
    m_showPreview =
        makeTextToolButton(QStringLiteral("filesPreview"), Symbol::FileImage, tr("Preview"), header);
    m_showTransfers =
        makeTextToolButton(QStringLiteral("filesTransfers"), Symbol::Transfer, tr("Transfers"), header);
    for (QToolButton *toggle : {m_twoPanes, m_showPreview, m_showTransfers})
        toggle->setCheckable(true);
    m_twoPanes->setToolTip(
        tr("Two panes (%1)").arg(QKeySequence(Qt::Key_F3).toString(QKeySequence::NativeText)));
    m_showPreview->setChecked(true);
    m_showTransfers->hide();
    connect(m_twoPanes, &QToolButton::toggled, this, [this](bool two) {
        current()->setTwoPanes(two);
        updatePreview();
        focusContents();
    });
    connect(m_showPreview, &QToolButton::toggled, this, [this] {
        updatePreview();
        Q_EMIT settingsChanged();
    });
    connect(m_showTransfers, &QToolButton::toggled, this, [this](bool on) {
        if (m_transfers)
            m_transfers->setVisible(on);
        Q_EMIT settingsChanged();
    });
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(metrics::margin - 10, 4, metrics::margin - 4, 4);
    layout->setSpacing(4);
    layout->addWidget(m_tabs, 0, Qt::AlignBottom);
    layout->addWidget(m_newTab);
    layout->addStretch();
    layout->addWidget(m_twoPanes);
    layout->addWidget(m_showPreview);
    layout->addWidget(m_showTransfers);
    return header;
}

void FilesPlace::buildTabBar()
{
    m_tabs->setObjectName(QStringLiteral("filesTabs"));
    m_tabs->setAccessibleName(tr("Tabs of files"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setMovable(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->setIconSize(QSize(metrics::icon, metrics::icon));
    m_tabs->installEventFilter(this);
    connect(m_tabs, &QTabBar::currentChanged, this, &FilesPlace::tabChanged);
    connect(m_tabs, &QTabBar::tabMoved, this, &FilesPlace::moveTab);
}

void FilesPlace::setTransfers(QWidget *transfers)
{
    m_transfers = transfers;
    m_rows->addWidget(transfers);
    m_rows->setSizes({metrics::scaled(560), metrics::scaled(220)});
    m_showTransfers->show();
    transfers->setVisible(m_showTransfers->isChecked());
}

FileTab *FilesPlace::tabAt(int index) const
{
    return qobject_cast<FileTab *>(m_stack->widget(index));
}

FileTab *FilesPlace::current() const
{
    return qobject_cast<FileTab *>(m_stack->currentWidget());
}

FileTab *FilesPlace::addTab()
{
    auto *tab = new FileTab(m_services, m_placeList, m_stack);
    m_stack->addWidget(tab);
    connect(tab, &FileTab::titleChanged, this, [this, tab] {
        updateTitle(tab);
        updateToggles();
        Q_EMIT settingsChanged();
    });
    connect(tab, &FileTab::selectionChanged, this, &FilesPlace::updatePreview);
    connect(tab, &FileTab::fileOpened, this, [this] { m_showPreview->setChecked(true); });
    connect(tab, &FileTab::previewRequested, m_showPreview, &QToolButton::toggle);
    connect(tab, &FileTab::tabRequested, this, &FilesPlace::open);
    m_tabs->addTab(symbol(tab->icon(), Tone::Secondary), {});
    updateTitle(tab);
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    m_newTab->setEnabled(m_tabs->count() < mostTabs);
    return tab;
}

void FilesPlace::closeTab(int index)
{
    if (index < 0)
        return;
    QWidget *going = m_stack->widget(index);
    m_stack->removeWidget(going);
    going->deleteLater();
    m_tabs->removeTab(index);
    if (m_tabs->count() == 0)
        addTab();
    tabChanged();
    m_newTab->setEnabled(m_tabs->count() < mostTabs);
    Q_EMIT settingsChanged();
}

void FilesPlace::moveTab(int from, int to)
{
    QWidget *moved = m_stack->widget(from);
    m_stack->removeWidget(moved);
    m_stack->insertWidget(to, moved);
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    Q_EMIT settingsChanged();
}

void FilesPlace::tabChanged()
{
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    updateToggles();
    updatePreview();
}

void FilesPlace::updateTitle(const FileTab *tab)
{
    const int index = m_stack->indexOf(tab);
    if (index < 0)
        return;
    const QString title = tab->title();
    m_tabs->setTabText(index, m_tabs->fontMetrics()
                                  .elidedText(title, Qt::ElideMiddle, longestTitle)
                                  .replace(u'&', QLatin1String("&&")));
    m_tabs->setTabIcon(index, symbol(tab->icon(), Tone::Secondary));
    m_tabs->setTabToolTip(index, title.toHtmlEscaped());
}

void FilesPlace::updateToggles()
{
    if (!current())
        return;
    const QSignalBlocker blocker(m_twoPanes);
    m_twoPanes->setChecked(current()->hasTwoPanes());
    m_twoPanes->setEnabled(!current()->showsPlaces());
}

void FilesPlace::updatePreview()
{
    if (!current())
        return;
    m_preview->setVisible(m_showPreview->isChecked() && !current()->showsPlaces());
    current()->active()->commands()->action(FileCommands::Preview)->setChecked(m_showPreview->isChecked());
    const FileTab &tab = *current();
    showSelection(*m_preview, *tab.active(), tab.other(),
                  tab.otherIsRight() ? tr("Right pane") : tr("Left pane"));
}

void FilesPlace::open(const FileLocation &location)
{
    for (int i = 0; i < m_stack->count(); ++i) {
        const FileTab *tab = tabAt(i);
        if (!tab->showsPlaces() && !tab->hasTwoPanes() && tab->active()->store().location() == location) {
            m_tabs->setCurrentIndex(i);
            return;
        }
    }
    FileTab *tab = current() && current()->showsPlaces() ? current() : addTab();
    tab->open(location);
    updatePreview();
    focusContents();
}

void FilesPlace::refresh()
{
    m_placeList.refresh();
    if (!current()->showsPlaces())
        current()->active()->store().refresh();
}

void FilesPlace::focusSearch()
{
    current()->focusSearch();
}

void FilesPlace::focusContents()
{
    current()->focusContents();
}

bool FilesPlace::focusNextPane()
{
    return current()->focusOther();
}

void FilesPlace::escape()
{
    current()->escape();
}

void FilesPlace::entered()
{
    m_placeList.refresh();
}

void FilesPlace::restore(const WindowSettings &settings)
{
    m_showPreview->setChecked(settings.filesPreview);
    m_showTransfers->setChecked(settings.filesTransfers);
    if (!settings.preferences.restoreSession)
        return;
    for (const QString &text : settings.fileTabs.mid(0, mostTabs)) {
        FileTab *tab = current()->showsPlaces() ? current() : addTab();
        tab->restore(text);
    }
    m_tabs->setCurrentIndex(qBound(0, settings.fileTab, m_tabs->count() - 1));
}

void FilesPlace::save(WindowSettings &settings) const
{
    settings.filesPreview = m_showPreview->isChecked();
    settings.filesTransfers = m_showTransfers->isChecked();
    settings.fileTabs.clear();
    settings.fileTab = 0;
    for (int i = 0; i < m_stack->count(); ++i) {
        const QString text = tabAt(i)->text();
        if (text.isEmpty())
            continue;
        if (i <= m_tabs->currentIndex())
            settings.fileTab = static_cast<int>(settings.fileTabs.size());
        settings.fileTabs.append(text);
    }
}

void FilesPlace::stepTab(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
    focusContents();
}

bool FilesPlace::handleKey(const QKeyEvent &event, bool dry)
{
    const auto run = [dry](auto act) {
        if (!dry)
            act();
        return true;
    };
    switch (event.keyCombination().toCombined()) {
    case (Qt::CTRL | Qt::Key_Tab).toCombined():
        return run([this] { stepTab(1); });
    case (Qt::CTRL | Qt::SHIFT | Qt::Key_Tab).toCombined():
    case (Qt::CTRL | Qt::SHIFT | Qt::Key_Backtab).toCombined():
        return run([this] { stepTab(-1); });
    case (Qt::CTRL | Qt::SHIFT | Qt::Key_T).toCombined():
        return run([this] {
            addTab();
            focusContents();
        });
    case (Qt::CTRL | Qt::Key_W).toCombined():
        return run([this] {
            closeTab(m_tabs->currentIndex());
            focusContents();
        });
    case Qt::Key_F3:
        return run([this] { m_twoPanes->click(); });
    case (Qt::SHIFT | Qt::Key_F5).toCombined():
        return run([this] { current()->toOther(false); });
    case (Qt::SHIFT | Qt::Key_F6).toCombined():
        return run([this] { current()->toOther(true); });
    default:
        return false;
    }
}

/// Keys of the place win over those of the window, which mean other things in other places.
bool FilesPlace::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && handleKey(*static_cast<QKeyEvent *>(event), true)) {
        event->accept();
        return true;
    }
    return Place::event(event);
}

void FilesPlace::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(*event, false))
        Place::keyPressEvent(event);
}

bool FilesPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tabs && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton) {
            closeTab(m_tabs->tabAt(mouse->position().toPoint()));
            return true;
        }
    }
    return Place::eventFilter(watched, event);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <ui/mainwindow.h>

#include "mainwindow/detailbinding.h"
#include "mainwindow/filesmenu.h"
#include "mainwindow/places.h"
#include "panels/sandboxespanel.h"

#include <QActionGroup>
#include <QMenuBar>

namespace osc {

namespace {

QAction *add(QMenu *menu, const QString &text, const QKeySequence &shortcut, QWidget *window,
             const std::function<void()> &call)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(shortcut);
    QObject::connect(action, &QAction::triggered, window, call);
    return action;
}

} // namespace

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    add(file, tr("&New sandbox…"), QKeySequence::New, this, [this] {
        newSandbox();
    })->setIcon(symbol(Symbol::Add));
    buildCreationMenu(file);
    add(file, tr("&Connect to an engine…"), {}, this, [this] { connectToEngine(); });
    add(file, tr("Connect to an &OpenSandbox server…"), {}, this, [this] {
        connectToServer({});
    })->setObjectName(QStringLiteral("connectServerAction"));
    file->addSeparator();
    add(file, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, [this] { quit(); });

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    add(edit, tr("&Find"), QKeySequence::Find, this, [this] { focusSearch(); });
    add(edit, tr("&Clear search, then selection"), Qt::Key_Escape, this,
        [this] { m_places->currentPlace()->escape(); });

    buildViewMenu(menuBar()->addMenu(tr("&View")));
    m_sandboxes->actions().fillMenu(menuBar()->addMenu(tr("&Sandbox")));

    if (m_services.volumes)
        buildVolumeMenu(menuBar()->addMenu(tr("V&olume")));
    auto *files = new FilesMenu(menuBar()->addMenu(tr("F&iles")), *this);
    connect(files, &FilesMenu::filesRequested, this, [this] { goTo(placeid::files); });
    if (m_services.credentials.areThere())
        buildCredentialMenu(menuBar()->addMenu(tr("&Credential")));
    buildGoMenu(menuBar()->addMenu(tr("&Go")));
    buildToolsMenu(menuBar()->addMenu(tr("&Tools")));
    buildHelpMenu(menuBar()->addMenu(tr("&Help")));
    // What the menus and their keys act on is to be in sight.
    connect(m_places, &Places::currentPlaceChanged, this, [this, files](const QString &placeId) {
        const bool sandboxes = placeId == placeid::sandboxes;
        m_sandboxes->actions().setShown(sandboxes);
        m_detail->setShown(sandboxes);
        files->update();
    });
}

void MainWindow::buildGoMenu(QMenu *menu)
{
    int key = Qt::Key_1;
    for (const PlaceInfo &info : m_places->list()) {
        QAction *action = add(menu, info.name, QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)), this,
                              [this, id = info.id] {
                                  goTo(id);
                                  m_places->currentPlace()->focusContents();
                              });
        action->setObjectName(info.id + QStringLiteral("PlaceAction"));
        action->setIcon(symbol(info.symbol));
    }
    menu->addSeparator();
    add(menu, tr("&Next pane"), Qt::Key_F6, this, [this] { nextPane(); });
}

void MainWindow::buildViewMenu(QMenu *menu)
{
    QAction *refreshAction = add(menu, tr("&Refresh"), {}, this, [this] { refresh(); });
    refreshAction->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    menu->addSeparator();

    QAction *right = menu->addAction(tr("&Detail at the right"));
    right->setObjectName(QStringLiteral("detailAtRightAction"));
    right->setCheckable(true);
    right->setChecked(m_settings.detailAtRight);
    connect(right, &QAction::toggled, this, [this](bool on) {
        m_settings.detailAtRight = on;
        m_sandboxes->setDetailAtRight(on);
        saveSoon();
    });
    m_detail->fillMenu(menu);
    menu->addSeparator();

    QMenu *heights = menu->addMenu(tr("Row &height"));
    auto *heightGroup = new QActionGroup(this);
    for (const auto &[height, text] : {std::pair{RowHeight::Compact, tr("&Compact")},
                                       {RowHeight::Normal, tr("&Normal")},
                                       {RowHeight::Roomy, tr("&Roomy")}}) {
        QAction *action = heightGroup->addAction(heights->addAction(text));
        action->setObjectName(QStringLiteral("rowHeight%1Action").arg(static_cast<int>(height)));
        action->setCheckable(true);
        action->setChecked(m_settings.rowHeight == height);
        connect(action, &QAction::triggered, this, [this, height = height] {
            m_settings.rowHeight = height;
            m_sandboxes->setRowHeight(height);
            saveSoon();
        });
    }

    QMenu *themes = menu->addMenu(tr("&Theme"));
    auto *themeGroup = new QActionGroup(this);
    for (const auto &[choice, text] : {std::pair{ThemeChoice::System, tr("As the &system")},
                                       {ThemeChoice::Light, tr("&Light")},
                                       {ThemeChoice::Dark, tr("&Dark")}}) {
        QAction *action = themeGroup->addAction(themes->addAction(text));
        action->setObjectName(QStringLiteral("theme%1Action").arg(static_cast<int>(choice)));
        action->setCheckable(true);
        action->setChecked(m_services.theme.choice() == choice);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_settings.theme = choice;
            m_services.theme.setChoice(choice);
            saveSoon();
        });
    }
}

} // namespace osc

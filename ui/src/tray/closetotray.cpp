// SPDX-License-Identifier: Apache-2.0
#include "tray/closetotray.h"

#include <ui/mainwindow.h>

#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

namespace osc {

CloseToTray::CloseToTray(MainWindow &window, std::function<bool()> isTrayThere)
    : QObject(&window)
    , m_window(window)
    , m_isTrayThere(std::move(isTrayThere))
{
    window.installEventFilter(this);
}

bool CloseToTray::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_window || event->type() != QEvent::Close || m_window.isQuitting() || !m_isTrayThere())
        return false;
    const ClosingChoice choice = m_window.preferences().closing;
    if (choice == ClosingChoice::Quit) {
        QMetaObject::invokeMethod(&m_window, &MainWindow::quit, Qt::QueuedConnection);
    } else if (choice == ClosingChoice::KeepInTray) {
        hideWindow();
    } else {
        ask();
    }
    event->ignore();
    return true;
}

void CloseToTray::hideWindow()
{
    m_window.saveSession();
    QApplication::setQuitOnLastWindowClosed(false);
    m_window.hide();
}

void CloseToTray::ask()
{
    if (m_window.findChild<QMessageBox *>(QStringLiteral("closingQuestion")))
        return;
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Keep running in the tray?"),
                                tr("Keep running in the tray?"), QMessageBox::NoButton, &m_window);
    box->setObjectName(QStringLiteral("closingQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("There the console goes on deleting sandboxes when they expire, and tells you ten "
           "minutes before. When it has ended, nobody does."));
    auto *remember = new QCheckBox(tr("&Remember this"), box);
    remember->setObjectName(QStringLiteral("rememberClosing"));
    remember->setAccessibleName(tr("Remember this"));
    box->setCheckBox(remember);
    QPushButton *keep = box->addButton(tr("&Keep running"), QMessageBox::AcceptRole);
    keep->setObjectName(QStringLiteral("keepRunningButton"));
    QPushButton *quit = box->addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    quit->setObjectName(QStringLiteral("quitButton"));
    box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(keep);
    connect(box, &QMessageBox::buttonClicked, this,
            [this, box, keep, quit, remember](QAbstractButton *pressed) {
                if (pressed != keep && pressed != quit)
                    return;
                if (remember->isChecked()) {
                    Preferences preferences = m_window.preferences();
                    preferences.closing = pressed == keep ? ClosingChoice::KeepInTray : ClosingChoice::Quit;
                    m_window.setPreferences(preferences);
                }
                box->close();
                if (pressed == keep)
                    hideWindow();
                else
                    QMetaObject::invokeMethod(&m_window, &MainWindow::quit, Qt::QueuedConnection);
            });
    box->open();
}

} // namespace osc

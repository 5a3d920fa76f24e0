// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"
#include "panels/place.h"

#include <models/fileplacelist.h>

class QSplitter;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace osc {

class FileTab;
class PreviewPane;

/// The place Files: tabs of one or two panels, a preview, and the transfers.
class FilesPlace : public Place
{
    Q_OBJECT

public:
    /// All outlive the place.
    FilesPlace(const FileServices &services, ConnectionRegistry &registry, SandboxStore &sandboxes,
               QWidget *parent = nullptr);

    /// What is shown below for as long as the user wants to see the transfers; the place owns it.
    void setTransfers(QWidget *transfers);
    /// In a tab of its own, or in the one that shows it already.
    void open(const FileLocation &location);

    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    bool focusNextPane() override;
    void escape() override;
    void entered() override;
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHeader();
    void buildTabBar();
    FileTab *addTab();
    void closeTab(int index);
    void moveTab(int from, int to);
    void tabChanged();
    void updateTitle(const FileTab *tab);
    void updatePreview();
    void updateToggles();
    void stepTab(int by);
    [[nodiscard]] FileTab *current() const;
    [[nodiscard]] FileTab *tabAt(int index) const;
    /// Runs what a key stands for; with @p dry only says whether there is something.
    bool handleKey(const QKeyEvent &event, bool dry);

    FileServices m_services;
    FilePlaceList m_placeList;
    QTabBar *m_tabs;
    QToolButton *m_newTab;
    QToolButton *m_twoPanes;
    QToolButton *m_showPreview;
    QToolButton *m_showTransfers;
    QSplitter *m_columns;
    QSplitter *m_rows;
    QStackedWidget *m_stack; ///< In the order of the tabs.
    PreviewPane *m_preview;
    QWidget *m_transfers = nullptr;
};

} // namespace osc

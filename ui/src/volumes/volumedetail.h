// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"

#include <models/volumestore.h>

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace osc {

class ElidedLabel;
class FileBrowser;
class InspectTab;
class Label;
class SymbolLabel;
class VolumeActions;
class VolumeOverview;
class VolumeUses;

/// One volume, looked at from all sides. What a tab shows is asked for when the tab is first looked at.
class VolumeDetail : public QWidget
{
    Q_OBJECT

public:
    enum class Tab { Overview, Files, UsedBy, Inspect };

    /// All outlive the detail.
    VolumeDetail(VolumeStore &store, VolumeActions &actions, const FileServices &files,
                 QWidget *parent = nullptr);

    /// Null: nothing is shown.
    void show(const VolumeKey &key);
    void showTab(Tab tab);
    [[nodiscard]] Tab currentTab() const;
    void stepTab(int by);

Q_SIGNALS:
    void sandboxRequested(const osc::SandboxKey &key);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader();
    void buildTabs();
    void refresh();
    void tabChosen();
    void leave();
    void fillTab();
    void openFiles();
    void openInspect();

    VolumeStore &m_store;
    VolumeActions &m_actions;
    VolumeKey m_key;
    bool m_inspected = false;
    bool m_filesOpen = false;
    QWidget *m_content;
    Label *m_nothing;
    QList<QPushButton *> m_foldable; ///< The first to go first; the menu has them all.
    QWidget *m_header = nullptr;
    SymbolLabel *m_icon = nullptr;
    ElidedLabel *m_name = nullptr;
    Label *m_summary = nullptr;
    QTabBar *m_tabs;
    Label *m_hint;
    QStackedWidget *m_pages;
    VolumeOverview *m_overview;
    FileBrowser *m_files;
    VolumeUses *m_uses;
    InspectTab *m_inspect;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/sandboxactions.h"

#include <models/sandboxfilterproxy.h>
#include <models/sandboxstore.h>
#include <ui/glyphs.h>
#include <ui/settings.h>

#include <QTimer>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace osc {

class Banner;
class BulkBar;
class ConnectionBanner;
class EmptyState;
class FilterBar;
class Label;
class PlaceTitle;
class SandboxTable;
class UsageStore;

/// The place Sandboxes: one table over all connections, with search, filters, bulk actions and the detail of
/// the current sandbox below it.
class SandboxesPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p store and @p usage outlive the panel.
    SandboxesPanel(SandboxStore &store, UsageStore &usage, QWidget *parent = nullptr);
    ~SandboxesPanel() override;

    [[nodiscard]] SandboxActions &actions() { return *m_actions; }
    /// Shown below or beside the table; the panel owns it.
    void setDetail(QWidget *detail);
    void setDetailAtRight(bool right);
    void setRowHeight(RowHeight height);
    void setConnection(const QString &connectionId);
    [[nodiscard]] const QString &connection() const { return m_connection; }
    [[nodiscard]] SandboxKey current() const;

    void focusSearch();
    void focusTable();
    /// False when it has the focus already.
    bool focusDetail();
    /// What Esc does: clears the search, then the selection.
    void escape();
    /// Also when it is not in the table yet: then as soon as it appears, unless that takes longer than ten
    /// seconds or the user selects another one meanwhile.
    void select(const SandboxKey &key);
    /// The same, and takes the filters away when they hide it.
    void reveal(const SandboxKey &key);
    /// Shows @p banner above the table until removeBanner(). The panel owns it.
    void addBanner(Banner *banner);
    void removeBanner(Banner *banner);

    void restore(const WindowSettings &settings);
    void save(WindowSettings &settings) const;

Q_SIGNALS:
    void newSandboxRequested();
    void refreshRequested();
    void otherEngineRequested();
    void doctorRequested();
    void currentChanged(const osc::SandboxKey &key);
    /// Enter or double click.
    void opened(const osc::SandboxKey &key);
    /// The user wants to filter by this one; empty: by none.
    void connectionChosen(const QString &connectionId);
    /// Something that save() keeps and that should not be lost was changed.
    void settingsChanged();

private:
    void buildLayout();
    void connectEverything();
    void selectionChanged();
    void selectWished();
    void rowsChanged();
    void updateSummary();
    void updateContent();
    void updateStale();
    void tick();
    void updateBanners();
    void showActionError(const SandboxKey &key, const Error &error);
    void showContextMenu(const QPoint &position);
    [[nodiscard]] QList<SandboxKey> selectedKeys() const;

    SandboxStore &m_store;
    SandboxFilterProxy m_proxy;
    SandboxActions *m_actions;
    PlaceTitle *m_title;
    FilterBar *m_filter;
    BulkBar *m_bulk;
    QWidget *m_banners;
    ConnectionBanner *m_connectionBanner;
    Banner *m_actionBanner;
    Label *m_stale;
    QWidget *m_staleStrip;
    QStackedWidget *m_content;
    SandboxTable *m_table;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QWidget *m_detail = nullptr;
    RingAnimator *m_rings;
    QTimer m_tick;
    QTimer m_contentTimer;
    QTimer m_wishTimer;
    QString m_connection;
    SandboxKey m_current;
    SandboxKey m_failed;
    SandboxKey m_wished; ///< To be selected once it is there.
    bool m_shownOnce = false;
};

} // namespace osc

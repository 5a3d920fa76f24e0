// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"
#include "panels/place.h"

#include <core/fileplace.h>
#include <core/sandboxspec.h>
#include <models/volumefilter.h>
#include <models/volumework.h>
#include <ui/glyphs.h>

#include <QTimer>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace osc {

class Banner;
class EmptyState;
class PlaceTitle;
class SelectionBar;
class VolumeActions;
class VolumeDetail;
class VolumeFilterBar;
class VolumeProgress;
class VolumeTable;

/// The place Volumes: one table over all connections and kinds, with search, filters, actions on many and the
/// detail of the current volume below it.
class VolumesPanel : public Place
{
    Q_OBJECT

public:
    /// @p work outlives the panel.
    VolumesPanel(VolumeWork &work, const FileServices &files, QWidget *parent = nullptr);
    ~VolumesPanel() override;

    [[nodiscard]] VolumeActions &actions() { return *m_actions; }
    [[nodiscard]] VolumeDetail &detail() { return *m_detail; }
    /// Only the volumes of this connection; empty: of all.
    void setConnection(const QString &connectionId);
    /// Selects the volume, and takes the filters away when they hide it; also when it is not there yet.
    void reveal(const VolumeKey &key);

    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    bool focusNextPane() override;
    void escape() override;
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;
    [[nodiscard]] Count count() const override;

Q_SIGNALS:
    void newSandboxRequested(const QString &connectionId, const osc::SandboxSpec &spec);
    /// In a browser of their own.
    void filesRequested(const osc::FileLocation &location);
    void sandboxRequested(const osc::SandboxKey &key);
    /// The entry of what failed.
    void activityRequested(const QString &entryId);
    void messageRequested(const QString &text);
    /// The user wants all connections again.
    void connectionCleared();

private:
    void build();
    void connectParts();
    void connectModel();
    void selectionChanged();
    void rowsChanged();
    void updateSoon();
    void updateContent();
    void updateSummary();
    void updateBanner();
    void updateEmpty();
    void selectWished();
    void showContextMenu(const QPoint &position);

    VolumeWork &m_work;
    VolumeStore &m_store;
    VolumeFilterProxy m_proxy;
    VolumeActions *m_actions;
    PlaceTitle *m_title;
    VolumeTable *m_table;
    VolumeFilterBar *m_filter;
    SelectionBar *m_bulk;
    VolumeProgress *m_progress;
    Banner *m_banner;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    VolumeDetail *m_detail;
    RingAnimator *m_rings;
    QTimer m_soon;
    QString m_connection;
    VolumeKey m_current;
    VolumeKey m_wished; ///< To be selected once it is there.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/place.h"

#include <core/sandboxspec.h>
#include <models/snapshotstore.h>
#include <ui/glyphs.h>

class QLineEdit;
class QStackedWidget;

namespace osc {

class Banner;
class EmptyState;
class FilterChip;
class Label;
class PlaceTitle;
class SelectionBar;
class SnapshotActions;
class SnapshotTable;

/// The place Snapshots: those of all connections in one table. Connections that have none are named below it,
/// with the reason.
class SnapshotsPlace : public Place
{
    Q_OBJECT

public:
    /// @p store outlives the place.
    explicit SnapshotsPlace(SnapshotStore &store, QWidget *parent = nullptr);
    ~SnapshotsPlace() override;

    [[nodiscard]] SnapshotActions &actions() { return *m_actions; }
    /// Only those of this connection; empty: of all.
    void setConnection(const QString &connectionId);

    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    void escape() override;
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;
    [[nodiscard]] Count count() const override;

Q_SIGNALS:
    void newSandboxRequested(const QString &connectionId, const osc::SandboxSpec &spec, const QString &title);
    void sandboxRequested(const osc::SandboxKey &key);
    /// The user wants all connections again.
    void connectionCleared();

private:
    void buildBar(QLayout *layout);
    void buildBanner();
    void connectParts();
    void selectionChanged();
    void update();
    void updateEmpty();
    void updateBanner();
    void reveal(const SnapshotKey &key);
    void showContextMenu(const QPoint &position);

    SnapshotStore &m_store;
    SnapshotFilterProxy m_proxy;
    SnapshotActions *m_actions;
    PlaceTitle *m_title;
    QLineEdit *m_search;
    FilterChip *m_chip = nullptr;
    QLayout *m_bar = nullptr;
    Banner *m_banner;
    SelectionBar *m_bulk;
    SnapshotTable *m_table;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    Label *m_without;
    RingAnimator *m_rings;
    QString m_connection;
};

} // namespace osc

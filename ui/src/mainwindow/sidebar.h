// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <QWidget>

class QListView;
class QListWidget;
class QListWidgetItem;

namespace osc {

class ConnectionModel;
class Label;

/// Places at the top, connections below them.
class Sidebar : public QWidget
{
    Q_OBJECT

public:
    /// @p connections outlives the sidebar.
    explicit Sidebar(ConnectionModel &connections, QWidget *parent = nullptr);

    /// @p id names the place from then on; a mnemonic in @p name is not shown.
    void addPlace(const QString &id, Symbol icon, const QString &name);
    void setPlaceCount(const QString &id, const QString &count, bool alarming = false);
    void setCurrentPlace(const QString &id);
    /// Highlights the connection that is filtered by; empty: none.
    void setCurrentConnection(const QString &connectionId);
    /// How many connections could be made; shown while there is none.
    void setFound(int count);
    /// Repaints second lines in which a time runs.
    void tick();

Q_SIGNALS:
    void placeChosen(const QString &id);
    /// Clicked: filter by it, or by none when it was the one.
    void connectionChosen(const QString &connectionId);
    void addConnectionRequested();
    /// Double click, or F2.
    void connectionEditRequested(const QString &connectionId);
    void connectionMenuRequested(const QString &connectionId, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fitLists();
    [[nodiscard]] QListWidgetItem *placeItem(const QString &id) const;
    void updateNothing();

    ConnectionModel &m_model;
    QListWidget *m_places;
    QListView *m_connections;
    QWidget *m_nothing;
    Label *m_found;
};

} // namespace osc

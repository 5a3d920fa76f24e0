// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/endpointsmodel.h>

#include <QSortFilterProxyModel>
#include <QWidget>

class QStackedWidget;
class QToolButton;
class QUrl;

namespace osc {

class Backend;
class EmptyState;
class Label;
class LoadNotice;
class PlaceTable;

/// The ports of a sandbox and how they are reached. Nothing is connected to unless the user asks for it.
class EndpointsTab : public QWidget
{
    Q_OBJECT

public:
    explicit EndpointsTab(QWidget *parent = nullptr);

    void open(EndpointService *endpoints, const QString &sandboxId);
    void close();
    void refresh();

Q_SIGNALS:
    /// To be shown in a browser; http or https.
    void browserRequested(const QUrl &url);

private:
    void buildToolBar();
    void buildTable();
    void onStateChanged();
    void updateCurrent();
    void updateContent();
    void openInBrowser();
    void askPort();
    void select(int port);
    void copyUrl() const;
    [[nodiscard]] const EndpointRow *current() const;

    EndpointsStore m_store;
    QSortFilterProxyModel m_proxy;
    QWidget *m_toolBar;
    QToolButton *m_check;
    QToolButton *m_checkAll;
    QToolButton *m_copy;
    QToolButton *m_browse;
    LoadNotice *m_notice;
    QStackedWidget *m_content;
    PlaceTable *m_table;
    EmptyState *m_empty;
    Label *m_way;
};

} // namespace osc

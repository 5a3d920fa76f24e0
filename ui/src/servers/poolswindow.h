// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <core/sandboxspec.h>
#include <models/connectionregistry.h>
#include <models/poolstore.h>

class QComboBox;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace osc {

class Banner;
class EmptyState;
class Label;
class LoadNotice;
class SegmentedControl;

/// The pools and image templates of a server: what is there, and what can be done with it. A server that
/// lacks one says so. Not modal.
class PoolsWindow : public DialogFrame
{
    Q_OBJECT

public:
    /// @p preferred: the connection that is shown first. @p registry outlives the window.
    PoolsWindow(ConnectionRegistry &registry, const QString &preferred, QWidget *parent);
    ~PoolsWindow() override;

Q_SIGNALS:
    void newSandboxRequested(const QString &connectionId, const osc::SandboxSpec &spec, const QString &title);

private:
    enum Kind { Pools, Templates };

    void buildBar();
    void buildTable();
    void listConnections(const QString &preferred);
    void openConnection();
    void showKind();
    void update();
    void fillPools();
    void fillTemplates();
    void updateActions();
    void updateEmpty();
    void create();
    void edit();
    void askRemoval();
    void startFrom();
    void showError(const Done &done);
    [[nodiscard]] Backend *backend() const;
    [[nodiscard]] Kind kind() const;
    /// Why this server has none of them; empty: it has.
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QString selected() const;
    [[nodiscard]] bool isBusy() const;
    void setRow(int row, const QString &key, const QStringList &cells);

    ConnectionRegistry &m_registry;
    PoolStore m_pools;
    ImageTemplateStore m_templates;
    QComboBox *m_connection;
    SegmentedControl *m_kind;
    LoadNotice *m_notice;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QTableWidget *m_table;
    EmptyState *m_empty;
    QToolButton *m_create;
    QToolButton *m_edit;
    QToolButton *m_start;
    QToolButton *m_remove;
};

} // namespace osc

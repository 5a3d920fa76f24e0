// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandbox.h>

#include <QMap>
#include <QSet>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QToolButton;

namespace osc {

class Label;
class SandboxFilterProxy;
class SandboxModel;

/// Search, state and metadata filter over a SandboxFilterProxy, with a chip for each filter in force.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    FilterBar(const SandboxModel &model, SandboxFilterProxy &proxy, QWidget *parent = nullptr);

    void focusSearch();
    /// Takes every filter away, the connection's as well.
    void clear();
    /// Clears the search; false when there was nothing to clear.
    bool clearSearch();
    /// The name of the connection that is filtered by; empty: none.
    void setConnection(const QString &connectionId, const QString &name);
    /// A menu for the columns of the table, behind the button at the end.
    void setColumnMenu(QMenu *menu);
    void updateCount();

Q_SIGNALS:
    void changed();
    void connectionCleared();

private:
    void makeStateMenu();
    void fillMetadataMenu();
    void rebuildChips();
    void addChip(const QString &text, const std::function<void()> &remove);
    void apply();

    const SandboxModel &m_model;
    SandboxFilterProxy &m_proxy;
    QLineEdit *m_search;
    QToolButton *m_state;
    QToolButton *m_metadata;
    QWidget *m_chips;
    Label *m_count;
    QToolButton *m_columns;
    QSet<SandboxState> m_states;
    QMap<QString, QString> m_entries;
    QString m_connectionName;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxfilter.h>
#include <models/sandboxstore.h>

#include <QWidget>

#include <functional>

class QLineEdit;
class QMenu;
class QToolButton;

namespace osc {

class ColumnLayout;
class Label;
class MetadataPicker;
class SandboxFilterProxy;

/// Search and filters over a SandboxFilterProxy, with a chip for each filter that no button names. Where
/// there is no room for all of it, it folds into one menu.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive the bar.
    FilterBar(SandboxStore &store, SandboxFilterProxy &proxy, QWidget *parent = nullptr);

    void focusSearch();
    /// Takes every filter away, the connection's as well.
    void clear();
    /// Clears the search; false when there was nothing to clear.
    bool clearSearch();
    /// The connection that is filtered by; empty: none.
    void setConnection(const QString &connectionId);
    void setFilter(const SandboxFilter &filter);
    /// The columns of the table, behind the button at the end.
    void setColumns(ColumnLayout *columns);
    void updateCount();

    [[nodiscard]] const SavedFilters &saved() const { return m_saved; }
    void setSaved(const SavedFilters &saved);
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();
    void savedChanged();
    /// The user wants to filter by this one; empty: by none.
    void connectionChosen(const QString &connectionId);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void connectEverything();
    void fillStateMenu(QMenu *menu);
    void fillMoreMenu(QMenu *menu);
    void fillConnectionMenu(QMenu *menu);
    void fillSavedMenu(QMenu *menu);
    void fillFoldedMenu(QMenu *menu);
    void addToggle(QMenu *menu, const QString &objectName, const QString &text, bool SandboxFilter::*part);
    void pickMetadata(const QWidget &anchor);
    void rebuildChips();
    void addChip(const QString &text, const std::function<void()> &remove);
    void askForName();
    void manageSaved();
    void apply();
    void updateTexts();
    void fold();
    [[nodiscard]] int filterCount() const;
    [[nodiscard]] QString connectionName() const;

    SandboxStore &m_store;
    SandboxFilterProxy &m_proxy;
    QLineEdit *m_search;
    QToolButton *m_state;
    QToolButton *m_metadata;
    QToolButton *m_more;
    QToolButton *m_folded;
    QWidget *m_chips;
    Label *m_count;
    QToolButton *m_columns;
    MetadataPicker *m_picker;
    SandboxFilter m_filter;
    SavedFilters m_saved;
};

} // namespace osc

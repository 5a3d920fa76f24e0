// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/historymodel.h>
#include <ui/settings.h>

#include <QSortFilterProxyModel>
#include <QWidget>

class QStackedWidget;

namespace osc {

class Banner;
class Chip;
class EmptyState;
class Label;
class PlaceTable;

/// Filters a HistoryModel by words.
class HistoryProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit HistoryProxy(QObject *parent = nullptr);
    void setSearch(const QString &text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

/// What was created from here, what was mounted into it, and how it ended: a table, and the current row in
/// words below it.
class CreatedView : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the view.
    explicit CreatedView(HistoryStore &store, QWidget *parent = nullptr);

    void setSearch(const QString &text);
    void restore(const WindowSettings &settings);
    void save(WindowSettings &settings) const;

Q_SIGNALS:
    /// Something changed that save() keeps.
    void settingsChanged();

private:
    void build();
    void refreshed();
    void showCurrent();

    HistoryStore &m_store;
    HistoryProxy m_proxy;
    Banner *m_banner;
    QStackedWidget *m_content;
    PlaceTable *m_table;
    EmptyState *m_empty;
    QWidget *m_detail;
    Chip *m_chip;
    Label *m_detailTitle;
    Label *m_detailText;
};

} // namespace osc

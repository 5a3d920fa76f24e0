// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/historymodel.h>
#include <ui/settings.h>

#include <QSortFilterProxyModel>
#include <QWidget>

class QLineEdit;
class QStackedWidget;

namespace osc {

class Banner;
class Chip;
class EmptyState;
class Label;
class PlaceTable;
class PlaceTitle;
class SegmentedControl;

/// Filters a HistoryModel by words and by outcome.
class HistoryProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Problems, There };

    explicit HistoryProxy(QObject *parent = nullptr);
    void setSearch(const QString &text);
    void setShow(Show show);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    Show m_show = Show::All;
};

/// The place Activity: what was created from here, what was mounted into it, and how it ended.
class ActivityPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the panel.
    explicit ActivityPanel(HistoryStore &store, QWidget *parent = nullptr);

    void focusSearch();
    void restore(const WindowSettings &settings);
    void save(WindowSettings &settings) const;

private:
    void build();
    void refreshed();
    void showCurrent();

    HistoryStore &m_store;
    HistoryProxy m_proxy;
    PlaceTitle *m_title;
    Banner *m_banner;
    SegmentedControl *m_show;
    QLineEdit *m_search;
    QStackedWidget *m_content;
    PlaceTable *m_table;
    EmptyState *m_empty;
    QWidget *m_detail;
    Chip *m_chip;
    Label *m_detailTitle;
    Label *m_detailText;
};

} // namespace osc

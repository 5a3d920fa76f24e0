// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileplacelist.h>

#include <QWidget>

class QLineEdit;
class QTableView;

namespace osc {

/// Where to go: all places whose files can be looked at.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    /// @p places outlives the page.
    explicit StartPage(FilePlaceList &places, QWidget *parent = nullptr);

    void focusSearch();
    void focusList();

Q_SIGNALS:
    void chosen(const osc::FileLocation &location);
    /// A bucket that is not in the list is to be named.
    void otherBucketRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose(int row);
    void selectFirst();

    FilePlaceList &m_places;
    QLineEdit *m_search;
    QTableView *m_table;
    int m_row = -1; ///< The current one, while the list is made anew.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filesearch.h>

#include <QWidget>

class QLineEdit;
class QPushButton;
class QTableView;

namespace osc {

class FilePanelStore;
class Label;

/// Looks for files below the directory of a panel, by name and by content.
class SearchPane : public QWidget
{
    Q_OBJECT

public:
    /// @p store outlives the pane.
    explicit SearchPane(FilePanelStore &store, QWidget *parent = nullptr);

    void begin();
    /// Ends the search.
    void close();

Q_SIGNALS:
    void closed();
    /// The user wants to go there.
    void chosen(const osc::FilePath &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildTable();
    void search();
    void showStatus();
    void choose(const QModelIndex &index);

    FilePanelStore &m_store;
    bool m_isOpen = false;
    FileSearch m_search;
    Label *m_where;
    QLineEdit *m_name;
    QLineEdit *m_content;
    QPushButton *m_start;
    QPushButton *m_stop;
    QTableView *m_table;
    Label *m_status;
};

} // namespace osc

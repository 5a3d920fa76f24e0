// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace osc {

class FileListModel;

/// The list of a directory. Takes files that are dropped on it from the desktop.
class FileTable : public QTableView
{
    Q_OBJECT

public:
    explicit FileTable(FileListModel *model, QWidget *parent = nullptr);

    /// Raw names of the selected rows.
    [[nodiscard]] QList<QByteArray> selectedNames() const;
    void setDropsAccepted(bool accepted) { m_dropsAccepted = accepted; }

Q_SIGNALS:
    void filesDropped(const QStringList &localPaths);
    /// Enter or a double click.
    void opened(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool m_dropsAccepted = true;
};

} // namespace osc

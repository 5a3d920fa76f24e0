// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace osc {

/// A list of folders that grows by typing or choosing.
class FolderList : public QWidget
{
    Q_OBJECT

public:
    /// @p name: what the list holds, for assistive technology.
    explicit FolderList(const QString &name, QWidget *parent = nullptr);
    void setFolders(const QStringList &folders);
    [[nodiscard]] QStringList folders() const;
    /// Why the folder cannot be in the list, one sentence; empty when it can.
    [[nodiscard]] static QString problemOf(const QString &folder);

Q_SIGNALS:
    void changed();

private:
    void add();
    void remove();
    void choose();
    void update();

    QListWidget *m_list;
    QLineEdit *m_field;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace osc

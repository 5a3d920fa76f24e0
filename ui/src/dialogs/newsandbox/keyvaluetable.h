// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/specdrafttext.h>

#include <QSet>
#include <QWidget>

class QTableWidget;
class QToolButton;

namespace osc {

/// Keys and values, one row each, edited in place. Lines such as KEY=VALUE can be pasted as rows.
class KeyValueTable : public QWidget
{
    Q_OBJECT

public:
    enum class Secrets { None, CanBeHidden };

    /// @p name begins the object names of the parts: "env" gives "envTable", "envAddButton".
    KeyValueTable(const QString &name, const QString &accessibleName, Secrets secrets,
                  QWidget *parent = nullptr);

    void setRows(const QList<KeyValue> &rows, const QSet<QString> &hidden);
    /// All rows that have a key or a value, also two with the same key.
    [[nodiscard]] QList<KeyValue> rows() const;
    [[nodiscard]] QSet<QString> hiddenKeys() const;
    /// Adds rows, or changes those that have the key already.
    void merge(const QList<KeyValue> &rows);
    /// Marks the rows with these keys.
    void markKeys(const QSet<QString> &keys);
    void editKey(const QString &key);

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addRow(const KeyValue &row, bool hidden);
    void removeSelected();
    void paste();
    [[nodiscard]] int rowOf(const QString &key) const;
    void itemWasEdited(int row, int column);

    QTableWidget *m_table;
    bool m_canHide;
    bool m_filling = false;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <QStyledItemDelegate>

namespace osc {

/// Rows of files: the icon of the kind, the accent bar of the current row, and the field in which a name is
/// changed in place.
class FileDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// @p margin: room before the first column.
    explicit FileDelegate(int margin, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user wants this row to have another name.
    void renamed(const QModelIndex &index, const QString &name) const;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    int m_margin;
};

/// The icon of a file, by its kind and the end of its name.
[[nodiscard]] Symbol fileSymbol(const QModelIndex &index);

} // namespace osc

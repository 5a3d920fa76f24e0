// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>

#include <utility>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace osc {

/// A popup in which one entry of metadata is chosen: typing narrows those that sandboxes have, and an entry
/// that none has yet can be typed as "key = value".
class MetadataPicker : public QFrame
{
    Q_OBJECT

public:
    explicit MetadataPicker(QWidget *parent);

    /// @p entries: keys and values, untrusted.
    void setEntries(const QList<std::pair<QString, QString>> &entries);
    /// Below @p anchor; closes when one was chosen, or when something else is clicked.
    void popUp(const QWidget &anchor);

Q_SIGNALS:
    void chosen(const QString &key, const QString &value);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void narrow(const QString &text);
    void choose(const QModelIndex &index);
    void chooseTyped();

    QLineEdit *m_text;
    QListView *m_list;
    QStandardItemModel *m_entries;
    QSortFilterProxyModel *m_matching;
};

} // namespace osc

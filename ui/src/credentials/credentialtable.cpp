// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialtable.h"

#include "credentials/credentialdelegate.h"
#include "panels/columnlayout.h"

#include <QKeyEvent>

namespace osc {

namespace {

QList<ColumnSpec> credentialColumnSpecs(const CredentialModel &model)
{
    QList<ColumnSpec> specs(CredentialModel::ColumnCount);
    specs[CredentialModel::Name] = {{}, 130, 218, 420};
    specs[CredentialModel::Endpoint] = {{}, 120, 226, 340};
    specs[CredentialModel::KeyId] = {{}, 96, 150, 220};
    specs[CredentialModel::Bucket] = {{}, 90, 196, 360};
    specs[CredentialModel::LastTest] = {{}, 120, 216, 340};
    specs[CredentialModel::UsedBy] = {{}, 90, 180, 320};
    for (int column = 0; column < specs.size(); ++column)
        specs[column].id = model.headerData(column, Qt::Horizontal, CredentialModel::ColumnIdRole).toString();
    return specs;
}

} // namespace

CredentialTable::CredentialTable(CredentialFilterProxy &proxy, CredentialModel &model, QWidget *parent)
    : ArrangedTable(CredentialModel::CopyRole, parent)
{
    setObjectName(QStringLiteral("credentialTable"));
    setAccessibleName(tr("Credentials"));
    proxy.setSourceModel(&model);
    setItemDelegate(new CredentialDelegate(this));
    arrange(proxy, credentialColumnSpecs(model), CredentialModel::Name);
}

QStringList CredentialTable::selectedKeys() const
{
    QStringList keys;
    const int current = currentIndex().row();
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const QString key = index.data(CredentialModel::KeyRole).toString();
        index.row() == current ? keys.prepend(key) : keys.append(key);
    }
    return keys;
}

void CredentialTable::select(const QString &key)
{
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(CredentialModel::KeyRole).toString() != key)
            continue;
        selectionModel()->setCurrentIndex(index,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        scrollTo(index);
        return;
    }
}

/// The window has the same key for sandboxes.
bool CredentialTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return ArrangedTable::event(event);
}

void CredentialTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier) {
        Q_EMIT removeRequested();
        event->accept();
        return;
    }
    ArrangedTable::keyPressEvent(event);
}

} // namespace osc

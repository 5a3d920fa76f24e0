// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/volumestore.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Field;
class KeyValueTable;
class Label;

/// Asks what a new volume is to be, or what the copy of one is to be called.
class NewVolumeDialog : public DialogFrame
{
    Q_OBJECT

public:
    NewVolumeDialog(VolumeStore &store, const QString &preferredConnection, QWidget *parent);
    /// For a copy of @p from, on the same connection.
    NewVolumeDialog(VolumeStore &store, const VolumeKey &from, QWidget *parent);

    void accept() override;

Q_SIGNALS:
    void chosen(const QString &connectionId, const osc::ClaimSpec &spec);

private:
    NewVolumeDialog(VolumeStore &store, QWidget *parent);
    void buildFields();
    void buildButtons(const QString &verb);
    void check();
    [[nodiscard]] ClaimSpec spec() const;
    [[nodiscard]] QString connectionId() const;

    VolumeStore &m_store;
    VolumeKey m_from; ///< Null: not a copy.
    QComboBox *m_connection = nullptr;
    QLineEdit *m_name;
    Field *m_nameField;
    QLineEdit *m_driver = nullptr;
    KeyValueTable *m_labels = nullptr;
    KeyValueTable *m_options = nullptr;
    QPushButton *m_confirm = nullptr;
};

} // namespace osc

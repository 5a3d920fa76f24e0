// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/volumework.h>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace osc {

class Field;
class SegmentedControl;

/// Asks which archive is to be unpacked, and into which volume: a new one, or one that nothing uses.
class ImportVolumeDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p existing: the volume that is suggested; null: a new one is.
    ImportVolumeDialog(VolumeStore &store, const QString &preferredConnection, const VolumeKey &existing,
                       QWidget *parent);

    void accept() override;
    /// As chosen by hand.
    void setFile(const QString &path);

Q_SIGNALS:
    void chosenNew(const QString &connectionId, const osc::ClaimSpec &spec, const QString &path);
    void chosenExisting(const osc::VolumeKey &key, const QString &path);

private:
    enum Target { New, Existing };

    void build();
    void fillExisting(const VolumeKey &existing);
    void check();
    void browse();
    void pathEdited();
    [[nodiscard]] std::optional<Problem> fileProblem() const;

    VolumeStore &m_store;
    QLineEdit *m_path;
    Field *m_pathField;
    SegmentedControl *m_target;
    QComboBox *m_connection;
    Field *m_connectionField;
    QLineEdit *m_name;
    Field *m_nameField;
    QComboBox *m_existing;
    Field *m_existingField;
    QPushButton *m_confirm = nullptr;
    QString m_suggested; ///< The name that was made from the file's.
};

} // namespace osc

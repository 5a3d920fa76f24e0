// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/poolstore.h>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;

namespace osc {

class Banner;
class Label;

/// Makes a pool, or changes how many sandboxes one keeps. Stays open when the server refuses.
class PoolDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p pool: the one that is changed; null: a new one. @p store outlives the dialog.
    PoolDialog(PoolStore &store, const Pool *pool, QWidget *parent);

private:
    void build(const Pool *pool);
    QSpinBox *addSpin(QLayout *row, const QString &objectName, const QString &label, int value);
    void check();
    void save();
    [[nodiscard]] PoolSpec spec() const;

    PoolStore &m_store;
    QString m_changed; ///< Name of the pool that is changed; empty: a new one.
    QLineEdit *m_name;
    QSpinBox *m_bufferMin = nullptr;
    QSpinBox *m_bufferMax = nullptr;
    QSpinBox *m_poolMin = nullptr;
    QSpinBox *m_poolMax = nullptr;
    QPlainTextEdit *m_template;
    Label *m_hint;
    Banner *m_banner;
    QPushButton *m_save;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

namespace osc {

/// What a question before a deletion says. Everything is ready to be shown.
struct LossWords
{
    QString title;    ///< Of the window.
    QString question; ///< "Delete the pool warm?"
    QString object;
    QStringList lost;
    QStringList kept;
    QString verb; ///< On the button: "Delete pool".
};

/// Asks before one object is deleted: what is lost and what stays. Focus is on Cancel.
class LossQuestion : public DialogFrame
{
    Q_OBJECT

public:
    LossQuestion(const QString &objectName, const LossWords &words, QWidget *parent);
};

} // namespace osc

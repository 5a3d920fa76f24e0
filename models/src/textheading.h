// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVariant>

namespace osc {

/// The header of a column whose cells are text, for any role.
[[nodiscard]] inline QVariant textHeading(const QString &word, int role)
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(word) : QVariant();
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <functional>

class QWidget;

namespace osc {

/// Asks where, and writes @p text as UTF-8; the file appears whole or not at all. The dialog does not block
/// the caller.
void saveText(QWidget *parent, const QString &title, const QString &suggestedName, const QString &text,
              std::function<void(Error)> onError);

} // namespace osc

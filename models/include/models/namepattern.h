// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QString>
#include <QStringList>

namespace osc {

/// At most so many sandboxes are made from one form.
constexpr int mostFromOneForm = 200;

/// The name has a number in it: `{n}`, or `{n:03}` for at least three digits.
[[nodiscard]] bool hasNumber(const QString &pattern);
/// The names from number @p first on. An error when the braces hold anything else, or when several names
/// would be the same.
[[nodiscard]] Result<QStringList> expandNames(const QString &pattern, int count, int first = 1);
/// "eval-1, eval-2, eval-3, … eval-50".
[[nodiscard]] QString namesPreview(const QStringList &names);
/// A name for another one like it: "web" gives "web-2", "web-2" gives "web-3"; none of @p taken.
[[nodiscard]] QString nextName(const QString &name, const QStringList &taken);

} // namespace osc

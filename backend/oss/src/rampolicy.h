// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace osc {

/// A RAM policy, as indented JSON, that allows @p actions ("oss:PutObject") on the objects below a prefix of
/// a bucket; oss:ListObjects is allowed on the bucket for that prefix only. Without a bucket it is about all
/// buckets of the account.
[[nodiscard]] QString ramPolicy(const QStringList &actions, const QString &bucket, const QString &prefix);

} // namespace osc

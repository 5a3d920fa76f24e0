// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QMap>
#include <QString>

namespace osc {

/// The Engine's description of a container as indented JSON with secrets replaced by "***": values of
/// environment variables, labels and command options whose names look secret, egress tokens, and what stands
/// before the "@" of addresses.
[[nodiscard]] Result<QByteArray> maskedInspect(const QByteArray &json);

/// Options of a volume driver without what is secret in them: values of names that look secret, such parts of
/// a list of mount options ("username=a,password=b"), and what stands before the "@" of addresses.
[[nodiscard]] QMap<QString, QString> maskedOptions(QMap<QString, QString> options);

} // namespace osc

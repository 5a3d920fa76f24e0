// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"

#include <core/result.h>

#include <QMap>

namespace osc {

// Readers and writers of the Engine's JSON. Nothing in here throws: members that are absent, null or of a
// wrong type read as empty; a document that is no JSON at all is ErrorKind::Protocol.

[[nodiscard]] Result<EngineVersion> decodeVersion(const QByteArray &json);
[[nodiscard]] Result<EngineInfo> decodeInfo(const QByteArray &json);
/// The "message" of an error answer, or the text itself when it is none; at most 4 KiB.
[[nodiscard]] QString decodeErrorMessage(const QByteArray &body);
/// The value of the "filters" parameter.
[[nodiscard]] QByteArray encodeFilters(const QMap<QString, QStringList> &filters);

} // namespace osc

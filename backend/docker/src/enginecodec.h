// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "enginetypes.h"

#include <core/result.h>

#include <QMap>

#include <optional>

namespace osc {

// Readers and writers of the Engine's JSON. Nothing in here throws: members that are absent, null or of a
// wrong type read as empty; a document that is no JSON at all is ErrorKind::Protocol.

[[nodiscard]] Result<EngineVersion> decodeVersion(const QByteArray &json);
[[nodiscard]] Result<EngineInfo> decodeInfo(const QByteArray &json);
/// Elements without an id are left out.
[[nodiscard]] Result<QList<ContainerSummary>> decodeContainerList(const QByteArray &json);
/// One element of that list; none when it is no object with an id.
[[nodiscard]] std::optional<ContainerSummary> decodeContainerSummary(const QByteArray &json);
[[nodiscard]] Result<ContainerFacts> decodeContainer(const QByteArray &json);
/// The first tag of an image as docker-runtime 3 chooses it; empty when it has none.
[[nodiscard]] Result<QString> decodeFirstTag(const QByteArray &json);
/// None for lines that are no event.
[[nodiscard]] std::optional<EngineEvent> decodeEvent(const QByteArray &line);
/// The labels of a volume or network.
[[nodiscard]] Result<QMap<QString, QString>> decodeLabels(const QByteArray &json);
/// The number of processes in the answer of GET /containers/{id}/top.
[[nodiscard]] Result<int> decodeProcessCount(const QByteArray &json);
/// How many files GET /containers/{id}/changes lists, without those at or below one of @p outside and without
/// the directories that are listed only because something in them changed.
[[nodiscard]] Result<qint64> decodeChangeCount(const QByteArray &json, const QStringList &outside);
/// A label value that is a JSON array of texts; anything else reads as empty.
[[nodiscard]] QStringList decodeTextArray(const QString &json);
/// RFC 3339 or Python isoformat, without an offset UTC; invalid for the zero date and for anything else.
[[nodiscard]] QDateTime decodeTime(const QString &text);

/// The "message" of an error answer, or the text itself when it is none; at most 4 KiB.
[[nodiscard]] QString decodeErrorMessage(const QByteArray &body);
/// The value of the "filters" parameter.
[[nodiscard]] QByteArray encodeFilters(const QMap<QString, QStringList> &filters);

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filepreview.h>

namespace osc {

/// "agent (1000)", with the group when that has another name.
[[nodiscard]] QString ownerWords(const FileEntry &entry);
/// "today 14:33:02", "9 Nov 2026 11:20:05"; local time. "–" when it is not known.
[[nodiscard]] QString exactDayText(const QDateTime &moment, const QDateTime &now);
/// What @p other is like, seen from @p entry: "older, 13 MiB smaller", "same time and size".
[[nodiscard]] QString differenceWords(const FileEntry &other, const FileEntry &entry);
/// "64 KiB", "13 MiB", "1.3 GiB": no more digits than a person reads.
[[nodiscard]] QString roundBytesText(qint64 bytes);
/// The sentence of a disabled Edit; empty: it can be edited.
[[nodiscard]] QString whyNotEdit(const FilePreview &preview);
/// The same for what nobody has looked into yet.
[[nodiscard]] QString whyNotWritable(const LookTarget &target);

} // namespace osc

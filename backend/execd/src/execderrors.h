// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <core/httpclient.h>

#include <optional>

namespace osc::execderrors {

/// Makes an Error out of an answer that is not 2xx. @p failure is the whole sentence for people when nothing
/// more exact is known; @p path is what the request was about, empty when it was about no file.
[[nodiscard]] Error fromResponse(const HttpResponse &response, const QString &failure,
                                 const FilePath &path = {});

/// An answer of 2xx that says something else than it should.
[[nodiscard]] Error notUnderstood();
/// The event stream ended before the command did.
[[nodiscard]] Error streamEnded(const QString &words);
/// The event stream was cut, and the command ended later.
[[nodiscard]] Error outputLost(std::optional<int> exitCode, const QString &words);
[[nodiscard]] Error lineTooLong();

/// Why execd cannot be given this path, if it cannot. @p inJson: it would travel as JSON, not in a query.
[[nodiscard]] std::optional<Error> pathProblem(const FilePath &path, bool inJson);
[[nodiscard]] Error brokenLink(const FilePath &path);
[[nodiscard]] Error linkNotMovable(const FilePath &path);
/// -1, for "no wish", or a mode that execd can give: not 0, and only the nine permission bits.
[[nodiscard]] bool canHaveMode(int mode);
[[nodiscard]] Error modeNotPossible(const FilePath &path);
[[nodiscard]] Error rootNotPossible();
[[nodiscard]] Error rangeIgnored(const FilePath &path);
/// An answer that looked whole had fewer bytes than the file.
[[nodiscard]] Error cutShort(const FilePath &path, qint64 arrived, qint64 expected);

} // namespace osc::execderrors

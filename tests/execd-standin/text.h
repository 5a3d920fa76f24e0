// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <ctime>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standin {

/// A quoted JSON string as Go writes it: invalid UTF-8 as U+FFFD, < > & as \u003c \u003e \u0026.
std::string jsonString(std::string_view text);

std::string percentDecoded(std::string_view text, bool plusIsSpace);
std::string percentEncoded(std::string_view text);
std::string lowerCase(std::string_view text);
std::string trimmed(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

/// The values of a query by name. A pair with a raw ';' is dropped, as Go does.
using Query = std::multimap<std::string, std::string>;
Query parseQuery(std::string_view query);
std::optional<std::string> firstValue(const Query &query, const std::string &name);

/// What the system says about an errno value, worded as Go does (lower case first letter).
std::string errorText(int error);

int64_t nowMilliseconds();
/// "2026-11-21T07:19:43.632009Z"; zeros at the end of the fraction are left out.
std::string rfc3339(const timespec &time);
/// "Sat, 21 Nov 2026 07:15:00 GMT"
std::string httpDate(time_t time);

/// Random lower-case hexadecimal digits, two for each byte.
std::string randomHex(int bytes);
/// A random identifier in the form 8-4-4-4-12.
std::string randomUuid();

/// Replaces $NAME and ${NAME} by the environment, "~" and "~/" by the home directory, and cleans the result
/// up to an absolute path. No value: a variable that is not set; @p problem tells.
std::optional<std::string> expandedPath(const std::string &path, std::string &problem);
std::string cleanPath(const std::string &path);
std::string baseName(const std::string &path);
std::string parentDirectory(const std::string &path);

/// Shell pattern with * ? [a-z] [!x] [^x] {a,b} and backslash, matched against one name.
bool matchesPattern(std::string_view pattern, std::string_view name);

} // namespace standin

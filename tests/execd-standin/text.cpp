// SPDX-License-Identifier: Apache-2.0
#include "text.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

#include <sys/random.h>

namespace standin {

namespace {

/// Length of the valid UTF-8 sequence at the beginning of @p text, 0 when there is none.
size_t sequenceLength(std::string_view text)
{
    const auto byte = [&](size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return 1;
    const size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return 0;
    }
    const unsigned second = byte(1);
    const bool outside = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                         (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return outside ? 0 : length;
}

bool isNameCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The variable after a '$' and how many characters it takes; nothing taken means that '$' stands for itself.
std::pair<std::string, size_t> variableName(std::string_view text)
{
    if (text.empty())
        return {};
    if (text[0] == '{') {
        const auto end = text.find('}');
        return end == std::string_view::npos ? std::pair{std::string(), size_t(1)}
                                             : std::pair{std::string(text.substr(1, end - 1)), end + 1};
    }
    if (std::strchr("*#$@!?-0123456789", text[0]))
        return {std::string(), 1};
    size_t length = 0;
    while (length < text.size() && isNameCharacter(text[length]))
        ++length;
    return {std::string(text.substr(0, length)), length};
}

bool matchesSet(std::string_view set, char c)
{
    const bool negated = !set.empty() && (set[0] == '!' || set[0] == '^');
    if (negated)
        set.remove_prefix(1);
    bool found = false;
    for (size_t i = 0; i < set.size(); ++i) {
        if (i + 2 < set.size() && set[i + 1] == '-') {
            found = found || (c >= set[i] && c <= set[i + 2]);
            i += 2;
        } else {
            found = found || c == set[i];
        }
    }
    return found != negated;
}

} // namespace

std::string jsonString(std::string_view text)
{
    std::string out = "\"";
    char escape[8];
    while (!text.empty()) {
        const size_t length = sequenceLength(text);
        const char c = text[0];
        if (length == 0) {
            out += "\\ufffd";
            text.remove_prefix(1);
            continue;
        }
        if (length > 1) {
            const auto sequence = text.substr(0, length);
            if (sequence == "\xE2\x80\xA8" || sequence == "\xE2\x80\xA9")
                out += sequence.back() == '\xA8' ? "\\u2028" : "\\u2029";
            else
                out += sequence;
        } else if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n' || c == '\r' || c == '\t') {
            out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == '<' || c == '>' || c == '&') {
            std::snprintf(escape, sizeof escape, "\\u%04x",
                          static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += escape;
        } else {
            out += c;
        }
        text.remove_prefix(length);
    }
    return out + '"';
}

std::string percentDecoded(std::string_view text, bool plusIsSpace)
{
    std::string out;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 &&
            hexDigit(text[i + 2]) >= 0) {
            out += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            out += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::string percentEncoded(std::string_view text)
{
    std::string out;
    char escape[4];
    for (const char c : text) {
        if (isNameCharacter(c) || c == '-' || c == '.' || c == '~') {
            out += c;
        } else {
            std::snprintf(escape, sizeof escape, "%%%02X",
                          static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += escape;
        }
    }
    return out;
}

std::string lowerCase(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    for (size_t begin = 0;;) {
        const auto end = text.find(separator, begin);
        parts.emplace_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

Query parseQuery(std::string_view query)
{
    Query values;
    for (const auto &pair : split(query, '&')) {
        if (pair.empty() || pair.find(';') != std::string::npos)
            continue;
        const auto equals = pair.find('=');
        const auto value = equals == std::string::npos ? std::string() : pair.substr(equals + 1);
        values.emplace(percentDecoded(pair.substr(0, equals), true), percentDecoded(value, true));
    }
    return values;
}

std::optional<std::string> firstValue(const Query &query, const std::string &name)
{
    const auto found = query.find(name);
    return found == query.end() ? std::optional<std::string>() : found->second;
}

std::string errorText(int error)
{
    std::string text = std::strerror(error);
    if (!text.empty())
        text[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(text[0])));
    return text;
}

int64_t nowMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

std::string rfc3339(const timespec &time)
{
    tm parts{};
    gmtime_r(&time.tv_sec, &parts);
    char buffer[48];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%S", &parts);
    std::string text = buffer;
    if (time.tv_nsec != 0) {
        std::snprintf(buffer, sizeof buffer, ".%09ld", time.tv_nsec);
        text += buffer;
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + 'Z';
}

std::string httpDate(time_t time)
{
    tm parts{};
    gmtime_r(&time, &parts);
    char buffer[48];
    std::strftime(buffer, sizeof buffer, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return buffer;
}

std::string randomHex(int bytes)
{
    std::string out;
    char digits[3];
    for (int i = 0; i < bytes; ++i) {
        unsigned char byte = 0;
        if (getrandom(&byte, 1, 0) != 1)
            std::abort();
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(byte));
        out += digits;
    }
    return out;
}

std::string randomUuid()
{
    const auto hex = randomHex(16);
    return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) +
           '-' + hex.substr(20);
}

std::string cleanPath(const std::string &path)
{
    std::vector<std::string> kept;
    for (const auto &part : split(path, '/')) {
        if (part == ".." && !kept.empty())
            kept.pop_back();
        else if (!part.empty() && part != "." && part != "..")
            kept.push_back(part);
    }
    std::string out;
    for (const auto &part : kept)
        out += '/' + part;
    return out.empty() ? "/" : out;
}

std::optional<std::string> expandedPath(const std::string &path, std::string &problem)
{
    std::string out;
    for (size_t i = 0; i < path.size(); ++i) {
        if (path[i] != '$') {
            out += path[i];
            continue;
        }
        const auto [name, length] = variableName(std::string_view(path).substr(i + 1));
        if (length == 0) {
            out += '$';
            continue;
        }
        const char *value = name.empty() ? "" : std::getenv(name.c_str());
        if (!value) {
            problem = "environment variable " + name + " is not set";
            return {};
        }
        out += value;
        i += length;
    }
    if (out == "~" || out.starts_with("~/")) {
        const char *home = std::getenv("HOME");
        out = std::string(home ? home : "/root") + out.substr(1);
    }
    if (!out.starts_with('/')) {
        char *directory = getcwd(nullptr, 0);
        out = std::string(directory ? directory : "") + '/' + out;
        std::free(directory);
    }
    return cleanPath(out);
}

std::string baseName(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

std::string parentDirectory(const std::string &path)
{
    const auto slash = path.rfind('/');
    return slash == 0 || slash == std::string::npos ? "/" : path.substr(0, slash);
}

bool matchesPattern(std::string_view pattern, std::string_view name)
{
    while (!pattern.empty()) {
        const char c = pattern[0];
        if (c == '*') {
            pattern.remove_prefix(1);
            for (size_t i = 0; i <= name.size(); ++i) {
                if (matchesPattern(pattern, name.substr(i)))
                    return true;
            }
            return false;
        }
        if (c == '{') {
            const auto end = pattern.find('}');
            if (end == std::string_view::npos)
                return false;
            for (const auto &choice : split(pattern.substr(1, end - 1), ',')) {
                if (matchesPattern(choice + std::string(pattern.substr(end + 1)), name))
                    return true;
            }
            return false;
        }
        if (name.empty())
            return false;
        size_t taken = 1;
        if (c == '[') {
            const auto end = pattern.find(']', 2);
            if (end == std::string_view::npos || !matchesSet(pattern.substr(1, end - 1), name[0]))
                return false;
            taken = end + 1;
        } else if (c == '\\' && pattern.size() > 1) {
            if (pattern[1] != name[0])
                return false;
            taken = 2;
        } else if (c != '?' && c != name[0]) {
            return false;
        }
        pattern.remove_prefix(taken);
        name.remove_prefix(1);
    }
    return name.empty();
}

} // namespace standin

// SPDX-License-Identifier: Apache-2.0
#include "files.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <unistd.h>

namespace standin {

namespace {

struct File
{
    explicit File(const std::string &path)
        : fd(open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {}
    ~File()
    {
        if (fd >= 0)
            close(fd);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    int fd;
};

struct Range
{
    int64_t first = 0;
    int64_t last = -1;
};

enum class RangeState { None, Good, Outside, Malformed };

std::optional<int64_t> number(const std::string &text)
{
    int64_t value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size() ? std::optional(value)
                                                                               : std::nullopt;
}

/// Only the first of several ranges counts.
RangeState parseRange(const std::string &header, int64_t size, Range &range)
{
    if (header.empty())
        return RangeState::None;
    if (!header.starts_with("bytes="))
        return RangeState::Malformed;
    const auto ends = split(trimmed(split(header.substr(6), ',')[0]), '-');
    if (ends.size() != 2)
        return RangeState::Malformed;
    const auto first = number(ends[0]);
    const auto last = number(ends[1]);
    if (ends[0].empty() && last) {
        range = {std::max<int64_t>(0, size - *last), size - 1};
    } else if (first && (last || ends[1].empty())) {
        if (last && *last < *first)
            return RangeState::Malformed;
        range = {*first, std::min(last.value_or(size - 1), size - 1)};
    } else {
        return RangeState::Malformed;
    }
    return range.first >= size ? RangeState::Outside : RangeState::Good;
}

std::string disposition(const std::string &name)
{
    const bool isPlain = std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
    if (isPlain)
        return "attachment; filename=\"" + name + '"';
    return "attachment; filename=\"" + percentEncoded(name) + "\"; filename*=UTF-8''" + percentEncoded(name);
}

void sendBytes(int fd, Range range, Response &response)
{
    std::string piece;
    for (auto offset = range.first; offset <= range.last;) {
        piece.resize(static_cast<size_t>(std::min<int64_t>(64 * 1024, range.last - offset + 1)));
        const auto count = pread(fd, piece.data(), piece.size(), offset);
        if (count <= 0 || !response.writeRaw({piece.data(), static_cast<size_t>(count)})) {
            response.closeAfterwards();
            return;
        }
        offset += count;
    }
}

/// Lines joined by \n, without the line end of the last one.
void sendLines(int fd, const Query &query, Response &response)
{
    const auto offset = number(firstValue(query, "offset").value_or("1")).value_or(0);
    const auto limit = number(firstValue(query, "limit").value_or("9223372036854775807")).value_or(0);
    if (offset < 1 || limit < 1) {
        response.sendError(400, "INVALID_REQUEST_BODY", "offset and limit must be at least 1");
        return;
    }
    std::string all;
    std::string piece(64 * 1024, '\0');
    for (ssize_t count = 0; (count = read(fd, piece.data(), piece.size())) > 0;)
        all.append(piece.data(), static_cast<size_t>(count));
    if (all.ends_with('\n'))
        all.pop_back();
    std::string body;
    int64_t line = 0;
    for (auto &text : split(all, '\n')) {
        if (++line < offset || line - offset >= limit)
            continue;
        if (text.ends_with('\r'))
            text.pop_back();
        body += (line == offset ? "" : "\n") + text;
    }
    response.sendText(200, body, "text/plain; charset=utf-8");
}

} // namespace

void downloadFile(const Request &request, Response &response)
{
    const auto query = parseQuery(request.query);
    const auto path = firstValue(query, "path");
    if (!path || path->empty()) {
        response.sendError(400, "MISSING_QUERY", "missing query parameter 'path'");
        return;
    }
    const auto expanded = pathOrRefuse(*path, response);
    if (!expanded)
        return;
    const File file(*expanded); // waits for ever at a FIFO, as the real program does
    struct stat info
    {};
    if (file.fd < 0 || fstat(file.fd, &info) != 0) {
        sendFileProblem(response, "open " + *expanded, errno);
        return;
    }
    if (S_ISDIR(info.st_mode)) {
        response.sendText(500, "seeker can't seek", "text/plain; charset=utf-8");
        return;
    }
    if (query.contains("offset") || query.contains("limit")) {
        sendLines(file.fd, query, response);
        return;
    }
    const int64_t size = info.st_size;
    Range range{0, size - 1};
    Headers headers{{"Content-Disposition", disposition(baseName(*expanded))},
                    {"Content-Type", "application/octet-stream"}};
    switch (parseRange(request.header("Range"), size, range)) {
    case RangeState::Outside:
        response.send(416,
                      {{"Content-Type", "text/plain; charset=utf-8"},
                       {"Content-Range", "bytes */" + std::to_string(size)}},
                      "invalid range: failed to overlap\n");
        return;
    case RangeState::Malformed: // the real program promises a body here that never comes
        response.closeAfterwards();
        headers.emplace_back("Content-Length", std::to_string(size));
        response.sendHead(416, headers);
        return;
    case RangeState::None:
        headers.emplace_back("Accept-Ranges", "bytes");
        headers.emplace_back("Last-Modified", httpDate(info.st_mtim.tv_sec));
        headers.emplace_back("Content-Length", std::to_string(size));
        response.sendHead(200, headers);
        break;
    case RangeState::Good:
        headers.emplace_back("Content-Range", "bytes " + std::to_string(range.first) + '-' +
                                                  std::to_string(range.last) + '/' + std::to_string(size));
        headers.emplace_back("Content-Length", std::to_string(range.last - range.first + 1));
        response.sendHead(206, headers);
        break;
    }
    sendBytes(file.fd, range, response);
}

} // namespace standin

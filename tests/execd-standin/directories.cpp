// SPDX-License-Identifier: Apache-2.0
#include "files.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <dirent.h>
#include <unistd.h>

namespace standin {

namespace {

struct Visit
{
    std::string path;
    struct stat info
    {};
};

/// The entries of a directory in byte order. 0 or an errno value.
int entriesOf(const std::string &directory, std::vector<Visit> &entries)
{
    DIR *handle = opendir(directory.c_str());
    if (!handle)
        return errno;
    while (const auto *entry = readdir(handle)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..")
            entries.push_back({(directory == "/" ? "" : directory) + '/' + name});
    }
    closedir(handle);
    std::sort(entries.begin(), entries.end(), [](const Visit &a, const Visit &b) { return a.path < b.path; });
    for (auto &entry : entries) {
        if (lstat(entry.path.c_str(), &entry.info) != 0)
            return errno;
    }
    return 0;
}

/// Visits what is below @p directory, parents first; links are never entered. 0 or an errno value.
template<typename Visitor>
int walk(const std::string &directory, int64_t depth, const Visitor &visitor)
{
    if (depth == 0)
        return 0;
    std::vector<Visit> entries;
    if (const int error = entriesOf(directory, entries))
        return error;
    for (const auto &entry : entries) {
        visitor(entry);
        if (!S_ISDIR(entry.info.st_mode))
            continue;
        if (const int error = walk(entry.path, depth - 1, visitor))
            return error;
    }
    return 0;
}

int removeTree(const std::string &path)
{
    struct stat info
    {};
    if (lstat(path.c_str(), &info) != 0)
        return errno == ENOENT || errno == ENOTDIR ? 0 : errno;
    if (!S_ISDIR(info.st_mode))
        return unlink(path.c_str()) == 0 ? 0 : errno;
    std::vector<Visit> entries;
    if (const int error = entriesOf(path, entries))
        return error;
    for (const auto &entry : entries) {
        if (const int error = removeTree(entry.path))
            return error;
    }
    return rmdir(path.c_str()) == 0 ? 0 : errno;
}

/// The value of the query parameter "path", expanded; no value after an answer was sent.
std::optional<std::string> requiredPath(const Query &query, Response &response)
{
    const auto path = firstValue(query, "path");
    if (path && !path->empty())
        return pathOrRefuse(*path, response);
    response.sendError(400, "MISSING_QUERY", "missing query parameter 'path'");
    return {};
}

} // namespace

void listDirectory(const Request &request, Response &response)
{
    const auto query = parseQuery(request.query);
    const auto path = requiredPath(query, response);
    if (!path)
        return;
    const auto text = firstValue(query, "depth").value_or("1");
    int64_t depth = -1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), depth);
    struct stat info
    {};
    if (depth < 0 || parsed.ptr != text.data() + text.size()) {
        response.sendError(400, "INVALID_REQUEST_BODY", "invalid depth: " + text);
    } else if (lstat(path->c_str(), &info) != 0) {
        sendFileProblem(response, "lstat " + *path, errno);
    } else if (S_ISLNK(info.st_mode)) {
        response.sendError(400, "INVALID_REQUEST_BODY",
                           "path is a symbolic link, refusing to traverse: " + *path);
    } else if (!S_ISDIR(info.st_mode)) {
        response.sendError(400, "INVALID_REQUEST_BODY", "path is not a directory: " + *path);
    } else {
        std::string json;
        const int error = walk(*path, depth, [&](const Visit &entry) {
            json += (json.empty() ? "" : ",") + infoJson(entry.path, entry.info);
        });
        if (error == 0)
            response.sendJson(200, '[' + json + ']');
        else
            response.sendError(500, "RUNTIME_ERROR",
                               "error accessing file: open " + *path + ": " + errorText(error));
    }
}

void searchFiles(const Request &request, Response &response)
{
    const auto query = parseQuery(request.query);
    const auto path = requiredPath(query, response);
    if (!path)
        return;
    struct stat info
    {};
    if (::stat(path->c_str(), &info) != 0) {
        sendFileProblem(response, "stat " + *path, errno);
        return;
    }
    const auto pattern = baseName(firstValue(query, "pattern").value_or("**"));
    std::string json;
    const int error = walk(*path, -1, [&](const Visit &entry) {
        if (!S_ISDIR(entry.info.st_mode) && matchesPattern(pattern, baseName(entry.path)))
            json += (json.empty() ? "" : ",") + infoJson(entry.path, entry.info);
    });
    if (error == 0)
        response.sendJson(200, '[' + json + ']');
    else
        response.sendError(500, "RUNTIME_ERROR",
                           "error searching files: open " + *path + ": " + errorText(error));
}

void createDirectories(const Request &request, Response &response)
{
    const auto body = bodyOrRefuse(request, response);
    if (!body)
        return;
    for (const auto &[path, wanted] : body->members) {
        const auto expanded = pathOrRefuse(path, response);
        if (!expanded)
            return;
        struct stat info
        {};
        const bool existed = ::stat(expanded->c_str(), &info) == 0;
        const int error = makeDirectories(*expanded);
        auto problem = error == 0 ? std::string() : "mkdir " + *expanded + ": " + errorText(error);
        if (error == 0 && !existed)
            problem = applyPermissions(*expanded, wanted);
        if (!problem.empty()) {
            response.sendError(500, "RUNTIME_ERROR",
                               "error creating directory " + *expanded + ". " + problem);
            return;
        }
    }
    response.sendEmpty();
}

void deleteDirectories(const Request &request, Response &response)
{
    const auto query = parseQuery(request.query);
    const auto [begin, end] = query.equal_range("path");
    for (auto it = begin; it != end; ++it) {
        const auto expanded = pathOrRefuse(it->second, response);
        if (!expanded)
            return;
        if (const int error = removeTree(*expanded)) {
            response.sendError(500, "RUNTIME_ERROR",
                               "error deleting directory " + *expanded + ". unlinkat " + *expanded + ": " +
                                   errorText(error));
            return;
        }
    }
    response.sendEmpty();
}

} // namespace standin

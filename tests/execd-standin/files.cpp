// SPDX-License-Identifier: Apache-2.0
#include "files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace standin {

namespace {

/// The name that a file like /etc/passwd gives to a number, or the number itself.
std::string nameOf(const char *file, unsigned number)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const auto fields = split(line, ':');
        if (fields.size() > 2 && fields[2] == std::to_string(number))
            return fields[0];
    }
    return std::to_string(number);
}

std::optional<unsigned> numberOf(const char *file, const std::string &name)
{
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        const auto fields = split(line, ':');
        if (fields.size() > 2 && fields[0] == name)
            return static_cast<unsigned>(std::strtoul(fields[2].c_str(), nullptr, 10));
    }
    return {};
}

const char *typeName(mode_t mode)
{
    return S_ISREG(mode) ? "file" : S_ISDIR(mode) ? "directory" : S_ISLNK(mode) ? "symlink" : "other";
}

std::vector<std::string> pathsOf(const Request &request)
{
    std::vector<std::string> paths;
    const auto query = parseQuery(request.query);
    const auto [begin, end] = query.equal_range("path");
    std::transform(begin, end, std::back_inserter(paths), [](const auto &pair) { return pair.second; });
    return paths;
}

/// Empty, or the problem. An errno value goes to @p error.
std::string moveOne(const std::string &from, const std::string &to, int &error)
{
    struct stat info
    {};
    if (::stat(from.c_str(), &info) != 0) {
        error = errno;
        return "source path not found: " + from + ": stat " + from;
    }
    if (lstat(to.c_str(), &info) == 0)
        return "error accessing file: destination path already exists: " + to;
    error = makeDirectories(parentDirectory(to));
    if (error == 0 && std::rename(from.c_str(), to.c_str()) != 0)
        error = errno;
    return error == 0 ? std::string() : "error accessing file: rename " + from + ' ' + to;
}

size_t replaceAll(std::string &text, const std::string &from, const std::string &to)
{
    size_t count = 0;
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
        ++count;
    }
    return count;
}

} // namespace

void sendFileProblem(Response &response, const std::string &what, int error)
{
    if (error == ENOENT)
        response.sendError(404, "FILE_NOT_FOUND", "file not found. " + what + ": " + errorText(error));
    else
        response.sendError(500, "RUNTIME_ERROR", "error accessing file: " + what + ": " + errorText(error));
}

std::optional<std::string> pathOrRefuse(const std::string &path, Response &response)
{
    std::string problem;
    auto expanded = expandedPath(path, problem);
    if (!expanded)
        response.sendError(500, "RUNTIME_ERROR", "error accessing file: " + problem);
    return expanded;
}

std::optional<Json> bodyOrRefuse(const Request &request, Response &response)
{
    std::string problem;
    auto json = Json::parse(request.body->readAll(), problem);
    if (!json)
        response.sendError(400, "INVALID_REQUEST_BODY",
                           "error parsing request, MAYBE invalid body format. " + problem);
    return json;
}

std::string infoJson(const std::string &path, const struct stat &info)
{
    char mode[8];
    std::snprintf(mode, sizeof mode, "%o", info.st_mode & 0777U);
    return "{\"path\":" + jsonString(path) + ",\"type\":\"" + typeName(info.st_mode) +
           "\",\"size\":" + std::to_string(info.st_size) +
           ",\"modified_at\":" + jsonString(rfc3339(info.st_mtim)) +
           ",\"created_at\":" + jsonString(rfc3339(info.st_ctim)) +
           ",\"owner\":" + jsonString(nameOf("/etc/passwd", info.st_uid)) +
           ",\"group\":" + jsonString(nameOf("/etc/group", info.st_gid)) + ",\"mode\":" + mode + '}';
}

int makeDirectories(const std::string &path)
{
    struct stat info
    {};
    if (::stat(path.c_str(), &info) == 0)
        return S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
    if (const int error = path == "/" ? 0 : makeDirectories(parentDirectory(path)))
        return error;
    return mkdir(path.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
}

std::string applyPermissions(const std::string &path, const Json &wanted)
{
    const auto *mode = wanted.find("mode");
    if (mode && mode->integer().value_or(0) != 0) {
        char *end = nullptr;
        const auto bits = std::strtoul(mode->text.c_str(), &end, 8);
        if (*end != '\0')
            return "invalid mode " + mode->text;
        if (chmod(path.c_str(), static_cast<mode_t>(bits & 0777U)) != 0)
            return "chmod " + path + ": " + errorText(errno);
    }
    const auto owner = wanted.string("owner");
    const auto group = wanted.string("group");
    const auto uid = owner.empty() ? std::optional(-1U) : numberOf("/etc/passwd", owner);
    const auto gid = group.empty() ? std::optional(-1U) : numberOf("/etc/group", group);
    if (!uid)
        return "user: unknown user " + owner;
    if (!gid)
        return "group: unknown group " + group;
    if (*uid == -1U && *gid == -1U)
        return {};
    return chown(path.c_str(), *uid, *gid) == 0 ? std::string() : "chown " + path + ": " + errorText(errno);
}

void fileInfo(const Request &request, Response &response)
{
    std::string json;
    for (const auto &path : pathsOf(request)) {
        const auto expanded = pathOrRefuse(path, response);
        if (!expanded)
            return;
        struct stat info
        {};
        if (lstat(expanded->c_str(), &info) != 0) {
            const auto what =
                (errno == ENOENT ? "file not found: " + path + ": " : std::string()) + "lstat " + *expanded;
            sendFileProblem(response, what, errno);
            return;
        }
        json += (json.empty() ? "" : ",") + jsonString(path) + ':' + infoJson(*expanded, info);
    }
    response.sendJson(200, '{' + json + '}');
}

void deleteFiles(const Request &request, Response &response)
{
    for (const auto &path : pathsOf(request)) {
        const auto expanded = pathOrRefuse(path, response);
        if (!expanded)
            return;
        struct stat info
        {};
        if (::stat(expanded->c_str(), &info) != 0 && errno == ENOENT)
            continue; // also a link that leads nowhere: it stays, as with the real program
        if (S_ISDIR(info.st_mode)) {
            response.sendError(500, "RUNTIME_ERROR", "error accessing file: path is a directory: " + path);
            return;
        }
        if (unlink(expanded->c_str()) != 0) {
            sendFileProblem(response, "remove " + *expanded, errno);
            return;
        }
    }
    response.sendEmpty();
}

void moveFiles(const Request &request, Response &response)
{
    const auto body = bodyOrRefuse(request, response);
    if (!body)
        return;
    for (const auto &item : body->items) {
        const auto from = pathOrRefuse(item.string("src"), response);
        const auto to = from ? pathOrRefuse(item.string("dest"), response) : std::nullopt;
        if (!to)
            return;
        int error = 0;
        const auto problem = moveOne(*from, *to, error);
        if (error == ENOENT)
            response.sendError(404, "FILE_NOT_FOUND", "file not found. " + problem + ": " + errorText(error));
        else if (!problem.empty())
            response.sendError(500, "RUNTIME_ERROR", problem + (error ? ": " + errorText(error) : ""));
        if (!problem.empty())
            return;
    }
    response.sendEmpty();
}

void changePermissions(const Request &request, Response &response)
{
    const auto body = bodyOrRefuse(request, response);
    if (!body)
        return;
    for (const auto &[path, wanted] : body->members) {
        const auto expanded = pathOrRefuse(path, response);
        if (!expanded)
            return;
        if (const auto problem = applyPermissions(*expanded, wanted); !problem.empty()) {
            response.sendError(500, "RUNTIME_ERROR",
                               "error changing permissions for " + *expanded + ". " + problem);
            return;
        }
    }
    response.sendEmpty();
}

void replaceInFiles(const Request &request, Response &response)
{
    const auto body = bodyOrRefuse(request, response);
    if (!body)
        return;
    std::string counts;
    for (const auto &[path, change] : body->members) {
        const auto expanded = pathOrRefuse(path, response);
        if (!expanded)
            return;
        if (change.string("old").empty()) {
            response.sendError(400, "INVALID_REQUEST_BODY", "old content must not be empty");
            return;
        }
        std::ifstream in(*expanded, std::ios::binary);
        if (!in) {
            sendFileProblem(response, "open " + *expanded, errno);
            return;
        }
        std::string text((std::istreambuf_iterator<char>(in)), {});
        const auto count = replaceAll(text, change.string("old"), change.string("new"));
        std::ofstream(*expanded, std::ios::binary | std::ios::trunc) << text;
        counts += (counts.empty() ? "" : ",") + jsonString(path) +
                  ":{\"replacedCount\":" + std::to_string(count) + '}';
    }
    if (firstValue(parseQuery(request.query), "verbose") == "true")
        response.sendJson(200, '{' + counts + '}');
    else
        response.sendEmpty();
}

} // namespace standin

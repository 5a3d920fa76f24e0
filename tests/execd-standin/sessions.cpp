// SPDX-License-Identifier: Apache-2.0
#include "sessions.h"

#include "commands.h"
#include "json.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace standin {

namespace {

std::string shellQuoted(const std::string &text)
{
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

bool hasBash()
{
    const char *path = std::getenv("PATH");
    for (const auto &directory : split(path ? path : "/usr/bin:/bin", ':')) {
        if (access((directory + "/bash").c_str(), X_OK) == 0)
            return true;
    }
    return false;
}

/// "exit" in the text of the user skips the last lines, so that such a run leaves no state behind.
std::string scriptOf(const std::string &stateFile, const std::string &directory, const std::string &text)
{
    const auto file = shellQuoted(stateFile);
    return ". " + file + '\n' + (directory.empty() ? std::string() : "cd " + shellQuoted(directory) + '\n') +
           text + "\n__result=$?\n{ printf 'cd %q\\n' \"$PWD\"; export -p; } > " + file +
           "\nexit $__result\n";
}

void envelope(Response &response, const std::string &id, const std::string &why)
{
    response.beginStream();
    response.streamPiece(textEvent("init", id));
    response.streamPiece(
        "{\"code\":\"RUNTIME_ERROR\",\"message\":" + jsonString("error running in session. " + why) + '}');
    response.endStream();
}

} // namespace

SessionTable::~SessionTable()
{
    for (const auto &[id, file] : m_stateFiles)
        unlink(file.c_str());
}

std::string SessionTable::stateFile(const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_stateFiles.find(id);
    return found == m_stateFiles.end() ? std::string() : found->second;
}

void SessionTable::create(const Request &request, Response &response)
{
    std::string problem;
    const auto json = Json::parse(request.body->readAll(), problem).value_or(Json());
    const char *temporary = std::getenv("TMPDIR");
    auto file = std::string(temporary ? temporary : "/tmp") + "/session-XXXXXX";
    const int fd = mkstemp(file.data());
    if (fd < 0) {
        response.sendError(500, "RUNTIME_ERROR", "error creating session. " + errorText(errno));
        return;
    }
    close(fd);
    if (const auto directory = expandedPath(json.string("cwd"), problem);
        directory && !json.string("cwd").empty()) {
        std::error_code ignored;
        std::filesystem::create_directories(*directory, ignored);
        std::ofstream(file) << "cd " << shellQuoted(*directory) << '\n';
    }
    const auto id = randomUuid();
    {
        const std::lock_guard lock(m_mutex);
        m_stateFiles[id] = file;
    }
    response.sendJson(200, "{\"session_id\":" + jsonString(id) + '}');
}

void SessionTable::run(const std::string &id, const Request &request, Response &response)
{
    std::string problem;
    const auto json = Json::parse(request.body->readAll(), problem);
    if (!json || json->string("command").empty()) {
        response.sendError(400, "INVALID_REQUEST_BODY",
                           "error parsing request, MAYBE invalid body format. " + problem);
        return;
    }
    const auto file = stateFile(id);
    if (file.empty()) {
        response.sendError(500, "RUNTIME_ERROR", "error running in session. context not found");
        return;
    }
    if (!hasBash()) {
        envelope(response, id, "start bash: exec: \"bash\": executable file not found in $PATH");
        return;
    }
    CommandSpec spec;
    spec.text = "exec 2>&1\n" + scriptOf(file, json->string("cwd"), json->string("command"));
    streamCommand(std::make_shared<Command>(spec), id, true, response);
    response.endStream();
}

void SessionTable::remove(const std::string &id, Response &response)
{
    const auto file = stateFile(id);
    if (file.empty()) {
        response.sendError(404, "CONTEXT_NOT_FOUND", "session " + id + " not found");
        return;
    }
    const std::lock_guard lock(m_mutex);
    unlink(file.c_str());
    m_stateFiles.erase(id);
    response.sendEmpty();
}

} // namespace standin

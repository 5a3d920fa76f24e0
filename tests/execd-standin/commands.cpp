// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include "json.h"

#include <charconv>
#include <thread>

#include <sys/stat.h>

namespace standin {

namespace {

using namespace std::chrono_literals;

constexpr auto pollInterval = 20ms;
constexpr auto pingInterval = 3s;

/// Cuts a stream of bytes into lines ended by \n, \r or \r\n. An empty line is told as a single "\n".
class LineCutter
{
public:
    std::vector<std::string> feed(const std::string &bytes)
    {
        std::vector<std::string> lines;
        for (const char c : bytes) {
            const bool belongsToCarriageReturn = c == '\n' && m_afterCarriageReturn;
            m_afterCarriageReturn = c == '\r';
            if (belongsToCarriageReturn)
                continue;
            if (c != '\n' && c != '\r') {
                m_line += c;
                continue;
            }
            lines.push_back(m_line.empty() ? "\n" : m_line);
            m_line.clear();
        }
        return lines;
    }
    std::string takeRest() { return std::exchange(m_line, {}); }

private:
    std::string m_line;
    bool m_afterCarriageReturn = false;
};

/// Follows one output file and tells its lines as events.
struct Follower
{
    const OutputFile &file;
    std::string type;
    bool keepsEmptyLines;
    off_t offset = 0;
    LineCutter cutter{};

    void forward(Response &response, bool last)
    {
        for (auto bytes = file.read(offset); !bytes.empty(); bytes = file.read(offset)) {
            offset += static_cast<off_t>(bytes.size());
            std::string events;
            for (const auto &line : cutter.feed(bytes)) {
                if (keepsEmptyLines || line != "\n")
                    events += textEvent(type, line);
            }
            response.streamPiece(events);
        }
        if (const auto rest = last ? cutter.takeRest() : std::string(); !rest.empty())
            response.streamPiece(textEvent(type, rest));
    }
};

std::string failureEvent(const std::string &value, const std::string &trace)
{
    return "{\"type\":\"error\",\"timestamp\":" + std::to_string(nowMilliseconds()) +
           ",\"error\":{\"ename\":\"CommandExecError\",\"evalue\":" + jsonString(value) + ",\"traceback\":[" +
           jsonString(trace) + "]}}\n\n";
}

void refuse(Response &response, const std::string &why)
{
    response.sendError(400, "INVALID_REQUEST_BODY", "invalid request, validation error " + why);
}

std::string fieldProblem(const std::string &field, const std::string &tag)
{
    return "Key: 'RunCommandRequest." + field + "' Error:Field validation for '" + field +
           "' failed on the '" + tag + "' tag";
}

/// Empty, or why @p path cannot be a working directory.
std::string directoryProblem(const std::string &path)
{
    struct stat info
    {};
    if (::stat(path.c_str(), &info) != 0)
        return "working directory does not exist: " + path + ": stat " + path + ": " + errorText(errno);
    return S_ISDIR(info.st_mode) ? std::string() : "working directory is not a directory: " + path;
}

/// Reads the members; empty, or what is wrong with them.
std::string readSpec(const Json &json, CommandSpec &spec)
{
    spec.text = json.string("command");
    if (spec.text.empty())
        return fieldProblem("Command", "required");
    spec.isBackground = json.flag("background");
    if (const auto *timeout = json.find("timeout")) {
        const auto value = timeout->integer().value_or(0);
        if (value < 0)
            return fieldProblem("TimeoutMs", "gte");
        spec.timeout = std::chrono::milliseconds(value);
    }
    for (const auto &[name, member] : json.members) {
        if (name == "uid" && member.integer())
            spec.uid = static_cast<uid_t>(*member.integer());
        if (name == "gid" && member.integer())
            spec.gid = static_cast<gid_t>(*member.integer());
    }
    if (spec.gid && !spec.uid)
        return "uid is required when gid is provided";
    if (const auto *variables = json.find("envs")) {
        for (const auto &[name, member] : variables->members)
            spec.environment[name] = member.text;
    }
    const auto directory = json.string("cwd");
    if (directory.empty())
        return {};
    std::string problem;
    const auto expanded = expandedPath(directory, problem);
    if (!expanded)
        return problem;
    spec.directory = *expanded;
    return directoryProblem(spec.directory);
}

void streamBackground(const std::shared_ptr<Command> &command, Response &response)
{
    const auto problem = Command::start(command);
    response.beginStream();
    response.streamPiece(textEvent("init", command->id()) + textEvent("ping", "pong"));
    if (problem.empty())
        response.streamPiece(event("execution_complete", {}));
    else
        response.streamPiece("{\"code\":\"RUNTIME_ERROR\",\"message\":" + jsonString(problem) + '}');
    response.endStream();
}

} // namespace

std::string event(const std::string &type, const std::string &members)
{
    return "{\"type\":\"" + type + "\"," + members + "\"timestamp\":" + std::to_string(nowMilliseconds()) +
           "}\n\n";
}

std::string textEvent(const std::string &type, const std::string &text)
{
    return event(type, "\"text\":" + jsonString(text) + ',');
}

std::chrono::milliseconds gracePeriod()
{
    const char *text = std::getenv("EXECD_API_GRACE_SHUTDOWN");
    if (!text)
        return 1s;
    char *unit = nullptr;
    const auto number = std::strtod(text, &unit);
    return std::chrono::milliseconds(
        static_cast<int64_t>(number * (std::string_view(unit) == "ms" ? 1 : 1000)));
}

void streamCommand(const std::shared_ptr<Command> &command, const std::string &streamId, bool mergesOutput,
                   Response &response)
{
    const auto started = std::chrono::steady_clock::now();
    auto nextPing = started + pingInterval;
    response.beginStream();
    response.streamPiece(textEvent("init", streamId) + textEvent("ping", "pong"));
    const auto problem = Command::start(command);
    if (!problem.empty()) {
        response.streamPiece(failureEvent(problem, problem));
        return;
    }
    Follower output{command->output(), "stdout", !mergesOutput};
    Follower errors{command->errorOutput(), "stderr", true};
    for (bool finished = false; !finished;) {
        finished = command->waitFinished(pollInterval);
        output.forward(response, finished);
        if (!mergesOutput)
            errors.forward(response, finished);
        if (!finished && std::chrono::steady_clock::now() >= nextPing) {
            response.streamPiece(textEvent("ping", "pong"));
            nextPing += pingInterval;
        }
    }
    const auto elapsed =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started)
            .count();
    if (const auto end = command->endText(); !end.empty())
        response.streamPiece(failureEvent(std::to_string(command->exitCode()), end));
    else
        response.streamPiece(
            event("execution_complete",
                  elapsed == 0 ? std::string() : "\"execution_time\":" + std::to_string(elapsed) + ','));
}

void CommandTable::add(const std::shared_ptr<Command> &command)
{
    const std::lock_guard lock(m_mutex);
    m_commands[command->id()] = command;
}

std::shared_ptr<Command> CommandTable::find(const std::string &id)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_commands.find(id);
    return found == m_commands.end() ? nullptr : found->second;
}

void runCommand(CommandTable &table, const Request &request, Response &response)
{
    std::string problem;
    const auto json = Json::parse(request.body->readAll(), problem);
    if (!json) {
        response.sendError(400, "INVALID_REQUEST_BODY",
                           "error parsing request, MAYBE invalid body format. " + problem);
        return;
    }
    CommandSpec spec;
    if (const auto wrong = readSpec(*json, spec); !wrong.empty()) {
        refuse(response, wrong);
        return;
    }
    const auto command = std::make_shared<Command>(spec);
    table.add(command);
    if (spec.isBackground) {
        streamBackground(command, response);
        return;
    }
    streamCommand(command, command->id(), false, response);
    std::this_thread::sleep_for(gracePeriod());
    response.endStream();
}

void interruptCommand(CommandTable &table, const Request &request, Response &response)
{
    const auto id = firstValue(parseQuery(request.query), "id").value_or("");
    if (id.empty()) {
        response.sendError(400, "MISSING_QUERY", "missing query parameter 'id'");
        return;
    }
    const auto command = table.find(id);
    if (!command) {
        response.sendError(500, "RUNTIME_ERROR", "error interruptting code context. no such session");
    } else if (!command->isRunning()) {
        response.sendError(500, "RUNTIME_ERROR",
                           "error interruptting code context. command session " + id + " is not running");
    } else {
        command->interrupt();
        response.sendEmpty();
    }
}

void commandStatus(CommandTable &table, const std::string &id, Response &response)
{
    if (const auto command = table.find(id))
        response.sendJson(200, command->statusJson());
    else
        response.sendError(404, "INVALID_REQUEST_BODY", "command not found: " + id);
}

void commandLogs(CommandTable &table, const std::string &id, const Request &request, Response &response)
{
    const auto command = table.find(id);
    if (!command || !command->spec().isBackground) {
        response.sendError(400, "INVALID_REQUEST_BODY", "command not found: " + id);
        return;
    }
    const auto text = firstValue(parseQuery(request.query), "cursor").value_or("0");
    off_t cursor = 0;
    std::from_chars(text.data(), text.data() + text.size(), cursor);
    if (cursor < 0) {
        response.sendError(400, "INVALID_REQUEST_BODY", "cursor must not be negative");
        return;
    }
    std::string body;
    for (auto piece = command->output().read(cursor); !piece.empty();
         piece = command->output().read(cursor)) {
        body += piece;
        cursor += static_cast<off_t>(piece.size());
    }
    response.send(200,
                  {{"Content-Type", "text/plain; charset=utf-8"},
                   {"EXECD-COMMANDS-TAIL-CURSOR", std::to_string(cursor)}},
                  body);
}

} // namespace standin

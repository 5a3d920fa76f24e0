// SPDX-License-Identifier: Apache-2.0

// A small program that answers like the execd of OpenSandbox, for tests. See README.md.

#include "commands.h"
#include "files.h"
#include "metrics.h"
#include "proxy.h"
#include "sessions.h"
#include "terminals.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <unistd.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace standin {

namespace {

/// Everything that lives as long as the program.
struct Server
{
    CommandTable commands;
    SessionTable sessions;
    TerminalTable terminals;
    std::string token;
    std::string port;
    bool isOld = false; ///< Answers like a version before 1.0.19: no listing of directories, no types.
};

void answer(Server &server, const Request &request, Response &response);

void answerProxy(Server &server, const Request &request, Response &response)
{
    const auto rest = request.path.substr(std::string_view("/proxy/").size());
    const auto slash = rest.find('/');
    const auto port = rest.substr(0, slash);
    const auto target = slash == std::string::npos ? "/" : rest.substr(slash);
    if (port.empty()) {
        response.sendText(400, "port is required");
        return;
    }
    if (port != server.port) {
        forwardRequest(request, port, target, response);
        return;
    }
    Request inner = request;
    inner.path = target;
    answer(server, inner, response);
}

/// The part of @p path between @p prefix and @p suffix when that is one segment, else empty.
std::string segment(const std::string &path, std::string_view prefix, std::string_view suffix = {})
{
    if (path.size() <= prefix.size() + suffix.size() || !path.starts_with(prefix) || !path.ends_with(suffix))
        return {};
    const auto middle = path.substr(prefix.size(), path.size() - prefix.size() - suffix.size());
    return middle.find('/') == std::string::npos ? middle : std::string();
}

using FileHandler = void (*)(const Request &, Response &);

FileHandler fileHandler(const Server &server, const std::string &route)
{
    static const std::map<std::string, FileHandler> handlers{
        {"GET /files/info", fileInfo},
        {"DELETE /files", deleteFiles},
        {"POST /files/mv", moveFiles},
        {"POST /files/permissions", changePermissions},
        {"GET /files/search", searchFiles},
        {"POST /files/replace", replaceInFiles},
        {"POST /files/upload", uploadFiles},
        {"GET /files/download", downloadFile},
        {"GET /directories/list", listDirectory},
        {"POST /directories", createDirectories},
        {"DELETE /directories", deleteDirectories},
    };
    if (server.isOld && route == "GET /directories/list")
        return nullptr;
    const auto found = handlers.find(route);
    return found == handlers.end() ? nullptr : found->second;
}

bool answerCommands(Server &server, const Request &request, Response &response)
{
    const auto route = request.method + ' ' + request.path;
    if (route == "POST /command")
        runCommand(server.commands, request, response);
    else if (route == "DELETE /command" || route == "DELETE /code")
        interruptCommand(server.commands, request, response);
    else if (const auto id = segment(route, "GET /command/status/"); !id.empty())
        commandStatus(server.commands, id, response);
    else if (const auto logs = segment(route, "GET /command/", "/logs"); !logs.empty())
        commandLogs(server.commands, logs, request, response);
    else if (route == "POST /session")
        server.sessions.create(request, response);
    else if (const auto run = segment(route, "POST /session/", "/run"); !run.empty())
        server.sessions.run(run, request, response);
    else if (const auto session = segment(route, "DELETE /session/"); !session.empty())
        server.sessions.remove(session, response);
    else
        return false;
    return true;
}

bool answerTerminals(Server &server, const Request &request, Response &response)
{
    const auto route = request.method + ' ' + request.path;
    if (route == "POST /pty")
        server.terminals.create(request, response);
    else if (const auto attached = segment(route, "GET /pty/", "/ws"); !attached.empty())
        server.terminals.attach(attached, request, response);
    else if (const auto known = segment(route, "GET /pty/"); !known.empty())
        server.terminals.state(known, response);
    else if (const auto doomed = segment(route, "DELETE /pty/"); !doomed.empty())
        server.terminals.remove(doomed, response);
    else
        return false;
    return true;
}

void answer(Server &server, const Request &request, Response &response)
{
    const auto route = request.method + ' ' + request.path;
    if (request.path.starts_with("/proxy/"))
        answerProxy(server, request, response);
    else if (route == "GET /ping")
        response.sendEmpty();
    else if (route == "GET /metrics")
        sendMetrics(response);
    else if (route == "GET /metrics/watch")
        watchMetrics(response);
    else if (route == "GET /code/contexts")
        response.sendJson(200, "[]");
    else if (route == "POST /code")
        response.sendError(
            500, "RUNTIME_ERROR",
            "error running codes language runtime server not configured, please check your image "
            "runtime");
    else if (const auto handler = fileHandler(server, route))
        handler(request, response);
    else if (!answerCommands(server, request, response) && !answerTerminals(server, request, response))
        response.sendText(404, "404 page not found");
}

void serve(Server &server, int fd)
{
    Connection connection(fd);
    while (true) {
        Request request;
        if (!readRequest(connection, request))
            return;
        Body body(connection, request.headers);
        request.body = &body;
        Response response(connection);
        if (lowerCase(request.header("Connection")) == "close")
            response.closeAfterwards();
        if (!server.token.empty() && request.header("X-EXECD-ACCESS-TOKEN") != server.token)
            response.sendJson(401,
                              R"({"error":"Unauthorized: invalid or missing header X-EXECD-ACCESS-TOKEN"})");
        else
            answer(server, request, response);
        while (!body.read().empty()) {
        }
        if (response.closes() || body.failed() || connection.isBroken())
            return;
    }
}

/// A listening socket and its port, or -1.
int listenOn(uint16_t port, const char *address, std::string &actual)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    where.sin_addr.s_addr = htonl(std::string_view(address) == "loopback" ? INADDR_LOOPBACK : INADDR_ANY);
    socklen_t length = sizeof where;
    if (bind(fd, reinterpret_cast<const sockaddr *>(&where), length) != 0 || listen(fd, 128) != 0 ||
        getsockname(fd, reinterpret_cast<sockaddr *>(&where), &length) != 0) {
        close(fd);
        return -1;
    }
    actual = std::to_string(ntohs(where.sin_port));
    return fd;
}

int run(const std::vector<std::string> &arguments)
{
    static Server server; // outlives the threads, which nobody waits for
    uint16_t port = 44772;
    const char *address = "any";
    if (const char *token = std::getenv("EXECD_ACCESS_TOKEN"))
        server.token = token;
    for (size_t i = 0; i < arguments.size(); ++i) {
        const auto &argument = arguments[i];
        if (argument == "--port" && i + 1 < arguments.size()) {
            const auto &text = arguments[++i];
            std::from_chars(text.data(), text.data() + text.size(), port);
        } else if (argument == "--access-token" && i + 1 < arguments.size()) {
            server.token = arguments[++i];
        } else if (argument == "--loopback") {
            address = "loopback";
        } else if (argument == "--old") {
            server.isOld = true;
        } else {
            std::fprintf(stderr, "unknown argument: %s\n", argument.c_str());
            return 2;
        }
    }
    std::signal(SIGPIPE, SIG_IGN);
    const int listener = listenOn(port, address, server.port);
    if (listener < 0) {
        std::perror("listen");
        return 1;
    }
    std::printf("listening on %s\n", server.port.c_str());
    std::fflush(stdout);
    while (true) {
        const int fd = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0)
            continue;
        const int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        std::thread([fd] { serve(server, fd); }).detach();
    }
}

} // namespace

} // namespace standin

int main(int argc, char **argv)
{
    return standin::run(std::vector<std::string>(argv + 1, argv + argc));
}

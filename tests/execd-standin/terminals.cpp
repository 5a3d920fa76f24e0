// SPDX-License-Identifier: Apache-2.0
#include "terminals.h"

#include "files.h"
#include "json.h"
#include "websocket.h"

#include <array>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <pty.h>
#include <thread>
#include <unistd.h>

#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace standin {

namespace {

constexpr size_t kept = 1024 * 1024;
constexpr char replayMark = 0x03;

std::string offsetBytes(uint64_t offset)
{
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes += static_cast<char>(offset >> shift);
    return bytes;
}

} // namespace

/// Lives as long as its threads.
class Terminal : public std::enable_shared_from_this<Terminal>
{
public:
    Terminal(std::string id, std::string directory, std::string command)
        : m_id(std::move(id))
        , m_directory(std::move(directory))
        , m_command(std::move(command))
    {}
    ~Terminal()
    {
        if (m_master >= 0)
            close(m_master);
    }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    std::string stateJson()
    {
        const std::lock_guard lock(m_mutex);
        return "{\"session_id\":" + jsonString(m_id) + ",\"running\":" + (m_running ? "true" : "false") +
               ",\"output_offset\":" + std::to_string(m_end) + '}';
    }

    void kill()
    {
        const std::lock_guard lock(m_mutex);
        if (m_running)
            ::kill(-m_pid, SIGKILL);
    }

    /// False when somebody else is attached and stays. @p head is the answer to the handshake.
    bool take(Connection &client, bool takesOver, const std::string &head, uint64_t since)
    {
        std::unique_lock lock(m_mutex);
        if (m_client && !takesOver)
            return false;
        if (m_client) {
            writeSocketClose(*m_client, 4001, "TAKEN_OVER");
            shutdown(m_client->fd(), SHUT_RDWR);
            m_changed.wait(lock, [this] { return !m_client; });
        }
        client.write(head);
        greet(client, since);
        m_client = &client;
        return true;
    }

    /// Serves the client that has taken it, until it goes.
    void serve(Connection &client)
    {
        while (const auto message = readSocketMessage(client)) {
            if (message->opcode == 8) {
                const std::lock_guard lock(m_mutex);
                writeSocketMessage(client, 8, message->payload.substr(0, 2));
                break;
            }
            obey(client, *message);
        }
        const std::lock_guard lock(m_mutex);
        m_client = nullptr;
        m_changed.notify_all();
    }

private:
    void greet(Connection &client, uint64_t since)
    {
        const bool canStart = m_master >= 0 || start();
        const uint64_t first = m_end - m_history.size();
        const uint64_t from = std::max(since, first);
        if (from < m_end)
            writeSocketMessage(client, 2,
                               std::string(1, replayMark) + offsetBytes(from) +
                                   m_history.substr(static_cast<size_t>(from - first)));
        if (!canStart) {
            writeSocketMessage(client, 1,
                               "{\"type\":\"error\",\"error\":\"no bash\",\"code\":\"START_FAILED\"}\n");
            shutdown(client.fd(), SHUT_RDWR);
            return;
        }
        writeSocketMessage(
            client, 1, "{\"type\":\"connected\",\"session_id\":" + jsonString(m_id) + ",\"mode\":\"pty\"}\n");
        if (!m_running)
            tellExit(client);
    }

    bool start()
    {
        winsize size{};
        size.ws_col = 80;
        size.ws_row = 24;
        const char *arguments[] = {
            "bash", "--norc", "--noprofile", m_command.empty() ? nullptr : "-c", m_command.c_str(), nullptr};
        m_pid = forkpty(&m_master, nullptr, nullptr, &size);
        if (m_pid == 0) {
            if (!m_directory.empty() && chdir(m_directory.c_str()) != 0)
                _exit(126);
            execvp(arguments[0], const_cast<char *const *>(arguments));
            _exit(127);
        }
        if (m_pid < 0)
            return false;
        m_running = true;
        std::thread([self = shared_from_this()] { self->pump(); }).detach();
        return true;
    }

    /// Everything that the shell writes, until it ends.
    void pump()
    {
        std::array<char, 32 * 1024> buffer{};
        for (ssize_t count = read(m_master, buffer.data(), buffer.size()); count > 0;
             count = read(m_master, buffer.data(), buffer.size())) {
            const std::lock_guard lock(m_mutex);
            const std::string bytes(buffer.data(), static_cast<size_t>(count));
            m_history += bytes;
            m_end += bytes.size();
            if (m_history.size() > kept)
                m_history.erase(0, m_history.size() - kept);
            if (m_client)
                writeSocketMessage(*m_client, 2, '\x01' + bytes);
        }
        int status = 0;
        waitpid(m_pid, &status, 0);
        const std::lock_guard lock(m_mutex);
        m_running = false;
        m_exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        if (m_client)
            tellExit(*m_client);
    }

    void tellExit(Connection &client) const
    {
        writeSocketMessage(client, 1,
                           "{\"type\":\"exit\",\"exit_code\":" + std::to_string(m_exitCode) + "}\n");
        writeSocketClose(client, 1000, "process exited");
        shutdown(client.fd(), SHUT_RD);
    }

    void obey(Connection &client, const SocketMessage &message)
    {
        if (message.opcode == 2 && message.payload.size() > 1 && message.payload[0] == 0) {
            std::string_view rest(message.payload);
            rest.remove_prefix(1);
            while (!rest.empty()) {
                const auto count = ::write(m_master, rest.data(), rest.size());
                if (count <= 0)
                    return;
                rest.remove_prefix(static_cast<size_t>(count));
            }
        }
        std::string problem;
        const auto word = message.opcode == 1 ? Json::parse(message.payload, problem) : std::nullopt;
        if (!word)
            return;
        const auto type = word->string("type");
        const std::lock_guard lock(m_mutex);
        if (type == "ping")
            writeSocketMessage(client, 1, "{\"type\":\"pong\"}\n");
        else if (type == "resize")
            resize(*word);
        else if (type == "signal")
            sendSignal(word->string("signal"));
        else
            writeSocketMessage(
                client, 1, "{\"type\":\"error\",\"error\":\"unknown type\",\"code\":\"INVALID_FRAME\"}\n");
    }

    void resize(const Json &word) const
    {
        const auto number = [&word](const char *name) {
            const auto *member = word.find(name);
            return member ? member->integer().value_or(0) : 0;
        };
        winsize size{};
        size.ws_col = static_cast<unsigned short>(number("cols"));
        size.ws_row = static_cast<unsigned short>(number("rows"));
        if (size.ws_col > 0 && size.ws_row > 0)
            ioctl(m_master, TIOCSWINSZ, &size);
    }

    void sendSignal(const std::string &name) const
    {
        const std::map<std::string, int> known{{"SIGINT", SIGINT},
                                               {"SIGTERM", SIGTERM},
                                               {"SIGKILL", SIGKILL},
                                               {"SIGQUIT", SIGQUIT},
                                               {"SIGHUP", SIGHUP}};
        const auto found = known.find(name);
        if (found != known.end() && m_running)
            ::kill(-m_pid, found->second);
    }

    const std::string m_id;
    const std::string m_directory;
    const std::string m_command;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Connection *m_client = nullptr; ///< Written to with the lock only.
    std::string m_history;
    uint64_t m_end = 0;
    int m_master = -1;
    pid_t m_pid = -1;
    bool m_running = false;
    int m_exitCode = 0;
};

TerminalTable::TerminalTable() = default;
TerminalTable::~TerminalTable() = default;

std::shared_ptr<Terminal> TerminalTable::find(const std::string &id, Response &response)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_terminals.find(id);
    if (found != m_terminals.end())
        return found->second;
    response.sendError(404, "CONTEXT_NOT_FOUND", "pty session " + id + " not found");
    return nullptr;
}

void TerminalTable::create(const Request &request, Response &response)
{
    std::string problem;
    const auto json = Json::parse(request.body->readAll(), problem).value_or(Json());
    std::string directory = json.string("cwd");
    if (!directory.empty()) {
        directory = expandedPath(directory, problem).value_or(directory);
        makeDirectories(directory);
    }
    const auto id = randomUuid();
    {
        const std::lock_guard lock(m_mutex);
        m_terminals[id] = std::make_shared<Terminal>(id, directory, json.string("command"));
    }
    response.sendJson(201, "{\"session_id\":" + jsonString(id) + '}');
}

void TerminalTable::state(const std::string &id, Response &response)
{
    if (const auto terminal = find(id, response))
        response.sendJson(200, terminal->stateJson());
}

void TerminalTable::remove(const std::string &id, Response &response)
{
    const auto terminal = find(id, response);
    if (!terminal)
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_terminals.erase(id);
    }
    terminal->kill();
    response.sendEmpty();
}

void TerminalTable::attach(const std::string &id, const Request &request, Response &response)
{
    const auto terminal = find(id, response);
    if (!terminal)
        return;
    if (lowerCase(request.header("Upgrade")) != "websocket") {
        response.sendText(400, "Bad Request");
        return;
    }
    const auto query = parseQuery(request.query);
    const uint64_t since = std::strtoull(firstValue(query, "since").value_or("0").c_str(), nullptr, 10);
    const auto head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: " +
                      socketAccept(request.header("Sec-WebSocket-Key")) + "\r\n\r\n";
    if (!terminal->take(response.connection(), firstValue(query, "takeover") == "1", head, since)) {
        response.sendError(409, "ALREADY_CONNECTED", "another client is already attached");
        return;
    }
    response.closeAfterwards();
    terminal->serve(response.connection());
}

} // namespace standin

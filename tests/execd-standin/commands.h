// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"

#include <chrono>
#include <condition_variable>
#include <ctime>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace standin {

/// A file without a name that a command writes into while it is read from the front.
class OutputFile
{
public:
    OutputFile();
    ~OutputFile();
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;
    [[nodiscard]] int fd() const { return m_fd; }
    /// Up to 64 KiB from @p offset on.
    [[nodiscard]] std::string read(off_t offset) const;

private:
    int m_fd;
};

struct CommandSpec
{
    std::string text;
    std::string directory; ///< Empty: that of the program.
    std::map<std::string, std::string> environment;
    std::chrono::milliseconds timeout{0};
    std::optional<uid_t> uid;
    std::optional<gid_t> gid;
    bool isBackground = false;
};

/// One shell command: started once, in a process group of its own, and kept until the program ends.
class Command
{
public:
    explicit Command(CommandSpec spec);

    /// Empty, or why it could not be started.
    static std::string start(const std::shared_ptr<Command> &self);
    /// Waits for the end, but not longer than @p limit. True when it has ended.
    bool waitFinished(std::chrono::milliseconds limit);
    [[nodiscard]] bool isRunning();
    /// SIGTERM to the group, SIGKILL when it is not gone after three seconds.
    void interrupt();

    [[nodiscard]] const std::string &id() const { return m_id; }
    [[nodiscard]] const CommandSpec &spec() const { return m_spec; }
    [[nodiscard]] const OutputFile &output() const { return m_output; }
    [[nodiscard]] const OutputFile &errorOutput() const { return m_spec.isBackground ? m_output : m_errors; }
    /// Of a command that has ended: its exit code, -1 after a signal.
    [[nodiscard]] int exitCode();
    /// "exit status 3", "signal: killed"; empty for success.
    [[nodiscard]] std::string endText();
    [[nodiscard]] std::string statusJson();

private:
    void watch();
    void killGroup(int signal);

    const CommandSpec m_spec;
    const std::string m_id;
    OutputFile m_output;
    OutputFile m_errors;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    pid_t m_pid = -1;
    bool m_running = false;
    int m_status = 0; ///< As waitpid() gives it.
    std::string m_startProblem;
    timespec m_started{};
    timespec m_finished{};
};

/// What was started, by id.
class CommandTable
{
public:
    void add(const std::shared_ptr<Command> &command);
    std::shared_ptr<Command> find(const std::string &id);

private:
    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Command>> m_commands;
};

void runCommand(CommandTable &table, const Request &request, Response &response);
void interruptCommand(CommandTable &table, const Request &request, Response &response);
void commandStatus(CommandTable &table, const std::string &id, Response &response);
void commandLogs(CommandTable &table, const std::string &id, const Request &request, Response &response);

/// Streams the output and the end of @p command as events; @p streamId is the text of the first one.
void streamCommand(const std::shared_ptr<Command> &command, const std::string &streamId, bool mergesOutput,
                   Response &response);
/// An event with the present time; @p members comes with its own commas, or is empty.
std::string event(const std::string &type, const std::string &members);
/// An event with a text.
std::string textEvent(const std::string &type, const std::string &text);
/// How long a stream stays open after its last event.
std::chrono::milliseconds gracePeriod();

} // namespace standin

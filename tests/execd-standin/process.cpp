// SPDX-License-Identifier: Apache-2.0
#include "commands.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <thread>
#include <unistd.h>

#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>

extern char **environ; // NOLINT

namespace standin {

namespace {

using namespace std::chrono_literals;

std::string shellPath()
{
    const char *path = std::getenv("PATH");
    for (const char *shell : {"bash", "sh"}) {
        for (const auto &directory : split(path ? path : "/usr/bin:/bin", ':')) {
            const auto candidate = directory + '/' + shell;
            if (access(candidate.c_str(), X_OK) == 0)
                return candidate;
        }
    }
    return "/bin/sh";
}

/// The environment of the program, then the lines of the file EXECD_ENVS, then those of the request.
std::vector<std::string> environmentOf(const CommandSpec &spec)
{
    std::map<std::string, std::string> values;
    const auto add = [&](const std::string &line) {
        const auto equals = line.find('=');
        if (equals != std::string::npos && equals > 0)
            values[line.substr(0, equals)] = line.substr(equals + 1);
    };
    for (char **entry = environ; *entry; ++entry)
        add(*entry);
    if (const char *file = std::getenv("EXECD_ENVS")) {
        std::ifstream lines(file);
        for (std::string line; std::getline(lines, line);)
            add(line);
    }
    for (const auto &[name, value] : spec.environment)
        values[name] = value;
    std::vector<std::string> lines;
    for (const auto &[name, value] : values)
        lines.push_back(name + '=' + value);
    return lines;
}

/// Who a command runs as; looked up before fork(), because little is allowed after it.
struct Identity
{
    uid_t uid = 0;
    gid_t gid = 0;
    std::vector<gid_t> groups;
};

std::optional<Identity> identityOf(const CommandSpec &spec)
{
    if (!spec.uid)
        return {};
    Identity identity{*spec.uid, spec.gid.value_or(*spec.uid), {}};
    std::string name;
    std::ifstream users("/etc/passwd");
    for (std::string line; std::getline(users, line);) {
        const auto fields = split(line, ':');
        if (fields.size() > 3 && fields[2] == std::to_string(identity.uid)) {
            name = fields[0];
            if (!spec.gid)
                identity.gid = static_cast<gid_t>(std::strtoul(fields[3].c_str(), nullptr, 10));
            break;
        }
    }
    identity.groups.push_back(identity.gid);
    std::ifstream groups("/etc/group");
    for (std::string line; !spec.gid && std::getline(groups, line);) {
        const auto fields = split(line, ':');
        for (const auto &member : split(fields.size() > 3 ? fields[3] : "", ',')) {
            if (!name.empty() && member == name)
                identity.groups.push_back(static_cast<gid_t>(std::strtoul(fields[2].c_str(), nullptr, 10)));
        }
    }
    return identity;
}

/// Everything that the child needs, prepared before fork().
struct Launch
{
    std::string shell;
    std::string directory;
    std::optional<Identity> identity;
    std::vector<char *> arguments;
    std::vector<char *> environment;
    int output = -1;
    int errors = -1;
    int problemPipe = -1;
};

/// Only calls that are safe between fork() and exec(). The raw system calls leave the threads of the parent
/// alone.
[[noreturn]] void runChild(const Launch &launch)
{
    const int input = open("/dev/null", O_RDONLY);
    sigset_t none;
    sigemptyset(&none);
    bool ok = setpgid(0, 0) == 0 && dup2(input, 0) >= 0 && dup2(launch.output, 1) >= 0 &&
              dup2(launch.errors, 2) >= 0 && sigprocmask(SIG_SETMASK, &none, nullptr) == 0;
    std::signal(SIGPIPE, SIG_DFL);
    if (launch.identity) {
        const auto &identity = *launch.identity;
        ok = ok && syscall(SYS_setgroups, identity.groups.size(), identity.groups.data()) == 0 &&
             syscall(SYS_setgid, identity.gid) == 0 && syscall(SYS_setuid, identity.uid) == 0;
    }
    if (!launch.directory.empty())
        ok = ok && chdir(launch.directory.c_str()) == 0;
    if (ok)
        execve(launch.shell.c_str(), launch.arguments.data(), launch.environment.data());
    const int error = errno;
    if (write(launch.problemPipe, &error, sizeof error) < 0)
        _exit(126);
    _exit(127);
}

} // namespace

OutputFile::OutputFile()
{
    const char *directory = std::getenv("TMPDIR");
    m_fd = open(directory ? directory : "/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (m_fd < 0)
        m_fd = memfd_create("output", MFD_CLOEXEC);
}

OutputFile::~OutputFile()
{
    close(m_fd);
}

std::string OutputFile::read(off_t offset) const
{
    std::string piece(64 * 1024, '\0');
    const auto count = pread(m_fd, piece.data(), piece.size(), offset);
    piece.resize(count > 0 ? static_cast<size_t>(count) : 0);
    return piece;
}

Command::Command(CommandSpec spec)
    : m_spec(std::move(spec))
    , m_id(randomHex(16))
{}

std::string Command::start(const std::shared_ptr<Command> &self)
{
    int problemPipe[2];
    if (pipe2(problemPipe, O_CLOEXEC) != 0)
        return errorText(errno);
    Launch launch;
    launch.shell = shellPath();
    launch.directory = self->m_spec.directory;
    launch.identity = identityOf(self->m_spec);
    launch.output = self->m_output.fd();
    launch.errors = self->errorOutput().fd();
    launch.problemPipe = problemPipe[1];
    std::string name = baseName(launch.shell);
    std::string option = "-c";
    std::string text = self->m_spec.text;
    launch.arguments = {name.data(), option.data(), text.data(), nullptr};
    auto environment = environmentOf(self->m_spec);
    for (auto &line : environment)
        launch.environment.push_back(line.data());
    launch.environment.push_back(nullptr);

    std::unique_lock lock(self->m_mutex);
    clock_gettime(CLOCK_REALTIME, &self->m_started);
    const pid_t pid = fork();
    if (pid == 0)
        runChild(launch);
    int error = pid < 0 ? errno : 0;
    close(problemPipe[1]);
    if (pid > 0 && ::read(problemPipe[0], &error, sizeof error) == sizeof error)
        waitpid(pid, nullptr, 0);
    close(problemPipe[0]);
    if (error != 0) {
        self->m_startProblem = "fork/exec " + launch.shell + ": " + errorText(error);
        self->m_finished = self->m_started;
        return self->m_startProblem;
    }
    self->m_pid = pid;
    self->m_running = true;
    lock.unlock();
    std::thread([self] { self->watch(); }).detach();
    if (self->m_spec.timeout > 0ms) {
        std::thread([self] {
            if (!self->waitFinished(self->m_spec.timeout))
                self->killGroup(SIGKILL);
        }).detach();
    }
    return {};
}

void Command::watch()
{
    siginfo_t ignored{};
    while (waitid(P_PID, static_cast<id_t>(m_pid), &ignored, WEXITED | WNOWAIT) != 0 && errno == EINTR) {
    }
    const std::lock_guard lock(m_mutex);
    waitpid(m_pid, &m_status, 0); // under the lock, so that nobody signals a number that was given away again
    m_running = false;
    clock_gettime(CLOCK_REALTIME, &m_finished);
    m_changed.notify_all();
}

bool Command::waitFinished(std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [this] { return !m_running; });
}

bool Command::isRunning()
{
    const std::lock_guard lock(m_mutex);
    return m_running;
}

void Command::killGroup(int signal)
{
    const std::lock_guard lock(m_mutex);
    if (m_running)
        kill(-m_pid, signal);
}

void Command::interrupt()
{
    killGroup(SIGTERM);
    if (waitFinished(3s))
        return;
    killGroup(SIGKILL);
    waitFinished(3s);
}

int Command::exitCode()
{
    const std::lock_guard lock(m_mutex);
    if (!m_startProblem.empty())
        return 255;
    return WIFEXITED(m_status) ? WEXITSTATUS(m_status) : -1;
}

std::string Command::endText()
{
    const std::lock_guard lock(m_mutex);
    if (!m_startProblem.empty())
        return m_startProblem;
    if (WIFSIGNALED(m_status)) {
        const int signal = WTERMSIG(m_status);
        const auto name = lowerCase(signal == SIGKILL ? "killed" : sigdescr_np(signal));
        return "signal: " + name;
    }
    return WEXITSTATUS(m_status) == 0 ? std::string()
                                      : "exit status " + std::to_string(WEXITSTATUS(m_status));
}

std::string Command::statusJson()
{
    const bool running = isRunning();
    timespec started{};
    timespec finished{};
    {
        const std::lock_guard lock(m_mutex);
        started = m_started;
        finished = m_finished;
    }
    std::string json = "{\"id\":" + jsonString(m_id) + ",\"content\":" + jsonString(m_spec.text) +
                       ",\"running\":" + (running ? "true" : "false");
    if (!running) {
        json += ",\"exit_code\":" + std::to_string(exitCode());
        if (const auto end = endText(); !end.empty())
            json += ",\"error\":" + jsonString(end);
    }
    json += ",\"started_at\":" + jsonString(rfc3339(started));
    if (!running)
        json += ",\"finished_at\":" + jsonString(rfc3339(finished));
    return json + '}';
}

} // namespace standin

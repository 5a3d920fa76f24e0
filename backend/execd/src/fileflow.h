// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <execd/execdclient.h>

#include <functional>
#include <memory>

namespace osc {

/// A request of the files API whose parameters are paths and go in the query.
[[nodiscard]] HttpRequest execdRequest(const QByteArray &method, const QByteArray &route,
                                       const FilePath &path);
/// The same with a JSON body.
[[nodiscard]] HttpRequest execdPost(const QByteArray &route, const QByteArray &json);
/// Looks at one path without following a link.
[[nodiscard]] Operation execdStat(const ExecdClient &client, const FilePath &path, Callback<FileEntry> done);

/// A file operation of several requests, one after the other. The operation that start() returns keeps it
/// alive.
class ExecdFileFlow : public std::enable_shared_from_this<ExecdFileFlow>
{
public:
    ExecdFileFlow(ExecdClient client, FilePath path, Callback<void> done);
    virtual ~ExecdFileFlow();
    ExecdFileFlow(const ExecdFileFlow &) = delete;
    ExecdFileFlow &operator=(const ExecdFileFlow &) = delete;

    [[nodiscard]] Operation start();

protected:
    /// What is really behind a path, links followed.
    enum class Target { File, Directory, Other };

    virtual void begin() = 0;
    /// The owner let go; the running request has been dropped already.
    virtual void cancelled() {}

    /// Each of these starts the next step. An error ends the flow; the others go on with @p next.
    void look(const FilePath &path, std::function<void(const FileEntry &)> next);
    /// Goes on without an entry when there is nothing.
    void lookIfThere(const FilePath &path, std::function<void(const std::optional<FileEntry> &)> next);
    /// Asks a shell in the sandbox, because the files API cannot tell.
    void lookBehind(const FilePath &path, std::function<void(Target)> next);
    /// @p failure: what could not be done, a whole sentence.
    void ask(HttpRequest request, const QString &failure, std::function<void(const HttpResponse &)> next);
    /// As ask(), but goes on with an answer of any status.
    void askAnything(HttpRequest request, std::function<void(const HttpResponse &)> next);
    void run(const ExecdCommand &command, std::function<void(ExecdOutput)> onOutput,
             std::function<void(const ExecdExit &)> next);

    /// The flow may be gone when these return.
    void succeed() { m_promise.resolve(Done()); }
    void fail(Error error) { m_promise.resolve(std::move(error)); }

    [[nodiscard]] const ExecdClient &client() const { return m_client; }
    [[nodiscard]] const FilePath &path() const { return m_path; }
    [[nodiscard]] QString shownPath() const { return displayName(m_path); }
    [[nodiscard]] bool isActive() const { return m_promise.isActive(); }
    void setStep(Operation step) { m_step = std::move(step); }

private:
    ExecdClient m_client;
    FilePath m_path;
    Promise<void> m_promise;
    Operation m_step;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "fileflow.h"

#include "execdcodec.h"
#include "execderrors.h"

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdFiles
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdFiles)
};

constexpr int directoryCode = 2; // the exit code of the script in lookBehind()

} // namespace

HttpRequest execdRequest(const QByteArray &method, const QByteArray &route, const FilePath &path)
{
    HttpRequest request;
    request.method = method;
    request.target = route + "?path=" + path.toPercentEncoding();
    return request;
}

HttpRequest execdPost(const QByteArray &route, const QByteArray &json)
{
    HttpRequest request;
    request.method = "POST";
    request.target = route;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = json;
    return request;
}

Operation execdStat(const ExecdClient &client, const FilePath &path, Callback<FileEntry> done)
{
    auto request = execdRequest("GET", "/files/info", path);
    request.maximumBody = 64 * 1024;
    return client.send(
        std::move(request), [path, done = std::move(done)](const Result<HttpResponse> &answer) {
            if (!answer) {
                done(answer.error());
                return;
            }
            if (answer->status != 200) {
                done(execderrors::fromResponse(
                    *answer, ExecdFiles::tr("“%1” could not be looked at.").arg(displayName(path)), path));
                return;
            }
            auto entry = decodeExecdFileInfo(answer->body);
            if (!entry) {
                done(execderrors::notUnderstood());
                return;
            }
            entry->name = path.mid(path.lastIndexOf('/') + 1); // JSON may have spoilt the name in the answer
            done(*std::move(entry));
        });
}

ExecdFileFlow::ExecdFileFlow(ExecdClient client, FilePath path, Callback<void> done)
    : m_client(std::move(client))
    , m_path(std::move(path))
    , m_promise(std::move(done))
{}

ExecdFileFlow::~ExecdFileFlow() = default;

Operation ExecdFileFlow::start()
{
    begin();
    return m_promise.operation(
        [weak = weak_from_this()] {
            if (const auto self = weak.lock()) {
                self->m_step.cancel();
                self->cancelled();
            }
        },
        shared_from_this());
}

void ExecdFileFlow::look(const FilePath &path, std::function<void(const FileEntry &)> next)
{
    m_step = execdStat(m_client, path, [this, next = std::move(next)](const Result<FileEntry> &entry) {
        if (entry)
            next(*entry);
        else
            fail(entry.error());
    });
}

void ExecdFileFlow::lookIfThere(const FilePath &path,
                                std::function<void(const std::optional<FileEntry> &)> next)
{
    m_step = execdStat(m_client, path, [this, next = std::move(next)](const Result<FileEntry> &entry) {
        if (entry)
            next(*entry);
        else if (entry.error().kind == ErrorKind::NotFound)
            next({});
        else
            fail(entry.error());
    });
}

void ExecdFileFlow::lookBehind(const FilePath &path, std::function<void(Target)> next)
{
    if (const auto problem = execderrors::pathProblem(path, true)) {
        fail(*problem);
        return;
    }
    ExecdCommand command;
    command.text = QStringLiteral("[ -d \"$CONSOLE_PATH\" ] && exit 2; [ -f \"$CONSOLE_PATH\" ]");
    command.environment = {{QStringLiteral("CONSOLE_PATH"), QString::fromUtf8(path)}};
    command.timeout = std::chrono::seconds(10);
    run(command, {}, [next = std::move(next)](const ExecdExit &exit) {
        next(exit.code == 0 ? Target::File : exit.code == directoryCode ? Target::Directory : Target::Other);
    });
}

void ExecdFileFlow::ask(HttpRequest request, const QString &failure,
                        std::function<void(const HttpResponse &)> next)
{
    askAnything(std::move(request), [this, failure, next = std::move(next)](const HttpResponse &response) {
        if (response.status / 100 == 2)
            next(response);
        else
            fail(execderrors::fromResponse(response, failure, m_path));
    });
}

void ExecdFileFlow::askAnything(HttpRequest request, std::function<void(const HttpResponse &)> next)
{
    m_step =
        m_client.send(std::move(request), [this, next = std::move(next)](const Result<HttpResponse> &answer) {
            if (answer)
                next(*answer);
            else
                fail(answer.error());
        });
}

void ExecdFileFlow::run(const ExecdCommand &command, std::function<void(ExecdOutput)> onOutput,
                        std::function<void(const ExecdExit &)> next)
{
    m_step = m_client.run(command, std::move(onOutput),
                          [this, next = std::move(next)](const Result<ExecdExit> &exit) {
                              if (exit)
                                  next(*exit);
                              else
                                  fail(exit.error());
                          });
}

} // namespace osc

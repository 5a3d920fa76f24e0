// SPDX-License-Identifier: Apache-2.0
#include <execd/execdcode.h>

#include "coderun.h"
#include "execdask.h"

#include <QCoreApplication>
#include <QUuid>

namespace osc {

namespace {

struct ExecdCodeText
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdCode)
};

constexpr std::chrono::seconds kernelPatience{60};

Error noKernel()
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = ExecdCodeText::tr("The image of this sandbox cannot run code: it has no Jupyter.");
    error.advice =
        ExecdCodeText::tr("Use an image with Jupyter, such as the code interpreter of OpenSandbox.");
    return error;
}

Error noSuchKernel(const QString &language)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = ExecdCodeText::tr("No kernel for “%1” started in the sandbox.").arg(language);
    error.advice = ExecdCodeText::tr("Choose a language that the image has a kernel for.");
    return error;
}

/// First whether there is Jupyter at all, then the context.
class ContextCreation : public std::enable_shared_from_this<ContextCreation>
{
public:
    ContextCreation(ExecdClient client, QString language, QString workingDirectory,
                    Callback<ExecdCodeContext> done)
        : m_client(std::move(client))
        , m_language(std::move(language))
        , m_workingDirectory(std::move(workingDirectory))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = ExecdCode(m_client).probe([this](const Done &there) {
            if (!there)
                return m_promise.resolve(there.error());
            create();
        });
        return operation;
    }

private:
    void create()
    {
        HttpRequest request =
            execdJsonRequest("POST", "/code/context", encodeCodeContext(m_language, m_workingDirectory));
        request.timeout = kernelPatience;
        m_step = askExecd<ExecdCodeContext>(
            m_client, std::move(request), ExecdCodeText::tr("execd did not make a context for code."),
            [](const HttpResponse &response) -> Result<ExecdCodeContext> {
                if (auto context = decodeCodeContext(response.body))
                    return *std::move(context);
                return execderrors::notUnderstood();
            },
            [this](Result<ExecdCodeContext> context) {
                if (!context && context.error().kind == ErrorKind::Timeout)
                    return m_promise.resolve(noSuchKernel(m_language));
                m_promise.resolve(std::move(context));
            });
    }

    ExecdClient m_client;
    QString m_language;
    QString m_workingDirectory;
    Promise<ExecdCodeContext> m_promise;
    Operation m_step;
};

} // namespace

Error execdCodeRefusal(const HttpResponse &response, const QString &failure)
{
    if (response.body.contains("language runtime server not configured"))
        return noKernel();
    return execderrors::fromResponse(response, failure);
}

/// Code for a context that cannot be: execd looks first whether it has a kernel server at all.
Operation ExecdCode::probe(Callback<void> done) const
{
    const ExecdCodeContext nowhere{QUuid::createUuid().toString(QUuid::WithoutBraces),
                                   QStringLiteral("python")};
    return m_client.send(execdJsonRequest("POST", "/code", encodeCode(QStringLiteral("1"), nowhere)),
                         [done = std::move(done)](const Result<HttpResponse> &answer) {
                             if (!answer)
                                 return done(answer.error());
                             const bool isUnknown = answer->body.contains("context not found");
                             if (answer->status / 100 == 2 || isUnknown)
                                 return done(Done());
                             done(execdCodeRefusal(*answer, noKernel().message));
                         });
}

Operation ExecdCode::createContext(const QString &language, const QString &workingDirectory,
                                   Callback<ExecdCodeContext> done) const
{
    return std::make_shared<ContextCreation>(m_client, language, workingDirectory, std::move(done))->start();
}

Operation ExecdCode::listContexts(Callback<QList<ExecdCodeContext>> done) const
{
    return askExecd<QList<ExecdCodeContext>>(
        m_client, execdJsonRequest("GET", "/code/contexts"),
        ExecdCodeText::tr("execd did not tell which contexts for code there are."),
        [](const HttpResponse &response) -> Result<QList<ExecdCodeContext>> {
            if (auto contexts = decodeCodeContexts(response.body))
                return *std::move(contexts);
            return execderrors::notUnderstood();
        },
        std::move(done));
}

Operation ExecdCode::deleteContext(const QString &id, Callback<void> done) const
{
    return askExecd<void>(
        m_client, execdJsonRequest("DELETE", "/code/contexts/" + QUrl::toPercentEncoding(id)),
        ExecdCodeText::tr("The context for code could not be deleted."),
        [](const HttpResponse &) { return Done(); }, std::move(done));
}

Operation ExecdCode::run(const QString &code, const ExecdCodeContext &context,
                         std::function<void(ExecdCodeOutput)> onOutput, Callback<ExecdCodeEnd> done) const
{
    return std::make_shared<ExecdCodeRun>(m_client, std::move(onOutput), std::move(done))
        ->start(code, context);
}

Operation ExecdCode::interrupt(const QString &contextId, Callback<void> done) const
{
    return m_client.interrupt(contextId, std::move(done));
}

} // namespace osc

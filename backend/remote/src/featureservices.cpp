// SPDX-License-Identifier: Apache-2.0
#include "featureservices.h"

#include "featurecodec.h"
#include "remoteask.h"

#include <core/secretnames.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

struct FeatureText
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteFeatures)
};

constexpr int mostItemPages = 100;

RemoteRequest requestFor(const QByteArray &method, const QByteArray &path, const QString &failure,
                         const QByteArray &body = {})
{
    RemoteRequest request;
    request.method = method;
    request.path = path;
    request.body = body;
    request.failure = failure;
    return request;
}

/// All pages of a list, one after the other.
template<typename T>
class PagedReading : public std::enable_shared_from_this<PagedReading<T>>
{
public:
    using Decode = std::optional<ItemPage<T>> (*)(const QByteArray &, ServerClock);

    PagedReading(ServerContext &context, RemoteRequest request, Decode decode, Callback<QList<T>> done)
        : m_context(context)
        , m_request(std::move(request))
        , m_decode(decode)
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, this->shared_from_this());
        readPage();
        return operation;
    }

private:
    void readPage()
    {
        auto request = m_request;
        request.query = {{"page", QByteArray::number(m_page)}, {"pageSize", "200"}};
        m_step = ask<ItemPage<T>>(m_context, std::move(request), m_decode,
                                  [this](Result<ItemPage<T>> page) { take(std::move(page)); });
    }

    void take(Result<ItemPage<T>> page)
    {
        if (!page)
            return m_promise.resolve(page.error());
        for (T &item : page->items) {
            item.connectionId = m_context.profile().id;
            m_items.append(std::move(item));
        }
        if (page->hasNext && !page->items.isEmpty() && m_page < mostItemPages) {
            ++m_page;
            return readPage();
        }
        std::stable_sort(m_items.begin(), m_items.end(),
                         [](const T &left, const T &right) { return left.createdAt > right.createdAt; });
        m_promise.resolve(std::move(m_items));
    }

    ServerContext &m_context;
    RemoteRequest m_request;
    Decode m_decode;
    Promise<QList<T>> m_promise;
    QList<T> m_items;
    int m_page = 1;
    Operation m_step;
};

template<typename T>
Operation readAll(ServerContext &context, RemoteRequest request, typename PagedReading<T>::Decode decode,
                  Callback<QList<T>> done)
{
    return std::make_shared<PagedReading<T>>(context, std::move(request), decode, std::move(done))->start();
}

/// One value that belongs to the connection.
template<typename T>
Operation askOwn(ServerContext &context, RemoteRequest request,
                 std::optional<T> (*decode)(const QByteArray &, ServerClock), Callback<T> done)
{
    return ask<T>(context, std::move(request), decode,
                  [id = context.profile().id, done = std::move(done)](Result<T> value) {
                      if (value)
                          value->connectionId = id;
                      done(std::move(value));
                  });
}

QByteArray snapshotPath(const QString &id)
{
    return "/snapshots/" + RemoteClient::pathSegment(id);
}

QByteArray templatePath(const QString &id)
{
    return "/templates/" + RemoteClient::pathSegment(id);
}

QByteArray poolPath(const QString &name)
{
    return "/pools/" + RemoteClient::pathSegment(name);
}

/// A text of the diagnostics: first by its scope, then, when the server has no scopes, without.
class DiagnosticReading : public std::enable_shared_from_this<DiagnosticReading>
{
public:
    DiagnosticReading(ServerContext &context, QByteArray path, RemoteQuery older,
                      Callback<DiagnosticText> done)
        : m_context(context)
        , m_path(std::move(path))
        , m_older(std::move(older))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start(const QString &scope)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        if (scope.isEmpty())
            readOlder();
        else
            readScope(scope);
        return operation;
    }

private:
    RemoteRequest request(const RemoteQuery &query) const
    {
        auto result =
            requestFor("GET", m_path, FeatureText::tr("The server has no diagnostics of this sandbox."));
        result.query = query;
        return result;
    }

    void readScope(const QString &scope)
    {
        m_step = ask<DiagnosticText>(m_context, request({{"scope", scope.toUtf8()}}), decodeDiagnostic,
                                     [this](Result<DiagnosticText> text) {
                                         if (!text && text.error().kind == ErrorKind::Unsupported)
                                             readOlder();
                                         else
                                             m_promise.resolve(std::move(text));
                                     });
    }

    void readOlder()
    {
        m_step = m_context.client.send(request(m_older), [this](const Result<HttpResponse> &answer) {
            if (!answer)
                return m_promise.resolve(answer.error());
            DiagnosticText text;
            text.content = QString::fromUtf8(answer->body);
            m_promise.resolve(std::move(text));
        });
    }

    ServerContext &m_context;
    QByteArray m_path;
    RemoteQuery m_older;
    Promise<DiagnosticText> m_promise;
    Operation m_step;
};

Operation diagnose(ServerContext &context, const QString &sandboxId, QByteArrayView what,
                   const QString &scope, const RemoteQuery &older, Callback<DiagnosticText> done)
{
    return std::make_shared<DiagnosticReading>(
               context, sandboxPath(sandboxId, "/diagnostics/" + what.toByteArray()), older, std::move(done))
        ->start(scope);
}

/// Whatever the server lets through: what is shown is copied and saved.
Callback<DiagnosticText> masked(Callback<DiagnosticText> done)
{
    return [done = std::move(done)](Result<DiagnosticText> text) {
        if (text)
            text->content = maskedLines(text->content);
        done(std::move(text));
    };
}

} // namespace

Operation RemoteSnapshots::list(Callback<QList<Snapshot>> done)
{
    return readAll<Snapshot>(
        m_context, requestFor("GET", "/snapshots", FeatureText::tr("The server did not list its snapshots.")),
        decodeSnapshotPage, std::move(done));
}

Operation RemoteSnapshots::create(const QString &sandboxId, const QString &name, Callback<Snapshot> done)
{
    return askOwn<Snapshot>(m_context,
                            requestFor("POST", sandboxPath(sandboxId, "/snapshots"),
                                       FeatureText::tr("The server did not make a snapshot of the sandbox."),
                                       encodeSnapshotName(name)),
                            decodeSnapshot, std::move(done));
}

Operation RemoteSnapshots::get(const QString &id, Callback<Snapshot> done)
{
    return askOwn<Snapshot>(
        m_context, requestFor("GET", snapshotPath(id), FeatureText::tr("The snapshot could not be read.")),
        decodeSnapshot, std::move(done));
}

Operation RemoteSnapshots::remove(const QString &id, Callback<void> done)
{
    return tell(m_context,
                requestFor("DELETE", snapshotPath(id), FeatureText::tr("The snapshot could not be deleted.")),
                std::move(done));
}

Operation RemoteImageTemplates::list(Callback<QList<ImageTemplate>> done)
{
    return readAll<ImageTemplate>(
        m_context, requestFor("GET", "/templates", FeatureText::tr("The server did not list its templates.")),
        decodeImageTemplatePage, std::move(done));
}

Operation RemoteImageTemplates::create(const ImageTemplateSpec &spec, Callback<ImageTemplate> done)
{
    return askOwn<ImageTemplate>(m_context,
                                 requestFor("POST", "/templates",
                                            FeatureText::tr("The server did not create the template."),
                                            encodeImageTemplate(spec)),
                                 decodeImageTemplate, std::move(done));
}

Operation RemoteImageTemplates::get(const QString &id, Callback<ImageTemplate> done)
{
    return askOwn<ImageTemplate>(
        m_context, requestFor("GET", templatePath(id), FeatureText::tr("The template could not be read.")),
        decodeImageTemplate, std::move(done));
}

Operation RemoteImageTemplates::remove(const QString &id, Callback<void> done)
{
    return tell(m_context,
                requestFor("DELETE", templatePath(id), FeatureText::tr("The template could not be deleted.")),
                std::move(done));
}

Operation RemotePools::list(Callback<QList<Pool>> done)
{
    return ask<QList<Pool>>(
        m_context, requestFor("GET", "/pools", FeatureText::tr("The server did not list its pools.")),
        decodePools, [id = m_context.profile().id, done = std::move(done)](Result<QList<Pool>> pools) {
            if (pools) {
                for (Pool &pool : *pools)
                    pool.connectionId = id;
            }
            done(std::move(pools));
        });
}

Operation RemotePools::get(const QString &name, Callback<Pool> done)
{
    return askOwn<Pool>(
        m_context,
        requestFor("GET", poolPath(name), FeatureText::tr("The pool “%1” could not be read.").arg(name)),
        decodePool, std::move(done));
}

Operation RemotePools::create(const PoolSpec &spec, Callback<Pool> done)
{
    const auto body = encodePool(spec);
    if (!body) {
        Error error;
        error.kind = ErrorKind::Invalid;
        error.message = FeatureText::tr("The template of the pool “%1” is no JSON object.").arg(spec.name);
        error.code = QStringLiteral("SCHEMA::template");
        return finished<Pool>(error, std::move(done));
    }
    return askOwn<Pool>(m_context,
                        requestFor("POST", "/pools",
                                   FeatureText::tr("The server did not create the pool “%1”.").arg(spec.name),
                                   *body),
                        decodePool, std::move(done));
}

Operation RemotePools::setCapacity(const QString &name, const PoolCapacity &capacity, Callback<Pool> done)
{
    return askOwn<Pool>(m_context,
                        requestFor("PUT", poolPath(name),
                                   FeatureText::tr("The pool “%1” could not be changed.").arg(name),
                                   encodePoolCapacity(capacity)),
                        decodePool, std::move(done));
}

Operation RemotePools::remove(const QString &name, Callback<void> done)
{
    return tell(m_context,
                requestFor("DELETE", poolPath(name),
                           FeatureText::tr("The pool “%1” could not be deleted.").arg(name)),
                std::move(done));
}

Operation RemoteDiagnostics::logs(const QString &sandboxId, const QString &scope,
                                  Callback<DiagnosticText> done)
{
    return diagnose(m_context, sandboxId, "logs", scope, {{"tail", "1000"}}, std::move(done));
}

Operation RemoteDiagnostics::events(const QString &sandboxId, const QString &scope,
                                    Callback<DiagnosticText> done)
{
    return diagnose(m_context, sandboxId, "events", scope, {{"limit", "200"}}, std::move(done));
}

Operation RemoteDiagnostics::inspect(const QString &sandboxId, Callback<DiagnosticText> done)
{
    return diagnose(m_context, sandboxId, "inspect", {}, {}, masked(std::move(done)));
}

Operation RemoteDiagnostics::summary(const QString &sandboxId, Callback<DiagnosticText> done)
{
    return diagnose(m_context, sandboxId, "summary", {}, {}, masked(std::move(done)));
}

} // namespace osc

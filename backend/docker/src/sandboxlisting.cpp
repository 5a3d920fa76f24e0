// SPDX-License-Identifier: Apache-2.0
#include "sandboxlisting.h"

#include "enginecodec.h"
#include "engineerrors.h"
#include "jsonarraysink.h"

#include <core/offthread.h>

#include <QCoreApplication>

#include <map>

namespace osc {

namespace {

/// What a worker needs besides the bytes; shares everything with the reader.
struct ListingFacts
{
    SandboxSources sources;
    QHash<QString, InventoryRecord> ours;
    QHash<QString, QString> imageNames;
    MetadataStore store;
};

struct ListingPart
{
    QList<Sandbox> sandboxes;
    int unreadable = 0;
};

ListingPart readPart(const QByteArrayList &elements, const ListingFacts &facts)
{
    ListingPart part;
    part.sandboxes.reserve(elements.size());
    const bool hasFiles = !facts.store.isEmpty();
    for (const auto &element : elements) {
        const auto summary = decodeContainerSummary(element);
        const auto id = summary ? summary->labels.value(labels::id) : QString();
        if (id.isEmpty()) {
            part.unreadable += 1;
            continue;
        }
        auto sources = facts.sources;
        sources.imageName = facts.imageNames.value(summary->imageId);
        if (const auto record = facts.ours.constFind(id); record != facts.ours.cend()) {
            sources.madeHere = true;
            sources.inventoryExpiry = record->expiresAt;
        }
        if (hasFiles)
            sources.stored = facts.store.read(id);
        part.sandboxes.append(summarizedSandbox(*summary, sources));
    }
    return part;
}

class ListSandboxes : public std::enable_shared_from_this<ListSandboxes>
{
    Q_DECLARE_TR_FUNCTIONS(osc::ListSandboxes)

public:
    ListSandboxes(SandboxReader &reader, std::function<void(const QList<Sandbox> &)> onPart,
                  Callback<ListingEnd> done)
        : m_facts{reader.sources({}), reader.ours().byId(), reader.imageNames(), reader.store()}
        , m_onPart(std::move(onPart))
        , m_promise(std::move(done))
        , m_sink(std::make_shared<JsonArraySink>([this](const QByteArrayList &elements) { read(elements); }))
    {}

    [[nodiscard]] Operation start(EngineClient &engine)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        EngineRequest request;
        request.path = "/containers/json";
        request.query = {{"all", "1"}, {"filters", encodeFilters({{QStringLiteral("label"), {labels::id}}})}};
        request.failure = tr("The list of sandboxes could not be read.");
        request.timeout = std::chrono::seconds(120);
        request.sink = m_sink;
        m_request = engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                return m_promise.resolve(response.error());
            if (!m_sink->finish())
                return m_promise.resolve(engineNotUnderstood());
            m_complete = true;
            endWhenRead();
        });
        return operation;
    }

private:
    void read(const QByteArrayList &elements)
    {
        const int number = m_nextPart++;
        m_parts[number] = runOffThread<ListingPart>(
            [elements, facts = m_facts]() -> Result<ListingPart> { return readPart(elements, facts); },
            [this, number](const Result<ListingPart> &part) { take(number, *part); });
    }

    void take(int number, const ListingPart &part)
    {
        const auto self = shared_from_this(); // whoever is told may let go
        m_parts.erase(number);
        m_end.unreadable += part.unreadable;
        if (!part.sandboxes.isEmpty())
            m_onPart(part.sandboxes);
        endWhenRead();
    }

    void endWhenRead()
    {
        if (m_complete && m_parts.empty() && m_promise.isActive())
            m_promise.resolve(m_end);
    }

    ListingFacts m_facts;
    std::function<void(const QList<Sandbox> &)> m_onPart;
    Promise<ListingEnd> m_promise;
    std::shared_ptr<JsonArraySink> m_sink;
    Operation m_request;
    std::map<int, Operation> m_parts; ///< Being read.
    int m_nextPart = 0;
    bool m_complete = false;
    ListingEnd m_end;
};

} // namespace

Operation listSandboxes(SandboxReader &reader, std::function<void(const QList<Sandbox> &)> onPart,
                        Callback<ListingEnd> done)
{
    return std::make_shared<ListSandboxes>(reader, std::move(onPart), std::move(done))
        ->start(reader.context().engine);
}

} // namespace osc

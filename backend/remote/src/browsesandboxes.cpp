// SPDX-License-Identifier: Apache-2.0
#include "browsesandboxes.h"

#include "remotecodec.h"
#include "remotecreateflow.h"

#include <QCoreApplication>

#include <utility>

namespace osc {

namespace {

struct BrowseText
{
    Q_DECLARE_TR_FUNCTIONS(osc::RemoteVolumes)
};

constexpr qint64 browseSeconds = 600;
const auto browseMark = QStringLiteral("opensandbox-console");
const auto browseWord = QStringLiteral("browse");

RemoteRequest deletion(const QString &id)
{
    RemoteRequest request;
    request.method = "DELETE";
    request.path = sandboxPath(id);
    return request;
}

SandboxSpec specFor(const QString &claim, const QString &image, const ConsoleMark::Labels &marks)
{
    SandboxSpec spec;
    spec.image = image;
    spec.entrypoint = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    spec.timeoutSeconds = browseSeconds;
    spec.resourceLimits = {{QStringLiteral("cpu"), QStringLiteral("500m")},
                           {QStringLiteral("memory"), QStringLiteral("128Mi")}};
    spec.metadata = marks;
    spec.metadata.insert(browseMark, browseWord);
    VolumeSpec volume;
    volume.name = QStringLiteral("volume");
    volume.claim.claimName = claim;
    volume.claim.createIfNotExists = false;
    volume.mountPath = BrowseSandbox::mountPath();
    volume.readOnly = true;
    spec.volumes = {volume};
    return spec;
}

/// One that the server has already: that of a running sandbox. Empty: none.
QString imageAtHand(const QList<Sandbox> &sandboxes)
{
    QString image;
    for (const Sandbox &sandbox : sandboxes) {
        if (!sandbox.image.isEmpty() && sandbox.image != QLatin1String("unknown"))
            image = sandbox.image;
        if (sandbox.image.contains(QLatin1String("busybox")) ||
            sandbox.image.contains(QLatin1String("alpine")))
            break; // as small as they get
    }
    return image;
}

Error noImage(const QString &claim)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message =
        BrowseText::tr("No running sandbox shows volume %1, and no image is known to start one from.")
            .arg(claim);
    error.advice = BrowseText::tr("Start a sandbox that mounts the volume, and look through it.");
    return error;
}

} // namespace

// -------------------------------------------------------------------------------------------------------
// one sandbox

BrowseSandbox::BrowseSandbox(ServerContext &context, ServerList &list, QString id,
                             std::chrono::milliseconds renewal)
    : m_context(context)
    , m_list(&list)
    , m_id(std::move(id))
{
    m_again.callOnTimeout([this] { renew(); });
    m_again.start(renewal);
    QObject::connect(&list, &QObject::destroyed, &m_again, [this] {
        m_again.stop();
        m_renewing.cancel();
    });
}

BrowseSandbox::~BrowseSandbox()
{
    if (!m_list)
        return; // the server ends the sandbox
    m_context.client.sendAnyway(deletion(m_id));
    m_list->remove(m_id);
}

void BrowseSandbox::renew()
{
    RemoteRequest request;
    request.method = "POST";
    request.path = sandboxPath(m_id, "/renew-expiration");
    request.body = encodeExpiry(m_context.clock.now().addSecs(browseSeconds), m_context.serverClock);
    m_renewing = m_context.client.send(std::move(request), [](const Result<HttpResponse> &) {});
}

// -------------------------------------------------------------------------------------------------------
// all of a connection

class BrowseSandboxes::Making : public std::enable_shared_from_this<Making>
{
public:
    Making(BrowseSandboxes &all, QString claim, Callback<std::shared_ptr<BrowseSandbox>> done)
        : m_all(all)
        , m_claim(std::move(claim))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_all.m_mark->identify([this](const Result<ConsoleMark::Labels> &marks) { create(*marks); });
        return operation;
    }

private:
    void create(const ConsoleMark::Labels &marks)
    {
        const QString image = imageAtHand(m_all.m_list.rows());
        if (image.isEmpty())
            return m_promise.resolve(noImage(m_claim));
        m_step =
            createOnServer(m_all.m_context, m_all.m_ours, m_all.m_list, m_all.m_lookup,
                           specFor(m_claim, image, marks), {}, [this](const Result<CreateOutcome> &outcome) {
                               if (!outcome)
                                   return m_promise.resolve(outcome.error());
                               m_promise.resolve(std::make_shared<BrowseSandbox>(
                                   m_all.m_context, m_all.m_list, outcome->sandbox.id, m_all.m_renewal));
                           });
    }

    BrowseSandboxes &m_all;
    QString m_claim;
    Promise<std::shared_ptr<BrowseSandbox>> m_promise;
    Operation m_step;
};

BrowseSandboxes::BrowseSandboxes(ServerContext &context, OurCreations &ours, ServerList &list,
                                 EndpointLookup &lookup, Options options)
    : m_context(context)
    , m_ours(ours)
    , m_list(list)
    , m_lookup(lookup)
    , m_renewal(options.renewal)
    , m_mark(std::make_shared<ConsoleMark>(
          options.stateDirectory, QStringLiteral("browse-sandboxes"),
          ConsoleMark::Names{browseMark + QStringLiteral(".instance"), browseMark + QStringLiteral(".home")}))
{
    QObject::connect(&ours, &OurCreations::changed, &ours, [this] { sweep(); });
}

Operation BrowseSandboxes::make(const QString &claim, Callback<std::shared_ptr<BrowseSandbox>> done)
{
    return std::make_shared<Making>(*this, claim, std::move(done))->start();
}

bool BrowseSandboxes::isOne(const Sandbox &sandbox)
{
    return sandbox.metadata.value(browseMark) == browseWord;
}

/// Once, when the record has been read for the first time.
void BrowseSandboxes::sweep()
{
    if (std::exchange(m_isSwept, true))
        return;
    QStringList ids;
    QList<ConsoleMark::Labels> marks;
    const auto &specs = m_ours.specs();
    for (auto it = specs.cbegin(); it != specs.cend(); ++it) {
        if (it->metadata.value(browseMark) != browseWord)
            continue;
        ids.append(it.key());
        marks.append(it->metadata);
    }
    if (ids.isEmpty())
        return;
    m_sweeping = m_mark->findDead(marks, [this, ids](const Result<QList<int>> &dead) {
        for (const int i : *dead) {
            m_context.client.sendAnyway(deletion(ids.at(i)),
                                        [this, id = ids.at(i)](const Result<HttpResponse> &answer) {
                                            if (answer)
                                                m_list.remove(id);
                                        });
        }
    });
}

} // namespace osc

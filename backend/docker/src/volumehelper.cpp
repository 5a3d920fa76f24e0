// SPDX-License-Identifier: Apache-2.0
#include "volumehelper.h"

#include "containerlookup.h"
#include "engineexec.h"
#include "flowcodec.h"
#include "helperimage.h"
#include "volumeusers.h"

#include <QCoreApplication>
#include <QUuid>

namespace osc {

namespace {

struct HelperText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

constexpr qsizetype MaximumOutput = 64 * 1024;
constexpr qsizetype MaximumHelperWords = 4096;

/// Ends with success when everything is there that looks after files.
QString toolsProbe()
{
    return QStringLiteral("for t in cat chmod chown cp find head mkdir mv readlink rm stat tail wc; do "
                          "command -v $t >/dev/null || exit 48; done; stat -c %f / >/dev/null || exit 48");
}

bool isImagesFault(const Error &error)
{
    static const char *const words[] = {"exec format error", "executable file not found",
                                        "no such file or directory", "permission denied"};
    return error.detail.contains(QLatin1String("exec")) &&
           std::any_of(std::begin(words), std::end(words),
                       [&](const char *word) { return error.detail.contains(QLatin1String(word)); });
}

bool isInitMissing(const Error &error)
{
    return error.detail.contains(QLatin1String("docker-init")) ||
           error.detail.contains(QLatin1String("init binary"));
}

/// Tries images until one does.
class HelperStart : public std::enable_shared_from_this<HelperStart>
{
public:
    using Container = std::shared_ptr<HelperContainer>;

    HelperStart(EngineContext &context, std::shared_ptr<ConsoleMark> owner,
                std::shared_ptr<VolumeHelperMaker::Memory> memory, HelperWish wish, Callback<Container> done)
        : m_context(context)
        , m_engine(context.engine)
        , m_owner(std::move(owner))
        , m_memory(std::move(memory))
        , m_wish(std::move(wish))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = m_owner->identify([this](const Result<QMap<QString, QString>> &labels) {
            m_labels = *labels;
            m_labels.insert(volumelabels::helper, m_wish.volume);
            if (!m_memory->working.isEmpty())
                m_candidates = {m_memory->working};
            tryNext();
        });
        return operation;
    }

private:
    void tryNext()
    {
        dropContainer();
        while (!m_candidates.isEmpty()) {
            m_image = m_candidates.takeFirst();
            if (!m_memory->unusable.contains(m_image) || !m_wish.runs)
                return create();
        }
        if (!m_listed)
            return listImages();
        if (!m_imported)
            return importImage();
        m_promise.resolve(m_lastError);
    }

    void listImages()
    {
        m_listed = true;
        m_step = findHelperImages(m_engine, [this](Result<QStringList> images) {
            if (!images)
                return m_promise.resolve(images.error());
            m_candidates = *std::move(images);
            tryNext();
        });
    }

    void importImage()
    {
        m_imported = true;
        m_step = importHelperImage(m_context, m_wish.runs, [this](Result<QString> name) {
            if (!name)
                return m_promise.resolve(name.error());
            m_candidates = {*std::move(name)};
            tryNext();
        });
    }

    void create()
    {
        HelperBody body;
        body.image = m_image;
        body.mounts = m_wish.mounts;
        body.capabilities = m_wish.capabilities;
        body.labels = m_labels;
        body.runs = m_wish.runs;
        body.withInit = m_memory->withInit;
        EngineRequest request;
        request.method = "POST";
        request.path = "/containers/create";
        const QString name =
            QStringLiteral("opensandbox-console-volume-") + QUuid::createUuid().toString(QUuid::Id128);
        request.query = {{"name", name.toUtf8()}};
        request.body = encodeHelper(body);
        request.failure =
            HelperText::tr("The helper that looks into volume %1 could not be created.").arg(m_wish.volume);
        m_step = m_engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                return response.error().kind == ErrorKind::NotFound ? giveUpImage(response.error())
                                                                    : m_promise.resolve(response.error());
            m_container = std::make_shared<HelperContainer>(m_engine, decodeId(response->body));
            if (m_wish.runs)
                lookForShell();
            else
                finish();
        });
    }

    void lookForShell()
    {
        EngineRequest request;
        request.method = "HEAD";
        request.path = path("/archive");
        request.query = {{"path", "/bin/sh"}};
        request.accept = {404};
        m_step = m_engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                m_promise.resolve(response.error());
            else if (response->status == 404)
                giveUpImage(Error());
            else
                attach();
        });
    }

    void attach()
    {
        EngineRequest request;
        request.method = "POST";
        request.path = path("/attach");
        // Output is never sent, but its end tells of the end of the container.
        request.query = {{"stream", "1"}, {"stdin", "1"}, {"stdout", "1"}};
        request.timeout = std::chrono::milliseconds(0);
        request.failure = startFailure();
        m_step = m_engine.upgrade(std::move(request), [this](Result<HttpClient::Upgrade> upgrade) {
            if (!upgrade)
                return m_promise.resolve(upgrade.error());
            m_container->hold(upgrade->channel);
            startContainer();
        });
    }

    void startContainer()
    {
        m_step = m_engine.post(path("/start"), {}, {}, startFailure(),
                               [this](const Result<HttpResponse> &response) {
                                   if (response)
                                       probe();
                                   else if (m_memory->withInit && isInitMissing(response.error()))
                                       startWithoutInit();
                                   else if (isImagesFault(response.error()))
                                       giveUpImage(response.error());
                                   else
                                       m_promise.resolve(response.error());
                               });
    }

    void startWithoutInit()
    {
        m_memory->withInit = false;
        m_candidates.prepend(m_image);
        tryNext();
    }

    void probe()
    {
        if (m_image == m_memory->working)
            return finish();
        m_step = runHelperScript(m_engine, *m_container, toolsProbe(), {},
                                 [this](const Result<HelperScriptEnd> &end) {
                                     if (!end && end.error().kind != ErrorKind::Unsupported)
                                         m_promise.resolve(end.error());
                                     else if (!end || end->code != 0)
                                         giveUpImage(end ? Error() : end.error());
                                     else
                                         finish();
                                 });
    }

    void finish()
    {
        if (m_wish.runs)
            m_memory->working = m_image;
        m_promise.resolve(std::exchange(m_container, {}));
    }

    void giveUpImage(const Error &error)
    {
        m_lastError = error;
        if (m_lastError.message.isEmpty())
            m_lastError.message = startFailure();
        m_memory->unusable.insert(m_image);
        if (m_memory->working == m_image)
            m_memory->working.clear();
        tryNext();
    }

    void dropContainer() { m_container.reset(); }

    [[nodiscard]] QByteArray path(const QByteArray &tail) const
    {
        return "/containers/" + EngineClient::pathSegment(m_container->id()) + tail;
    }
    [[nodiscard]] QString startFailure() const
    {
        return HelperText::tr("The helper that looks into volume %1 could not be started.")
            .arg(m_wish.volume);
    }

    EngineContext &m_context;
    EngineClient &m_engine;
    std::shared_ptr<ConsoleMark> m_owner;
    std::shared_ptr<VolumeHelperMaker::Memory> m_memory;
    HelperWish m_wish;
    Promise<Container> m_promise;
    Operation m_step;
    QMap<QString, QString> m_labels;
    QStringList m_candidates;
    QString m_image;
    Container m_container;
    Error m_lastError;
    bool m_listed = false;
    bool m_imported = false;
};

EngineRequest removal(const QString &containerId)
{
    EngineRequest request;
    request.method = "DELETE";
    request.path = "/containers/" + EngineClient::pathSegment(containerId);
    request.query = {{"force", "1"}, {"v", "1"}};
    request.accept = {404, 409}; // gone, or on its way
    request.failure = HelperText::tr("A helper container could not be removed.");
    return request;
}

void removeDetached(EngineClient &engine, const QString &containerId)
{
    engine.send(removal(containerId), [](const Result<HttpResponse> &) {}).detach();
}

} // namespace

// -------------------------------------------------------------------------------------------------------
// container

HelperContainer::HelperContainer(EngineClient &engine, QString id)
    : m_engine(engine)
    , m_id(std::move(id))
{}

HelperContainer::~HelperContainer()
{
    if (!m_removed)
        removeDetached(m_engine, m_id);
}

void HelperContainer::hold(std::shared_ptr<ByteChannel> input)
{
    m_input = std::move(input);
    m_input->setHandlers({[](const QByteArray &) {},
                          [weak = weak_from_this()](const Done &) {
                              // Not from inside the channel, which may end with us.
                              detail::post([weak] {
                                  const auto self = weak.lock();
                                  if (!self)
                                      return;
                                  self->m_gone = true;
                                  if (self->m_onGone)
                                      self->m_onGone();
                              });
                          }});
}

Operation HelperContainer::remove(Callback<void> done)
{
    m_removed = true;
    // Its input stays open until then: an end of its own would make two removals, and the first to answer
    // would not be the one that has been done.
    return m_engine.send(removal(m_id), [self = shared_from_this(),
                                         done = std::move(done)](const Result<HttpResponse> &response) {
        done(response ? Done() : Done(response.error()));
    });
}

// -------------------------------------------------------------------------------------------------------
// maker

VolumeHelperMaker::VolumeHelperMaker(EngineContext &context, QString stateDirectory)
    : m_context(context)
    , m_owner(std::make_shared<ConsoleMark>(stateDirectory, QStringLiteral("volume-helpers"),
                                            ConsoleMark::Names{volumelabels::console, volumelabels::home}))
    , m_memory(std::make_shared<Memory>())
{}

Operation VolumeHelperMaker::make(HelperWish wish, Callback<std::shared_ptr<HelperContainer>> done)
{
    return std::make_shared<HelperStart>(m_context, m_owner, m_memory, std::move(wish), std::move(done))
        ->start();
}

void VolumeHelperMaker::keep(Operation work)
{
    m_kept.remove_if([](const Operation &known) { return !known.isActive(); });
    m_kept.push_back(std::move(work));
}

void VolumeHelperMaker::sweep()
{
    m_sweep = listContainers(
        m_context.engine, volumelabels::helper, {}, [this](const Result<QList<ContainerSummary>> &helpers) {
            if (!helpers || helpers->isEmpty())
                return; // the next connection tries again
            QStringList ids;
            QList<QMap<QString, QString>> owners;
            for (const ContainerSummary &helper : *helpers) {
                ids.append(helper.id);
                owners.append(helper.labels);
            }
            m_sweep = m_owner->findDead(owners, [this, ids](const Result<QList<int>> &dead) {
                for (const int i : *dead)
                    removeDetached(m_context.engine, ids.at(i));
            });
        });
}

Operation runHelperScript(EngineClient &engine, const HelperContainer &helper, const QString &script,
                          const QStringList &arguments, Callback<HelperScriptEnd> done)
{
    const auto end = std::make_shared<HelperScriptEnd>();
    EngineExec exec;
    exec.containerId = helper.id();
    exec.title = HelperText::tr("volume helper");
    exec.body.command =
        QStringList{QStringLiteral("/bin/sh"), QStringLiteral("-c"), script, QStringLiteral("sh")} +
        arguments;
    exec.onOutput = [end](CommandOutput::Stream stream, QByteArrayView bytes) {
        const bool output = stream == CommandOutput::Stream::Stdout;
        QByteArray &kept = output ? end->output : end->words;
        const qsizetype limit = output ? MaximumOutput : MaximumHelperWords;
        kept.append(bytes.data(), std::min(bytes.size(), limit - kept.size()));
        return ByteSink::Next::More;
    };
    return runExec(engine, std::move(exec), [end, done = std::move(done)](const Result<int> &code) {
        if (!code)
            return done(code.error());
        end->code = *code;
        done(*end);
    });
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "execdartefacts.h"

#include "containerlookup.h"
#include "createbody.h"
#include "flowcodec.h"

#include <core/offthread.h>
#include <core/tarball.h>

#include <QCoreApplication>
#include <QTimer>
#include <QUuid>

namespace osc {

struct ExecdArtefacts::Cache
{
    struct Failure
    {
        Error error;
        QDateTime at;
    };
    QHash<QString, ExecdArchive> archives; ///< "<platform> <image id>"
    QHash<QString, Failure> failures;      ///< "<platform> <image reference>"
};

namespace {

const QString DefaultImage = QStringLiteral("opensandbox/execd:v1.1.0");
/// execd has about 23 MB; a file that is far larger is something else.
constexpr qint64 MaximumExecutable = 256 * 1024 * 1024;
constexpr const char *ArtefactNames[] = {"execd", "bootstrap.sh"};

struct Execd
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdArtefacts)
};

Error unusable(const QString &message, const QString &detail = {})
{
    Error error;
    error.kind = ErrorKind::Failed;
    error.message = message;
    error.detail = detail;
    error.code = QStringLiteral("DOCKER::SANDBOX_EXECD_DISTRIBUTION_FAILED");
    return error;
}

/// The one file of an archive answer.
Result<QByteArray> singleFile(const QByteArray &archive, const QString &image)
{
    QByteArray content;
    bool found = false;
    TarStreamReader reader({[&](const TarEntry &entry) {
                                found = entry.type == FileType::Regular && entry.size <= MaximumExecutable;
                                if (found)
                                    content.reserve(static_cast<qsizetype>(entry.size));
                                return found;
                            },
                            [&](QByteArrayView bytes) {
                                content.append(bytes.data(), bytes.size());
                                return true;
                            }});
    const auto state = reader.feed(archive);
    if (!found || state == TarStreamReader::State::Broken || content.isEmpty())
        return unusable(Execd::tr("The image %1 does not hold execd where it is expected.").arg(image));
    return content;
}

/// Finds or pulls the image, reads both files out of a container that is never started, and removes it.
class Fetch : public std::enable_shared_from_this<Fetch>
{
public:
    Fetch(EngineContext &context, const RegistryLoginLookup &logins,
          std::shared_ptr<ExecdArtefacts::Cache> cache, QString image, Platform platform,
          Callback<ExecdArchive> done)
        : m_context(context)
        , m_logins(logins)
        , m_cache(std::move(cache))
        , m_image(std::move(image))
        , m_platform(std::move(platform))
        , m_promise(std::move(done))
    {
        m_limit.setSingleShot(true);
        QObject::connect(&m_limit, &QTimer::timeout, &m_limit, [this] {
            m_step.cancel();
            failLater(unusable(Execd::tr("The image %1 could not be had within %n second(s).", nullptr,
                                         static_cast<int>(ExecdArtefacts::FetchLimit.count()))
                                   .arg(m_image)));
        });
    }

    Operation start()
    {
        auto operation = m_promise.operation(
            [self = std::weak_ptr(weak_from_this())] {
                if (const auto fetch = self.lock())
                    fetch->removeHelper();
            },
            shared_from_this());
        if (const auto known = m_cache->failures.constFind(failureKey());
            known != m_cache->failures.cend() && known->at.addSecs(600) > m_context.clock.now()) {
            m_promise.resolveLater(known->error);
            return operation;
        }
        m_limit.start(ExecdArtefacts::FetchLimit);
        // A slow network is no reason to go without: only standing still is.
        const auto onProgress = [this](const CreateProgress &progress) {
            if (progress.current > m_pulled && m_limit.isActive())
                m_limit.start(ExecdArtefacts::FetchLimit);
            m_pulled = std::max(m_pulled, progress.current);
        };
        m_step = ensureImage(m_context, m_logins, {m_image, m_platform, {}, true}, onProgress,
                             [this](Result<ImageDetails> image) {
                                 if (!image)
                                     fail(image.error());
                                 else
                                     useImage(image->id);
                             });
        return operation;
    }

private:
    QString failureKey() const { return m_platform.toString() + QLatin1Char(' ') + m_image; }
    QString archiveKey() const { return m_platform.toString() + QLatin1Char(' ') + m_imageId; }

    void useImage(const QString &id)
    {
        m_imageId = id;
        if (const auto known = m_cache->archives.constFind(archiveKey()); known != m_cache->archives.cend()) {
            finish(*known);
            return;
        }
        createHelper();
    }

    void createHelper()
    {
        EngineRequest request;
        request.method = "POST";
        request.path = "/containers/create";
        m_helper = QStringLiteral("sandbox-execd-") + QUuid::createUuid().toString(QUuid::WithoutBraces);
        request.query = {{"name", m_helper.toUtf8()}};
        if (m_platform.isKnown())
            request.query.append({"platform", m_platform.toString().toUtf8()});
        request.body = encodeExecdHelper(m_image);
        request.failure = Execd::tr("The container that execd is read from could not be created.");
        m_step = m_context.engine.send(std::move(request), [this](Result<HttpResponse> response) {
            if (!response)
                fail(response.error());
            else
                readFile(0);
        });
    }

    void readFile(size_t index)
    {
        EngineRequest request;
        request.path = "/containers/" + EngineClient::pathSegment(m_helper) + "/archive";
        request.query = {{"path", QByteArray("/") + ArtefactNames[index]}};
        request.maximumBody = MaximumExecutable + 1024 * 1024;
        request.failure = Execd::tr("The image %1 does not hold execd where it is expected.").arg(m_image);
        m_step = m_context.engine.send(std::move(request), [this, index](Result<HttpResponse> response) {
            if (!response) {
                fail(response.error());
                return;
            }
            m_archives.append(std::move(response->body));
            if (index + 1 < std::size(ArtefactNames))
                readFile(index + 1);
            else
                buildTar();
        });
    }

    void buildTar()
    {
        removeHelper();
        m_step = runOffThread<ExecdArchive>(
            [archives = std::exchange(m_archives, {}), image = m_image,
             now = m_context.clock.now().toSecsSinceEpoch()]() -> Result<ExecdArchive> {
                QMap<QByteArray, QByteArray> files;
                for (size_t i = 0; i < std::size(ArtefactNames); ++i) {
                    auto content = singleFile(archives.at(static_cast<qsizetype>(i)), image);
                    if (!content)
                        return content.error();
                    files.insert(ArtefactNames[i], std::move(*content));
                }
                return ExecdArchive{execdTar(files, now)};
            },
            [this](Result<ExecdArchive> archive) {
                if (!archive) {
                    fail(archive.error());
                    return;
                }
                m_cache->archives.insert(archiveKey(), *archive);
                finish(*archive);
            });
    }

    void removeHelper()
    {
        if (m_helper.isEmpty())
            return;
        m_context.engine
            .del("/containers/" + EngineClient::pathSegment(std::exchange(m_helper, {})),
                 {{"force", "1"}, {"v", "1"}}, {}, [](const Result<HttpResponse> &) {})
            .detach();
    }

    void finish(const ExecdArchive &archive)
    {
        m_limit.stop();
        m_promise.resolve(archive);
    }

    void fail(const Error &error)
    {
        remember(error);
        m_promise.resolve(error);
    }

    /// From the timer, which must not go away in its own signal.
    void failLater(const Error &error)
    {
        remember(error);
        m_promise.resolveLater(error);
    }

    void remember(const Error &error)
    {
        m_limit.stop();
        removeHelper();
        m_cache->failures.insert(failureKey(), {error, m_context.clock.now()});
    }

    EngineContext &m_context;
    RegistryLoginLookup m_logins;
    std::shared_ptr<ExecdArtefacts::Cache> m_cache;
    QString m_image;
    Platform m_platform;
    Promise<ExecdArchive> m_promise;
    Operation m_step;
    QTimer m_limit;
    qint64 m_pulled = 0;
    QString m_imageId;
    QString m_helper;
    QList<QByteArray> m_archives;
};

} // namespace

ExecdArtefacts::ExecdArtefacts(EngineContext &context, RegistryLoginLookup logins)
    : m_context(context)
    , m_logins(std::move(logins))
    , m_cache(std::make_shared<Cache>())
{}

ExecdArtefacts::~ExecdArtefacts() = default;

Operation ExecdArtefacts::fetch(const Platform &platform, Callback<ExecdArchive> done)
{
    return std::make_shared<Fetch>(m_context, m_logins, m_cache, image(), platform, std::move(done))->start();
}

QString ExecdArtefacts::image() const
{
    const QString &chosen = m_context.profile().execdImage;
    return chosen.isEmpty() ? DefaultImage : chosen;
}

void ExecdArtefacts::forgetFailures()
{
    m_cache->failures.clear();
}

void ExecdArtefacts::sweepHelpers()
{
    m_sweep =
        listContainers(m_context.engine, QLatin1String(HelperLabel), {},
                       [&context = m_context](const Result<QList<ContainerSummary>> &helpers) {
                           if (!helpers)
                               return; // the next connection tries again
                           for (const auto &helper : *helpers) {
                               if (helper.created.addSecs(600) > context.clock.now())
                                   continue;
                               context.engine
                                   .del("/containers/" + EngineClient::pathSegment(helper.id),
                                        {{"force", "1"}, {"v", "1"}}, {}, [](const Result<HttpResponse> &) {})
                                   .detach();
                           }
                       });
}

QByteArray execdTar(const QMap<QByteArray, QByteArray> &executables, qint64 modified)
{
    TarEntry folder;
    folder.path = "opt/opensandbox";
    folder.type = FileType::Directory;
    folder.mode = 0755;
    folder.modified = modified;
    QByteArray tar = tarHeader(folder);
    for (auto it = executables.cbegin(); it != executables.cend(); ++it) {
        TarEntry file;
        file.path = "opt/opensandbox/" + it.key();
        file.mode = 0755;
        file.size = it->size();
        file.modified = modified;
        tar += tarHeader(file) + *it + tarPadding(it->size());
    }
    return tar + tarEnd();
}

} // namespace osc

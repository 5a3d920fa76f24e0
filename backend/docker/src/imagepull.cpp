// SPDX-License-Identifier: Apache-2.0
#include "imagepull.h"

#include "enginecodec.h"
#include "engineerrors.h"
#include "jsonlinesink.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QLocale>

namespace osc {

namespace {

/// Manifests have at most a few hundred layers; more is not worth showing.
constexpr qsizetype MaximumLayers = 512;
constexpr qsizetype MaximumLine = 256 * 1024;
constexpr qint64 ProgressIntervalMs = 100;

struct ImagePulls
{
    Q_DECLARE_TR_FUNCTIONS(osc::ImagePulls)
};

bool hasAny(const QString &words, std::initializer_list<const char *> needles)
{
    for (const char *needle : needles) {
        if (words.contains(QLatin1String(needle), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

/// Looks, pulls and looks again; one step at a time.
class EnsureImage : public std::enable_shared_from_this<EnsureImage>
{
public:
    EnsureImage(EngineContext &context, RegistryLoginLookup logins, ImageWish wish,
                std::function<void(CreateProgress)> onProgress, Callback<ImageDetails> done)
        : m_context(context)
        , m_logins(std::move(logins))
        , m_wish(std::move(wish))
        , m_onProgress(std::move(onProgress))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        inspect(false);
        return operation;
    }

private:
    void inspect(bool afterPull)
    {
        EngineRequest request;
        request.path = EngineClient::imagePath(m_wish.reference, "/json");
        request.accept = {404};
        request.failure = ImagePulls::tr("The image %1 could not be looked up.").arg(m_wish.reference);
        m_step = m_context.engine.send(std::move(request), [this, afterPull](Result<HttpResponse> response) {
            if (!response)
                fail(response.error());
            else if (afterPull)
                takePulled(*response);
            else
                takeLocal(*response);
        });
    }

    void takeLocal(const HttpResponse &response)
    {
        if (response.status == 404) {
            m_pullPlatform = m_wish.requested;
            findLogin();
            return;
        }
        auto image = decodeImage(response.body);
        if (!image) {
            fail(image.error());
            return;
        }
        const auto expected = m_wish.requested.isKnown()
                                  ? m_wish.requested
                                  : Platform::normalised(m_context.info.osType, m_context.info.architecture);
        m_local = Platform::normalised(image->os, image->architecture);
        if (!expected.isKnown() || !m_local.isKnown() || m_local == expected) {
            m_promise.resolve(std::move(image));
            return;
        }
        m_pullPlatform = expected;
        findLogin();
    }

    void findLogin()
    {
        report(true);
        if (m_wish.auth) {
            pull(registryAuthHeader(m_wish.auth->username, m_wish.auth->password));
        } else if (m_wish.useStoredLogins) {
            m_step = m_logins.find(m_wish.reference, [this](Result<std::optional<SecretString>> header) {
                pull(header ? *header : std::nullopt);
            });
        } else {
            pull({});
        }
    }

    void pull(std::optional<SecretString> auth)
    {
        const auto reference = ImageReference::fromText(m_wish.reference);
        EngineRequest request;
        request.method = "POST";
        request.path = "/images/create";
        request.query = {{"fromImage", reference.repository.toUtf8()}, {"tag", reference.tag.toUtf8()}};
        if (m_pullPlatform.isKnown())
            request.query.append({"platform", m_pullPlatform.toString().toUtf8()});
        if (auth)
            request.headers.append({"X-Registry-Auth", auth->reveal()}); // the registry demands it
        request.accept = {400, 401, 403, 404, 500};
        request.timeout = std::chrono::milliseconds(0);
        m_lines =
            std::make_shared<JsonLineSink>([this](const QByteArray &line) { takeLine(line); }, MaximumLine);
        request.sink = m_lines;
        m_clock.start();
        m_step = m_context.engine.send(std::move(request), [this](Result<HttpResponse> response) {
            if (!response)
                fail(response.error());
            else
                finishPull(*response);
        });
    }

    void takeLine(const QByteArray &line)
    {
        const auto parsed = decodePullLine(line);
        if (!parsed)
            return;
        m_tracker.take(*parsed);
        if (m_clock.elapsed() >= ProgressIntervalMs) {
            m_clock.restart();
            report(false);
        }
    }

    void finishPull(const HttpResponse &response)
    {
        m_lines->finish();
        if (response.status >= 300) {
            fail(pullError(m_wish.reference, response.status, decodeErrorMessage(response.body)));
        } else if (!m_tracker.error().isEmpty()) {
            fail(pullError(m_wish.reference, 0, m_tracker.error()));
        } else {
            report(false);
            inspect(true);
        }
    }

    void takePulled(const HttpResponse &response)
    {
        if (response.status == 404)
            fail(pullError(m_wish.reference, 404, decodeErrorMessage(response.body)));
        else
            m_promise.resolve(decodeImage(response.body));
    }

    void fail(Error error)
    {
        error.code = QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED");
        if (m_local.isKnown() && m_pullPlatform.isKnown() && m_local != m_pullPlatform) {
            error.message =
                ImagePulls::tr("The image %1 on the engine is for %2, and none could be pulled for %3.")
                    .arg(m_wish.reference, m_local.toString(), m_pullPlatform.toString());
        }
        m_promise.resolve(std::move(error));
    }

    void report(bool beginning)
    {
        if (!m_onProgress)
            return;
        CreateProgress progress;
        progress.step = CreateStep::PullImage;
        progress.layers = m_tracker.layers();
        progress.current = m_tracker.current();
        progress.total = m_tracker.total();
        const QLocale locale;
        progress.text = beginning || progress.total == 0
                            ? ImagePulls::tr("Pulling %1").arg(m_wish.reference)
                            : ImagePulls::tr("Pulling %1, %2 of %3")
                                  .arg(m_wish.reference, locale.formattedDataSize(progress.current),
                                       locale.formattedDataSize(progress.total));
        m_onProgress(std::move(progress));
    }

    EngineContext &m_context;
    RegistryLoginLookup m_logins;
    ImageWish m_wish;
    std::function<void(CreateProgress)> m_onProgress;
    Promise<ImageDetails> m_promise;
    Operation m_step;
    Platform m_local;
    Platform m_pullPlatform;
    PullTracker m_tracker;
    std::shared_ptr<JsonLineSink> m_lines;
    QElapsedTimer m_clock;
};

} // namespace

ImageReference ImageReference::fromText(const QString &reference)
{
    if (const auto at = reference.indexOf(QLatin1Char('@')); at >= 0)
        return {reference.left(at), reference.mid(at + 1)};
    const auto colon = reference.lastIndexOf(QLatin1Char(':'));
    if (colon < 0 || reference.indexOf(QLatin1Char('/'), colon) >= 0)
        return {reference, QStringLiteral("latest")};
    return {reference.left(colon), reference.mid(colon + 1)};
}

Platform Platform::normalised(const QString &os, const QString &architecture)
{
    QString arch = architecture.trimmed().toLower();
    if (arch == QLatin1String("x86_64") || arch == QLatin1String("x86-64"))
        arch = QStringLiteral("amd64");
    else if (arch == QLatin1String("aarch64") || arch == QLatin1String("arm64/v8") ||
             arch == QLatin1String("arm64v8"))
        arch = QStringLiteral("arm64");
    return {os.trimmed().toLower(), arch};
}

void PullTracker::take(const PullLine &line)
{
    if (!line.error.isEmpty()) {
        m_error = line.error;
        return;
    }
    // "Pulling from library/python" carries the tag where the layers have their id.
    if (line.layer.isEmpty() || line.status.startsWith(QLatin1String("Pulling from")))
        return;
    auto layer = std::find_if(m_layers.begin(), m_layers.end(),
                              [&](const LayerProgress &known) { return known.id == line.layer; });
    if (layer == m_layers.end()) {
        if (m_layers.size() >= MaximumLayers)
            return;
        layer = m_layers.insert(m_layers.end(), LayerProgress{line.layer, {}, 0, 0});
    }
    layer->phase = line.status;
    layer->current = line.current;
    layer->total = line.total;
    if (line.status == QLatin1String("Downloading")) {
        m_downloaded[line.layer] = line.current;
        m_sizes[line.layer] = line.total;
    } else if (m_sizes.contains(line.layer)) {
        m_downloaded[line.layer] = m_sizes.value(line.layer);
    }
}

qint64 PullTracker::current() const
{
    qint64 sum = 0;
    for (const qint64 bytes : m_downloaded)
        sum += bytes;
    return sum;
}

qint64 PullTracker::total() const
{
    qint64 sum = 0;
    for (const qint64 bytes : m_sizes)
        sum += bytes;
    return sum;
}

Error pullError(const QString &reference, int status, const QString &words)
{
    Error error;
    error.detail = words.left(4096);
    error.code = QStringLiteral("DOCKER::SANDBOX_IMAGE_PULL_FAILED");
    if (hasAny(words, {"no space left on device", "disk quota exceeded"})) {
        error.kind = ErrorKind::Exhausted;
        error.message =
            ImagePulls::tr("The image %1 could not be pulled: the engine's disk is full.").arg(reference);
        error.advice = ImagePulls::tr("Remove images or volumes that are not needed, then try again.");
    } else if (hasAny(words, {"toomanyrequests", "too many requests", "rate limit"})) {
        error.kind = ErrorKind::Exhausted;
        error.message =
            ImagePulls::tr("The image %1 could not be pulled: the registry allows no more pulls for now.")
                .arg(reference);
        error.advice = ImagePulls::tr("Log in to the registry, or try again later.");
    } else if (hasAny(words, {"no matching manifest", "does not match the specified platform",
                              "no match for platform", "cannot be used on this platform",
                              "does not provide the specified platform"})) {
        error.kind = ErrorKind::Unsupported;
        error.message =
            ImagePulls::tr("The image %1 does not exist for the platform of this sandbox.").arg(reference);
        error.advice = ImagePulls::tr("Choose another platform, or an image that is made for it.");
    } else if (hasAny(words,
                      {"verification failed", "checksum", "invalid digest", "unexpected eof", "corrupt",
                       "gzip:", "archive/tar:", "unexpected commit digest", "failed precondition"})) {
        error.kind = ErrorKind::Failed;
        error.message =
            ImagePulls::tr("The image %1 could not be pulled: a layer arrived damaged.").arg(reference);
        error.advice =
            ImagePulls::tr("Try again; when it happens every time, the image is damaged in the registry.");
    } else if (hasAny(words, {"unauthorized", "no basic auth credentials", "authentication required",
                              "incorrect username or password", "access denied", "denied:", "401"}) ||
               status == 401 || status == 403) {
        error.kind = ErrorKind::Unauthorized;
        error.message = ImagePulls::tr("The registry gave no access to the image %1.").arg(reference);
        error.advice = ImagePulls::tr("Check the name of the image and the login for its registry.");
    } else if (hasAny(words, {"not found", "manifest unknown", "name unknown", "no such image",
                              "repository does not exist"}) ||
               status == 404) {
        error.kind = ErrorKind::NotFound;
        error.message = ImagePulls::tr("The image %1 does not exist in its registry.").arg(reference);
        error.advice = ImagePulls::tr("Check the name and the tag of the image.");
    } else if (hasAny(words, {"invalid reference format", "invalid tag format", "repository name must be"})) {
        error.kind = ErrorKind::Invalid;
        error.message = ImagePulls::tr("“%1” is not the name of an image.").arg(reference);
        error.advice = ImagePulls::tr("Write it like python:3.11 or registry.example.com/team/app:1.");
    } else if (hasAny(words, {"dial tcp", "no such host", "connection refused", "i/o timeout",
                              "client.timeout", "tls handshake", "network is unreachable", "no route to host",
                              "connection reset", "deadline exceeded", "http response to https client",
                              "x509:", "request canceled", "eof"})) {
        error.kind = ErrorKind::Unreachable;
        error.message =
            ImagePulls::tr("The image %1 could not be pulled: the engine cannot reach the registry.")
                .arg(reference);
        error.advice =
            ImagePulls::tr("Check the network of the engine's machine, and the name of the registry.");
    } else {
        error.kind = ErrorKind::Failed;
        error.message = ImagePulls::tr("The image %1 could not be pulled.").arg(reference);
    }
    return error;
}

Operation ensureImage(EngineContext &context, const RegistryLoginLookup &logins, ImageWish wish,
                      std::function<void(CreateProgress)> onProgress, Callback<ImageDetails> done)
{
    return std::make_shared<EnsureImage>(context, logins, std::move(wish), std::move(onProgress),
                                         std::move(done))
        ->start();
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "volumeflows.h"

#include "decodeanswer.h"
#include "volumeusers.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimer>
#include <QUuid>

namespace osc {

namespace {

struct VolumeActionText
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerVolumeService)
};

/// What a file system takes as one name, in which the local driver keeps a volume.
constexpr int MaximumVolumeName = 255;

QByteArray volumePath(const QString &name)
{
    return "/volumes/" + EngineClient::pathSegment(name);
}

Error nameIsTaken(const QString &name)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.message = VolumeActionText::tr("There is a volume %1 already.").arg(name);
    error.advice = VolumeActionText::tr("Choose another name.");
    return error;
}

/// Looks first: the Engine answers with a volume that is there already as if it were new.
class VolumeCreation : public std::enable_shared_from_this<VolumeCreation>
{
public:
    VolumeCreation(EngineClient &engine, ClaimSpec spec, QString creation, Callback<Claim> done)
        : m_engine(engine)
        , m_spec(std::move(spec))
        , m_creation(std::move(creation))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        if (auto error = checkVolumeName(m_spec.name)) {
            m_promise.resolveLater(*std::move(error));
            return operation;
        }
        EngineRequest request;
        request.path = volumePath(m_spec.name);
        request.accept = {404};
        request.failure = failure();
        m_step = m_engine.send(std::move(request), [this](const Result<HttpResponse> &response) {
            if (!response)
                m_promise.resolve(response.error());
            else if (response->status != 404)
                m_promise.resolve(nameIsTaken(m_spec.name));
            else
                create();
        });
        return operation;
    }

private:
    void create()
    {
        EngineRequest request;
        request.method = "POST";
        request.path = "/volumes/create";
        request.body = encodeVolume(m_spec, {{volumelabels::madeBy, m_creation}});
        request.failure = failure();
        m_step = decodeAnswer<VolumeDetails>(
            m_engine, std::move(request), decodeVolume, [this](const Result<VolumeDetails> &volume) {
                if (!volume)
                    m_promise.resolve(refusal(volume.error()));
                else if (volume->labels.value(volumelabels::madeBy) != m_creation)
                    m_promise.resolve(nameIsTaken(m_spec.name)); // somebody was faster
                else
                    m_promise.resolve(claimOf(*volume, {}));
            });
    }

    [[nodiscard]] QString failure() const
    {
        return VolumeActionText::tr("Volume %1 was not created.").arg(m_spec.name);
    }

    [[nodiscard]] Error refusal(Error error) const
    {
        if (error.kind != ErrorKind::NotFound)
            return error;
        error.kind = ErrorKind::Invalid;
        error.message = VolumeActionText::tr("Volume %1 was not created: the engine has no driver %2.")
                            .arg(m_spec.name, m_spec.driver);
        error.advice = VolumeActionText::tr("Choose a driver that is installed, such as “local”.");
        return error;
    }

    EngineClient &m_engine;
    ClaimSpec m_spec;
    QString m_creation;
    Promise<Claim> m_promise;
    Operation m_step;
};

class VolumeTakingBack : public std::enable_shared_from_this<VolumeTakingBack>
{
public:
    VolumeTakingBack(EngineClient &engine, QString name, QString creation, Callback<void> done)
        : m_engine(engine)
        , m_name(std::move(name))
        , m_creation(std::move(creation))
        , m_promise(std::move(done))
    {}

    Operation start(std::shared_ptr<HelperContainer> helper)
    {
        auto operation = m_promise.operation({}, shared_from_this());
        if (helper)
            m_step = helper->remove([this](const Done &) { look(); });
        else
            look();
        return operation;
    }

private:
    void look()
    {
        EngineRequest request;
        request.path = volumePath(m_name);
        m_step = decodeAnswer<VolumeDetails>(
            m_engine, std::move(request), decodeVolume, [this](const Result<VolumeDetails> &volume) {
                if (volume && volume->labels.value(volumelabels::madeBy) == m_creation)
                    remove();
                else
                    m_promise.resolve(Done());
            });
    }

    void remove()
    {
        m_step = m_engine.del(volumePath(m_name), {}, {}, [this](const Result<HttpResponse> &response) {
            m_promise.resolve(response ? Done() : Done(response.error()));
        });
    }

    EngineClient &m_engine;
    QString m_name;
    QString m_creation;
    Promise<void> m_promise;
    Operation m_step;
};

class VolumeRemoval : public std::enable_shared_from_this<VolumeRemoval>
{
public:
    VolumeRemoval(EngineClient &engine, QString name, ReleaseHelpers release, Callback<void> done)
        : m_engine(engine)
        , m_name(std::move(name))
        , m_release(std::move(release))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { look(); });
    }

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        look();
        return operation;
    }

private:
    void look()
    {
        m_step = readVolumeUse(m_engine, m_name, failure(), [this](const Result<UsedVolume> &use) {
            if (!use)
                m_promise.resolve(use.error());
            else if (!use->users.isEmpty())
                m_promise.resolve(volumeIsUsed(
                    VolumeActionText::tr("Volume %1 was not deleted: it is used by %2.").arg(m_name),
                    use->users));
            else
                release();
        });
    }

    void release()
    {
        m_step = m_release(m_name, [this](const Done &) { remove(); });
    }

    void remove()
    {
        m_step =
            m_engine.del(volumePath(m_name), {}, failure(), [this](const Result<HttpResponse> &response) {
                if (response)
                    return m_promise.resolve(Done());
                auto error = response.error();
                if (error.kind == ErrorKind::NotFound)
                    error = noSuchVolume(m_name);
                else if (error.kind == ErrorKind::Conflict && --m_triesLeft > 0)
                    return m_pause.start(betweenTries);
                else if (error.kind == ErrorKind::Conflict)
                    error.message = VolumeActionText::tr(
                                        "Volume %1 was not deleted: another container has begun to use it.")
                                        .arg(m_name);
                m_promise.resolve(std::move(error));
            });
    }

    [[nodiscard]] QString failure() const
    {
        return VolumeActionText::tr("Volume %1 was not deleted.").arg(m_name);
    }

    /// A container that counted or copied, ours or another console's, may take a while to end on a busy
    /// machine.
    static constexpr int betweenTries = 500;

    EngineClient &m_engine;
    QString m_name;
    ReleaseHelpers m_release;
    int m_triesLeft = 60;
    QTimer m_pause;
    Promise<void> m_promise;
    Operation m_step;
};

class VolumeEmptying : public std::enable_shared_from_this<VolumeEmptying>
{
public:
    VolumeEmptying(VolumeHelperMaker &maker, QString name, Callback<void> done)
        : m_maker(maker)
        , m_engine(maker.context().engine)
        , m_name(std::move(name))
        , m_promise(std::move(done))
    {}

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = readVolumeUse(m_engine, m_name, failure(), [this](const Result<UsedVolume> &use) {
            if (!use)
                return m_promise.resolve(use.error());
            if (const auto users = use->runningUsers(); !users.isEmpty())
                return m_promise.resolve(volumeIsUsed(
                    VolumeActionText::tr("Volume %1 was not emptied: it is used by %2.").arg(m_name), users));
            startHelper();
        });
        return operation;
    }

private:
    void startHelper()
    {
        HelperWish wish;
        wish.volume = m_name;
        wish.mounts = {{m_name, QStringLiteral("/volume"), false}};
        // Folders that their owner alone may write, and those where each may only remove what is theirs.
        wish.capabilities = {QStringLiteral("DAC_OVERRIDE"), QStringLiteral("FOWNER")};
        m_step = m_maker.make(std::move(wish), [this](Result<std::shared_ptr<HelperContainer>> helper) {
            if (!helper)
                return m_promise.resolve(helper.error());
            m_helper = *std::move(helper);
            removeFiles();
        });
    }

    void removeFiles()
    {
        const auto script =
            QStringLiteral("cd /volume && find . -mindepth 1 -maxdepth 1 -exec rm -rf -- {} +");
        m_step = runHelperScript(m_engine, *m_helper, script, {}, [this](const Result<HelperScriptEnd> &end) {
            if (!end)
                finish(end.error());
            else if (end->code != 0)
                finish(
                    Error{.kind = ErrorKind::Failed,
                          .message = VolumeActionText::tr(
                                         "Volume %1 was not emptied: not all of its files could be removed.")
                                         .arg(m_name),
                          .detail = QString::fromUtf8(end->words).left(1024)});
            else
                finish(Done());
        });
    }

    /// The volume is free when the caller is told.
    void finish(const Done &result)
    {
        m_step = m_helper->remove([this, result](const Done &) { m_promise.resolve(result); });
    }

    [[nodiscard]] QString failure() const
    {
        return VolumeActionText::tr("Volume %1 was not emptied.").arg(m_name);
    }

    VolumeHelperMaker &m_maker;
    EngineClient &m_engine;
    QString m_name;
    Promise<void> m_promise;
    Operation m_step;
    std::shared_ptr<HelperContainer> m_helper;
};

} // namespace

std::optional<Error> checkVolumeName(const QString &name)
{
    static const QRegularExpression rule(QStringLiteral("\\A[a-zA-Z0-9][a-zA-Z0-9_.-]+\\z"));
    if (rule.match(name).hasMatch() && name.size() <= MaximumVolumeName)
        return {};
    Error error;
    error.kind = ErrorKind::Invalid;
    error.message = name.isEmpty()
                        ? VolumeActionText::tr("A volume needs a name.")
                        : VolumeActionText::tr("“%1” cannot be the name of a volume.").arg(name.left(80));
    error.advice = VolumeActionText::tr("Use two or more letters, digits, dots, hyphens and underscores, "
                                        "beginning with a letter or a digit.");
    return error;
}

Error volumeIsUsed(const QString &message, const QList<ClaimUser> &users)
{
    Error error;
    error.kind = ErrorKind::Conflict;
    error.message = QString(message).replace(QStringLiteral("%2"), userNames(users));
    error.advice = VolumeActionText::tr("End what uses it first.");
    return error;
}

QString newCreation()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Operation createVolume(EngineClient &engine, const ClaimSpec &spec, const QString &creation,
                       Callback<Claim> done)
{
    return std::make_shared<VolumeCreation>(engine, spec, creation, std::move(done))->start();
}

Operation takeBackVolume(EngineClient &engine, const QString &name, const QString &creation,
                         std::shared_ptr<HelperContainer> helper, Callback<void> done)
{
    return std::make_shared<VolumeTakingBack>(engine, name, creation, std::move(done))
        ->start(std::move(helper));
}

Operation removeVolume(EngineClient &engine, const QString &name, ReleaseHelpers release, Callback<void> done)
{
    return std::make_shared<VolumeRemoval>(engine, name, std::move(release), std::move(done))->start();
}

Operation inspectVolume(EngineClient &engine, const QString &name, Callback<QByteArray> done)
{
    EngineRequest request;
    request.path = volumePath(name);
    request.failure = VolumeActionText::tr("Volume %1 could not be read.").arg(name);
    return decodeAnswer<QByteArray>(engine, std::move(request), maskedVolume,
                                    [name, done = std::move(done)](Result<QByteArray> json) {
                                        const bool gone = !json && json.error().kind == ErrorKind::NotFound;
                                        done(gone ? noSuchVolume(name) : std::move(json));
                                    });
}

Operation emptyVolume(VolumeHelperMaker &maker, const QString &name, Callback<void> done)
{
    return std::make_shared<VolumeEmptying>(maker, name, std::move(done))->start();
}

} // namespace osc

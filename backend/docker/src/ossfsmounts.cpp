// SPDX-License-Identifier: Apache-2.0
#include "ossfsmounts.h"

#include "privatefile.h"

#include <core/hostpath.h>
#include <core/offthread.h>

#include <QCoreApplication>
#include <QDir>
#include <QSysInfo>

namespace osc {

namespace {

struct OssfsMountsText
{
    Q_DECLARE_TR_FUNCTIONS(osc::OssfsMounts)
};

using State = BucketMountFacts::State;

/// Looks at one place for the form.
class BucketLook : public std::enable_shared_from_this<BucketLook>
{
public:
    BucketLook(std::shared_ptr<OssfsParts> parts, OssfsMountPlan plan, Callback<BucketMountFacts> done)
        : m_parts(std::move(parts))
        , m_plan(std::move(plan))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = runOffThread<OssfsSurvey>(
            [plan = m_plan, machine = m_parts->options.machine]() -> Result<OssfsSurvey> {
                return surveyMount(plan, machine);
            },
            [this](const Result<OssfsSurvey> &survey) { take(*survey); });
        return operation;
    }

private:
    void take(const OssfsSurvey &survey)
    {
        m_facts.path = m_plan.path;
        m_facts.otherPath = survey.inTheWay;
        m_facts.missing = survey.needs.missing;
        m_facts.missingHelp = survey.needs.help;
        if (!survey.inTheWay.isEmpty())
            m_facts.state = State::InTheWay;
        else if (survey.mounted)
            m_facts.state = State::UnknownKey;
        if (m_facts.state == State::Free)
            return m_promise.resolve(m_facts);
        m_step = readMountUsers(m_parts->context, [this, mounted = survey.mounted](const auto &users) {
            if (users)
                m_facts.users =
                    users->value(m_facts.state == State::InTheWay ? m_facts.otherPath : m_facts.path);
            if (m_facts.state == State::InTheWay)
                return m_promise.resolve(m_facts);
            askRecords(mounted->device);
        });
    }

    void askRecords(const QString &device)
    {
        m_step = readMountRecords(m_parts->context, [this, device](const Result<MountRecords> &records) {
            if (const MountMemory *memory = records ? records->find(m_plan.path, device) : nullptr) {
                m_facts.credential = memory->credentialName;
                m_facts.state = isNamed(*memory) ? State::SameKey : State::OtherKey;
            }
            m_promise.resolve(m_facts);
        });
    }

    /// By its name and entry: to compare the keys themselves the keychain would have to be opened.
    [[nodiscard]] bool isNamed(const MountMemory &memory) const
    {
        if (m_parts->credentials) {
            const QList<OssCredential> credentials = m_parts->credentials->credentials();
            if (const OssCredential *named = findCredential(credentials, m_plan.credential))
                return named->id == memory.credentialId;
        }
        return memory.credentialName == m_plan.credential;
    }

    std::shared_ptr<OssfsParts> m_parts;
    OssfsMountPlan m_plan;
    Promise<BucketMountFacts> m_promise;
    BucketMountFacts m_facts;
    Operation m_step;
};

/// What is mounted below the root and needed by nobody.
class UnusedSearch : public std::enable_shared_from_this<UnusedSearch>
{
public:
    UnusedSearch(std::shared_ptr<OssfsParts> parts, Callback<QList<UnusedMount>> done)
        : m_parts(std::move(parts))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = runOffThread<QList<UnusedMount>>(
            [root = m_parts->options.machine.root]() -> Result<QList<UnusedMount>> {
                QList<UnusedMount> mounts;
                for (const MountedPlace &place : readMountTable()) {
                    // The folder was made for the mount; what is in the mount itself is not asked, it could
                    // hang.
                    if (place.isFuse() && place.path.startsWith(root + QLatin1Char('/')))
                        mounts.append(
                            {place.path, QFileInfo(QFileInfo(place.path).path()).lastModified().toUTC()});
                }
                return mounts;
            },
            [this](Result<QList<UnusedMount>> mounts) {
                if (mounts->isEmpty())
                    return m_promise.resolve(*std::move(mounts));
                leaveOutNeeded(*std::move(mounts));
            });
        return operation;
    }

private:
    void leaveOutNeeded(const QList<UnusedMount> &mounts)
    {
        m_step = readNeeded(m_parts, {}, [this, mounts](const auto &needed) {
            if (!needed)
                return m_promise.resolve(needed.error());
            QList<UnusedMount> unused = mounts;
            unused.removeIf([&](const UnusedMount &mount) {
                return needed->contains(mount.path) || !m_parts->isOurs(mount.path);
            });
            m_promise.resolve(unused);
        });
    }

    std::shared_ptr<OssfsParts> m_parts;
    Promise<QList<UnusedMount>> m_promise;
    Operation m_step;
};

OssfsOptions completed(OssfsOptions options)
{
    if (options.machine.root.isEmpty())
        options.machine.root = OssfsMachine().root;
    options.machine.root = normalisedPath(options.machine.root);
    if (options.temporaryDirectory.isEmpty())
        options.temporaryDirectory = QDir::tempPath();
    return options;
}

} // namespace

QString OssfsParts::bucketRootOf(const QString &path) const
{
    return options.machine.root + QLatin1Char('/') +
           path.mid(options.machine.root.size() + 1).section(u'/', 0, 0);
}

bool OssfsParts::isOurs(const QString &path) const
{
    return path.startsWith(options.machine.root + QLatin1Char('/')) && path == normalisedPath(path);
}

OssfsMounts::OssfsMounts(EngineContext &context, CredentialSource *credentials, OssfsOptions options)
    : m_parts(std::make_shared<OssfsParts>(
          OssfsParts{context, credentials, completed(std::move(options)), std::make_shared<Turns>(), {}}))
{}

OssfsMounts::~OssfsMounts() = default;

QString OssfsMounts::whyNot() const
{
#ifdef Q_OS_LINUX
    const QString engine = m_parts->context.info.name;
    if (!m_parts->credentials)
        return OssfsMountsText::tr("OSS buckets cannot be mounted without the keys of the keychain.");
    // It binds what its own machine has mounted, and a virtual machine or a container has mounts of its own.
    if (m_parts->context.engine.endpoint().unixSocket.isEmpty() || m_parts->context.info.rootless ||
        (!engine.isEmpty() && engine != QSysInfo::machineHostName()))
        return OssfsMountsText::tr("OSS buckets can be mounted only for a Docker Engine that runs on this "
                                   "computer itself, and as root.");
    return {};
#else
    return OssfsMountsText::tr("OSS buckets can be mounted only where the console runs on Linux.");
#endif
}

Result<QList<OssfsMountPlan>> OssfsMounts::plan(const QList<VolumeSpec> &volumes) const
{
    QList<OssfsMountPlan> plans;
    for (const VolumeSpec &volume : volumes) {
        if (volume.kind != VolumeKind::Ossfs)
            continue;
        const auto planned = planOssfsMount(volume, root());
        if (!planned)
            return planned.error();
        const bool known = std::any_of(plans.cbegin(), plans.cend(), [&](const OssfsMountPlan &other) {
            return other.path == planned->path;
        });
        if (!known)
            plans.append(*planned);
    }
    return plans;
}

Operation OssfsMounts::mount(const QString &sandboxId, const QList<OssfsMountPlan> &plans,
                             Callback<MountedBuckets> done)
{
    QStringList paths;
    for (const OssfsMountPlan &plan : plans)
        paths.append(plan.path);
    m_parts->holds.insert(sandboxId, paths);
    return mountBuckets(m_parts, plans, std::move(done));
}

Operation OssfsMounts::release(const QString &sandboxId, const QStringList &paths,
                               Callback<ReleasedMounts> done)
{
    m_parts->holds.remove(sandboxId);
    return releaseBuckets(m_parts, sandboxId, paths, std::move(done));
}

void OssfsMounts::releaseLater(const QString &sandboxId, const QStringList &paths, std::function<void()> done)
{
    const int key = m_nextRelease++;
    const auto running = std::make_shared<Operation>();
    m_releases.insert(key, running);
    *running = release(sandboxId, paths, [this, key, done = std::move(done)](const Result<ReleasedMounts> &) {
        m_releases.remove(key);
        if (done)
            done();
    });
}

Operation OssfsMounts::look(const VolumeSpec &volume, Callback<BucketMountFacts> done)
{
    auto planned = planOssfsMount(volume, root());
    if (!planned)
        return finished<BucketMountFacts>(planned.error(), std::move(done));
    return std::make_shared<BucketLook>(m_parts, std::move(*planned), std::move(done))->start();
}

Operation OssfsMounts::findUnused(Callback<QList<UnusedMount>> done)
{
    return std::make_shared<UnusedSearch>(m_parts, std::move(done))->start();
}

void OssfsMounts::sweep()
{
    m_sweep = runOffThread<void>(
        [folder = m_parts->options.temporaryDirectory]() -> Done {
            sweepPrivateFiles(folder);
            return {};
        },
        [](const Done &) {});
}

} // namespace osc

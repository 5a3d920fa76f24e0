// SPDX-License-Identifier: Apache-2.0
#include "ossfswords.h"
#include "privatefile.h"

#include <core/offthread.h>

#include <QDir>
#include <QStandardPaths>
#include <QTimer>
#include <QUuid>

#include <optional>

namespace osc {

namespace {

/// A program can end well and give the mount up a moment later (official-server-in-practice 8).
constexpr std::chrono::milliseconds beforeSecondLook{250};

/// Mounts one bucket after the other.
class BucketMounting : public std::enable_shared_from_this<BucketMounting>
{
public:
    BucketMounting(std::shared_ptr<OssfsParts> parts, QList<OssfsMountPlan> plans,
                   Callback<MountedBuckets> done)
        : m_parts(std::move(parts))
        , m_plans(std::move(plans))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.callOnTimeout([this] { lookAgain(); });
    }

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        detail::post([weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_promise.isActive())
                self->takeTurn();
        });
        return operation;
    }

private:
    [[nodiscard]] const OssfsMountPlan &plan() const { return m_plans.at(m_index); }

    void fail(Error error)
    {
        if (error.code.isEmpty())
            error.code = QStringLiteral("VOLUME::OSSFS_MOUNT_FAILED");
        m_account.reset();
        m_turn.reset();
        m_promise.resolve(std::move(error));
    }

    void takeTurn()
    {
        m_turn.reset();
        if (m_index >= m_plans.size())
            return m_promise.resolve(std::move(m_result));
        m_step = m_parts->turns->take(plan().bucketRoot, [this](Result<Turns::Turn> turn) {
            m_turn = *std::move(turn);
            survey();
        });
    }

    void survey()
    {
        m_step = runOffThread<OssfsSurvey>(
            [plan = plan(), machine = m_parts->options.machine]() -> Result<OssfsSurvey> {
                return surveyMount(plan, machine);
            },
            [this](Result<OssfsSurvey> survey) {
                m_survey = *std::move(survey);
                if (!m_survey.inTheWay.isEmpty())
                    refuseNested();
                else if (m_survey.mounted)
                    askOldMount();
                else if (!m_survey.needs.missing.isEmpty())
                    fail(mountNeedsError(plan(), m_survey.needs));
                else
                    readKey();
            });
    }

    void refuseNested()
    {
        m_step = readMountUsers(m_parts->context, [this](const auto &users) {
            const QStringList known = users ? users->value(m_survey.inTheWay) : QStringList();
            fail(mountInTheWayError(plan(), m_survey.inTheWay, known));
        });
    }

    // ---- what is mounted already

    /// A program of its own asks, because a mount that hangs would keep a thread of ours for ever.
    [[nodiscard]] Operation askMount(Callback<CommandEnd> done)
    {
        const QString stat = QStandardPaths::findExecutable(QStringLiteral("stat"));
        return runCommand(stat, {QStringLiteral("-f"), plan().path}, m_parts->options.answerLimit,
                          std::move(done));
    }

    void askOldMount()
    {
        m_step = askMount([this](const Result<CommandEnd> &end) {
            if (end->good())
                return compareKeys();
            if (end->how != CommandEnd::How::Exited)
                return fail(mountHangsError(plan()));
            // The program behind it is dead; whoever has it open has lost it already.
            m_step = unmountPath(m_parts, plan().path, [this](const Result<bool> &gone) {
                if (!*gone)
                    return fail(mountHangsError(plan()));
                survey();
            });
        });
    }

    void compareKeys()
    {
        askKey([this] {
            m_step = readMountRecords(m_parts->context, [this](const Result<MountRecords> &records) {
                const MountMemory *memory =
                    records ? records->find(plan().path, m_survey.mounted->device) : nullptr;
                if (!memory || !isMountedWith(*memory, m_account->key))
                    m_result.notes.append(mountSharedNote(plan(), memory));
                if (memory)
                    m_result.memories.append(*memory);
                next();
            });
        });
    }

    // ---- a new mount

    void readKey()
    {
        askKey([this] { prepare(); });
    }

    void askKey(std::function<void()> then)
    {
        if (!m_parts->credentials)
            return fail(noKeysError(plan()));
        m_step = m_parts->credentials->account(
            plan().credential, [this, then = std::move(then)](Result<OssAccount> account) {
                if (!account)
                    return fail(account.error());
                m_account = *std::move(account);
                if (auto problem = keyProblem(m_account->key, plan().credential))
                    return fail(*std::move(problem));
                then();
            });
    }

    void prepare()
    {
        using File = std::shared_ptr<PrivateFile>;
        const QString unique = QUuid::createUuid().toString(QUuid::Id128);
        const QString path = QDir(m_parts->options.temporaryDirectory).filePath(plan().fileName(unique));
        m_step = runOffThread<File>(
            [plan = plan(), path, contents = plan().fileContents(m_account->key)]() -> Result<File> {
                if (const Done made = makeMountPoint(plan); !made)
                    return made.error();
                return PrivateFile::create(path, contents);
            },
            [this](const Result<File> &file) {
                if (!file)
                    return fail(file.error());
                m_file = *file;
                mount();
            });
    }

    void mount()
    {
        m_step = runCommand(m_survey.program, plan().arguments(m_file->path()), m_parts->options.mountLimit,
                            [this](const Result<CommandEnd> &end) {
                                m_file.reset();
                                if (!end->good())
                                    return fail(mountCommandError(plan(), *end, m_account->key));
                                m_account->key.secret = {};
                                verify();
                            });
    }

    void verify()
    {
        m_step = askMount([this](const Result<CommandEnd> &end) {
            if (!end->good())
                return fail(mountVanishedError(plan()));
            m_pause.start(beforeSecondLook);
        });
    }

    void lookAgain()
    {
        using Place = std::optional<MountedPlace>;
        m_step = runOffThread<Place>(
            [path = plan().path]() -> Result<Place> {
                const QList<MountedPlace> table = readMountTable();
                const MountedPlace *mounted = findMount(table, path);
                return mounted && mounted->isFuse() ? Place(*mounted) : Place();
            },
            [this](const Result<Place> &place) {
                if (!*place)
                    return fail(mountVanishedError(plan()));
                m_result.memories.append(rememberMount(plan().path, (*place)->device, *m_account));
                next();
            });
    }

    void next()
    {
        m_account.reset();
        m_result.paths.append(plan().path);
        ++m_index;
        takeTurn();
    }

    Turns::Turn m_turn; ///< First, so that it is given back when all else has gone.
    std::shared_ptr<OssfsParts> m_parts;
    QList<OssfsMountPlan> m_plans;
    Promise<MountedBuckets> m_promise;
    qsizetype m_index = 0;
    OssfsSurvey m_survey;
    std::optional<OssAccount> m_account; ///< Only between the keychain and the end of the mounting.
    std::shared_ptr<PrivateFile> m_file;
    MountedBuckets m_result;
    QTimer m_pause;
    Operation m_step;
};

} // namespace

Operation mountBuckets(std::shared_ptr<OssfsParts> parts, QList<OssfsMountPlan> plans,
                       Callback<MountedBuckets> done)
{
    return std::make_shared<BucketMounting>(std::move(parts), std::move(plans), std::move(done))->start();
}

} // namespace osc

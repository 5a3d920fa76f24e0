// SPDX-License-Identifier: Apache-2.0
#include "boundedcommand.h"
#include "ossfsmounts.h"

#include <core/offthread.h>

namespace osc {

namespace {

using PathUsers = QHash<QString, QStringList>;

/// Who needs what: labels first, because only they tell of other programs.
class NeededMounts : public std::enable_shared_from_this<NeededMounts>
{
public:
    NeededMounts(std::shared_ptr<OssfsParts> parts, QString except, Callback<PathUsers> done)
        : m_parts(std::move(parts))
        , m_except(std::move(except))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = readMountUsers(m_parts->context, [this](const Result<PathUsers> &users) {
            if (!users)
                return m_promise.resolve(users.error());
            for (auto it = users->cbegin(); it != users->cend(); ++it) {
                for (const QString &sandbox : *it)
                    add(sandbox, {it.key()});
            }
            readRecords();
        });
        return operation;
    }

private:
    void readRecords()
    {
        m_step = readMountRecords(m_parts->context, [this](const Result<MountRecords> &records) {
            if (records) {
                for (auto it = records->planned.cbegin(); it != records->planned.cend(); ++it)
                    add(it.key(), *it);
            }
            for (auto it = m_parts->holds.cbegin(); it != m_parts->holds.cend(); ++it)
                add(it.key(), *it);
            m_promise.resolve(m_needed);
        });
    }

    void add(const QString &sandbox, const QStringList &paths)
    {
        if (sandbox == m_except)
            return;
        for (const QString &path : paths)
            m_needed[path].append(sandbox);
    }

    std::shared_ptr<OssfsParts> m_parts;
    QString m_except;
    Promise<PathUsers> m_promise;
    PathUsers m_needed;
    Operation m_step;
};

/// As the official server does it: one program, and when that fails the other (docker-runtime 7.4).
class Unmounting : public std::enable_shared_from_this<Unmounting>
{
public:
    Unmounting(std::shared_ptr<OssfsParts> parts, QString path, Callback<bool> done)
        : m_parts(std::move(parts))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_step = runOffThread<QStringList>(
            [search = m_parts->options.machine.searchPath]() -> Result<QStringList> {
                return unmountPrograms(search);
            },
            [this](const Result<QStringList> &programs) {
                m_programs = *programs;
                look();
            });
        return operation;
    }

private:
    void look()
    {
        m_step = runOffThread<bool>(
            [path = m_path, root = m_parts->options.machine.root]() -> Result<bool> {
                const QList<MountedPlace> table = readMountTable();
                const MountedPlace *mounted = findMount(table, path);
                if (!mounted)
                    removeMountPoint(path, root);
                return !mounted || !mounted->isFuse();
            },
            [this](const Result<bool> &gone) {
                if (*gone || m_programs.isEmpty())
                    return m_promise.resolve(*gone);
                unmount(m_programs.takeFirst());
            });
    }

    void unmount(const QString &program)
    {
        const bool fuse = program.section(u'/', -1).startsWith(QLatin1String("fusermount"));
        const QStringList arguments = fuse ? QStringList{QStringLiteral("-u"), m_path} : QStringList{m_path};
        m_step = runCommand(program, arguments, m_parts->options.unmountLimit,
                            [this](const Result<CommandEnd> &) { look(); });
    }

    std::shared_ptr<OssfsParts> m_parts;
    QString m_path;
    Promise<bool> m_promise;
    QStringList m_programs;
    Operation m_step;
};

/// One path after the other: who needs it, and then the unmounting, in one turn.
class BucketRelease : public std::enable_shared_from_this<BucketRelease>
{
public:
    BucketRelease(std::shared_ptr<OssfsParts> parts, QString sandboxId, QStringList paths,
                  Callback<ReleasedMounts> done)
        : m_parts(std::move(parts))
        , m_sandboxId(std::move(sandboxId))
        , m_paths(std::move(paths))
        , m_promise(std::move(done))
    {}

    [[nodiscard]] Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        m_paths.removeDuplicates();
        m_paths.removeIf([this](const QString &path) { return !m_parts->isOurs(path); });
        detail::post([weak = weak_from_this()] {
            if (const auto self = weak.lock(); self && self->m_promise.isActive())
                self->next();
        });
        return operation;
    }

private:
    void next()
    {
        m_turn.reset();
        if (m_paths.isEmpty())
            return m_promise.resolve(m_released);
        const QString path = m_paths.takeFirst();
        m_step = m_parts->turns->take(m_parts->bucketRootOf(path), [this, path](Result<Turns::Turn> turn) {
            m_turn = *std::move(turn);
            askNeeded(path);
        });
    }

    void askNeeded(const QString &path)
    {
        m_step = readNeeded(m_parts, m_sandboxId, [this, path](const Result<PathUsers> &needed) {
            // Of an engine that does not answer nobody knows: it stays, and is found as a leftover later.
            if (!needed || needed->contains(path)) {
                m_released.used.append(path);
                return next();
            }
            m_step = unmountPath(m_parts, path, [this, path](const Result<bool> &gone) {
                if (!*gone)
                    m_released.busy.append(path);
                next();
            });
        });
    }

    std::shared_ptr<OssfsParts> m_parts;
    QString m_sandboxId;
    QStringList m_paths;
    Promise<ReleasedMounts> m_promise;
    ReleasedMounts m_released;
    Turns::Turn m_turn;
    Operation m_step;
};

} // namespace

Operation readNeeded(std::shared_ptr<OssfsParts> parts, const QString &exceptSandbox,
                     Callback<QHash<QString, QStringList>> done)
{
    return std::make_shared<NeededMounts>(std::move(parts), exceptSandbox, std::move(done))->start();
}

Operation unmountPath(std::shared_ptr<OssfsParts> parts, const QString &path, Callback<bool> done)
{
    return std::make_shared<Unmounting>(std::move(parts), path, std::move(done))->start();
}

Operation releaseBuckets(std::shared_ptr<OssfsParts> parts, const QString &sandboxId, QStringList paths,
                         Callback<ReleasedMounts> done)
{
    return std::make_shared<BucketRelease>(std::move(parts), sandboxId, std::move(paths), std::move(done))
        ->start();
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakeusage.h"

#include <core/backend.h>
#include <core/clock.h>

#include <functional>
#include <utility>
#include <vector>

#include <memory>

namespace osc::test {

class FakeClock : public Clock
{
public:
    QDateTime time = QDateTime(QDate(2026, 11, 21), QTime(14, 33), Qt::UTC);

    [[nodiscard]] QDateTime now() const override { return time; }
};

/// Sandboxes in memory. Calls wait in a queue until the test answers them, so that a test decides when an
/// answer comes and what it says; with answersAtOnce they succeed at the next turn of the event loop.
class FakeSandboxService : public SandboxService
{
public:
    struct Call
    {
        QString name; ///< "pause", "kill" …
        QString id;
        std::function<void(const Done &)> answer;
        std::function<bool()> isWanted; ///< False once the caller let go.
    };

    bool answersAtOnce = true;
    std::vector<Call> calls;
    QStringList log; ///< Every call as "name id", answered or not.
    QMap<QString, Sandbox> sandboxes;
    DeletionPreview preview;
    std::optional<Error> previewError;
    RenewOutcome renewOutcome;
    int watchers = 0;

    /// What the watch tells; nothing without a watcher.
    void tell(const SandboxChange &change) const
    {
        if (m_onChange)
            m_onChange(change);
    }
    void tellSnapshot() const { tell(SandboxSnapshot{sandboxes.values()}); }
    void put(const Sandbox &sandbox)
    {
        sandboxes.insert(sandbox.id, sandbox);
        tell(SandboxChanged{sandbox});
    }

    [[nodiscard]] Operation watch(std::function<void(SandboxChange)> onChange) override
    {
        m_onChange = std::move(onChange);
        ++watchers;
        const int mine = ++m_watch;
        Promise<void> promise({});
        detail::post([this, mine, alive = std::weak_ptr<int>(m_alive)] {
            if (!alive.expired() && mine == m_watch && m_onChange && snapshotAtOnce)
                tellSnapshot();
        });
        return promise.operation([this, mine] {
            --watchers;
            if (mine == m_watch)
                m_onChange = {};
        });
    }
    bool snapshotAtOnce = true;

    [[nodiscard]] Operation get(const QString &id, Callback<Sandbox> done) override
    {
        log << QStringLiteral("get ") + id;
        if (!sandboxes.contains(id))
            return finished<Sandbox>(
                Error{.kind = ErrorKind::NotFound, .message = QStringLiteral("It is gone.")},
                std::move(done));
        return finished<Sandbox>(sandboxes.value(id), std::move(done));
    }
    [[nodiscard]] Operation create(const SandboxSpec &, std::function<void(CreateProgress)>,
                                   Callback<CreateOutcome> done) override
    {
        return finished<CreateOutcome>(CreateOutcome{}, std::move(done));
    }
    [[nodiscard]] Operation pause(const QString &id, Callback<void> done) override
    {
        return call(QStringLiteral("pause"), id, std::move(done));
    }
    [[nodiscard]] Operation resume(const QString &id, Callback<void> done) override
    {
        return call(QStringLiteral("resume"), id, std::move(done));
    }
    [[nodiscard]] Operation renew(const QString &id, const QDateTime &expiresAt,
                                  Callback<RenewOutcome> done) override
    {
        RenewOutcome outcome = renewOutcome;
        outcome.expiresAt = expiresAt;
        return call<RenewOutcome>(QStringLiteral("renew"), id, std::move(done), [this, id, outcome] {
            if (sandboxes.contains(id))
                sandboxes[id].expiresAt = outcome.expiresAt;
            return outcome;
        });
    }
    [[nodiscard]] Operation patchMetadata(const QString &id,
                                          const QMap<QString, std::optional<QString>> &patch,
                                          Callback<Sandbox> done) override
    {
        return call<Sandbox>(QStringLiteral("patch"), id, std::move(done), [this, id, patch] {
            for (auto it = patch.cbegin(); it != patch.cend(); ++it) {
                if (*it)
                    sandboxes[id].metadata.insert(it.key(), **it);
                else
                    sandboxes[id].metadata.remove(it.key());
            }
            return sandboxes.value(id);
        });
    }
    [[nodiscard]] Operation kill(const QString &id, Callback<void> done) override
    {
        return call(QStringLiteral("kill"), id, std::move(done));
    }
    [[nodiscard]] Operation previewDeletion(const QString &id, Callback<DeletionPreview> done) override
    {
        log << QStringLiteral("preview ") + id;
        if (previewError)
            return finished<DeletionPreview>(*previewError, std::move(done));
        return finished<DeletionPreview>(preview, std::move(done));
    }
    [[nodiscard]] Operation inspect(const QString &, Callback<QByteArray> done) override
    {
        return finished<QByteArray>(QByteArrayLiteral("{}"), std::move(done));
    }

private:
    [[nodiscard]] Operation call(const QString &name, const QString &id, Callback<void> done)
    {
        log << name + QLatin1Char(' ') + id;
        Promise<void> promise(std::move(done));
        Operation operation = promise.operation();
        queue(
            name, id, [promise](const Done &result) { promise.resolve(result); },
            [promise] { return promise.isActive(); });
        return operation;
    }
    template<typename T, typename Make>
    [[nodiscard]] Operation call(const QString &name, const QString &id, Callback<T> done, Make make)
    {
        log << name + QLatin1Char(' ') + id;
        Promise<T> promise(std::move(done));
        Operation operation = promise.operation();
        const auto answer = [promise, make](const Done &result) {
            promise.resolve(result ? Result<T>(make()) : Result<T>(result.error()));
        };
        queue(name, id, answer, [promise] { return promise.isActive(); });
        return operation;
    }
    void queue(const QString &name, const QString &id, std::function<void(const Done &)> answer,
               std::function<bool()> isWanted)
    {
        if (answersAtOnce)
            detail::post([answer, alive = std::weak_ptr<int>(m_alive)] {
                if (!alive.expired())
                    answer(Done());
            });
        else
            calls.push_back({name, id, std::move(answer), std::move(isWanted)});
    }

    std::function<void(SandboxChange)> m_onChange;
    int m_watch = 0;
    std::shared_ptr<int> m_alive =
        std::make_shared<int>(); ///< What is posted may come after the service's end.
};

/// A connection whose health the test sets.
class FakeBackend : public Backend
{
public:
    explicit FakeBackend(const QString &id, const QString &name, QObject *parent = nullptr)
        : Backend(makeProfile(id, name), parent)
    {}

    FakeSandboxService service;
    FakeUsageService measuring;
    bool measures = true;
    Capabilities can;
    int retries = 0;

    void setLive()
    {
        setStatus({.state = ConnectionState::Live,
                   .product = QStringLiteral("Docker 27.3"),
                   .error = {},
                   .nextTryAt = {},
                   .liveSince = {}});
    }
    void setConnecting()
    {
        setStatus({.state = ConnectionState::Connecting,
                   .product = {},
                   .error = {},
                   .nextTryAt = {},
                   .liveSince = {}});
    }
    void setBroken(const Error &error, const QDateTime &liveSince, const QDateTime &nextTryAt)
    {
        setStatus({.state = ConnectionState::Broken,
                   .product = {},
                   .error = error,
                   .nextTryAt = nextTryAt,
                   .liveSince = liveSince});
    }

    void open() override { setLive(); }
    void close() override { setStatus({}); }
    void retryNow() override { ++retries; }
    [[nodiscard]] Capabilities capabilities() const override { return can; }
    [[nodiscard]] ValidationRules validationRules() const override { return {}; }
    [[nodiscard]] SandboxService *sandboxes() override { return &service; }
    [[nodiscard]] UsageService *usage() override { return measures ? &measuring : nullptr; }

private:
    static ConnectionProfile makeProfile(const QString &id, const QString &name)
    {
        ConnectionProfile profile;
        profile.id = id;
        profile.name = name;
        profile.endpoint = QStringLiteral("unix:///run/") + id + QStringLiteral(".sock");
        return profile;
    }
};

inline Sandbox makeSandbox(const QString &id, const QString &name, SandboxState state,
                           const QString &message = {})
{
    Sandbox sandbox;
    sandbox.id = id;
    if (!name.isEmpty())
        sandbox.metadata.insert(QStringLiteral("name"), name);
    sandbox.status.state = state;
    sandbox.status.message = message;
    sandbox.image = QStringLiteral("python:3.11");
    return sandbox;
}

} // namespace osc::test

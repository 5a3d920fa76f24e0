// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"

#include <deque>

namespace osc::test {

/// Creations that wait in a queue, any number at a time, until the test answers them by name.
class FakeBatchService : public FakeSandboxService
{
public:
    struct Creation
    {
        SandboxSpec spec;
        std::function<void(CreateProgress)> progress;
        Promise<CreateOutcome> promise;
    };
    std::deque<Creation> creations; ///< Those without an answer, also cancelled ones.
    QStringList asked;              ///< Names in the order in which they were asked for.
    int running = 0;
    int mostRunning = 0;
    int cancelled = 0;

    [[nodiscard]] Operation create(const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                                   Callback<CreateOutcome> done) override
    {
        asked.append(spec.name());
        mostRunning = std::max(mostRunning, ++running);
        creations.push_back({spec, std::move(onProgress), Promise<CreateOutcome>(std::move(done))});
        return creations.back().promise.operation([this, alive = std::weak_ptr<int>(m_living)] {
            if (alive.expired())
                return;
            ++cancelled;
            --running;
        });
    }
    void succeed(const QString &name)
    {
        CreateOutcome outcome;
        outcome.sandbox.id = QStringLiteral("id-") + name;
        answer(name, outcome);
    }
    void fail(const QString &name)
    {
        answer(name, Error{.kind = ErrorKind::Exhausted, .message = QStringLiteral("The disk is full.")});
    }
    void answer(const QString &name, const Result<CreateOutcome> &result)
    {
        for (auto it = creations.begin(); it != creations.end(); ++it) {
            if (it->spec.name() != name || !it->promise.isActive())
                continue;
            const auto promise = it->promise;
            creations.erase(it);
            --running;
            promise.resolve(result);
            return;
        }
        qFatal("%s is not being created", qPrintable(name));
    }
    void succeedAll()
    {
        while (!creations.empty()) {
            if (creations.front().promise.isActive())
                succeed(creations.front().spec.name());
            else
                creations.pop_front();
        }
    }

private:
    std::shared_ptr<int> m_living = std::make_shared<int>();
};

/// A connection on which batches can be created.
class FakeBatchBackend : public FakeBackend
{
public:
    using FakeBackend::FakeBackend;

    FakeBatchService creating;
    ValidationRules rules = [] {
        ValidationRules made;
        made.checkHostPaths = false;
        return made;
    }();

    [[nodiscard]] ValidationRules validationRules() const override { return rules; }
    [[nodiscard]] SandboxService *sandboxes() override { return &creating; }
};

} // namespace osc::test

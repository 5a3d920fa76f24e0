// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QList>
#include <QTimer>

#include <optional>

namespace osc::test {

/// A command service whose one running command is driven by the test.
class FakeCommandService : public CommandService
{
public:
    QList<CommandRequest> requests;
    QString sandboxId;
    int cancelled = 0;

    Operation run(const QString &id, const CommandRequest &request,
                  std::function<void(CommandOutput)> onOutput, Callback<CommandOutcome> done) override
    {
        requests.append(request);
        sandboxId = id;
        m_onOutput = std::move(onOutput);
        m_promise.emplace(std::move(done));
        return m_promise->operation([this] { ++cancelled; });
    }

    void write(CommandOutput::Stream stream, const QByteArray &bytes)
    {
        if (m_promise && m_promise->isActive())
            m_onOutput({stream, bytes});
    }
    void finish(const Result<CommandOutcome> &outcome)
    {
        const auto promise = std::exchange(m_promise, {});
        if (promise)
            promise->resolve(outcome);
    }

private:
    std::function<void(CommandOutput)> m_onOutput;
    std::optional<Promise<CommandOutcome>> m_promise;
};

/// A log service that is driven by the test.
class FakeLogService : public LogService
{
public:
    QList<LogRequest> requests;
    QStringList sandboxIds;
    int cancelled = 0;

    Operation read(const QString &id, const LogRequest &request, std::function<void(CommandOutput)> onOutput,
                   Callback<void> done) override
    {
        requests.append(request);
        sandboxIds.append(id);
        m_onOutput = std::move(onOutput);
        m_promise.emplace(std::move(done));
        return m_promise->operation([this] { ++cancelled; });
    }

    void write(const QByteArray &bytes, CommandOutput::Stream stream = CommandOutput::Stream::Stdout)
    {
        if (m_promise && m_promise->isActive())
            m_onOutput({stream, bytes});
    }
    void finish(const Done &result)
    {
        const auto promise = std::exchange(m_promise, {});
        if (promise)
            promise->resolve(result);
    }

private:
    std::function<void(CommandOutput)> m_onOutput;
    std::optional<Promise<void>> m_promise;
};

} // namespace osc::test

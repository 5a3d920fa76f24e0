// SPDX-License-Identifier: Apache-2.0
#include "scriptrun.h"

#include "engineexec.h"
#include "filescripts.h"

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype MaximumWords = 8 * 1024;

/// Nothing runs in the container, now or ever: the archive API is to be asked.
bool cannotRunThere(const Error &error)
{
    return error.kind == ErrorKind::Conflict || error.kind == ErrorKind::Unsupported;
}

Error noShell()
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = QCoreApplication::translate(
        "osc::DockerFileSystem", "The image has no shell, so this cannot be done in its sandbox.");
    return error;
}

} // namespace

ScriptRun::ScriptRun(DockerPlacePtr place, FilePath path, Callback<Outcome> done)
    : m_place(std::move(place))
    , m_path(std::move(path))
    , m_promise(std::move(done))
{}

Operation ScriptRun::start(const QStringList &command, Output onOutput, std::shared_ptr<ByteSource> input,
                           std::shared_ptr<std::function<void()>> resume)
{
    auto operation = m_promise.operation({}, shared_from_this());
    if (m_place->shellMissing) {
        m_promise.resolveLater(Outcome{false, noShell(), {}});
        return operation;
    }
    EngineExec exec;
    exec.containerId = m_place->containerId;
    exec.title = m_place->title;
    exec.body.command = command;
    exec.body.user = m_place->user;
    m_input = std::move(input);
    exec.input = m_input;
    if (resume)
        exec.resume = std::move(resume);
    exec.onOutput = [this, onOutput = std::move(onOutput)](CommandOutput::Stream stream,
                                                           QByteArrayView bytes) {
        if (stream == CommandOutput::Stream::Stdout)
            return onOutput ? onOutput(bytes) : ByteSink::Next::More;
        m_words.append(bytes.data(), std::min(bytes.size(), MaximumWords - m_words.size()));
        return ByteSink::Next::More;
    };
    m_step = runExec(m_place->engine, std::move(exec), [this](const Result<int> &code) { finish(code); });
    return operation;
}

void ScriptRun::finish(const Result<int> &code)
{
    const auto inputProblem = m_input ? m_input->error() : std::nullopt;
    if (!code && inputProblem) // says nothing about the container
        return m_promise.resolve(Outcome{true, *inputProblem, {}});
    if (!code) {
        m_place->shellMissing = m_place->shellMissing || code.error().kind == ErrorKind::Unsupported;
        m_promise.resolve(Outcome{!cannotRunThere(code.error()), code.error(), {}});
        return;
    }
    m_place->shellFound = true;
    if (*code == 0)
        m_promise.resolve(Outcome{});
    else
        m_promise.resolve(
            Outcome{*code != filescripts::NoTool, filescripts::failure(*code, m_words, m_path), m_words});
}

ScriptRun::Output inSlices(std::shared_ptr<std::function<void()>> resume,
                           std::function<bool(QByteArrayView)> take)
{
    constexpr qsizetype slice = 64 * 1024;
    return [resume = std::move(resume), take = std::move(take),
            passed = qsizetype(0)](QByteArrayView bytes) mutable {
        if (!take(bytes))
            return ByteSink::Next::Stop;
        passed += bytes.size();
        if (passed < slice)
            return ByteSink::Next::More;
        passed = 0;
        detail::post([resume] {
            if (*resume)
                (*resume)();
        });
        return ByteSink::Next::Wait;
    };
}

} // namespace osc

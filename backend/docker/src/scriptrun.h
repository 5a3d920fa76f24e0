// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dockerfilesystem.h"

#include <core/bytestream.h>

namespace osc {

using DockerPlacePtr = std::shared_ptr<DockerFileSystem::Place>;

/// Runs one program of filescripts and turns its end into a result.
class ScriptRun : public std::enable_shared_from_this<ScriptRun>
{
public:
    using Output = std::function<ByteSink::Next(QByteArrayView)>;

    struct Outcome
    {
        bool ran = true; ///< false: nothing can run there, and nothing has happened.
        Done result;
        QByteArray words; ///< What it wrote to standard error, at most 8 KiB.
    };

    ScriptRun(DockerPlacePtr place, FilePath path, Callback<Outcome> done);

    Operation start(const QStringList &command, Output onOutput, std::shared_ptr<ByteSource> input,
                    std::shared_ptr<std::function<void()>> resume = {});

private:
    void finish(const Result<int> &code);

    DockerPlacePtr m_place;
    FilePath m_path;
    Promise<Outcome> m_promise;
    Operation m_step;
    std::shared_ptr<ByteSource> m_input;
    QByteArray m_words;
};

/// Output for @p take, which says false when it cannot be understood, with a turn of the event loop between
/// slices of it, so that a long listing does not hold up anything else. @p resume goes to the run as well.
[[nodiscard]] ScriptRun::Output inSlices(std::shared_ptr<std::function<void()>> resume,
                                         std::function<bool(QByteArrayView)> take);

/// One call of the file system: a program first, something else when nothing can run.
template<typename T>
class FileCall : public std::enable_shared_from_this<FileCall<T>>
{
public:
    using Otherwise = std::function<Operation(Callback<T>)>;

    FileCall(DockerPlacePtr place, FilePath path, Callback<T> done)
        : m_place(std::move(place))
        , m_path(std::move(path))
        , m_promise(std::move(done))
    {}

    /// @p value makes the result when the program has succeeded. @p otherwise may be empty.
    Operation start(const QStringList &command, ScriptRun::Output onOutput, std::function<Result<T>()> value,
                    Otherwise otherwise, std::shared_ptr<std::function<void()>> resume = {})
    {
        auto operation = m_promise.operation({}, this->shared_from_this());
        m_value = std::move(value);
        m_otherwise = std::move(otherwise);
        m_step =
            std::make_shared<ScriptRun>(m_place, m_path, [this](const Result<ScriptRun::Outcome> &outcome) {
                finish(*outcome);
            })->start(command, std::move(onOutput), nullptr, std::move(resume));
        return operation;
    }

    /// Failures that are none: with these words the call succeeded.
    void setHarmless(std::function<bool(const QByteArray &words)> isHarmless)
    {
        m_isHarmless = std::move(isHarmless);
    }
    [[nodiscard]] bool isActive() const { return m_promise.isActive(); }

private:
    void finish(const ScriptRun::Outcome &outcome)
    {
        const auto self = this->shared_from_this(); // the last batch may cancel
        const bool isHarmless =
            outcome.ran && !outcome.words.isEmpty() && m_isHarmless && m_isHarmless(outcome.words);
        if (outcome.result || isHarmless)
            m_promise.resolve(m_value());
        else if (outcome.ran || !m_otherwise)
            m_promise.resolve(outcome.result.error());
        else
            m_step = m_otherwise([this](Result<T> result) { m_promise.resolve(std::move(result)); });
    }

    DockerPlacePtr m_place;
    FilePath m_path;
    Promise<T> m_promise;
    Operation m_step;
    std::function<Result<T>()> m_value;
    std::function<bool(const QByteArray &)> m_isHarmless;
    Otherwise m_otherwise;
};

} // namespace osc

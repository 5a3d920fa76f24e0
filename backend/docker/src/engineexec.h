// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"
#include "flowcodec.h"

#include <core/services.h>

namespace osc {

/// A program that runs in a container besides what it runs for, through the Engine's exec.
struct EngineExec
{
    QString containerId;
    QString title; ///< What to call the container in a sentence.
    ExecBody body;
    std::shared_ptr<ByteSource> input; ///< Written to its standard input, which ends with it; null: none.
    /// Takes output as it comes; may hold it up. Bytes are only valid in the call.
    std::function<ByteSink::Next(CommandOutput::Stream, QByteArrayView)> onOutput;
    /// Set by the exec: tells it to go on after Wait.
    std::shared_ptr<std::function<void()>> resume = std::make_shared<std::function<void()>>();
};

/// Runs it to its end; the value is the exit code. Cancelling lets go of the output, but ends nothing: the
/// Engine has no call for that. Errors: Conflict (paused, not running), NotFound (container gone),
/// Unsupported (the program does not exist in the container).
[[nodiscard]] Operation runExec(EngineClient &engine, EngineExec exec, Callback<int> done);

} // namespace osc

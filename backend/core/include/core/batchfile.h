// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/result.h>
#include <core/sandboxspec.h>

#include <QByteArray>
#include <QList>

namespace osc {

/// One create request of a file with several.
struct BatchItem
{
    int line = 0; ///< Where it begins, counted from 1.
    Result<SandboxSpec> spec;
};

enum class BatchForm {
    Guess, ///< By the content.
    Lines, ///< JSON Lines: one request on each line that is not blank.
};

constexpr qint64 batchBytesLimit = 8 * 1024 * 1024;
constexpr int batchItemsLimit = 1000;

/// Reads create requests: an array of them, one alone, or JSON Lines. A request that cannot be read is an
/// item with its error and does not disturb the others. The whole is an error when it is empty, has more than
/// batchBytesLimit or batchItemsLimit, or is an array without an end. Pure; may run on any thread.
[[nodiscard]] Result<QList<BatchItem>> readBatch(const QByteArray &bytes, BatchForm form = BatchForm::Guess);

} // namespace osc

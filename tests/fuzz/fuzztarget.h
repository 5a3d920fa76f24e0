// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <vector>

namespace osc::fuzz {

/// One parser of bytes that somebody else wrote.
struct Target
{
    const char *name; ///< Also that of its folder in corpus/.
    void (*run)(QByteArrayView input);
};

[[nodiscard]] std::vector<Target> coreTargets();
[[nodiscard]] std::vector<Target> dockerTargets();
[[nodiscard]] std::vector<Target> execdTargets();
[[nodiscard]] std::vector<Target> remoteTargets();
[[nodiscard]] std::vector<Target> httpTargets();
[[nodiscard]] std::vector<Target> lookTargets();
[[nodiscard]] std::vector<Target> modelTargets();
[[nodiscard]] std::vector<Target> ossTargets();
[[nodiscard]] std::vector<Target> allTargets();

/// Ends the program when a promise of a parser is broken.
void require(bool kept, const char *promise);
/// Hands out @p input in pieces of many lengths, as a network would.
void inPieces(QByteArrayView input, const std::function<void(QByteArrayView)> &take);

} // namespace osc::fuzz

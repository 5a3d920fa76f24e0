// SPDX-License-Identifier: Apache-2.0
#include "fuzztarget.h"

#include <cstdio>
#include <cstdlib>

namespace osc::fuzz {

std::vector<Target> allTargets()
{
    std::vector<Target> all;
    for (const auto &part : {coreTargets(), dockerTargets(), execdTargets(), remoteTargets(), httpTargets(),
                             lookTargets(), modelTargets(), ossTargets()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

void inPieces(QByteArrayView input, const std::function<void(QByteArrayView)> &take)
{
    constexpr qsizetype lengths[] = {1, 7, 2, 64, 1, 511, 3, 4096};
    for (qsizetype at = 0, turn = 0; at < input.size(); ++turn) {
        const auto length = std::min(lengths[turn % std::ssize(lengths)], input.size() - at);
        const QByteArray piece =
            input.sliced(at, length).toByteArray(); // so that reading past its end is noticed
        take(piece);
        at += length;
    }
}

} // namespace osc::fuzz

// SPDX-License-Identifier: Apache-2.0
// The same targets for clang's libFuzzer, which finds its way by coverage. The environment variable
// FUZZ_TARGET chooses.
#include "fuzztarget.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    using namespace osc::fuzz;
    static const Target chosen = [] {
        const QByteArray name = qgetenv("FUZZ_TARGET");
        for (const auto &target : allTargets()) {
            if (name == target.name)
                return target;
        }
        qFatal("FUZZ_TARGET names no target");
    }();
    chosen.run(QByteArrayView(bytes, static_cast<qsizetype>(size)));
    return 0;
}

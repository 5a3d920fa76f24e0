// SPDX-License-Identifier: Apache-2.0
#include "earlyfonts.h"

#include <dlfcn.h>

namespace osc {

namespace {

/// Through the dynamic loader, because Qt's platform plugin brings the library along and nothing else here
/// needs it.
void initializeFontconfig()
{
    using Initialize = int (*)();
    void *library = dlopen("libfontconfig.so.1", RTLD_LAZY);
    if (!library)
        return;
    if (const auto initialize = reinterpret_cast<Initialize>(dlsym(library, "FcInit")))
        initialize();
}

} // namespace

EarlyFonts::EarlyFonts()
    : m_worker(initializeFontconfig)
{}

EarlyFonts::~EarlyFonts()
{
    m_worker.join();
}

} // namespace osc

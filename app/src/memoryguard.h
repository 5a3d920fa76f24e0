// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace osc {

/// Keeps what is in memory from core dumps and from other programs of this user (prctl(2), PR_SET_DUMPABLE):
/// keys of the keychain pass through it. Programs that are started from here are not concerned.
void keepMemoryPrivate();

} // namespace osc

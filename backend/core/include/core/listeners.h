// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/endpoints.h>

#include <QByteArray>
#include <QMap>

namespace osc {

/// The ports that something listens on, from /proc/net/tcp and /proc/net/tcp6 one after the other (Linux,
/// proc_net_tcp). A port that listens on loopback only is SandboxEndpoint::Listening::Inside. Lines that are
/// none of a table are ignored.
[[nodiscard]] QMap<int, SandboxEndpoint::Listening> decodeListeners(const QByteArray &tables);

} // namespace osc

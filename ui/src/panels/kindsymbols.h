// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <core/connection.h>
#include <core/sandboxspec.h>

namespace osc {

[[nodiscard]] inline Symbol symbolOf(ConnectionKind kind)
{
    switch (kind) {
    case ConnectionKind::Docker:
        return Symbol::Computer;
    case ConnectionKind::Kubernetes:
        return Symbol::Kubernetes;
    case ConnectionKind::Server:
        break;
    }
    return Symbol::Server;
}

[[nodiscard]] inline Symbol symbolOf(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Host:
        return Symbol::Folder;
    case VolumeKind::Claim:
        return Symbol::Volume;
    case VolumeKind::Ossfs:
        break;
    }
    return Symbol::Bucket;
}

} // namespace osc

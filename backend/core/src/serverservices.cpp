// SPDX-License-Identifier: Apache-2.0
#include <core/commandjobs.h>
#include <core/credentialvault.h>
#include <core/diagnostics.h>
#include <core/imagetemplates.h>
#include <core/networkpolicies.h>
#include <core/pools.h>
#include <core/snapshots.h>

namespace osc {

SnapshotService::~SnapshotService() = default;
ImageTemplateService::~ImageTemplateService() = default;
PoolService::~PoolService() = default;
NetworkPolicyService::~NetworkPolicyService() = default;
CredentialVaultService::~CredentialVaultService() = default;
DiagnosticsService::~DiagnosticsService() = default;
CommandJobService::~CommandJobService() = default;

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace osc {

class CredentialFinder;
class CredentialStore;
class CredentialUse;
class ObjectStorage;
class RegistryLogins;

/// What the place Credentials works with. All of it outlives the window; without a store and who uses what
/// there is no such place.
struct CredentialServices
{
    CredentialStore *store = nullptr;
    CredentialUse *use = nullptr;
    ObjectStorage *storage = nullptr;   ///< May be null: then no bucket can be chosen.
    RegistryLogins *logins = nullptr;   ///< May be null: then no logins are shown.
    CredentialFinder *finder = nullptr; ///< May be null: then nothing can be imported.

    [[nodiscard]] bool areThere() const { return store && use; }
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/validation.h>

#include <QCoreApplication>
#include <QList>

namespace osc {

class CredentialStore;

/// A credential while it is typed.
struct CredentialDraft
{
    Q_DECLARE_TR_FUNCTIONS(CredentialDraft)

public:
    OssCredential credential{}; ///< Of one that is edited: as it was, under what was typed.
    QString keyId{};            ///< As the secrets: empty of a stored one stays what it is in the keychain.
    SecretString secret{};
    SecretString token{};
    bool temporary = false; ///< It has a token and an end.
    bool stored = false;    ///< Its key is in the keychain.

    /// What is wrong, with the fields "name", "endpoint", "keyId", "secret", "bucket", "prefix", "token",
    /// "expiresAt", "internalEndpoint". @p store: the credentials that are there.
    [[nodiscard]] QList<Problem> problems(const CredentialStore &store) const;
    /// As it is stored.
    [[nodiscard]] OssCredential result() const;
    [[nodiscard]] OssKey key() const;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "listfile.h"

#include <core/credentials.h>
#include <models/registrylogins.h>

#include <optional>

namespace osc {

/// The list of OSS keys as it is kept in AppConfigLocation/credentials.json. Holds no secret: of a key ID
/// only its masked form.
[[nodiscard]] QByteArray credentialsToJson(const QList<OssCredential> &credentials);
/// Members that are missing or of a wrong type get their defaults; entries without an id or a name, and
/// second ones of the same, are left out. None: this is no such list.
[[nodiscard]] std::optional<QList<OssCredential>> credentialsFromJson(const QByteArray &json);

/// The same for the registry logins, in registrylogins.json.
[[nodiscard]] QByteArray loginsToJson(const QList<KeptLogin> &logins);
[[nodiscard]] std::optional<QList<KeptLogin>> loginsFromJson(const QByteArray &json);

/// A file that is no such list is put aside and said to be damaged, so that nothing that can be repaired is
/// written over.
class CredentialFile final : public CredentialIndex
{
public:
    /// Empty @p path: nothing is kept.
    explicit CredentialFile(const QString &path);

    [[nodiscard]] Operation load(Callback<QList<OssCredential>> done) override;
    [[nodiscard]] Operation save(const QList<OssCredential> &credentials, Callback<void> done) override;

private:
    ListFile m_file;
};

class LoginFile final : public LoginIndex
{
public:
    explicit LoginFile(const QString &path);

    [[nodiscard]] Operation load(Callback<QList<KeptLogin>> done) override;
    [[nodiscard]] Operation save(const QList<KeptLogin> &logins, Callback<void> done) override;

private:
    ListFile m_file;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>

namespace osc::test {

/// Keys in memory, given out as a keychain would.
class FakeKeys : public CredentialSource
{
public:
    QList<OssAccount> accounts;
    int asked = 0;

    /// One more key; its id is the name with "id-" before it.
    OssAccount &add(const QString &name, const QString &keyId, const QString &secret)
    {
        OssAccount account;
        account.credential.id = QStringLiteral("id-") + name;
        account.credential.name = name;
        account.credential.maskedKeyId = maskedKeyId(keyId);
        account.key = {keyId, SecretString(secret)};
        accounts.append(account);
        return accounts.last();
    }

    [[nodiscard]] QList<OssCredential> credentials() const override
    {
        QList<OssCredential> list;
        for (const OssAccount &account : accounts)
            list.append(account.credential);
        return list;
    }
    [[nodiscard]] Operation account(const QString &nameOrId, Callback<OssAccount> done) override
    {
        ++asked;
        for (const OssAccount &account : std::as_const(accounts)) {
            if (account.credential.name == nameOrId || account.credential.id == nameOrId)
                return finished<OssAccount>(account, std::move(done));
        }
        return finished<OssAccount>(Error{.kind = ErrorKind::NotFound,
                                          .message = QStringLiteral("There is no key %1.").arg(nameOrId)},
                                    std::move(done));
    }
};

} // namespace osc::test

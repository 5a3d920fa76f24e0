// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakecredentials.h"
#include "fakewindow.h"

#include <models/credentialuse.h>
#include <ui/credentialservices.h>

namespace osc::test {

/// Everything that credentials are kept, tested and used with, faked.
struct CredentialFixture
{
    FakeClock clock;
    MemorySecrets secrets;
    MemoryCredentialIndex index;
    FakeObjectStorage storage;
    FakeInventory inventory;
    MemorySpecLibrary library;
    FakeCredentialFinder finder;
    CredentialStore store{index, secrets, &storage, clock};
    CredentialUse use{inventory, library, nullptr};

    CredentialFixture()
    {
        clock.time = QDateTime::currentDateTimeUtc();
        storage.verdict = FakeObjectStorage::result(CredentialTest::Verdict::ReadWrite);
    }

    [[nodiscard]] CredentialServices services()
    {
        return {.store = &store, .use = &use, .storage = &storage, .logins = nullptr, .finder = &finder};
    }
    /// To be called before load().
    void keep(const QString &name, const QString &keyId, const QString &region,
              const QString &bucket = QStringLiteral("acme-crawl-raw"), const QString &prefix = {},
              const CredentialTest &test = {}, const QDateTime &expiresAt = {})
    {
        OssCredential credential;
        credential.id = QStringLiteral("id-") + name;
        credential.name = name;
        credential.endpoint = QStringLiteral("oss-%1.aliyuncs.com").arg(region);
        credential.region = region;
        credential.maskedKeyId = maskedKeyId(keyId);
        credential.bucket = bucket;
        credential.prefix = prefix;
        credential.lastTest = test;
        credential.expiresAt = expiresAt;
        credential.createdAt = clock.now();
        index.kept.append(credential);
        secrets.entries.insert(ossKeyEntry(credential.id),
                               packedKey({keyId, SecretString(QStringLiteral("secret-of-") + name), {}}));
    }
    [[nodiscard]] QString secretOf(const QString &id) const
    {
        const auto key = unpackedKey(secrets.entries.value(ossKeyEntry(id)));
        return key ? QString::fromUtf8(key->secret.reveal()) : QString();
    }
};

} // namespace osc::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "await.h"
#include "fakeservices.h"
#include "testclock.h"

#include <models/credentialstore.h>
#include <models/credentialtests.h>

#include <QTest>

#include <vector>

namespace osc::test {

/// A keychain that can be locked for good.
class LockableSecrets : public FakeSecretStore
{
public:
    bool locked = false;
    bool memoryOnly = false;
    int reads = 0;

    [[nodiscard]] SecretStoreState state() const override
    {
        if (memoryOnly)
            return SecretStoreState::MemoryOnly;
        return locked ? SecretStoreState::Locked : SecretStoreState::Unlocked;
    }
    [[nodiscard]] QString keychainName() const override
    {
        return memoryOnly ? QString() : QStringLiteral("GNOME Keyring");
    }
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override
    {
        ++reads;
        if (locked)
            return finished<std::optional<SecretString>>(refused(), std::move(done));
        return FakeSecretStore::read(key, std::move(done));
    }
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override
    {
        if (locked)
            return finished<void>(refused(), std::move(done));
        return FakeSecretStore::write(key, secret, std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override
    {
        if (locked)
            return finished<void>(refused(), std::move(done));
        return FakeSecretStore::remove(key, std::move(done));
    }

private:
    static Error refused()
    {
        return {ErrorKind::Forbidden, QStringLiteral("The keychain is locked."), {}, {}, {}, {}};
    }
};

/// A list in memory that can fail.
class ListIndex : public CredentialIndex
{
public:
    QList<OssCredential> kept;
    std::optional<Error> failure;
    int saves = 0;

    [[nodiscard]] Operation load(Callback<QList<OssCredential>> done) override
    {
        return finished<QList<OssCredential>>(failure ? Result<QList<OssCredential>>(*failure)
                                                      : Result<QList<OssCredential>>(kept),
                                              std::move(done));
    }
    [[nodiscard]] Operation save(const QList<OssCredential> &credentials, Callback<void> done) override
    {
        ++saves;
        if (failure)
            return finished<void>(*failure, std::move(done));
        kept = credentials;
        return finished<void>({}, std::move(done));
    }
};

/// Object storage whose tests end when the test says so.
class HeldStorage : public ObjectStorage
{
public:
    struct Held
    {
        OssAccount account;
        CredentialTestPlan plan;
        std::function<void(const QList<CredentialStepResult> &)> onSteps;
        Promise<CredentialTest> promise;
    };
    std::vector<Held> held;

    [[nodiscard]] int active() const
    {
        return static_cast<int>(
            std::count_if(held.begin(), held.end(), [](const Held &one) { return one.promise.isActive(); }));
    }
    [[nodiscard]] Operation listBuckets(const OssAccount &, Callback<QList<Bucket>> done) override
    {
        return finished<QList<Bucket>>(QList<Bucket>(), std::move(done));
    }
    [[nodiscard]] Operation open(const OssAccount &, const QString &,
                                 Callback<std::shared_ptr<FileSystem>> done) override
    {
        return finished<std::shared_ptr<FileSystem>>(std::shared_ptr<FileSystem>(), std::move(done));
    }
    [[nodiscard]] Operation test(const OssAccount &account, CredentialTestPlan plan,
                                 std::function<void(const QList<CredentialStepResult> &)> onSteps,
                                 Callback<CredentialTest> done) override
    {
        held.push_back({account, plan, std::move(onSteps), Promise<CredentialTest>(std::move(done))});
        return held.back().promise.operation();
    }
};

/// A store with everything that it works with.
struct CredentialBench
{
    TestClock clock;
    LockableSecrets secrets;
    ListIndex index;
    HeldStorage storage;
    CredentialStore store{index, secrets, &storage, clock};

    [[nodiscard]] static OssCredential named(const QString &name)
    {
        OssCredential credential;
        credential.name = name;
        credential.endpoint = QStringLiteral("oss-cn-hangzhou.aliyuncs.com");
        return credential;
    }
    [[nodiscard]] static OssKey key(const QString &id = QStringLiteral("LTAI5tQ7bFz9hYw2Kc3eXw71"))
    {
        return {id, SecretString(QStringLiteral("geheim-") + id)};
    }
    void load()
    {
        store.load();
        QTRY_VERIFY(store.isLoaded());
    }
    [[nodiscard]] Result<QString> add(const OssCredential &credential, const OssKey &added = key())
    {
        return await<QString>([&](auto done) { return store.add(credential, added, std::move(done)); });
    }
    [[nodiscard]] Result<OssAccount> account(const QString &name)
    {
        return await<OssAccount>([&](auto done) { return store.account(name, std::move(done)); });
    }
    [[nodiscard]] Done update(const OssCredential &credential, const OssKey &typed = {})
    {
        return await<void>(
            [&](Callback<void> done) { return store.update(credential, typed, std::move(done)); });
    }
    [[nodiscard]] Done remove(const QString &id)
    {
        return await<void>([&](Callback<void> done) { return store.remove(id, std::move(done)); });
    }
};

} // namespace osc::test

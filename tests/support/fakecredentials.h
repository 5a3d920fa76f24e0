// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"
#include "memoryfilesystem.h"

#include <models/credentialimport.h>
#include <models/credentialstore.h>

#include <core/credentials.h>
#include <core/objectstorage.h>
#include <core/secretstore.h>

#include <QMap>

namespace osc::test {

/// A keychain in memory that can be locked, absent, slow, or refuse.
class MemorySecrets : public SecretStore
{
public:
    QMap<QString, SecretString> entries;
    SecretStoreState now = SecretStoreState::Unlocked;
    QString name = QStringLiteral("GNOME Keyring");
    std::optional<Error> failure; ///< Every call fails with it.
    int reads = 0;

    void setState(SecretStoreState state)
    {
        now = state;
        Q_EMIT stateChanged();
    }
    [[nodiscard]] SecretStoreState state() const override { return now; }
    [[nodiscard]] QString keychainName() const override
    {
        return now == SecretStoreState::MemoryOnly ? QString() : name;
    }
    [[nodiscard]] Operation unlock(Callback<void> done) override
    {
        if (!failure)
            setState(SecretStoreState::Unlocked);
        return finished<void>(failure ? Done(*failure) : Done(), std::move(done));
    }
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override
    {
        using Found = std::optional<SecretString>;
        ++reads;
        if (failure)
            return finished<Found>(*failure, std::move(done));
        return finished<Found>(entries.contains(key) ? Found(entries.value(key)) : Found(), std::move(done));
    }
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override
    {
        if (failure)
            return finished<void>(*failure, std::move(done));
        entries.insert(key, secret);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override
    {
        if (failure)
            return finished<void>(*failure, std::move(done));
        entries.remove(key);
        return finished<void>(Done(), std::move(done));
    }
};

class MemoryCredentialIndex : public CredentialIndex
{
public:
    QList<OssCredential> kept;

    [[nodiscard]] Operation load(Callback<QList<OssCredential>> done) override
    {
        return finished<QList<OssCredential>>(kept, std::move(done));
    }
    [[nodiscard]] Operation save(const QList<OssCredential> &credentials, Callback<void> done) override
    {
        kept = credentials;
        return finished<void>(Done(), std::move(done));
    }
};

/// A bucket in memory. What objects have besides files is in facts.
class MemoryBucket : public MemoryFileSystem, public ObjectAccess
{
public:
    MemoryBucket()
    {
        can.hasPermissions = false;
        can.hasSymlinks = false;
        can.renamesByCopying = true;
        through.clear();
    }

    QMap<FilePath, ObjectFacts> objectFacts;
    QList<Version> objectVersions;
    std::optional<Error> versionFailure;
    QStringList log;

    [[nodiscard]] ObjectAccess *objects() override { return this; }
    void addObject(const FilePath &path, const QByteArray &bytes, const QString &storageClass)
    {
        addFile(path, bytes);
        node(path).entry.storageClass = storageClass;
        node(path).entry.mode = -1;
        ObjectFacts facts;
        facts.size = bytes.size();
        facts.contentType = QStringLiteral("text/plain");
        facts.etag = QStringLiteral("5d41402abc4b2a76b9719d911017c592");
        facts.storageClass = storageClass;
        facts.archived = storageClass == QLatin1String("Archive");
        facts.metadata.insert(QStringLiteral("team"), QStringLiteral("crawl"));
        objectFacts.insert(path, facts);
    }
    [[nodiscard]] Operation facts(const FilePath &path, Callback<ObjectFacts> done) override
    {
        return finished<ObjectFacts>(objectFacts.value(path), std::move(done));
    }
    [[nodiscard]] Operation setFacts(const FilePath &path, const QString &contentType,
                                     const QMap<QString, QString> &metadata, Callback<void> done) override
    {
        objectFacts[path].contentType = contentType;
        objectFacts[path].metadata = metadata;
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation restore(const FilePath &path, int days, Callback<void> done) override
    {
        log << QStringLiteral("restore %1 %2").arg(QString::fromUtf8(path)).arg(days);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] QUrl shareLink(const FilePath &path, std::chrono::seconds validFor) const override
    {
        return QUrl(QStringLiteral("https://bucket.example%1?expires=%2")
                        .arg(QString::fromUtf8(path))
                        .arg(validFor.count()));
    }
    [[nodiscard]] Operation versions(const FilePath &, Callback<QList<Version>> done) override
    {
        return finished<QList<Version>>(objectVersions, std::move(done));
    }
    [[nodiscard]] Operation copyVersion(const FilePath &path, const QString &version, const FilePath &to,
                                        Callback<void> done) override
    {
        log << QStringLiteral("copy %1 of %2 to %3")
                   .arg(version, QString::fromUtf8(path), QString::fromUtf8(to));
        return finished<void>(versionFailure ? Done(*versionFailure) : Done(), std::move(done));
    }
    [[nodiscard]] Operation removeVersion(const FilePath &path, const QString &version,
                                          Callback<void> done) override
    {
        log << QStringLiteral("remove %1 of %2").arg(version, QString::fromUtf8(path));
        objectVersions.removeIf([&](const Version &one) { return one.id == version; });
        return finished<void>(versionFailure ? Done(*versionFailure) : Done(), std::move(done));
    }
};

/// Object storage in memory: its buckets, and what a test says.
class FakeObjectStorage : public ObjectStorage
{
public:
    QMap<QString, std::shared_ptr<MemoryBucket>> buckets;
    std::optional<Error> listFailure;
    CredentialTest verdict;
    bool hangs = false; ///< Tests never end.
    QList<OssAccount> tested;
    QList<CredentialTestPlan> plans;
    QList<OssAccount> opened;
    int cancelled = 0;

    [[nodiscard]] Operation listBuckets(const OssAccount &, Callback<QList<Bucket>> done) override
    {
        if (listFailure)
            return finished<QList<Bucket>>(*listFailure, std::move(done));
        QList<Bucket> list;
        for (auto it = buckets.cbegin(); it != buckets.cend(); ++it) {
            Bucket bucket;
            bucket.name = it.key();
            list.append(bucket);
        }
        return finished<QList<Bucket>>(list, std::move(done));
    }
    [[nodiscard]] Operation open(const OssAccount &account, const QString &bucket,
                                 Callback<std::shared_ptr<FileSystem>> done) override
    {
        using Opened = std::shared_ptr<FileSystem>;
        opened.append(account);
        if (!buckets.contains(bucket))
            return finished<Opened>(Error{.kind = ErrorKind::NotFound,
                                          .message = QStringLiteral("There is no bucket %1.").arg(bucket)},
                                    std::move(done));
        return finished<Opened>(Opened(buckets.value(bucket)), std::move(done));
    }
    [[nodiscard]] Operation test(const OssAccount &account, CredentialTestPlan plan,
                                 std::function<void(const QList<CredentialStepResult> &)> onSteps,
                                 Callback<CredentialTest> done) override
    {
        tested.append(account);
        plans.append(plan);
        if (!hangs)
            return finished<CredentialTest>(verdict, std::move(done));
        Promise<CredentialTest> promise(std::move(done));
        auto operation = promise.operation([this] { ++cancelled; });
        QTimer::singleShot(0, [promise, onSteps] {
            if (promise.isActive())
                onSteps({{.step = CredentialStep::Resolve,
                          .state = CredentialStepResult::State::Running,
                          .title = QStringLiteral("Find the endpoint"),
                          .words = {}}});
        });
        return operation;
    }

    /// Reads, and writes or does not.
    static CredentialTest result(CredentialTest::Verdict verdict)
    {
        using State = CredentialStepResult::State;
        const bool writes = verdict == CredentialTest::Verdict::ReadWrite;
        CredentialTest test;
        test.verdict = verdict;
        test.at = QDateTime::currentDateTimeUtc();
        test.tookMs = 200;
        test.summary =
            writes ? QStringLiteral("This key can read and write acme-reports/daily.")
                   : QStringLiteral("This key can read acme-reports/daily, but it cannot write there.");
        test.advice = writes ? QString() : QStringLiteral("Mount it read-only, or let its RAM user write.");
        test.ramPolicy = writes ? QString() : QStringLiteral("{\"Action\": [\"oss:PutObject\"]}");
        test.steps = {
            {CredentialStep::Resolve, State::Passed, QStringLiteral("Find oss-cn-shanghai.aliyuncs.com"),
             QStringLiteral("It has an address"), 4},
            {CredentialStep::Connect, State::Passed, QStringLiteral("Reach oss-cn-shanghai.aliyuncs.com"),
             QStringLiteral("HTTPS answers, certificate is valid"), 31},
            {CredentialStep::SignIn, State::Passed, QStringLiteral("Sign in as LTAI5t…Xw71"),
             QStringLiteral("Accepted. This computer's clock is 0.4 s off, which is fine"), 46},
            {CredentialStep::List, State::Passed, QStringLiteral("List acme-reports/daily"),
             QStringLiteral("Works, first 100 objects"), 84},
            {CredentialStep::Write, writes ? State::Passed : State::Failed,
             QStringLiteral("Write a small probe object"),
             writes ? QStringLiteral("Written") : QStringLiteral("403 AccessDenied on PutObject"), 39},
            {CredentialStep::RemoveProbe, writes ? State::Passed : State::NotNeeded,
             QStringLiteral("Remove the probe"),
             writes ? QStringLiteral("Removed") : QStringLiteral("Not needed, nothing was written"),
             writes ? 12 : -1}};
        return test;
    }
};

class FakeCredentialFinder : public CredentialFinder
{
public:
    QList<FoundCredential> found;

    [[nodiscard]] Operation find(Callback<QList<FoundCredential>> done) override
    {
        return finished<QList<FoundCredential>>(found, std::move(done));
    }
    void add(const QString &name, const QString &keyId, const QString &whyNot = {})
    {
        FoundCredential one;
        one.credential.name = name;
        one.credential.endpoint = QStringLiteral("oss-cn-hangzhou.aliyuncs.com");
        one.credential.maskedKeyId = maskedKeyId(keyId);
        one.credential.origin = QStringLiteral("~/.ossutilconfig");
        if (whyNot.isEmpty())
            one.key = {keyId, SecretString(QStringLiteral("found-secret-of-%1").arg(name)), {}};
        one.whyNot = whyNot;
        found.append(one);
    }
};

} // namespace osc::test

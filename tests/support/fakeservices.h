// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakebackend.h"
#include "fakevolumes.h"

#include <core/secretstore.h>

#include <QHash>
#include <QMap>

namespace osc::test {

/// Creations wait until the test answers them.
class FakeCreateService : public FakeSandboxService
{
public:
    QList<SandboxSpec> specs; ///< What was asked for, oldest first.
    int cancelled = 0;

    [[nodiscard]] Operation create(const SandboxSpec &spec, std::function<void(CreateProgress)> onProgress,
                                   Callback<CreateOutcome> done) override
    {
        specs.append(spec);
        m_progress = std::move(onProgress);
        m_promise.emplace(std::move(done));
        return m_promise->operation([this, alive = std::weak_ptr<int>(m_alive)] {
            if (!alive.expired())
                ++cancelled;
        });
    }
    void progress(const CreateProgress &progress) const { m_progress(progress); }
    void succeed(const CreateOutcome &outcome) const { answer(outcome); }
    void fail(const Error &error) const { answer(error); }

private:
    void answer(const Result<CreateOutcome> &result) const
    {
        const auto promise = *m_promise;
        promise.resolve(result);
    }

    std::function<void(CreateProgress)> m_progress;
    std::shared_ptr<int> m_alive =
        std::make_shared<int>(); ///< A creation may be let go of after the service's end.
    std::optional<Promise<CreateOutcome>> m_promise;
};

class FakeHostPathService : public HostPathService
{
public:
    QHash<QString, HostPathFacts> facts; ///< By path; what is not in it does not exist and would be created.
    const ConnectionProfile *profile = nullptr;

    [[nodiscard]] Operation inspect(const QString &path, const QString &,
                                    Callback<HostPathFacts> done) override
    {
        HostPathFacts answer = facts.value(path);
        answer.resolved = answer.resolved.isEmpty() ? path : answer.resolved;
        answer.willBeCreated = !answer.exists;
        answer.allowed = profile->allowedHostPaths.contains(path);
        return finished<HostPathFacts>(answer, std::move(done));
    }
};

class FakeImageService : public ImageService
{
public:
    QMap<QString, ImageFacts> images; ///< By reference with tag.

    [[nodiscard]] Operation list(Callback<QList<Image>> done) override
    {
        QList<Image> listed;
        for (auto it = images.begin(); it != images.end(); ++it)
            listed.append({it.key(), {it.key()}, it->createdAt, it->size});
        return finished<QList<Image>>(listed, std::move(done));
    }
    [[nodiscard]] Operation inspect(const QString &reference, Callback<ImageFacts> done) override
    {
        return finished<ImageFacts>(images.value(reference), std::move(done));
    }
};

/// A connection on which sandboxes can be created and everything has a service.
class FakeCreateBackend : public FakeBackend
{
public:
    explicit FakeCreateBackend(const QString &id, const QString &name)
        : FakeBackend(id, name)
    {
        hostPathService.profile = &profile();
        can.setMissing(Feature::OssfsVolumes, QStringLiteral("OSS buckets come with a later version."));
        can.setMissing(Feature::NetworkPolicy,
                       QStringLiteral("The egress image is not set for this connection."));
    }

    FakeCreateService creating;
    FakeHostPathService hostPathService;
    FakeVolumeService volumeService;
    FakeImageService imageService;
    ValidationRules rules = [] {
        ValidationRules made;
        made.checkHostPaths = false;
        return made;
    }();

    [[nodiscard]] ValidationRules validationRules() const override { return rules; }
    [[nodiscard]] SandboxService *sandboxes() override { return &creating; }
    [[nodiscard]] VolumeService *volumes() override { return &volumeService; }
    [[nodiscard]] ImageService *images() override { return &imageService; }
    [[nodiscard]] HostPathService *hostPaths() override { return &hostPathService; }
};

class FakeSecretStore : public SecretStore
{
public:
    QMap<QString, SecretString> secrets;
    std::optional<Error> refusal; ///< Of every write.

    [[nodiscard]] SecretStoreState state() const override { return SecretStoreState::Unlocked; }
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override
    {
        const auto found = secrets.find(key);
        return finished<std::optional<SecretString>>(
            found == secrets.end() ? std::nullopt : std::optional(*found), std::move(done));
    }
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override
    {
        if (refusal)
            return finished<void>(*refusal, std::move(done));
        secrets.insert(key, secret);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override
    {
        secrets.remove(key);
        return finished<void>(Done(), std::move(done));
    }
};

} // namespace osc::test

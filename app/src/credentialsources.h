// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/credentialimport.h>

#include <QThreadPool>

#include <functional>

namespace osc {

/// Where keys for object storage may lie in plain text.
struct CredentialSources
{
    QString home;
    std::function<QString(const QString &variable)> variable; ///< Of the environment.

    /// Those of this user.
    [[nodiscard]] static CredentialSources usual();
};

/// What lies in ~/.ossutilconfig, ~/.aliyun/config.json and the environment. May block; for a worker thread.
[[nodiscard]] QList<FoundCredential> findCredentials(const CredentialSources &sources);

/// Looks for them on a thread of its own.
class CredentialFiles final : public CredentialFinder
{
public:
    explicit CredentialFiles(CredentialSources sources = CredentialSources::usual());
    ~CredentialFiles() override;

    [[nodiscard]] Operation find(Callback<QList<FoundCredential>> done) override;

private:
    CredentialSources m_sources;
    QThreadPool m_worker;
};

} // namespace osc

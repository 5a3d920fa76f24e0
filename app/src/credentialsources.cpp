// SPDX-License-Identifier: Apache-2.0
#include "credentialsources.h"

#include <core/offthread.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace osc {

namespace {

/// Only of a file: a pipe would be waited for.
QByteArray credentialText(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || file.size() > longestCredentialFile || !file.open(QIODevice::ReadOnly))
        return {};
    return file.read(longestCredentialFile);
}

} // namespace

CredentialSources CredentialSources::usual()
{
    return {.home = QDir::homePath(), .variable = [](const QString &name) {
                return qEnvironmentVariable(name.toLatin1().constData());
            }};
}

QList<FoundCredential> findCredentials(const CredentialSources &sources)
{
    const QString ossutil = QStringLiteral(".ossutilconfig");
    const QString cli = QStringLiteral(".aliyun/config.json");
    const auto in = [&](const QString &file) { return sources.home + QLatin1Char('/') + file; };
    const auto named = [](const QString &file) { return QStringLiteral("~/") + file; };
    return credentialsOfOssutil(credentialText(in(ossutil)), named(ossutil)) +
           credentialsOfAliyunCli(credentialText(in(cli)), named(cli)) +
           credentialsOfEnvironment(sources.variable);
}

CredentialFiles::CredentialFiles(CredentialSources sources)
    : m_sources(std::move(sources))
{
    m_worker.setMaxThreadCount(1);
}

CredentialFiles::~CredentialFiles()
{
    m_worker.waitForDone();
}

Operation CredentialFiles::find(Callback<QList<FoundCredential>> done)
{
    return runOffThread<QList<FoundCredential>>(
        m_worker, [sources = m_sources] { return findCredentials(sources); }, std::move(done));
}

} // namespace osc

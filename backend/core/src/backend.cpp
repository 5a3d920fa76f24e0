// SPDX-License-Identifier: Apache-2.0
#include <core/activitylog.h>
#include <core/backend.h>
#include <core/bucketmounts.h>
#include <core/httpclient.h>
#include <core/inventory.h>
#include <core/secretstore.h>
#include <core/speclibrary.h>
#include <core/transferjournal.h>

namespace osc {

SandboxService::~SandboxService() = default;
CommandService::~CommandService() = default;
LogService::~LogService() = default;
FileService::~FileService() = default;
ImageService::~ImageService() = default;
HostPathService::~HostPathService() = default;
BucketMountService::~BucketMountService() = default;
FileSystem::~FileSystem() = default;
HttpClient::~HttpClient() = default;
SecretStore::~SecretStore() = default;
Inventory::~Inventory() = default;
ActivityLog::~ActivityLog() = default;
SpecLibrary::~SpecLibrary() = default;
UsageService::~UsageService() = default;
SandboxEventService::~SandboxEventService() = default;
EndpointService::~EndpointService() = default;
LeftoverService::~LeftoverService() = default;
TransferEngine::~TransferEngine() = default;
TransferJournal::~TransferJournal() = default;

Operation SandboxService::currentSpec(const QString &, Callback<SandboxSpec> done)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = Backend::tr("This connection cannot tell how the sandbox is set now.");
    return finished<SandboxSpec>(error, std::move(done));
}

Operation EndpointService::resolve(const QString &, int, const QDateTime &, Callback<SandboxEndpoint> done)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = Backend::tr("This connection cannot tell how a port is reached.");
    return finished<SandboxEndpoint>(error, std::move(done));
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &entry : headers) {
        if (name.compare(entry.name, Qt::CaseInsensitive) == 0)
            return entry.value;
    }
    return {};
}

Backend::Backend(ConnectionProfile profile, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
{}

Backend::~Backend() = default;

void Backend::setProfile(const ConnectionProfile &profile)
{
    if (m_profile == profile)
        return;
    m_profile = profile;
    Q_EMIT profileChanged();
}

void Backend::setInView(bool) {}

void Backend::setStatus(const ConnectionStatus &status)
{
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

} // namespace osc

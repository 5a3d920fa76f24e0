// SPDX-License-Identifier: Apache-2.0
#include <core/volumes.h>

#include <QCoreApplication>

namespace osc {

namespace {

template<typename T>
Operation lacksThat(Callback<T> done)
{
    const Error error{
        ErrorKind::Unsupported,
        QCoreApplication::translate("osc::VolumeService", "This connection cannot do that with volumes.")};
    return finished<T>(error, std::move(done));
}

} // namespace

VolumeService::~VolumeService() = default;

Operation VolumeService::watch(std::function<void()>)
{
    return {};
}

Operation VolumeService::create(const ClaimSpec &, Callback<Claim> done)
{
    return lacksThat<Claim>(std::move(done));
}

Operation VolumeService::remove(const QString &, Callback<void> done)
{
    return lacksThat<void>(std::move(done));
}

Operation VolumeService::empty(const QString &, Callback<void> done)
{
    return lacksThat<void>(std::move(done));
}

Operation VolumeService::clone(const QString &, const ClaimSpec &, OnBytes, Callback<Claim> done)
{
    return lacksThat<Claim>(std::move(done));
}

Operation VolumeService::exportTo(const QString &, std::shared_ptr<ByteSink>, Callback<void> done)
{
    return lacksThat<void>(std::move(done));
}

Operation VolumeService::importFrom(const QString &, std::shared_ptr<ByteSource>, Callback<void> done)
{
    return lacksThat<void>(std::move(done));
}

Operation VolumeService::measure(const QStringList &, OnMeasured, Callback<void> done)
{
    return lacksThat<void>(std::move(done));
}

Operation VolumeService::inspect(const QString &, Callback<QByteArray> done)
{
    return lacksThat<QByteArray>(std::move(done));
}

Operation VolumeService::openFiles(const QString &, VolumeAccess, bool, Callback<VolumeFiles> done)
{
    return lacksThat<VolumeFiles>(std::move(done));
}

QList<ClaimHelper> VolumeService::helpers() const
{
    return {};
}

Operation VolumeService::watchHelpers(std::function<void()>)
{
    return {};
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <core/filesystem.h>

#include <QCoreApplication>

namespace osc {

namespace {

template<typename T>
Operation cannotBeDoneHere(Callback<T> done)
{
    const Error error{ErrorKind::Unsupported,
                      QCoreApplication::translate("osc::FileSystem", "These files cannot do that.")};
    return finished<T>(error, std::move(done));
}

} // namespace

Operation FileSystem::replace(const FilePath &, const FilePath &, Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::setOwner(const FilePath &, qint64, qint64, Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::makeSymlink(const FilePath &, const QByteArray &, Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::copy(const FilePath &, const FilePath &, Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::search(const FilePath &, const FileSearchRequest &,
                             std::function<void(QList<FileSearchHit>)>, Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::measure(const FilePath &, Callback<TreeSize> done)
{
    return cannotBeDoneHere<TreeSize>(std::move(done));
}

Operation FileSystem::checksum(const FilePath &, Callback<QByteArray> done)
{
    return cannotBeDoneHere<QByteArray>(std::move(done));
}

Operation FileSystem::readTree(const FilePath &, const QList<QByteArray> &, std::shared_ptr<ByteSink>,
                               Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::writeTree(const FilePath &, std::shared_ptr<ByteSource>, TreeWriteOptions,
                                Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

Operation FileSystem::freeSpace(const FilePath &, Callback<qint64> done)
{
    return cannotBeDoneHere<qint64>(std::move(done));
}

Operation FileSystem::written(const FilePath &, Callback<qint64> done)
{
    return cannotBeDoneHere<qint64>(std::move(done));
}

Operation FileSystem::discardWritten(const FilePath &, Callback<void> done)
{
    return cannotBeDoneHere<void>(std::move(done));
}

} // namespace osc

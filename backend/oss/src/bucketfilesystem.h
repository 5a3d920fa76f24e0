// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"
#include "bucketobjects.h"

#include <core/filesystem.h>

namespace osc {

/// The objects of one bucket as files: "/a/b" is the object "a/b", and "/a" a folder when any key begins with
/// "a/". A key that ends with a slash marks a folder that may be empty. ObjectPath tells how keys are shown
/// that cannot be paths.
///
/// A listing costs one request for a thousand entries. Operations may outlive this object, but neither the
/// HttpClient nor the Clock of the client.
class BucketFileSystem final : public FileSystem
{
public:
    BucketFileSystem(const OssClient &client, const QString &bucket);
    explicit BucketFileSystem(BucketPtr bucket);

    [[nodiscard]] FileSystemCapabilities capabilities() const override;
    [[nodiscard]] QString via() const override;

    [[nodiscard]] Operation list(const FilePath &directory, std::function<void(QList<FileEntry>)> onBatch,
                                 Callback<void> done) override;
    [[nodiscard]] Operation stat(const FilePath &path, Callback<FileEntry> done) override;
    [[nodiscard]] Operation read(const FilePath &path, ReadRange range, std::shared_ptr<ByteSink> sink,
                                 Callback<void> done) override;
    [[nodiscard]] Operation write(const FilePath &path, std::shared_ptr<ByteSource> source,
                                  WriteOptions options, Callback<void> done) override;
    [[nodiscard]] Operation makeDirectory(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] Operation rename(const FilePath &from, const FilePath &to, Callback<void> done) override;
    [[nodiscard]] Operation remove(const FilePath &path, Callback<void> done) override;
    [[nodiscard]] Operation setMode(const FilePath &path, int mode, Callback<void> done) override;
    [[nodiscard]] Operation replace(const FilePath &from, const FilePath &to, Callback<void> done) override;
    [[nodiscard]] Operation copy(const FilePath &from, const FilePath &to, Callback<void> done) override;
    [[nodiscard]] Operation search(const FilePath &directory, const FileSearchRequest &request,
                                   std::function<void(QList<FileSearchHit>)> onHits,
                                   Callback<void> done) override;
    [[nodiscard]] Operation measure(const FilePath &path, Callback<TreeSize> done) override;
    [[nodiscard]] Operation written(const FilePath &path, Callback<qint64> done) override;
    [[nodiscard]] Operation discardWritten(const FilePath &path, Callback<void> done) override;

    [[nodiscard]] ObjectAccess *objects() override { return &m_objects; }

private:
    BucketPtr m_bucket;
    BucketObjects m_objects;
};

} // namespace osc

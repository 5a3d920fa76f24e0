// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketupload.h"
#include "crc64.h"
#include "objecthead.h"
#include "partplan.h"

#include <QCryptographicHash>

#include <map>

namespace osc {

/// Writes an object: a short one in one request, a long one in parts of which several are on their way at
/// once. Nothing is seen of it until everything has arrived and was compared. Memory stays below 48 MiB.
///
/// With WriteOptions::offset >= 0 what arrived of a write that broke off stays, for written(); else it is
/// removed. Held alive by its operation.
class BucketWrite : public std::enable_shared_from_this<BucketWrite>
{
public:
    BucketWrite(BucketPtr bucket, FilePath path, std::shared_ptr<ByteSource> source,
                FileSystem::WriteOptions options, Promise<void> promise);
    ~BucketWrite();
    BucketWrite(const BucketWrite &) = delete;
    BucketWrite &operator=(const BucketWrite &) = delete;

    void start();
    /// The owner let go.
    void abandon();

private:
    class Slice;

    void lookAtTarget();
    void onTarget(const FoundObject &found);
    void askAcl();
    void goOn();
    void adopt(const UnfinishedUpload &upload);
    void stream();
    void pump();
    void take(const QByteArray &bytes);
    void begin();
    void onBegun(const Result<QByteArray> &id);
    void sendPart();
    void sendSlice();
    [[nodiscard]] OssRequest partRequest(int number) const;
    void onPart(int number, qint64 size, quint64 checksum, const Result<HttpResponse> &response);
    void putWhole();
    void settle();
    void checkAgain();
    void complete();
    void fail(const Error &error);
    void removeWhatArrived();
    [[nodiscard]] bool differs(const HttpResponse &response, quint64 checksum) const;
    [[nodiscard]] bool keeps() const { return m_options.offset >= 0; }

    BucketPtr m_bucket;
    FilePath m_path;
    QByteArray m_key;
    std::shared_ptr<ByteSource> m_source;
    FileSystem::WriteOptions m_options;
    Promise<void> m_promise;
    QList<HttpHeader> m_headers; ///< Of the new object.
    PartPlan m_plan;
    QByteArray m_buffer; ///< The part that is being filled.
    Crc64 m_crc;         ///< Of that.
    QCryptographicHash m_md5{QCryptographicHash::Md5};
    qint64 m_left = -1; ///< Of a source that tells its size: what was not read yet.
    int m_number = 1;   ///< Of the part that is being filled.
    QByteArray m_upload;
    bool m_beginning = false;
    bool m_ended = false;
    bool m_abandoned = false;
    std::map<int, UploadedPart> m_parts;
    std::map<int, Operation> m_onTheirWay;
    Operation m_step;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bucketcontext.h"
#include "crc64.h"

#include <core/filesystem.h>

#include <QTimer>

#include <deque>

namespace osc {

/// Reads an object, or a part of it, in ranges of a few MiB of which several are on their way at once. They
/// are handed on in order; those that come early are kept, at most 24 MiB. All are of one state of the
/// object. A range whose link breaks goes on where it stopped. Held alive by its operation.
class BucketRead : public std::enable_shared_from_this<BucketRead>
{
public:
    BucketRead(BucketPtr bucket, FilePath path, FileSystem::ReadRange range, std::shared_ptr<ByteSink> sink,
               Promise<void> promise);
    ~BucketRead();
    BucketRead(const BucketRead &) = delete;
    BucketRead &operator=(const BucketRead &) = delete;

    void start();

private:
    class RangeSink;
    struct Range
    {
        void keep(QByteArray bytes);

        qint64 at = 0;                 ///< In the object, of the next byte that is wanted from the service.
        qint64 left = 0;               ///< Still to come.
        std::deque<QByteArray> kept{}; ///< What came before its turn.
        std::shared_ptr<RangeSink> sink{};
        int breaks = 0;
        bool complete = false;
        Operation request{};
    };

    void lookAt();
    void request(Range &range);
    void onHeaders(Range &range, int status, const QList<HttpHeader> &headers);
    void openMore();
    void onEnd(Range &range, const Result<HttpResponse> &response);
    void onRefusal(const Error &error);
    [[nodiscard]] ByteSink::Next take(Range &range, QByteArray bytes);
    void advance();
    [[nodiscard]] bool handOn(QByteArray bytes);
    void onReady();
    void finish();
    void failLater(const Error &error);
    void fail(const Error &error);

    BucketPtr m_bucket;
    FilePath m_path;
    QByteArray m_key;
    FileSystem::ReadRange m_wanted;
    std::shared_ptr<ByteSink> m_sink;
    Promise<void> m_promise;
    std::deque<std::unique_ptr<Range>> m_ranges; ///< In order; the first one is handed on as it comes.
    qint64 m_next = 0;                           ///< Where the range after the last one begins.
    qint64 m_end = -1;                           ///< Where it ends; -1: not known yet.
    QByteArray m_etag;
    std::optional<quint64> m_expected; ///< Checksum of the whole object.
    Crc64 m_crc;
    bool m_waits = false;
    Operation m_step;
};

} // namespace osc

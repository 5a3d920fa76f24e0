// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>

namespace osc {

/// The body of an upload (execd-and-client 2.9): the metadata, then the file as it comes from another source.
class MultipartSource : public ByteSource
{
public:
    MultipartSource(const QByteArray &metadata, std::shared_ptr<ByteSource> file);
    ~MultipartSource() override;

    [[nodiscard]] QByteArray contentType() const;
    /// Asked before the first read.
    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;
    [[nodiscard]] std::optional<Error> error() const override { return m_file->error(); }

private:
    [[nodiscard]] static QByteArray take(QByteArray &from, qint64 maximum);

    const QByteArray m_boundary;
    QByteArray m_head; ///< What is left of it; so with the tail.
    QByteArray m_tail;
    std::shared_ptr<ByteSource> m_file;
    bool m_fileEnded = false;
};

} // namespace osc

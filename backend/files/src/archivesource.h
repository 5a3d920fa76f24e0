// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "homecoming.h"

#include <files/fileworker.h>

#include <core/archivefiles.h>

namespace osc {

/// Reads and unpacks ahead, on a worker.
class LocalArchiveSource final : public ArchiveSource
{
public:
    [[nodiscard]] static Operation open(FileWorker &worker, const QString &path,
                                        Callback<std::shared_ptr<ArchiveSource>> done);
    ~LocalArchiveSource() override;
    LocalArchiveSource(const LocalArchiveSource &) = delete;
    LocalArchiveSource &operator=(const LocalArchiveSource &) = delete;

    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }
    [[nodiscard]] qint64 fileBytesRead() const override { return m_fileRead; }
    [[nodiscard]] qint64 fileSize() const override;

private:
    class Unpacker;
    struct Piece;

    LocalArchiveSource(FileWorker &worker, std::shared_ptr<Unpacker> unpacker, Piece first);
    void readAhead();
    void take(Result<Piece> piece);

    FileWorker &m_worker;
    Homecoming m_home;
    std::shared_ptr<Unpacker> m_unpacker;
    QByteArray m_ahead;
    qint64 m_fileRead = 0;
    bool m_reading = false;
    bool m_atEnd = false;
    std::optional<Error> m_error;
};

} // namespace osc

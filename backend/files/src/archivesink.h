// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "homecoming.h"

#include <files/localfile.h>

#include <core/archivefiles.h>

namespace osc {

/// Compresses on one worker and writes on another one.
class LocalArchiveSink final : public ArchiveSink
{
public:
    LocalArchiveSink(FileWorker &packer, FileWorker &writer, const QString &path, ArchiveFormat format,
                     bool overwrite);
    ~LocalArchiveSink() override;
    LocalArchiveSink(const LocalArchiveSink &) = delete;
    LocalArchiveSink &operator=(const LocalArchiveSink &) = delete;

    Next write(QByteArrayView bytes) override;
    [[nodiscard]] Error error() const override;
    [[nodiscard]] Operation commit(Callback<void> done) override;

private:
    class Packer;

    void pack(std::function<Result<QByteArray>(Packer &)> work, qint64 bytes);
    void packed(const Result<QByteArray> &bytes, qint64 taken);
    void goOn();
    void commitIfPacked();

    FileWorker &m_packerThread;
    Homecoming m_home;
    std::shared_ptr<Packer> m_packer;
    std::shared_ptr<LocalFileSink> m_file;
    std::optional<Error> m_error;
    qint64 m_waiting = 0; ///< Bytes that are not compressed yet.
    int m_jobs = 0;
    bool m_fileWaits = false;
    bool m_held = false; ///< Whoever writes was told to wait.
    std::optional<Promise<void>> m_commit;
    Operation m_committing;
};

} // namespace osc

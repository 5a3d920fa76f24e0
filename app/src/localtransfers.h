// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filetransfers.h>

#include <files/fileworker.h>

namespace osc {

/// Transfers between a FileSystem and this computer; folders are walked one entry at a time. Symbolic links
/// are left out: what they lead to may lie outside the folder.
class LocalTransfers : public FileTransfers
{
public:
    /// @p worker outlives every transfer.
    explicit LocalTransfers(FileWorker &worker);

    [[nodiscard]] Operation download(std::shared_ptr<FileSystem> from, const FilePath &path,
                                     const QString &to, OnProgress onProgress, Callback<void> done) override;
    [[nodiscard]] Operation upload(const QString &from, std::shared_ptr<FileSystem> to, const FilePath &path,
                                   bool overwrite, OnProgress onProgress, Callback<void> done) override;

private:
    FileWorker &m_worker;
};

} // namespace osc

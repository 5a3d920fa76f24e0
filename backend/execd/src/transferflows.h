// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fileflow.h"

namespace osc {

/// Reads a regular file, or a link to one, after a look at what it is. Fewer bytes than it has are an error,
/// although the answer may look whole: a proxy on the way may have cut it off.
class ExecdReadFlow final : public ExecdFileFlow
{
public:
    ExecdReadFlow(ExecdClient client, FilePath path, FileSystem::ReadRange range,
                  std::shared_ptr<ByteSink> sink, Callback<void> done);

private:
    void begin() override;
    void download();
    void takeDownload(const HttpResponse &response);

    FileSystem::ReadRange m_range;
    std::shared_ptr<ByteSink> m_sink;
    qint64 m_expected = 0;             ///< Bytes, at least; 0: not known.
    std::shared_ptr<qint64> m_arrived; ///< Bytes; the request counts.
};

/// Writes a file. A new one that must replace nothing is uploaded beside its place and renamed.
class ExecdWriteFlow final : public ExecdFileFlow
{
public:
    ExecdWriteFlow(ExecdClient client, FilePath path, std::shared_ptr<ByteSource> source,
                   FileSystem::WriteOptions options, Callback<void> done);

private:
    void begin() override;
    void cancelled() override;
    void decide(const std::optional<FileEntry> &present);
    void upload(const FilePath &target, int mode);
    void takeUpload(const HttpResponse &response);
    void moveIntoPlace();
    void removeTemporary();

    std::shared_ptr<ByteSource> m_source;
    FileSystem::WriteOptions m_options;
    FilePath m_temporary; ///< Empty: uploaded directly.
};

} // namespace osc

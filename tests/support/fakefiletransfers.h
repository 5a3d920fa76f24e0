// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filetransfers.h>

#include <QStringList>

#include <optional>

namespace osc::test {

/// Transfers that the test drives; one at a time.
class FakeFileTransfers : public FileTransfers
{
public:
    QStringList calls; ///< "download /a to /b".
    int cancelled = 0;

    Operation download(std::shared_ptr<FileSystem>, const FilePath &path, const QString &to,
                       OnProgress onProgress, Callback<void> done) override
    {
        calls.append(QStringLiteral("download %1 to %2").arg(QString::fromUtf8(path), to));
        return begin(std::move(onProgress), std::move(done));
    }
    Operation upload(const QString &from, std::shared_ptr<FileSystem>, const FilePath &path, bool overwrite,
                     OnProgress onProgress, Callback<void> done) override
    {
        calls.append(QStringLiteral("%1 %2 to %3")
                         .arg(overwrite ? QStringLiteral("replace") : QStringLiteral("upload"), from,
                              QString::fromUtf8(path)));
        return begin(std::move(onProgress), std::move(done));
    }

    void progress(qint64 done, qint64 total) const
    {
        if (m_onProgress)
            m_onProgress({done, total, {}});
    }
    void finish(const Done &result)
    {
        m_onProgress = {};
        const auto promise = std::exchange(m_promise, {});
        if (promise)
            promise->resolve(result);
    }

private:
    Operation begin(OnProgress onProgress, Callback<void> done)
    {
        m_onProgress = std::move(onProgress);
        m_promise.emplace(std::move(done));
        return m_promise->operation([this] { ++cancelled; });
    }

    OnProgress m_onProgress;
    std::optional<Promise<void>> m_promise;
};

} // namespace osc::test

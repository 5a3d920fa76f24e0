// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <files/fileworker.h>

#include <core/editdrafts.h>

#include <memory>

namespace osc {

/// Keeps each draft as a file of its own (0600) in one folder (0700), which is made when it is needed. A
/// draft is on the disk when keep() says so.
class FileEditDrafts final : public EditDrafts
{
public:
    /// Larger texts are not kept.
    static constexpr qint64 textLimit = 32LL * 1024 * 1024;

    /// @p worker outlives this.
    FileEditDrafts(FileWorker &worker, const QString &folder);

    [[nodiscard]] Operation keep(const EditDraft &draft, Callback<void> done) override;
    [[nodiscard]] Operation find(const FileLocation &location,
                                 Callback<std::optional<EditDraft>> done) override;
    [[nodiscard]] Operation remove(const FileLocation &location, Callback<void> done) override;

private:
    [[nodiscard]] QString fileOf(const FileLocation &location) const;

    FileWorker &m_worker;
    QString m_folder;
};

/// How a draft is kept; for tests that feed it broken bytes.
[[nodiscard]] QByteArray writeDraft(const EditDraft &draft);
[[nodiscard]] std::optional<EditDraft> readDraft(const QByteArray &bytes);

} // namespace osc

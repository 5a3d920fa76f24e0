// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/fileplace.h>
#include <core/operation.h>

#include <QDateTime>

#include <optional>

namespace osc {

/// Text that was typed into a file and is not saved yet.
struct EditDraft
{
    FileLocation location{};
    QString title{};     ///< What the place was called, for people. Untrusted text.
    FileVersion based{}; ///< The file that was being edited.
    QString format{};    ///< Encoding and line ends of the file, see formatToText() of the models.
    QString text{};
    QDateTime kept{}; ///< UTC.

    bool operator==(const EditDraft &) const = default;
};

/// Keeps unsaved text through a crash. One draft for each file.
class EditDrafts
{
public:
    virtual ~EditDrafts() = default;

    /// Replaces the draft of the same file, whole or not at all. Once it is asked for it is done, even when
    /// the operation is let go of.
    [[nodiscard]] virtual Operation keep(const EditDraft &draft, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation find(const FileLocation &location,
                                         Callback<std::optional<EditDraft>> done) = 0;
    /// Without a draft it succeeds too. Once it is asked for it is done.
    [[nodiscard]] virtual Operation remove(const FileLocation &location, Callback<void> done) = 0;
};

} // namespace osc

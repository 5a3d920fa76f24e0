// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/editdrafts.h>

#include <QMap>

namespace osc::test {

/// Drafts in memory, which outlive an editor as a file would.
class MemoryEditDrafts : public EditDrafts
{
public:
    QMap<QString, EditDraft> drafts;
    std::optional<Error> failure;
    int kept = 0;

    [[nodiscard]] Operation keep(const EditDraft &draft, Callback<void> done) override
    {
        if (failure)
            return finished<void>(*failure, std::move(done));
        ++kept;
        drafts.insert(locationToText(draft.location), draft);
        return finished<void>(Done(), std::move(done));
    }
    [[nodiscard]] Operation find(const FileLocation &location,
                                 Callback<std::optional<EditDraft>> done) override
    {
        const auto found = drafts.constFind(locationToText(location));
        return finished<std::optional<EditDraft>>(
            found == drafts.constEnd() ? std::nullopt : std::optional(*found), std::move(done));
    }
    [[nodiscard]] Operation remove(const FileLocation &location, Callback<void> done) override
    {
        drafts.remove(locationToText(location));
        return finished<void>(Done(), std::move(done));
    }
};

} // namespace osc::test

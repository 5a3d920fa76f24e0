// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/forwardingfilesystem.h>

namespace osc {

/// Another file system that is changed only as long as nothing speaks against it.
class GuardedFileSystem final : public ForwardingFileSystem
{
public:
    /// @p whyNotWrite: a sentence, or empty as long as it may be written. Asked again each time.
    GuardedFileSystem(std::shared_ptr<FileSystem> inner, std::function<QString()> whyNotWrite)
        : ForwardingFileSystem(std::move(inner))
        , m_whyNotWrite(std::move(whyNotWrite))
    {}

protected:
    [[nodiscard]] QString whyNotChange() const override { return m_whyNotWrite(); }

private:
    std::function<QString()> m_whyNotWrite;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfercontext.h"

#include <core/tarball.h>

namespace osc {

/// Between a tar stream of the other side and whoever unpacks it: counts, leaves out pipes and devices, gives
/// names that are safe here, and stops at a member that would land outside.
class TreeSieve : public ByteSink
{
public:
    TreeSieve(ContextPtr context, std::shared_ptr<ByteSink> next);
    ~TreeSieve() override;
    TreeSieve(const TreeSieve &) = delete;
    TreeSieve &operator=(const TreeSieve &) = delete;

    Next write(QByteArrayView bytes) override;
    [[nodiscard]] Error error() const override;
    /// The stream is over: adds its end. Protocol when it was cut off.
    [[nodiscard]] Done finish();
    [[nodiscard]] qint64 files() const { return m_files; }
    /// The unpacked contents may be larger than what passed: a file stood in it twice.
    [[nodiscard]] bool hasHardLinks() const { return m_hardLinks; }

private:
    bool onEntry(TarEntry entry);
    bool onData(QByteArrayView bytes);
    void closeMember();
    void pass(QByteArrayView bytes);
    [[nodiscard]] std::optional<QByteArray> safePath(const QByteArray &path) const;

    ContextPtr m_context;
    std::shared_ptr<ByteSink> m_next;
    TarStreamReader m_reader;
    std::optional<Error> m_error;
    Next m_answer = Next::More;
    qint64 m_openSize = 0; ///< Of the member that is passed on.
    bool m_dropping = false;
    bool m_hardLinks = false;
    qint64 m_files = 0;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>

#include <deque>
#include <memory>

namespace osc {

/// Counts what a source gives, so that the other side can be asked whether all of it arrived, and remembers
/// the last of it, so that what was lost on the way can be given again.
class ReplaySource final : public ByteSource
{
public:
    /// @p remembered: so many bytes can be given again.
    explicit ReplaySource(std::shared_ptr<ByteSource> inner, qint64 remembered = 0);
    ~ReplaySource() override;
    ReplaySource(const ReplaySource &) = delete;
    ReplaySource &operator=(const ReplaySource &) = delete;

    [[nodiscard]] qint64 size() const override { return m_inner->size(); }
    [[nodiscard]] std::optional<QByteArray> read(qint64 maximum) override;
    [[nodiscard]] std::optional<Error> error() const override { return m_inner->error(); }

    /// Bytes that were given.
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Goes on after the first @p count bytes. False when they are not remembered any more, or were not given
    /// yet.
    [[nodiscard]] bool goBackTo(qint64 count);

private:
    void remember(const QByteArray &piece);

    std::shared_ptr<ByteSource> m_inner;
    qint64 m_limit;
    qint64 m_count = 0;
    std::deque<QByteArray> m_memory;
    qint64 m_inMemory = 0;
    QByteArray m_again;
};

} // namespace osc

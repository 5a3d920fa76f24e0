// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/bytestream.h>

#include <functional>

namespace osc {

/// Cuts a stream into its lines, for the Engine's one-document-per-line answers (events, pulls). Lines longer
/// than the limit are dropped, so that memory stays bounded; empty lines are left out.
class JsonLineSink : public ByteSink
{
public:
    explicit JsonLineSink(std::function<void(const QByteArray &line)> onLine,
                          qsizetype maximumLine = 8 * 1024 * 1024);

    Next write(QByteArrayView bytes) override;
    /// Hands out what followed the last line break; call it when the stream has ended.
    void finish();

private:
    void append(QByteArrayView bytes);
    void endLine();

    std::function<void(const QByteArray &)> m_onLine;
    qsizetype m_maximumLine;
    QByteArray m_line;
    bool m_dropping = false;
};

} // namespace osc

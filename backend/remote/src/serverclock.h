// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/httpclient.h>

#include <QDateTime>

#include <chrono>

namespace osc {

/// How far the clock of a server is ahead of ours, as the Date of its answers tells (RFC 9110 6.6.1). People
/// count by the clock of this computer: times of a server become ours when they are read, and its own again
/// when they are sent. Clocks that agree within a few seconds are taken for one, so that times do not tremble
/// with the duration of requests.
class ServerClock
{
public:
    /// @p now: ours, when the answer had come; @p took: since it was asked for.
    void hear(const HttpResponse &answer, const QDateTime &now, std::chrono::milliseconds took);

    /// Invalid when @p theirs is.
    [[nodiscard]] QDateTime toOurs(const QDateTime &theirs) const { return theirs.addSecs(-m_ahead.count()); }
    [[nodiscard]] QDateTime toTheirs(const QDateTime &ours) const { return ours.addSecs(m_ahead.count()); }

private:
    std::chrono::seconds m_ahead{0};
};

} // namespace osc

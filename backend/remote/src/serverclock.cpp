// SPDX-License-Identifier: Apache-2.0
#include "serverclock.h"

#include <QLocale>

namespace osc {

namespace {

constexpr std::chrono::seconds alwaysInDoubt{5};

/// "Sun, 06 Nov 1994 08:49:37 GMT", the one form that is still written (RFC 9110 5.6.7).
QDateTime httpDate(const QByteArray &header)
{
    const QString text = QString::fromLatin1(header);
    if (text.size() != 29 || !text.endsWith(QLatin1String(" GMT")))
        return {};
    return {QLocale::c().toDate(text.mid(5, 11), QStringLiteral("dd MMM yyyy")),
            QTime::fromString(text.mid(17, 8), QStringLiteral("HH:mm:ss")), Qt::UTC};
}

} // namespace

void ServerClock::hear(const HttpResponse &answer, const QDateTime &now, std::chrono::milliseconds took)
{
    if (!answer.header("Age").isEmpty())
        return; // from a cache: its date is that of an earlier time
    const QDateTime date = httpDate(answer.header("Date"));
    if (!date.isValid())
        return;
    const std::chrono::seconds ahead(now.secsTo(date));
    const auto doubt = alwaysInDoubt + took;
    if (std::chrono::abs(ahead - m_ahead) > doubt)
        m_ahead = std::chrono::abs(ahead) > doubt ? ahead : std::chrono::seconds(0);
}

} // namespace osc

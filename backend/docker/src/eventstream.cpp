// SPDX-License-Identifier: Apache-2.0
#include "eventstream.h"

#include "enginecodec.h"
#include "jsonlinesink.h"

namespace osc {

namespace {

QByteArray sinceParameter(const QDateTime &time)
{
    const auto milliseconds = time.toMSecsSinceEpoch();
    return QByteArray::number(milliseconds / 1000) + '.' +
           QByteArray::number(milliseconds % 1000).rightJustified(3, '0') + "000000";
}

/// Only what can change a row or the rules for a new one: exec events alone would be many.
QByteArray eventFilters()
{
    static const QStringList actions{
        QStringLiteral("create"),  QStringLiteral("start"),   QStringLiteral("die"),
        QStringLiteral("stop"),    QStringLiteral("pause"),   QStringLiteral("unpause"),
        QStringLiteral("oom"),     QStringLiteral("restart"), QStringLiteral("update"),
        QStringLiteral("rename"),  QStringLiteral("destroy"), QStringLiteral("tag"),
        QStringLiteral("untag"),   QStringLiteral("delete"),  QStringLiteral("mount"),
        QStringLiteral("unmount"), QStringLiteral("prune")};
    return encodeFilters({{QStringLiteral("type"),
                           {QStringLiteral("container"), QStringLiteral("image"), QStringLiteral("network"),
                            QStringLiteral("volume")}},
                          {QStringLiteral("event"), actions}});
}

} // namespace

EventStream::EventStream(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{}

void EventStream::start(const QDateTime &from)
{
    if (m_since.isEmpty() && from.isValid())
        m_since = sinceParameter(from);
    EngineRequest request;
    request.path = "/events";
    request.query = {{"filters", eventFilters()}};
    if (!m_since.isEmpty())
        request.query.append({"since", m_since});
    request.timeout = {};
    request.failure = tr("The Docker Engine does not report changes.");
    request.sink = std::make_shared<JsonLineSink>([this](const QByteArray &line) { take(line); });
    m_stream = m_engine.send(std::move(request), [this](Result<HttpResponse> response) {
        if (!response)
            return Q_EMIT ended(response.error());
        Error error;
        error.kind = ErrorKind::Unreachable;
        error.message = tr("The Docker Engine ended the connection.");
        Q_EMIT ended(error);
    });
}

void EventStream::stop()
{
    m_stream.cancel();
    m_arrived.clear();
}

void EventStream::take(const QByteArray &line)
{
    const auto event = decodeEvent(line);
    if (!event)
        return;
    if (!event->time.isEmpty())
        m_since = event->time;
    // Whoever is told may stop the stream, which must not happen while it is being written to.
    if (m_arrived.isEmpty())
        QMetaObject::invokeMethod(this, &EventStream::deliver, Qt::QueuedConnection);
    m_arrived.append(*event);
}

void EventStream::deliver()
{
    const auto events = std::exchange(m_arrived, {});
    for (const auto &event : events)
        Q_EMIT arrived(event);
}

} // namespace osc

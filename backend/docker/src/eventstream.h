// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engineclient.h"

#include <QObject>

namespace osc {

/// GET /events of containers, image tags, networks and volumes. After a break it goes on where it was: the
/// Engine sends again what happened since the last event.
class EventStream : public QObject
{
    Q_OBJECT

public:
    explicit EventStream(EngineClient &engine, QObject *parent = nullptr);

    /// @p from is the Engine's clock at a moment whose state will be listed later; used before the first
    /// event.
    void start(const QDateTime &from);
    void stop();

Q_SIGNALS:
    void arrived(const osc::EngineEvent &event);
    /// The stream ended; start() again when the engine answers.
    void ended(const osc::Error &error);

private:
    void take(const QByteArray &line);
    void deliver();

    EngineClient &m_engine;
    QByteArray m_since;
    QList<EngineEvent> m_arrived;
    Operation m_stream;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>
#include <models/logbuffer.h>

#include <QObject>

namespace osc {

/// Follows the log of one sandbox at a time.
class LogStore : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,
        Asking,    ///< Nothing has arrived yet.
        Following, ///< What arrives is in the buffer.
        Ended,     ///< The log is complete: the sandbox has ended.
        Failed,    ///< error() says why; what arrived before stays.
    };

    explicit LogStore(QObject *parent = nullptr);

    /// Empties the buffer and reads the log of another sandbox. @p logs may be null; it must outlive the
    /// reading.
    void open(LogService *logs, const QString &sandboxId);
    /// Stops reading and forgets everything.
    void close();
    /// Reads again from the beginning of what the request asks for.
    void restart();

    [[nodiscard]] LogBuffer *buffer() { return &m_buffer; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void stateChanged();

private:
    void setState(State state);
    void onDone(const Done &result);

    LogService *m_logs = nullptr;
    QString m_sandboxId;
    LogBuffer m_buffer;
    State m_state = State::Idle;
    Error m_error;
    Operation m_reading; ///< Last: ends before what its callbacks use.
};

} // namespace osc

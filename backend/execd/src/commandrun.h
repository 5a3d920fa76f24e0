// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eventparser.h"
#include "weaksink.h"

#include <execd/execdclient.h>

#include <QTimer>

#include <memory>

namespace osc {

/// One command from its start to its terminal event. The stream goes on for a second after that event
/// (official-server-in-practice 6), so the end of the stream is not waited for.
class ExecdCommandRun : public std::enable_shared_from_this<ExecdCommandRun>
{
public:
    /// One in a session ends with its connection, others with a request of their own.
    enum class Kind { Foreground, Background, InSession };

    ExecdCommandRun(ExecdClient client, std::function<void(ExecdOutput)> onOutput, Callback<ExecdExit> done);

    /// A request to @p target that execd answers with a stream of events. @p limit: of the whole, 0 for none.
    [[nodiscard]] Operation start(const QByteArray &target, const QByteArray &body,
                                  std::chrono::milliseconds limit, Kind kind);

private:
    ByteSink::Next take(QByteArrayView bytes);
    bool takeEvents(const QList<ExecdEvent> &events);
    bool takeEvent(const ExecdEvent &event);
    void takeAnswer(const Result<HttpResponse> &answer);
    void loseStream(Error error);
    void askForEnd();
    void takeStatus(const Result<ExecdJob> &status);
    void fail(Error error);
    void abandon();
    void interrupt() const;

    ExecdClient m_client;
    std::function<void(ExecdOutput)> m_onOutput;
    Promise<ExecdExit> m_promise;
    Operation m_exchange;
    std::weak_ptr<WeakSink<ExecdCommandRun>> m_sink; ///< The exchange owns it.
    ExecdEventParser m_parser;
    QString m_id; ///< Known from the first event on.
    Kind m_kind = Kind::Foreground;
    Error m_loss; ///< Why the stream ended before the command did.
    QTimer m_pause;
    std::chrono::milliseconds m_nextPause{100};
    int m_failures = 0;       ///< To learn whether it still runs.
    bool m_abandoned = false; ///< Nobody waits any more; only the id is still wanted, to interrupt it.
};

} // namespace osc

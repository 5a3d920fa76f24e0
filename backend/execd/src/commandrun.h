// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eventparser.h"
#include "weaksink.h"

#include <execd/execdclient.h>

#include <memory>

namespace osc {

/// One command from its start to its terminal event. The stream goes on for a second after that event
/// (official-server-in-practice 6), so the end of the stream is not waited for.
class ExecdCommandRun : public std::enable_shared_from_this<ExecdCommandRun>
{
public:
    /// What ends the command when it is let go: a request of its own, or the end of the connection.
    enum class Ending { Interrupt, Disconnect };

    ExecdCommandRun(ExecdClient client, std::function<void(ExecdOutput)> onOutput, Callback<ExecdExit> done);

    /// A request to @p target that execd answers with a stream of events. @p limit: of the whole, 0 for none.
    [[nodiscard]] Operation start(const QByteArray &target, const QByteArray &body,
                                  std::chrono::milliseconds limit, Ending ending);

private:
    ByteSink::Next take(QByteArrayView bytes);
    bool takeEvents(const QList<ExecdEvent> &events);
    bool takeEvent(const ExecdEvent &event);
    void takeAnswer(const Result<HttpResponse> &answer);
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
    Ending m_ending = Ending::Interrupt;
    bool m_abandoned = false; ///< Nobody waits any more; only the id is still wanted, to interrupt it.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileplaces.h>

#include <core/transferjournal.h>

namespace osc {

/// One try of one transfer: opens both places, then lets the engine do it. Letting go of it stops; what is
/// incomplete stays at the target. Callbacks come from the event loop.
class TransferRun
{
public:
    TransferRun(FilePlaces &places, TransferEngine &engine);

    void start(const TransferRecord &record, bool verify, TransferEngine::Handlers handlers,
               Callback<TransferOutcome> done);
    /// Removes what is incomplete.
    void discard(const TransferRecord &record, Callback<void> done);
    /// What is open of this connection is not to be used any more.
    [[nodiscard]] static bool uses(const TransferRecord &record, const QString &connectionId);
    /// The name of the incomplete copy begins with the target's and ends with this.
    [[nodiscard]] static QByteArray partId(const TransferRecord &record);

private:
    void openSource();
    void openTarget();
    void run();
    void fail(const Error &error);
    [[nodiscard]] TransferJob job() const;

    FilePlaces &m_places;
    TransferEngine &m_engine;
    TransferRecord m_record;
    bool m_verify = true;
    TransferEngine::Handlers m_handlers;
    Callback<TransferOutcome> m_done;
    std::shared_ptr<FileSystem> m_from;
    std::shared_ptr<FileSystem> m_to;
    Operation m_step; ///< Last: ends before what its callbacks use.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "curlmulti.h"
#include "curltransfer.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <unordered_map>
#include <vector>

namespace osc {

/// All transfers of one client. Also the parent of its pending upgrades.
class CurlEngine final : public QObject
{
public:
    CurlEngine();
    ~CurlEngine() override;

    [[nodiscard]] Operation start(const HttpEndpoint &endpoint, HttpRequest request,
                                  Callback<HttpResponse> done);
    [[nodiscard]] Operation startUpgrade(const HttpEndpoint &endpoint, HttpRequest request,
                                         const QByteArray &protocol, Callback<HttpClient::Upgrade> done);
    /// Ends everything without calling back, and deletes this object as soon as that is safe.
    void shutDown();

private:
    struct Entry
    {
        std::shared_ptr<CurlTransfer> transfer;
        CurlMulti *multi = nullptr;
        bool marked = false;
    };

    /// Remembers that a transfer wants advance(); also called from inside curl.
    void mark(quint64 id);
    void schedulePump();
    void pump();
    void advanceMarked();
    void finishDone(CurlMulti &multi);
    void finish(quint64 id, CURLcode code);
    void cancel(quint64 id);
    /// Takes a transfer out of the table and of curl.
    [[nodiscard]] std::shared_ptr<CurlTransfer> take(quint64 id);
    void checkIdle();

    CurlMulti m_exchanges;
    CurlMulti m_streams;
    std::unordered_map<quint64, Entry> m_entries;
    std::unordered_map<CURL *, quint64> m_ids;
    std::vector<quint64> m_marked;
    QTimer m_idleTimer;
    quint64 m_lastId = 0;
    int m_depth = 0; ///< Pumps on the stack.
    bool m_pumpScheduled = false;
};

} // namespace osc

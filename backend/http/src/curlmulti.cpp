// SPDX-License-Identifier: Apache-2.0
#include "curlmulti.h"

#include <QSocketNotifier>

#include <chrono>

namespace osc {

namespace {

/// Thread-safe, like all static variables of functions.
void initializeCurl()
{
    [[maybe_unused]] static const auto once = curl_global_init(CURL_GLOBAL_DEFAULT);
}

} // namespace

CurlMulti::CurlMulti(Limits limits, std::function<void()> afterAction, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_afterAction(std::move(afterAction))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT, 0); });
}

CurlMulti::~CurlMulti()
{
    if (m_multi)
        curl_multi_cleanup(m_multi);
}

void CurlMulti::prepare()
{
    initializeCurl();
}

CURL *CurlMulti::makeEasy()
{
    initializeCurl();
    return curl_easy_init();
}

CURLMcode CurlMulti::add(CURL *easy)
{
    if (!m_multi)
        makeMulti();
    return curl_multi_add_handle(m_multi, easy);
}

void CurlMulti::remove(CURL *easy)
{
    curl_multi_remove_handle(m_multi, easy);
}

void CurlMulti::makeMulti()
{
    m_multi = curl_multi_init();
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlMulti::socketChanged);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlMulti::timerChanged);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, m_limits.perHost);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, m_limits.kept);
}

std::pair<CURL *, CURLcode> CurlMulti::takeFinished()
{
    if (!m_multi)
        return {nullptr, CURLE_OK};
    int left = 0;
    while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg == CURLMSG_DONE)
            return {message->easy_handle, message->data.result};
    }
    return {nullptr, CURLE_OK};
}

int CurlMulti::socketChanged(CURL *, curl_socket_t socket, int what, void *self, void *)
{
    static_cast<CurlMulti *>(self)->watch(socket, what);
    return 0;
}

int CurlMulti::timerChanged(CURLM *, long milliseconds, void *self)
{
    // Also 0 goes through the timer: curl must not be entered again from its own callback.
    auto &timer = static_cast<CurlMulti *>(self)->m_timer;
    if (milliseconds < 0)
        timer.stop();
    else
        timer.start(std::chrono::milliseconds(milliseconds));
    return 0;
}

void CurlMulti::watch(curl_socket_t socket, int what)
{
    auto &entry = m_watches[socket];
    setNotifier(entry.read, socket, false, what == CURL_POLL_IN || what == CURL_POLL_INOUT);
    setNotifier(entry.write, socket, true, what == CURL_POLL_OUT || what == CURL_POLL_INOUT);
    if (what != CURL_POLL_REMOVE)
        return;
    // This may come from inside a notifier's own signal, and the number of the socket may be used again at
    // once.
    for (auto *notifier : {entry.read, entry.write}) {
        if (notifier)
            notifier->deleteLater();
    }
    m_watches.remove(socket);
}

void CurlMulti::setNotifier(QSocketNotifier *&notifier, curl_socket_t socket, bool forWriting, bool wanted)
{
    if (!notifier && wanted) {
        notifier =
            new QSocketNotifier(socket, forWriting ? QSocketNotifier::Write : QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this,
                [this, socket, forWriting] { act(socket, forWriting ? CURL_CSELECT_OUT : CURL_CSELECT_IN); });
    }
    if (notifier)
        notifier->setEnabled(wanted);
}

void CurlMulti::act(curl_socket_t socket, int events)
{
    int running = 0;
    m_acting = true;
    curl_multi_socket_action(m_multi, socket, events, &running);
    m_acting = false;
    m_afterAction();
}

} // namespace osc

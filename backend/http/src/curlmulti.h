// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>

#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <utility>

class QSocketNotifier;

namespace osc {

/// A curl multi handle on the event loop of its thread.
class CurlMulti final : public QObject
{
public:
    struct Limits
    {
        long perHost; ///< Connections to one host at a time; further transfers wait.
        long kept;    ///< Connections that are kept for later, in all.
    };

    /// @p afterAction is called from the event loop each time curl has run; it may delete this object later
    /// only.
    CurlMulti(Limits limits, std::function<void()> afterAction, QObject *parent);
    ~CurlMulti() override;

    /// Loads and initializes libcurl, which takes a moment; from any thread. makeEasy() does it where it was
    /// not done.
    static void prepare();
    [[nodiscard]] static CURL *makeEasy();
    [[nodiscard]] CURLMcode add(CURL *easy);
    void remove(CURL *easy);
    /// The next transfer that came to its end, or a null handle.
    [[nodiscard]] std::pair<CURL *, CURLcode> takeFinished();
    /// True while curl is on the stack, when no curl_multi function may be called.
    [[nodiscard]] bool isActing() const { return m_acting; }

private:
    struct Watch
    {
        QSocketNotifier *read = nullptr;
        QSocketNotifier *write = nullptr;
    };

    static int socketChanged(CURL *easy, curl_socket_t socket, int what, void *self, void *socketData);
    static int timerChanged(CURLM *multi, long milliseconds, void *self);
    void watch(curl_socket_t socket, int what);
    void setNotifier(QSocketNotifier *&notifier, curl_socket_t socket, bool forWriting, bool wanted);
    void act(curl_socket_t socket, int events);

    void makeMulti();

    CURLM *m_multi = nullptr; ///< Null until there is something to do.
    Limits m_limits;
    std::function<void()> m_afterAction;
    QTimer m_timer;
    QHash<curl_socket_t, Watch> m_watches;
    bool m_acting = false;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ourcreations.h"
#include "remotecodec.h"

#include <core/services.h>

#include <QElapsedTimer>
#include <QTimer>

namespace osc {

/// The list of sandboxes of one server, read page by page again and again: a server tells nobody of changes.
///
/// Rows are told as soon as their page has come. Later readings are compared with the rows that are known. A
/// page can slip while others are read, so a sandbox that is missing from a long list is believed to be gone
/// only when it is missing twice.
class ServerList : public QObject
{
    Q_OBJECT

public:
    struct Pauses
    {
        std::chrono::milliseconds quick;
        std::chrono::milliseconds usual;
        std::chrono::milliseconds hidden;
    };

    ServerList(ServerContext &context, OurCreations &ours, Pauses pauses, QObject *parent = nullptr);
    ~ServerList() override;

    /// Reads the list. loaded() or broken() follows.
    void start();
    /// The rows stay, as the last known ones.
    void stop();
    void setInView(bool inView);
    /// Looks again at once, and often for a while: somebody did something.
    void lookSoon();

    /// Null when it is not listed. Valid until the next return to the event loop.
    [[nodiscard]] const Sandbox *find(const QString &sandboxId) const;
    [[nodiscard]] QList<Sandbox> rows() const { return m_rows.values(); }
    /// A sandbox as it was just read by itself.
    void put(const Sandbox &sandbox);
    /// A sandbox that was deleted by us.
    void remove(const QString &sandboxId);

    /// SandboxService::watch().
    [[nodiscard]] Operation subscribe(std::function<void(SandboxChange)> onChange);

Q_SIGNALS:
    /// The first page has come; comes once after each start().
    void loaded();
    /// All rows are known, and are true now.
    void completed();
    void gone(const QString &sandboxId);
    /// The server does not answer any more. The list has stopped.
    void broken(const osc::Error &error);

private:
    struct Subscriber;

    void readPage();
    void takeAnswer(const Result<HttpResponse> &answer);
    void takePage(const std::optional<SandboxPage> &page);
    void takeRows(const SandboxPage &page);
    void finishReading();
    void ended(const QString &sandboxId);
    void wait();
    [[nodiscard]] std::chrono::milliseconds pause() const;
    void fail(const Error &error);
    void tell(const SandboxChange &change);

    ServerContext &m_context;
    OurCreations &m_ours;
    Pauses m_pauses;
    QHash<QString, Sandbox> m_rows;
    QHash<QString, Sandbox> m_reading; ///< Of this reading.
    QSet<QString> m_missing;           ///< Of the last reading, not believed yet.
    QSet<QString> m_removed;           ///< By us, while this reading was under way.
    QList<std::shared_ptr<Subscriber>> m_subscribers;
    int m_page = 0; ///< Of this reading; 0: none is under way.
    int m_unreadable = 0;
    int m_failures = 0;
    bool m_isRunning = false;
    bool m_isComplete = false; ///< All rows were read since start().
    bool m_wasTold = false;    ///< loaded() was emitted since start().
    bool m_inView = true;
    bool m_again = false; ///< Somebody did something while a reading was under way.
    QElapsedTimer m_readingTime;
    QElapsedTimer m_pageTime;
    qint64 m_lastDuration = 0;
    QElapsedTimer m_sinceAction;
    QTimer m_timer;
    Operation m_step;
};

} // namespace osc

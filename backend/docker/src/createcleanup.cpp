// SPDX-License-Identifier: Apache-2.0
#include "createcleanup.h"

#include "flowcodec.h"

#include <QTimer>

namespace osc {

namespace {

constexpr int MaximumRounds = 4;
constexpr std::chrono::milliseconds firstRetry{500};
constexpr std::chrono::seconds removalLimit{30}; ///< Stopping a container by force takes a second or two.

/// Containers first, because a volume cannot go while one uses it.
class Removal : public std::enable_shared_from_this<Removal>
{
public:
    Removal(EngineClient &engine, CreatedThings things, Callback<QStringList> done)
        : m_engine(engine)
        , m_things(std::move(things))
        , m_promise(std::move(done))
    {
        m_pause.setSingleShot(true);
        m_pause.callOnTimeout([this] { removeContainer(0); });
    }

    Operation start()
    {
        auto operation = m_promise.operation({}, shared_from_this());
        removeContainer(0);
        return operation;
    }

private:
    void removeContainer(qsizetype index)
    {
        if (index >= m_things.containers.size()) {
            removeVolume(0);
            return;
        }
        const QString name = m_things.containers.at(index);
        EngineRequest request;
        request.method = "DELETE";
        request.path = "/containers/" + EngineClient::pathSegment(name);
        request.query = {{"force", "1"}};
        request.accept = {404};
        request.timeout = removalLimit;
        m_step = m_engine.send(std::move(request), [this, index, name](const Result<HttpResponse> &response) {
            note(name, response);
            removeContainer(index + 1);
        });
    }

    void removeVolume(qsizetype index)
    {
        if (index >= m_things.volumes.size()) {
            finishRound();
            return;
        }
        auto request = volumeRequest("GET", m_things.volumes.at(index));
        m_step = m_engine.send(std::move(request), [this, index](const Result<HttpResponse> &response) {
            const QString &name = m_things.volumes.at(index);
            if (!response || response->status == 404) {
                note(name, response);
            } else {
                const auto volume = decodeVolume(response->body);
                if (volume && volume->labels.value(labels::volumeManagedBy) == QLatin1String("server"))
                    return removeOurVolume(index);
                m_left.removeAll(name); // of somebody who was faster than a request that was cut off
            }
            removeVolume(index + 1);
        });
    }

    void removeOurVolume(qsizetype index)
    {
        const QString name = m_things.volumes.at(index);
        auto request = volumeRequest("DELETE", name);
        m_step = m_engine.send(std::move(request), [this, index, name](const Result<HttpResponse> &response) {
            note(name, response);
            removeVolume(index + 1);
        });
    }

    static EngineRequest volumeRequest(const QByteArray &method, const QString &name)
    {
        EngineRequest request;
        request.method = method;
        request.path = "/volumes/" + EngineClient::pathSegment(name);
        request.accept = {404};
        request.timeout = removalLimit;
        return request;
    }

    void note(const QString &name, const Result<HttpResponse> &response)
    {
        const bool absent = response && response->status == 404;
        if (!response && !m_left.contains(name))
            m_left.append(name);
        else if (response)
            m_left.removeAll(name);
        m_sawAbsent = m_sawAbsent || absent;
    }

    void finishRound()
    {
        const bool again = !m_left.isEmpty() || (m_things.inFlight && m_sawAbsent);
        if (!again || ++m_round >= MaximumRounds) {
            m_promise.resolve(m_left);
            return;
        }
        m_sawAbsent = false;
        m_pause.start(firstRetry * (1 << m_round));
    }

    EngineClient &m_engine;
    CreatedThings m_things;
    Promise<QStringList> m_promise;
    Operation m_step;
    QTimer m_pause;
    QStringList m_left;
    bool m_sawAbsent = false;
    int m_round = 0;
};

} // namespace

void CreatedThings::noteRefusal(const QString &name, const Error &error)
{
    if (error.kind == ErrorKind::Conflict && !named.contains(name))
        containers.removeAll(name);
    else if (error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Protocol)
        inFlight = true;
}

EngineRequest containerCreation(const QString &name, QByteArray body)
{
    EngineRequest request;
    request.method = "POST";
    request.path = "/containers/create";
    request.query = {{"name", name.toUtf8()}};
    request.body = std::move(body);
    return request;
}

void CleanupPool::remove(CreatedThings things, std::function<void(QStringList)> done)
{
    if (things.isEmpty()) {
        if (done)
            detail::post([done = std::move(done)] { done({}); });
        return;
    }
    const int key = m_next++;
    const auto running = std::make_shared<Operation>();
    m_running.insert(key, running);
    *running = std::make_shared<Removal>(m_engine, std::move(things),
                                         [this, key, done = std::move(done)](Result<QStringList> left) {
                                             m_running.remove(key);
                                             if (done)
                                                 done(*left);
                                         })
                   ->start();
}

} // namespace osc

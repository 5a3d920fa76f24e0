// SPDX-License-Identifier: Apache-2.0
#include <models/connectionregistry.h>

#include <algorithm>

namespace osc {

ConnectionRegistry::ConnectionRegistry(QObject *parent)
    : QObject(parent)
{}

ConnectionRegistry::~ConnectionRegistry() = default;

Backend *ConnectionRegistry::add(std::unique_ptr<Backend> backend)
{
    Backend *added = backend.get();
    Q_ASSERT(!find(added->profile().id));
    m_backends.push_back(std::move(backend));
    connect(added, &Backend::statusChanged, this, [this, added] { Q_EMIT changed(added); });
    connect(added, &Backend::profileChanged, this, [this, added] { Q_EMIT changed(added); });
    Q_EMIT this->added(added);
    return added;
}

void ConnectionRegistry::remove(const QString &connectionId)
{
    const auto isIt = [&](const auto &backend) { return backend->profile().id == connectionId; };
    const auto found = std::find_if(m_backends.begin(), m_backends.end(), isIt);
    if (found == m_backends.end())
        return;
    Q_EMIT aboutToRemove(found->get());
    const std::unique_ptr<Backend> gone = std::move(*found);
    m_backends.erase(found);
    gone->disconnect(this);
    gone->close();
    Q_EMIT removed(connectionId);
}

QList<Backend *> ConnectionRegistry::backends() const
{
    QList<Backend *> list;
    for (const auto &backend : m_backends)
        list.append(backend.get());
    return list;
}

Backend *ConnectionRegistry::find(const QString &connectionId) const
{
    for (const auto &backend : m_backends)
        if (backend->profile().id == connectionId)
            return backend.get();
    return nullptr;
}

} // namespace osc

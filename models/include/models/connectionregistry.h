// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>

#include <QList>
#include <QObject>

#include <memory>
#include <vector>

namespace osc {

/// The connections of this run, in the order in which they were added. Owns the backends.
class ConnectionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ConnectionRegistry(QObject *parent = nullptr);
    ~ConnectionRegistry() override;

    /// @p backend's profile has an id that no other one has.
    Backend *add(std::unique_ptr<Backend> backend);
    /// Closes and destroys the backend. Not from inside one of its own signals.
    void remove(const QString &connectionId);

    [[nodiscard]] QList<Backend *> backends() const;
    /// Null when there is none.
    [[nodiscard]] Backend *find(const QString &connectionId) const;
    [[nodiscard]] bool isEmpty() const { return m_backends.empty(); }

Q_SIGNALS:
    void added(osc::Backend *backend);
    /// The backend is still whole; requests to it are to be dropped now.
    void aboutToRemove(osc::Backend *backend);
    void removed(const QString &connectionId);
    /// The status or the profile of one of them changed.
    void changed(osc::Backend *backend);

private:
    std::vector<std::unique_ptr<Backend>> m_backends;
};

} // namespace osc

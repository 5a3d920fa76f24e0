// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxmodel.h>

#include <QObject>
#include <QTimer>

#include <functional>

namespace osc {

/// Waits for a sandbox that the list may not hold yet: connections answer after the window is there.
class WaitForSandbox : public QObject
{
    Q_OBJECT

public:
    using Matches = std::function<bool(const SandboxRow &)>;

    /// @p model outlives this.
    explicit WaitForSandbox(const SandboxModel &model, QObject *parent = nullptr);

    /// Calls @p found with the first sandbox that matches, perhaps at once; @p missed after half a minute
    /// without one. An earlier wait is given up.
    void start(Matches matches, std::function<void(const SandboxKey &)> found,
               std::function<void()> missed = {});
    void stop();
    [[nodiscard]] bool isWaiting() const { return static_cast<bool>(m_matches); }

private:
    void look();

    const SandboxModel &m_model;
    Matches m_matches;
    std::function<void(const SandboxKey &)> m_found;
    std::function<void()> m_missed;
    QTimer m_patience;
};

} // namespace osc

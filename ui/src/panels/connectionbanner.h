// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/banner.h"

#include <models/sandboxstore.h>

#include <QTimer>

namespace osc {

/// Tells of the worst connection that does not answer: why, the command that mends it, and when the next try
/// is. Hidden while all is well.
class ConnectionBanner : public Banner
{
    Q_OBJECT

public:
    /// @p registry and @p clock outlive the banner.
    ConnectionBanner(ConnectionRegistry &registry, const Clock &clock, QWidget *parent = nullptr);

    /// Only this connection counts; empty: all of them.
    void setConnection(const QString &connectionId);
    /// The banner would be shown for this connection; null: none.
    [[nodiscard]] const Backend *subject() const;

Q_SIGNALS:
    void otherEngineRequested();
    void doctorRequested();
    void subjectChanged();

private:
    /// Failed tries in a row.
    struct Tries
    {
        int count = 0;
        QDateTime since; ///< Of the first of them.
        QDateTime next;  ///< As the last status said.
    };

    void count(const Backend &backend);
    void refresh();
    void tick();

    ConnectionRegistry &m_registry;
    const Clock &m_clock;
    QString m_only;
    QHash<QString, Tries> m_tries; ///< By connection.
    QTimer m_timer;
};

} // namespace osc

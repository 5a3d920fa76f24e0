// SPDX-License-Identifier: Apache-2.0
#include "startreport.h"

#include <QEvent>
#include <QTimer>

#include <algorithm>
#include <iostream>
#include <utility>

namespace osc {

StartReport::StartReport(QWidget &window, SandboxStore &sandboxes)
    : m_window(window)
    , m_sandboxes(sandboxes)
{
    m_window.installEventFilter(this);
    connect(&m_sandboxes, &SandboxStore::loadedChanged, this, &StartReport::report);
    // The table hears of the rows after this.
    connect(&m_sandboxes.model(), &QAbstractItemModel::rowsInserted, this, &StartReport::reportRows,
            Qt::QueuedConnection);
}

bool StartReport::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Paint) {
        m_window.removeEventFilter(this);
        // The paint itself follows this filter; what is queued behind it comes after.
        QTimer::singleShot(0, this, [this] {
            m_windowReported = true;
            std::cout << "window" << std::endl;
            report();
        });
    }
    return QObject::eventFilter(watched, event);
}

bool StartReport::isListLoaded() const
{
    const auto backends = m_sandboxes.registry().backends();
    return std::all_of(backends.cbegin(), backends.cend(), [this](const Backend *backend) {
        return backend->status().state == ConnectionState::Closed ||
               m_sandboxes.isLoaded(backend->profile().id);
    });
}

void StartReport::reportRows()
{
    if (std::exchange(m_rowsReported, true))
        return;
    disconnect(&m_sandboxes.model(), nullptr, this, nullptr);
    m_window.repaint();
    std::cout << "rows" << std::endl;
}

void StartReport::report()
{
    if (!m_windowReported || !isListLoaded())
        return;
    disconnect(&m_sandboxes, nullptr, this, nullptr);
    if (m_sandboxes.model().rowCount() > 0)
        reportRows();
    m_window.repaint();
    std::cout << "list" << std::endl;
}

} // namespace osc

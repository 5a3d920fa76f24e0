// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/waitforsandbox.h"

#include <chrono>
#include <utility>

namespace osc {

using namespace std::chrono_literals;

WaitForSandbox::WaitForSandbox(const SandboxModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(30s);
    m_patience.callOnTimeout(this, [this] {
        const auto missed = std::exchange(m_missed, {});
        stop();
        if (missed)
            missed();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, &WaitForSandbox::look);
}

void WaitForSandbox::start(Matches matches, std::function<void(const SandboxKey &)> found,
                           std::function<void()> missed)
{
    m_matches = std::move(matches);
    m_found = std::move(found);
    m_missed = std::move(missed);
    m_patience.start();
    look();
}

void WaitForSandbox::stop()
{
    m_patience.stop();
    m_matches = {};
    m_found = {};
    m_missed = {};
}

void WaitForSandbox::look()
{
    if (!m_matches)
        return;
    for (const SandboxRow &row : m_model.rows()) {
        if (!m_matches(row))
            continue;
        const auto found = m_found;
        const SandboxKey key = row.key();
        stop();
        // Queued: views may be in the middle of taking the new rows in.
        QMetaObject::invokeMethod(
            this, [found, key] { found(key); }, Qt::QueuedConnection);
        return;
    }
}

} // namespace osc

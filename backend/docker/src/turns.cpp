// SPDX-License-Identifier: Apache-2.0
#include "turns.h"

namespace osc {

Operation Turns::take(const QString &what, Callback<Turn> done)
{
    const Promise<Turn> promise(std::move(done));
    auto operation = Promise<Turn>(promise).operation();
    if (const auto line = m_lines.find(what); line != m_lines.end()) {
        line->second.push_back(promise);
    } else {
        m_lines.try_emplace(what);
        give(what, promise);
    }
    return operation;
}

void Turns::give(const QString &what, const Promise<Turn> &next)
{
    // Whoever does not want it any more lets go of it, and the next one gets it.
    next.resolveLater(Turn(this, [weak = weak_from_this(), what](void *) {
        if (const auto self = weak.lock())
            self->next(what);
    }));
}

void Turns::next(const QString &what)
{
    const auto line = m_lines.find(what);
    while (!line->second.empty() && !line->second.front().isActive())
        line->second.pop_front();
    if (line->second.empty()) {
        m_lines.erase(line);
        return;
    }
    const auto promise = line->second.front();
    line->second.pop_front();
    give(what, promise);
}

} // namespace osc

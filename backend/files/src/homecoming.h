// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

namespace osc {

/// The way back from a worker to the thread that made this object. Copies may be held by jobs; once the owner
/// has called close(), nothing that is still on its way is run.
class Homecoming
{
public:
    Homecoming();

    /// Of the owner's thread.
    void close();
    /// From any thread: runs @p call from the event loop of the owner's thread.
    void post(std::function<void()> call) const;

private:
    struct Mail;
    class Postman;

    std::shared_ptr<Mail> m_mail;
    std::shared_ptr<Postman> m_postman;
};

} // namespace osc

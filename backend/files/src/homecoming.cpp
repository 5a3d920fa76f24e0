// SPDX-License-Identifier: Apache-2.0
#include "homecoming.h"

#include <QCoreApplication>
#include <QEvent>

#include <mutex>
#include <vector>

namespace osc {

struct Homecoming::Mail
{
    std::vector<std::function<void()>> takeAll()
    {
        const std::lock_guard lock(mutex);
        return std::exchange(calls, {});
    }

    std::mutex mutex;
    std::vector<std::function<void()>> calls;
    bool open = true; ///< Of the owner's thread.
};

/// Lives in the owner's thread; an event only says that there is mail.
class Homecoming::Postman : public QObject
{
public:
    explicit Postman(std::shared_ptr<Mail> mail)
        : m_mail(std::move(mail))
    {}

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        const auto mail = m_mail;
        for (const auto &call : mail->takeAll()) {
            if (mail->open)
                call();
        }
        return true;
    }

private:
    std::shared_ptr<Mail> m_mail;
};

Homecoming::Homecoming()
    : m_mail(std::make_shared<Mail>())
    , m_postman(new Postman(m_mail), [](Postman *postman) { postman->deleteLater(); })
{}

void Homecoming::close()
{
    m_mail->open = false;
    const auto dropped = m_mail->takeAll(); // released here, in the owner's thread
}

void Homecoming::post(std::function<void()> call) const
{
    {
        const std::lock_guard lock(m_mail->mutex);
        m_mail->calls.push_back(std::move(call));
    }
    QCoreApplication::postEvent(m_postman.get(), new QEvent(QEvent::User));
}

} // namespace osc

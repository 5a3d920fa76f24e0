// SPDX-License-Identifier: Apache-2.0
#include <http/hostlookup.h>

#include <core/handover.h>

#include <QUrl>

#include <mutex>
#include <netdb.h>
#include <system_error>
#include <thread>

namespace osc {

namespace {

QList<QHostAddress> resolve(const QByteArray &name)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo *found = nullptr;
    QList<QHostAddress> addresses;
    if (getaddrinfo(name.constData(), nullptr, &hints, &found) != 0)
        return addresses;
    for (const auto *entry = found; entry; entry = entry->ai_next) {
        if (const QHostAddress address(entry->ai_addr); !address.isNull() && !addresses.contains(address))
            addresses.append(address);
    }
    freeaddrinfo(found);
    return addresses;
}

class HostLookup;

/// What the look-up's thread and its owner share; the owner may be gone.
struct LookupMail
{
    std::mutex mutex;
    HostLookup *owner = nullptr;
};

class HostLookup : public QObject
{
public:
    explicit HostLookup(Callback<QList<QHostAddress>> done)
        : m_promise(std::move(done))
    {
        m_mail->owner = this;
    }
    ~HostLookup() override
    {
        const std::lock_guard lock(m_mail->mutex);
        m_mail->owner = nullptr;
    }
    Q_DISABLE_COPY_MOVE(HostLookup)

    static Operation start(const QString &host, Callback<QList<QHostAddress>> done)
    {
        const auto lookup = std::make_shared<HostLookup>(std::move(done));
        auto operation = lookup->m_promise.operation({}, lookup);
        try {
            std::thread([mail = lookup->m_mail, name = QUrl::toAce(host)] {
                deliver(mail, resolve(name));
            }).detach();
        } catch (const std::system_error &) { // no more threads
            lookup->m_promise.resolveLater(QList<QHostAddress>());
        }
        return operation;
    }

private:
    static void deliver(const std::shared_ptr<LookupMail> &mail, QList<QHostAddress> addresses)
    {
        const std::lock_guard lock(mail->mutex);
        if (auto *owner = mail->owner)
            handTo(owner, [owner, addresses = std::move(addresses)] { owner->m_promise.resolve(addresses); });
    }

    std::shared_ptr<LookupMail> m_mail = std::make_shared<LookupMail>();
    Promise<QList<QHostAddress>> m_promise;
};

} // namespace

Operation lookUpHost(const QString &host, Callback<QList<QHostAddress>> done)
{
    if (const QHostAddress address(host); !address.isNull())
        return finished<QList<QHostAddress>>(QList{address}, std::move(done));
    return HostLookup::start(host, std::move(done));
}

} // namespace osc

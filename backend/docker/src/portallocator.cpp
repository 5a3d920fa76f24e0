// SPDX-License-Identifier: Apache-2.0
#include "portallocator.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace osc {

namespace {

bool canBind(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return false;
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons(static_cast<uint16_t>(port));
    const bool free = ::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(fd);
    return free;
}

int drawAnywhere(int first, int last)
{
    return QRandomGenerator::global()->bounded(first, last + 1);
}

} // namespace

PortAllocator::PortAllocator()
    : PortAllocator(Range{})
{}

PortAllocator::PortAllocator(Range range)
    : PortAllocator(range, canBind, drawAnywhere)
{}

PortAllocator::PortAllocator(Range range, std::function<bool(int)> isFree, std::function<int(int, int)> draw)
    : m_range(range)
    , m_isFree(std::move(isFree))
    , m_draw(std::move(draw))
{}

Result<QList<int>> PortAllocator::allocate(int count) const
{
    QList<int> ports;
    for (int i = 0; i < count; ++i) {
        int found = 0;
        for (int attempt = 0; attempt < DrawsPerPort && found == 0; ++attempt) {
            const int port = m_draw(m_range.first, m_range.last);
            if (!ports.contains(port) && m_isFree(port))
                found = port;
        }
        if (found == 0) {
            Error error;
            error.kind = ErrorKind::Exhausted;
            error.message = QCoreApplication::translate(
                                "PortAllocator", "No free port was found on this computer between %1 and %2.")
                                .arg(m_range.first)
                                .arg(m_range.last);
            error.advice = QCoreApplication::translate(
                "PortAllocator", "Delete sandboxes that are not needed any more, then try again.");
            error.code = QStringLiteral("DOCKER::SANDBOX_START_FAILED");
            return error;
        }
        ports.append(found);
    }
    return ports;
}

} // namespace osc

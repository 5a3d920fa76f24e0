// SPDX-License-Identifier: Apache-2.0
#include "proxy.h"

#include <charconv>
#include <cstdint>
#include <thread>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace standin {

namespace {

/// A connected socket, or -1.
int dial(const std::string &port)
{
    uint16_t number = 0;
    const auto *end = port.data() + port.size();
    const auto parsed = std::from_chars(port.data(), end, number);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return -1;
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(number);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return fd;
    close(fd);
    return -1;
}

void copyAll(Connection &from, Connection &to)
{
    for (auto piece = from.read(64 * 1024); !piece.empty(); piece = from.read(64 * 1024)) {
        if (!to.write(piece))
            break;
    }
    shutdown(to.fd(), SHUT_WR);
}

std::string requestHead(const Request &request, const std::string &target, bool upgrades)
{
    std::string head = request.method + ' ' + target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : request.headers) {
        const auto key = lowerCase(name);
        if (key != "connection" && key != "expect" && key != "x-forwarded-host")
            head += name + ": " + value + "\r\n";
    }
    return head + (upgrades ? "Connection: Upgrade\r\n\r\n" : "Connection: close\r\n\r\n");
}

void sendBody(Body &body, Connection &upstream)
{
    char size[20];
    for (auto piece = body.read(); !piece.empty(); piece = body.read()) {
        if (body.isChunked()) {
            std::snprintf(size, sizeof size, "%zx\r\n", piece.size());
            piece = size + piece + "\r\n";
        }
        if (!upstream.write(piece))
            return;
    }
    if (body.isChunked() && !body.failed())
        upstream.write("0\r\n\r\n");
}

} // namespace

void forwardRequest(const Request &request, const std::string &port, const std::string &target,
                    Response &response)
{
    const int fd = dial(port);
    if (fd < 0) {
        response.sendText(502, "Bad Gateway", "text/plain; charset=utf-8");
        return;
    }
    response.closeAfterwards();
    Connection upstream(fd);
    const bool upgrades = !request.header("Upgrade").empty();
    const auto query = request.query.empty() ? std::string() : '?' + request.query;
    upstream.write(requestHead(request, target + query, upgrades));
    sendBody(*request.body, upstream);
    std::string line;
    Headers headers;
    if (!upstream.readLine(line) || !readHeaders(upstream, headers)) {
        response.sendText(502, "Bad Gateway", "text/plain; charset=utf-8");
        return;
    }
    std::string head = line + "\r\n";
    for (const auto &[name, value] : headers) {
        if (upgrades || lowerCase(name) != "connection")
            head += name + ": " + value + "\r\n";
    }
    response.writeRaw(head + (upgrades ? "\r\n" : "Connection: close\r\n\r\n"));
    if (!upgrades) {
        copyAll(upstream, response.connection());
        return;
    }
    std::thread toUpstream([&] { copyAll(response.connection(), upstream); });
    copyAll(upstream, response.connection());
    shutdown(response.connection().fd(), SHUT_RD);
    toUpstream.join();
}

} // namespace standin

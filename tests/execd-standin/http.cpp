// SPDX-License-Identifier: Apache-2.0
#include "http.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <unistd.h>

#include <sys/socket.h>

namespace standin {

namespace {

constexpr size_t maximumLine = 64 * 1024;
constexpr size_t pieceSize = 64 * 1024;

const char *reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 206:
        return "Partial Content";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 416:
        return "Requested Range Not Satisfiable";
    case 502:
        return "Bad Gateway";
    default:
        return "Internal Server Error";
    }
}

} // namespace

std::string headerValue(const Headers &headers, std::string_view name)
{
    const auto wanted = lowerCase(name);
    for (const auto &[key, value] : headers) {
        if (lowerCase(key) == wanted)
            return value;
    }
    return {};
}

Connection::~Connection()
{
    shutdown(m_fd, SHUT_RDWR);
    close(m_fd);
}

bool Connection::fill()
{
    char bytes[pieceSize];
    ssize_t count = 0;
    do {
        count = recv(m_fd, bytes, sizeof bytes, 0);
    } while (count < 0 && errno == EINTR);
    if (count <= 0)
        return false;
    m_buffer.append(bytes, static_cast<size_t>(count));
    return true;
}

bool Connection::readLine(std::string &line)
{
    for (size_t searched = 0;;) {
        const auto end = m_buffer.find('\n', searched);
        if (end != std::string::npos) {
            line = m_buffer.substr(0, end);
            m_buffer.erase(0, end + 1);
            if (line.ends_with('\r'))
                line.pop_back();
            return true;
        }
        searched = m_buffer.size();
        if (searched > maximumLine || !fill())
            return false;
    }
}

std::string Connection::read(size_t maximum)
{
    if (m_buffer.empty() && !fill())
        return {};
    if (m_buffer.size() <= maximum)
        return takeBuffer();
    auto piece = m_buffer.substr(0, maximum);
    m_buffer.erase(0, maximum);
    return piece;
}

bool Connection::write(std::string_view bytes)
{
    while (!bytes.empty() && !m_broken) {
        const auto count = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            bytes.remove_prefix(static_cast<size_t>(count));
        else
            m_broken = errno != EINTR;
    }
    return !m_broken;
}

Body::Body(Connection &connection, const Headers &headers)
    : m_connection(connection)
    , m_expectContinue(lowerCase(headerValue(headers, "Expect")) == "100-continue")
    , m_chunked(lowerCase(headerValue(headers, "Transfer-Encoding")) == "chunked")
{
    if (m_chunked)
        return;
    const auto length = headerValue(headers, "Content-Length");
    std::from_chars(length.data(), length.data() + length.size(), m_left);
    m_ended = m_left == 0;
}

bool Body::nextChunk()
{
    std::string line;
    if (!m_connection.readLine(line))
        return false;
    if (std::from_chars(line.data(), line.data() + line.size(), m_left, 16).ec != std::errc())
        return false;
    if (m_left > 0)
        return true;
    m_ended = true;
    do { // trailers
        if (!m_connection.readLine(line))
            return false;
    } while (!line.empty());
    return true;
}

std::string Body::read()
{
    if (m_ended || m_failed)
        return {};
    if (std::exchange(m_expectContinue, false))
        m_connection.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (m_chunked && m_left == 0) {
        m_failed = !nextChunk();
        if (m_ended || m_failed)
            return {};
    }
    auto piece = m_connection.read(static_cast<size_t>(std::min<uint64_t>(m_left, pieceSize)));
    m_failed = piece.empty();
    m_left -= piece.size();
    std::string lineEnd;
    if (m_left == 0 && m_chunked && !m_failed)
        m_failed = !m_connection.readLine(lineEnd) || !lineEnd.empty();
    else
        m_ended = m_left == 0;
    return piece;
}

std::string Body::readAll()
{
    std::string all;
    for (auto piece = read(); !piece.empty(); piece = read())
        all += piece;
    return all;
}

bool readHeaders(Connection &connection, Headers &headers)
{
    std::string line;
    while (connection.readLine(line)) {
        if (line.empty())
            return true;
        const auto colon = line.find(':');
        if (colon == std::string::npos || headers.size() > 200)
            return false;
        headers.emplace_back(line.substr(0, colon), trimmed(std::string_view(line).substr(colon + 1)));
    }
    return false;
}

bool readRequest(Connection &connection, Request &request)
{
    std::string line;
    if (!connection.readLine(line))
        return false;
    const auto parts = split(line, ' ');
    if (parts.size() != 3 || !parts[1].starts_with('/'))
        return false;
    request.method = parts[0];
    const auto mark = parts[1].find('?');
    request.path = parts[1].substr(0, mark);
    if (mark != std::string::npos)
        request.query = parts[1].substr(mark + 1);
    return readHeaders(connection, request.headers);
}

void Response::sendHead(int status, const Headers &headers)
{
    std::string head = "HTTP/1.1 " + std::to_string(status) + ' ' + reason(status) + "\r\n";
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    head += "Date: " + httpDate(time(nullptr)) + "\r\n";
    if (m_close)
        head += "Connection: close\r\n";
    m_connection.write(head + "\r\n");
}

void Response::send(int status, const Headers &headers, std::string_view body)
{
    Headers all = headers;
    all.emplace_back("Content-Length", std::to_string(body.size()));
    sendHead(status, all);
    m_connection.write(body);
}

void Response::sendEmpty(int status)
{
    send(status, {}, {});
}

void Response::sendJson(int status, const std::string &body)
{
    send(status, {{"Content-Type", "application/json; charset=utf-8"}}, body);
}

void Response::sendError(int status, std::string_view code, std::string_view message)
{
    sendJson(status, "{\"code\":" + jsonString(code) + ",\"message\":" + jsonString(message) + '}');
}

void Response::sendText(int status, std::string_view body, std::string_view type)
{
    send(status, {{"Content-Type", std::string(type)}}, body);
}

void Response::beginStream()
{
    sendHead(200, {{"Content-Type", "text/event-stream"},
                   {"Cache-Control", "no-cache"},
                   {"X-Accel-Buffering", "no"},
                   {"Transfer-Encoding", "chunked"}});
}

void Response::streamPiece(std::string_view bytes)
{
    if (bytes.empty())
        return;
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    m_connection.write(size + std::string(bytes) + "\r\n");
}

void Response::endStream()
{
    m_connection.write("0\r\n\r\n");
}

} // namespace standin

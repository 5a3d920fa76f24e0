// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace standin {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// The value of the first header with that name, ignoring case.
std::string headerValue(const Headers &headers, std::string_view name);

/// A connected socket with a read buffer. Closes it.
class Connection
{
public:
    explicit Connection(int fd)
        : m_fd(fd)
    {}
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    /// A line without its end; false at the end of the stream or when it is longer than 64 KiB.
    bool readLine(std::string &line);
    /// Up to @p maximum bytes; empty at the end.
    std::string read(size_t maximum);
    /// False once the other side is gone; writing goes on to do nothing.
    bool write(std::string_view bytes);
    [[nodiscard]] int fd() const { return m_fd; }
    /// What was read ahead.
    std::string takeBuffer() { return std::exchange(m_buffer, {}); }
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    bool fill();

    int m_fd;
    std::string m_buffer;
    bool m_broken = false;
};

/// The body of a message as it arrives: counted or chunked.
class Body
{
public:
    Body(Connection &connection, const Headers &headers);

    /// A piece of at most 64 KiB; empty at the end, and after a failure.
    std::string read();
    std::string readAll();
    /// The body ended before it was complete.
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool isChunked() const { return m_chunked; }

private:
    bool nextChunk();

    Connection &m_connection;
    bool m_expectContinue;
    bool m_chunked;
    bool m_failed = false;
    bool m_ended = false;
    uint64_t m_left = 0; ///< Of the whole body, or of the present chunk.
};

struct Request
{
    std::string method;
    std::string path; ///< As on the wire, without the query.
    std::string query;
    Headers headers;
    Body *body = nullptr;

    [[nodiscard]] std::string header(std::string_view name) const { return headerValue(headers, name); }
};

/// Reads the request line and the headers.
bool readRequest(Connection &connection, Request &request);
bool readHeaders(Connection &connection, Headers &headers);

/// The answer to one request: either one send…() or a stream.
class Response
{
public:
    explicit Response(Connection &connection)
        : m_connection(connection)
    {}

    void sendEmpty(int status = 200);
    void sendJson(int status, const std::string &body);
    /// {"code":…,"message":…}
    void sendError(int status, std::string_view code, std::string_view message);
    void sendText(int status, std::string_view body, std::string_view type = "text/plain");
    void send(int status, const Headers &headers, std::string_view body);
    /// Only the head; the caller writes the body with writeRaw().
    void sendHead(int status, const Headers &headers);
    bool writeRaw(std::string_view bytes) { return m_connection.write(bytes); }

    void beginStream();
    void streamPiece(std::string_view bytes);
    void endStream();

    /// The connection cannot be used for another request.
    void closeAfterwards() { m_close = true; }
    [[nodiscard]] bool closes() const { return m_close; }
    [[nodiscard]] Connection &connection() { return m_connection; }

private:
    Connection &m_connection;
    bool m_close = false;
};

} // namespace standin

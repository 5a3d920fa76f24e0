// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace standin {

class Terminal;

/// Interactive terminals: each is a bash, or a command in one, that goes on without anybody attached.
class TerminalTable
{
public:
    TerminalTable();
    ~TerminalTable();

    void create(const Request &request, Response &response);
    void state(const std::string &id, Response &response);
    void remove(const std::string &id, Response &response);
    /// The WebSocket; returns when the client has gone.
    void attach(const std::string &id, const Request &request, Response &response);

private:
    /// Null, after an answer was sent.
    std::shared_ptr<Terminal> find(const std::string &id, Response &response);

    std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<Terminal>> m_terminals;
};

} // namespace standin

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"

#include <map>
#include <mutex>
#include <string>

namespace standin {

/// Shell sessions: every run is a new bash that begins with the exported variables and the directory of the
/// last.
class SessionTable
{
public:
    ~SessionTable();

    void create(const Request &request, Response &response);
    void run(const std::string &id, const Request &request, Response &response);
    void remove(const std::string &id, Response &response);

private:
    /// The file that keeps the state of a session; empty when there is no such session.
    std::string stateFile(const std::string &id);

    std::mutex m_mutex;
    std::map<std::string, std::string> m_stateFiles;
};

} // namespace standin

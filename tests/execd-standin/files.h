// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http.h"
#include "json.h"

#include <string>

#include <sys/stat.h>

namespace standin {

void fileInfo(const Request &request, Response &response);
void deleteFiles(const Request &request, Response &response);
void moveFiles(const Request &request, Response &response);
void changePermissions(const Request &request, Response &response);
void searchFiles(const Request &request, Response &response);
void replaceInFiles(const Request &request, Response &response);
void downloadFile(const Request &request, Response &response);
void uploadFiles(const Request &request, Response &response);

void listDirectory(const Request &request, Response &response);
void createDirectories(const Request &request, Response &response);
void deleteDirectories(const Request &request, Response &response);

/// 404 FILE_NOT_FOUND for ENOENT, else 500 RUNTIME_ERROR; @p what begins the message.
void sendFileProblem(Response &response, const std::string &what, int error);
/// The expanded path; no value after an answer was sent.
std::optional<std::string> pathOrRefuse(const std::string &path, Response &response);
/// The object in the body; no value after an answer was sent.
std::optional<Json> bodyOrRefuse(const Request &request, Response &response);
/// A FileInfo object.
std::string infoJson(const std::string &path, const struct stat &info);
/// Applies "mode" (decimal digits read as octal), "owner" and "group". Empty, or what went wrong.
std::string applyPermissions(const std::string &path, const Json &wanted);
/// mkdir -p. 0 or an errno value.
int makeDirectories(const std::string &path);

} // namespace standin

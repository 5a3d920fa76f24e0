// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "files.h"

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace standin {

namespace {

/// One part of a multipart body, kept in a file without a name.
struct Part
{
    std::string name;
    bool hasFileName = false;
    std::unique_ptr<OutputFile> content = std::make_unique<OutputFile>();
};

/// Reads multipart/form-data piece by piece.
class MultipartReader
{
public:
    MultipartReader(Body &body, const std::string &boundary)
        : m_body(body)
        , m_delimiter("\r\n--" + boundary)
        , m_buffer("\r\n") // so that the first boundary looks like every other
    {}

    /// False when the body is no well-formed multipart message.
    bool readAll(std::vector<Part> &parts)
    {
        if (!skipTo(m_delimiter, nullptr))
            return false;
        while (true) {
            if (!need(2))
                return false;
            if (m_buffer.starts_with("--"))
                return true;
            Part part;
            if (!readHead(part) || !skipTo(m_delimiter, part.content.get()))
                return false;
            parts.push_back(std::move(part));
        }
    }

private:
    bool more()
    {
        const auto piece = m_body.read();
        m_buffer += piece;
        return !piece.empty();
    }
    bool need(size_t count)
    {
        while (m_buffer.size() < count) {
            if (!more())
                return false;
        }
        return true;
    }
    static bool store(OutputFile *target, std::string_view bytes)
    {
        while (target && !bytes.empty()) {
            const auto count = write(target->fd(), bytes.data(), bytes.size());
            if (count < 0)
                return false;
            bytes.remove_prefix(static_cast<size_t>(count));
        }
        return true;
    }
    /// Gives everything up to @p mark to @p target and drops the mark.
    bool skipTo(const std::string &mark, OutputFile *target)
    {
        size_t found = 0;
        while ((found = m_buffer.find(mark)) == std::string::npos) {
            if (m_buffer.size() > mark.size()) {
                const auto safe = m_buffer.size() - mark.size();
                if (!store(target, std::string_view(m_buffer).substr(0, safe)))
                    return false;
                m_buffer.erase(0, safe);
            }
            if (!more())
                return false;
        }
        const bool stored = store(target, std::string_view(m_buffer).substr(0, found));
        m_buffer.erase(0, found + mark.size());
        return stored;
    }
    bool readHead(Part &part)
    {
        size_t end = 0;
        while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos) {
            if (m_buffer.size() > 64 * 1024 || !more())
                return false;
        }
        const auto head = m_buffer.substr(0, end);
        m_buffer.erase(0, end + 4);
        part.name = parameter(head, " name=\"");
        part.hasFileName = head.find("filename") != std::string::npos;
        return true;
    }
    static std::string parameter(const std::string &head, const std::string &name)
    {
        const auto begin = head.find(name);
        if (begin == std::string::npos)
            return {};
        const auto first = begin + name.size();
        return head.substr(first, head.find('"', first) - first);
    }

    Body &m_body;
    std::string m_delimiter;
    std::string m_buffer;
};

std::string boundaryOf(const std::string &contentType)
{
    const auto at = contentType.find("boundary=");
    if (!contentType.starts_with("multipart/") || at == std::string::npos)
        return {};
    auto boundary = contentType.substr(at + 9);
    boundary = trimmed(boundary.substr(0, boundary.find(';')));
    if (boundary.size() > 1 && boundary.starts_with('"') && boundary.ends_with('"'))
        return boundary.substr(1, boundary.size() - 2);
    return boundary;
}

/// Empty, or what went wrong.
std::string copyInto(const OutputFile &content, const std::string &path)
{
    if (const int error = makeDirectories(parentDirectory(path)))
        return "error creating directory " + parentDirectory(path) + ". mkdir " + parentDirectory(path) +
               ": " + errorText(error);
    const int fd = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0777);
    if (fd < 0)
        return "error opening destination file " + path + ". open " + path + ": " + errorText(errno);
    std::string problem;
    off_t offset = 0;
    for (auto piece = content.read(offset); !piece.empty() && problem.empty(); piece = content.read(offset)) {
        const auto count = write(fd, piece.data(), piece.size());
        if (count < 0)
            problem = "error copying file " + path + ". write " + path + ": " + errorText(errno);
        else
            offset += count;
    }
    fsync(fd);
    close(fd);
    return problem;
}

std::string readWhole(const OutputFile &content)
{
    std::string all;
    for (auto piece = content.read(0); !piece.empty(); piece = content.read(static_cast<off_t>(all.size())))
        all += piece;
    return all;
}

/// Stores one file. False after an answer was sent.
bool storeOne(const Part &metadata, const Part &file, Response &response)
{
    std::string problem;
    const auto wanted = Json::parse(readWhole(*metadata.content), problem);
    if (!wanted || wanted->string("path").empty()) {
        response.sendError(400, "INVALID_FILE_METADATA", "invalid metadata. " + problem);
        return false;
    }
    if (const auto *mode = wanted->find("mode"); mode && mode->type != Json::Type::Null && !mode->integer()) {
        response.sendError(400, "INVALID_FILE_METADATA", "invalid metadata. mode is not an integer");
        return false;
    }
    const auto path = pathOrRefuse(wanted->string("path"), response);
    if (!path)
        return false;
    problem = copyInto(*file.content, *path);
    if (problem.empty()) {
        problem = applyPermissions(*path, *wanted);
        if (!problem.empty())
            problem = "error changing permissions for " + *path + ". " + problem;
    }
    if (!problem.empty())
        response.sendError(500, "RUNTIME_ERROR", problem);
    return problem.empty();
}

} // namespace

void uploadFiles(const Request &request, Response &response)
{
    const auto boundary = boundaryOf(request.header("Content-Type"));
    std::vector<Part> parts;
    if (boundary.empty() || !MultipartReader(*request.body, boundary).readAll(parts)) {
        response.sendError(400, "INVALID_FILE", "error parsing the multipart form");
        return;
    }
    std::vector<const Part *> metadata;
    std::vector<const Part *> files;
    for (const auto &part : parts) {
        if (part.hasFileName && part.name == "metadata")
            metadata.push_back(&part);
        else if (part.hasFileName && part.name == "file")
            files.push_back(&part);
    }
    if (metadata.empty()) {
        response.sendError(400, "INVALID_FILE_METADATA", "metadata file is missing");
    } else if (files.empty()) {
        response.sendError(400, "INVALID_FILE_CONTENT", "file is missing");
    } else if (metadata.size() != files.size()) {
        response.sendError(400, "INVALID_FILE", "the numbers of metadata and files differ");
    } else {
        for (size_t i = 0; i < files.size(); ++i) {
            if (!storeOne(*metadata[i], *files[i], response))
                return;
        }
        response.sendEmpty();
    }
}

} // namespace standin

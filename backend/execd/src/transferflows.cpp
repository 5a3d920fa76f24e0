// SPDX-License-Identifier: Apache-2.0
#include "transferflows.h"

#include "execdcodec.h"
#include "execderrors.h"
#include "multipartsource.h"

#include <core/fileproblem.h>

#include <QCoreApplication>
#include <QRandomGenerator>

namespace osc {

namespace {

struct ExecdTransfers
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdTransfers)
};

constexpr std::chrono::minutes patience{5}; // execd copies and syncs before it answers
constexpr int defaultMode = 0644;           // execd's own default would make every file executable

/// Counts bytes and passes them on, unless they turn out to be others than those that were asked for.
class CheckingSink : public ByteSink
{
public:
    CheckingSink(std::shared_ptr<ByteSink> target, FilePath path, std::shared_ptr<qint64> count)
        : m_target(std::move(target))
        , m_path(std::move(path))
        , m_count(std::move(count))
    {}

    Next write(QByteArrayView bytes) override { return give(bytes.toByteArray()); }
    Next give(QByteArray bytes) override
    {
        if (m_isWrong)
            return Next::Stop;
        *m_count += bytes.size();
        return m_target->give(std::move(bytes));
    }
    void goOn() { notifyReady(); }
    [[nodiscard]] Error error() const override
    {
        return m_isWrong ? execderrors::rangeIgnored(m_path) : m_target->error();
    }
    /// A part was asked for.
    void setStatusOfPart(int status) { m_isWrong = status == 200; }

private:
    std::shared_ptr<ByteSink> m_target;
    FilePath m_path;
    std::shared_ptr<qint64> m_count;
    bool m_isWrong = false;
};

QByteArray rangeHeader(FileSystem::ReadRange range)
{
    const auto last = range.length < 0 ? QByteArray() : QByteArray::number(range.offset + range.length - 1);
    return "bytes=" + QByteArray::number(range.offset) + '-' + last;
}

} // namespace

ExecdReadFlow::ExecdReadFlow(ExecdClient client, FilePath path, FileSystem::ReadRange range,
                             std::shared_ptr<ByteSink> sink, Callback<void> done)
    : ExecdFileFlow(std::move(client), std::move(path), std::move(done))
    , m_range(range)
    , m_sink(std::move(sink))
    , m_arrived(std::make_shared<qint64>(0))
{}

void ExecdReadFlow::begin()
{
    look(path(), [this](const FileEntry &entry) {
        if (entry.type == FileType::Regular) {
            const qint64 rest = entry.size - m_range.offset;
            m_expected = m_range.length < 0 ? rest : std::min(rest, m_range.length);
            download();
        } else if (entry.type == FileType::Directory) {
            fail(fileError(FileProblem::IsADirectory, path()));
        } else {
            lookBehind(path(), [this, isLink = entry.type == FileType::Symlink](Target target) {
                if (target == Target::File)
                    download();
                else if (target == Target::Directory)
                    fail(fileError(FileProblem::IsADirectory, path()));
                else
                    fail(isLink ? execderrors::brokenLink(path()) : fileError(FileProblem::Special, path()));
            });
        }
    });
}

void ExecdReadFlow::download()
{
    if (m_range.length == 0) {
        succeed();
        return;
    }
    auto request = execdRequest("GET", "/files/download", path());
    const auto sink = std::make_shared<CheckingSink>(m_sink, path(), m_arrived);
    request.sink = sink;
    // Weakly: the target may serve another request before this one is wholly gone.
    m_sink->setReadyCallback([weak = std::weak_ptr(sink)] {
        if (const auto living = weak.lock())
            living->goOn();
    });
    request.timeout = std::chrono::milliseconds(0);
    request.idleTimeout = patience;
    if (m_range.offset > 0 || m_range.length > 0) {
        request.headers = {{"Range", rangeHeader(m_range)}};
        request.onHeaders = [sink](int status, const QList<HttpHeader> &) { sink->setStatusOfPart(status); };
    }
    askAnything(std::move(request), [this](const HttpResponse &response) { takeDownload(response); });
}

void ExecdReadFlow::takeDownload(const HttpResponse &response)
{
    constexpr int pastTheEnd = 416;
    if (response.status / 100 == 2 && *m_arrived < m_expected)
        fail(execderrors::cutShort(path(), *m_arrived, m_expected));
    else if (response.status / 100 == 2 || response.status == pastTheEnd)
        succeed();
    else
        fail(execderrors::fromResponse(
            response, ExecdTransfers::tr("“%1” could not be read.").arg(shownPath()), path()));
}

ExecdWriteFlow::ExecdWriteFlow(ExecdClient client, FilePath path, std::shared_ptr<ByteSource> source,
                               FileSystem::WriteOptions options, Callback<void> done)
    : ExecdFileFlow(std::move(client), std::move(path), std::move(done))
    , m_source(std::move(source))
    , m_options(options)
{}

void ExecdWriteFlow::begin()
{
    lookIfThere(path(), [this](const std::optional<FileEntry> &present) { decide(present); });
}

void ExecdWriteFlow::decide(const std::optional<FileEntry> &present)
{
    if (m_options.onlyIf &&
        (!present || FileVersion{present->size, present->modified} != *m_options.onlyIf)) {
        fail(fileError(FileProblem::Changed, path()));
        return;
    }
    if (!present) {
        if (!m_options.overwrite)
            m_temporary = joinPath(parentPath(path()),
                                   ".console-upload-" +
                                       QByteArray::number(QRandomGenerator::system()->generate64(), 16));
        upload(m_options.overwrite ? path() : m_temporary, m_options.mode > 0 ? m_options.mode : defaultMode);
        return;
    }
    if (present->type == FileType::Directory) {
        fail(fileError(FileProblem::IsADirectory, path()));
    } else if (!m_options.overwrite) {
        fail(fileError(FileProblem::Exists, path()));
    } else if (present->type == FileType::Regular) {
        upload(path(), -1);
    } else {
        lookBehind(path(), [this, isLink = present->type == FileType::Symlink](Target target) {
            if (target == Target::File)
                upload(path(), -1);
            else
                fail(isLink ? execderrors::brokenLink(path()) : fileError(FileProblem::Special, path()));
        });
    }
}

void ExecdWriteFlow::upload(const FilePath &target, int mode)
{
    const auto source = std::make_shared<MultipartSource>(encodeExecdMetadata(target, mode), m_source);
    HttpRequest request;
    request.method = "POST";
    request.target = "/files/upload";
    request.headers = {{"Content-Type", source->contentType()}};
    request.bodySource = source;
    request.timeout = std::chrono::milliseconds(0);
    request.idleTimeout = patience;
    askAnything(std::move(request), [this](const HttpResponse &response) { takeUpload(response); });
}

void ExecdWriteFlow::takeUpload(const HttpResponse &response)
{
    if (response.status / 100 != 2) {
        removeTemporary();
        fail(execderrors::fromResponse(
            response, ExecdTransfers::tr("“%1” could not be written.").arg(shownPath()), path()));
    } else if (m_temporary.isEmpty()) {
        succeed();
    } else {
        moveIntoPlace();
    }
}

void ExecdWriteFlow::moveIntoPlace()
{
    askAnything(execdPost("/files/mv", encodeExecdMove(m_temporary, path())),
                [this](const HttpResponse &response) {
                    if (response.status / 100 == 2) {
                        succeed();
                        return;
                    }
                    removeTemporary();
                    fail(execderrors::fromResponse(
                        response, ExecdTransfers::tr("“%1” could not be written.").arg(shownPath()), path()));
                });
}

void ExecdWriteFlow::cancelled()
{
    removeTemporary();
}

void ExecdWriteFlow::removeTemporary()
{
    if (!m_temporary.isEmpty())
        client()
            .send(execdRequest("DELETE", "/files", m_temporary), [](const Result<HttpResponse> &) {})
            .detach();
}

} // namespace osc

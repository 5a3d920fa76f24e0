// SPDX-License-Identifier: Apache-2.0
#include "changeflows.h"

#include "execdcodec.h"
#include "execderrors.h"

#include <core/fileproblem.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdChanges
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdChanges)
};

} // namespace

// execd itself is content with a directory that is there already.
void ExecdMakeDirectoryFlow::begin()
{
    lookIfThere(path(), [this](const std::optional<FileEntry> &present) {
        if (present) {
            fail(fileError(FileProblem::Exists, path()));
            return;
        }
        ask(execdPost("/directories", encodeExecdPermissions(path(), -1)),
            ExecdChanges::tr("The folder “%1” could not be created.").arg(shownPath()),
            [this](const HttpResponse &) { succeed(); });
    });
}

ExecdRenameFlow::ExecdRenameFlow(ExecdClient client, FilePath from, FilePath to, Callback<void> done)
    : ExecdFileFlow(std::move(client), std::move(from), std::move(done))
    , m_to(std::move(to))
{}

void ExecdRenameFlow::begin()
{
    look(path(), [this](const FileEntry &entry) {
        lookIfThere(
            m_to, [this, isLink = entry.type == FileType::Symlink](const std::optional<FileEntry> &present) {
                if (present)
                    fail(fileError(FileProblem::Exists, m_to));
                else
                    move(isLink);
            });
    });
}

void ExecdRenameFlow::move(bool isLink)
{
    const auto failure = ExecdChanges::tr("“%1” could not be renamed.").arg(shownPath());
    askAnything(execdPost("/files/mv", encodeExecdMove(path(), m_to)), [this, isLink, failure](
                                                                           const HttpResponse &response) {
        constexpr int notFound = 404;
        if (response.status / 100 == 2)
            succeed();
        else if (response.status == notFound && isLink) // execd asks for what it leads to
            fail(execderrors::linkNotMovable(path()));
        else
            fail(execderrors::fromResponse(response, failure, response.status == notFound ? path() : m_to));
    });
}

ExecdReplaceFlow::ExecdReplaceFlow(ExecdClient client, FilePath from, FilePath to, Callback<void> done)
    : ExecdFileFlow(std::move(client), std::move(from), std::move(done))
    , m_to(std::move(to))
{}

void ExecdReplaceFlow::begin()
{
    look(path(), [this](const FileEntry &) {
        lookIfThere(m_to, [this](const std::optional<FileEntry> &present) {
            if (!present)
                return move();
            if (present->type == FileType::Directory)
                return fail(fileError(FileProblem::IsADirectory, m_to));
            ask(execdRequest("DELETE", "/directories", m_to),
                ExecdChanges::tr("“%1” could not be replaced.").arg(displayName(m_to)),
                [this](const HttpResponse &) { move(); });
        });
    });
}

void ExecdReplaceFlow::move()
{
    ask(execdPost("/files/mv", encodeExecdMove(path(), m_to)),
        ExecdChanges::tr("“%1” could not be replaced.").arg(displayName(m_to)),
        [this](const HttpResponse &) { succeed(); });
}

// execd is content when there is nothing to remove, and its call for directories is the one that removes
// links which lead nowhere.
void ExecdRemoveFlow::begin()
{
    look(path(), [this](const FileEntry &) {
        auto request = execdRequest("DELETE", "/directories", path());
        request.timeout = std::chrono::minutes(10);
        ask(std::move(request), ExecdChanges::tr("“%1” could not be removed.").arg(shownPath()),
            [this](const HttpResponse &) { succeed(); });
    });
}

ExecdModeFlow::ExecdModeFlow(ExecdClient client, FilePath path, int mode, Callback<void> done)
    : ExecdFileFlow(std::move(client), std::move(path), std::move(done))
    , m_mode(mode)
{}

void ExecdModeFlow::begin()
{
    ask(execdPost("/files/permissions", encodeExecdPermissions(path(), m_mode)),
        ExecdChanges::tr("The permissions of “%1” could not be changed.").arg(shownPath()),
        [this](const HttpResponse &) { succeed(); });
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "listflow.h"

#include "execdcodec.h"
#include "execderrors.h"
#include "linktargets.h"

#include <core/fileproblem.h>
#include <core/offthread.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct ExecdListing
{
    Q_DECLARE_TR_FUNCTIONS(osc::ExecdListing)
};

constexpr qsizetype batchSize = 1000;
constexpr qsizetype smallBody = 128 * 1024;
constexpr qint64 maximumListing = 64LL * 1024 * 1024; // reading it takes several times as much

QString failureText(const FilePath &path)
{
    return ExecdListing::tr("The folder “%1” could not be listed.").arg(displayName(path));
}

} // namespace

ExecdListFlow::ExecdListFlow(ExecdClient client, FilePath path, std::function<void(QList<FileEntry>)> onBatch,
                             Callback<void> done)
    : ExecdFileFlow(std::move(client), path, std::move(done))
    , m_directory(std::move(path))
    , m_onBatch(std::move(onBatch))
{}

void ExecdListFlow::begin()
{
    list();
}

void ExecdListFlow::list()
{
    auto request = execdRequest("GET", "/directories/list", m_directory);
    request.target += "&depth=1";
    request.timeout = std::chrono::minutes(2);
    request.maximumBody = maximumListing;
    askAnything(std::move(request), [this](const HttpResponse &response) { takeListing(response); });
}

void ExecdListFlow::takeListing(const HttpResponse &response)
{
    if (response.status == 200) {
        decode(response.body, false);
        return;
    }
    const auto failure = decodeExecdFailure(response.body);
    const bool isVanished =
        response.status == 500 && failure.words.endsWith(QLatin1String("no such file or directory"));
    if (response.status == 404 && !failure.isEnvelope)
        search();
    else if (response.status == 400 && failure.words.contains(QLatin1String("symbolic link")) && !m_resolved)
        resolveLink();
    else if (isVanished && --m_attemptsLeft > 0)
        list();
    else if (response.status == 400 && failure.words.contains(QLatin1String("not a directory")))
        fail(fileError(FileProblem::NotADirectory, path()));
    else
        fail(execderrors::fromResponse(response, failureText(path()), path()));
}

void ExecdListFlow::search()
{
    auto request = execdRequest("GET", "/files/search", m_directory);
    request.target += "&pattern=%2A%2A";
    request.timeout = std::chrono::minutes(2);
    request.maximumBody = maximumListing;
    ask(std::move(request), failureText(path()),
        [this](const HttpResponse &response) { decode(response.body, true); });
}

void ExecdListFlow::resolveLink()
{
    if (const auto problem = execderrors::pathProblem(path(), true)) {
        fail(*problem);
        return;
    }
    m_resolved = true;
    ExecdCommand command;
    command.text = QStringLiteral("cd -- \"$CONSOLE_PATH\" && pwd -P");
    command.environment = {{QStringLiteral("CONSOLE_PATH"), QString::fromUtf8(path())}};
    command.timeout = std::chrono::seconds(10);
    run(
        command,
        [this](const ExecdOutput &output) {
            if (output.stream == ExecdOutput::Stream::Output)
                m_output.append(output.line);
        },
        [this](const ExecdExit &exit) {
            m_directory = m_output.join(u'\n').toUtf8();
            if (exit.code != 0 || execderrors::pathProblem(m_directory, true))
                fail(fileError(FileProblem::NotADirectory, path()));
            else
                list();
        });
}

void ExecdListFlow::decode(const QByteArray &body, bool deep)
{
    if (body.size() <= smallBody) {
        takeEntries(decodeExecdListing(body, m_directory, deep));
        return;
    }
    using Entries = std::optional<QList<FileEntry>>;
    setStep(runOffThread<Entries>(
        [body, directory = m_directory, deep]() -> Result<Entries> {
            return decodeExecdListing(body, directory, deep);
        },
        [this](const Result<Entries> &entries) { takeEntries(*entries); }));
}

void ExecdListFlow::takeEntries(const std::optional<QList<FileEntry>> &entries)
{
    if (!entries) {
        fail(execderrors::notUnderstood());
        return;
    }
    m_entries = *entries;
    const bool hasLinks = std::any_of(m_entries.cbegin(), m_entries.cend(),
                                      [](const FileEntry &entry) { return entry.type == FileType::Symlink; });
    if (!hasLinks)
        return deliver();
    setStep(readLinkTargets(client(), m_directory, {},
                            [this](const Result<QHash<QByteArray, LinkTarget>> &targets) {
                                addLinkTargets(m_entries, *targets);
                                deliver();
                            }));
}

void ExecdListFlow::deliver()
{
    const auto self = shared_from_this(); // the owner may let go in a batch
    for (qsizetype begin = 0; begin < m_entries.size() && isActive(); begin += batchSize)
        m_onBatch(m_entries.mid(begin, batchSize));
    succeed();
}

} // namespace osc

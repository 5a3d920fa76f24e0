// SPDX-License-Identifier: Apache-2.0
#include "createerrors.h"
#include "enginecodec.h"
#include "filescripts.h"
#include "flowcodec.h"
#include "fuzztarget.h"
#include "imagecodec.h"
#include "inspectmask.h"
#include "jsonlinesink.h"
#include "listingparser.h"
#include "muxstream.h"
#include "registryauth.h"
#include "statemapping.h"
#include "volumecodec.h"

#include <core/tarball.h>
#include <core/treeguard.h>
#include <docker/discovery.h>

#include <algorithm>

namespace osc::fuzz {

namespace {

void inspect(QByteArrayView input)
{
    const auto json = input.toByteArray();
    if (const auto container = decodeContainer(json)) {
        SandboxSources sources;
        sources.volumesRoot = QStringLiteral("/var/lib/docker/volumes");
        sources.madeHere = true;
        const auto sandbox = mapSandbox(*container, sources);
        require(sandbox.connectionId.isEmpty(), "a sandbox belongs to its connection");
        [[maybe_unused]] const auto why = endedWhy(container->state, container->command);
        [[maybe_unused]] const auto volumes = ownedVolumes(container->labels);
        const auto summary = decodeContainerSummary(json);
        require(summary && summary->id == container->id, "a list reads what a look-up reads");
    }
    if (const auto shown = maskedInspect(json))
        require(decodeContainer(*shown).ok() || !decodeContainer(json).ok(), "what is masked is still JSON");
}

void lists(QByteArrayView input)
{
    const auto json = input.toByteArray();
    if (const auto list = decodeContainerList(json)) {
        for (const auto &summary : *list)
            require(!summary.id.isEmpty(), "a container has an id");
    }
    [[maybe_unused]] const auto volumes = decodeVolumeList(json);
    [[maybe_unused]] const auto images = decodeImageList(json);
    [[maybe_unused]] const auto changes = decodeChangeCount(json, {QStringLiteral("/mnt")});
}

void answers(QByteArrayView input)
{
    const auto json = input.toByteArray();
    [[maybe_unused]] const auto version = decodeVersion(json);
    [[maybe_unused]] const auto info = decodeInfo(json);
    [[maybe_unused]] const auto tag = decodeFirstTag(json);
    [[maybe_unused]] const auto labels = decodeLabels(json);
    [[maybe_unused]] const auto processes = decodeProcessCount(json);
    [[maybe_unused]] const auto image = decodeImage(json);
    [[maybe_unused]] const auto volume = decodeVolume(json);
    [[maybe_unused]] const auto masked = maskedVolume(json);
    [[maybe_unused]] const auto exec = decodeExec(json);
    [[maybe_unused]] const auto id = decodeId(json);
    [[maybe_unused]] const auto path = decodePathStat(json);
    [[maybe_unused]] const auto text = decodeTextArray(QString::fromUtf8(json));
    [[maybe_unused]] const auto time = decodeTime(QString::fromUtf8(json));
    require(decodeErrorMessage(json).toUtf8().size() <= 4096, "the words of an error are short");
}

void events(QByteArrayView input)
{
    QList<QByteArray> whole;
    QList<QByteArray> pieces;
    JsonLineSink wholeSink([&](const QByteArray &line) { whole.append(line); }, 1024);
    wholeSink.write(input);
    wholeSink.finish();
    JsonLineSink pieceSink([&](const QByteArray &line) { pieces.append(line); }, 1024);
    inPieces(input, [&](QByteArrayView piece) { pieceSink.write(piece); });
    pieceSink.finish();
    require(whole == pieces, "lines do not depend on how they arrive");
    for (const auto &line : whole) {
        require(line.size() <= 1024 && !line.contains('\n'), "a line is one line");
        [[maybe_unused]] const auto event = decodeEvent(line);
        [[maybe_unused]] const auto pull = decodePullLine(line);
    }
}

struct Frames
{
    QByteArray out;
    QByteArray errors;
    bool good = true;
    bool atBoundary = true;

    bool operator==(const Frames &) const = default;
};

void frames(QByteArrayView input)
{
    const auto read = [&](bool cut) {
        Frames result;
        MuxStreamParser parser;
        const auto take = [&](CommandOutput::Stream stream, QByteArrayView bytes) {
            (stream == CommandOutput::Stream::Stdout ? result.out : result.errors) += bytes;
        };
        const auto feed = [&](QByteArrayView bytes) {
            result.good = parser.feed(bytes, take) && result.good;
        };
        if (cut)
            inPieces(input, feed);
        else
            feed(input);
        result.atBoundary = parser.isAtBoundary();
        return result;
    };
    const auto whole = read(false);
    require(whole == read(true), "frames do not depend on how they arrive");
    require(whole.out.size() + whole.errors.size() <= input.size(), "output is not invented");
}

struct Archive
{
    QList<TarEntry> entries;
    QByteArray content;
    TarStreamReader::State state = TarStreamReader::State::Reading;

    bool operator==(const Archive &) const = default;
};

void tar(QByteArrayView input)
{
    const auto read = [&](bool cut) {
        Archive archive;
        TarStreamReader reader({[&](const TarEntry &entry) {
                                    archive.entries.append(entry);
                                    return true;
                                },
                                [&](QByteArrayView bytes) {
                                    archive.content += bytes;
                                    return true;
                                }});
        const auto feed = [&](QByteArrayView bytes) { reader.feed(bytes); };
        if (cut)
            inPieces(input, feed);
        else
            feed(input);
        archive.state = reader.state();
        return archive;
    };
    const auto whole = read(false);
    require(whole == read(true), "an archive does not depend on how it arrives");
    require(whole.content.size() <= input.size(), "content is not invented");
    for (const auto &entry : whole.entries)
        require(entry.size >= 0, "a member has a size");
}

void clientConfig(QByteArrayView input)
{
    const auto json = input.toByteArray();
    [[maybe_unused]] const auto config = decodeDockerConfig(json);
    [[maybe_unused]] const auto login = decodeHelperAnswer(json);
    require(!registryOfImage(QString::fromUtf8(json)).isEmpty() || json.startsWith('/'),
            "an image has a registry");
}

void contexts(QByteArrayView input)
{
    Environment environment;
    environment.homeDirectory = QStringLiteral("/home/somebody");
    environment.variable = [&](const QString &name) {
        return name == QLatin1String("DOCKER_HOST") && input.size() % 3 == 0 ? QString::fromUtf8(input)
                                                                             : QString();
    };
    environment.exists = [](const QString &path) { return path.endsWith(QLatin1String("docker.sock")); };
    environment.read = [&](const QString &) { return input.toByteArray(); };
    environment.folders = [](const QString &) {
        return QStringList{QStringLiteral("abc"), QStringLiteral("def")};
    };
    environment.resolve = [](const QString &path) { return path; };
    require(!discoverEngines(environment).isEmpty(), "there is always an engine to try");
}

void listings(QByteArrayView input)
{
    for (const auto kind : {ListingParser::Paths::Names, ListingParser::Paths::Tree}) {
        const auto read = [&](bool cut) {
            QList<ListedEntry> entries;
            bool good = true;
            ListingParser parser(kind, [&](const QList<ListedEntry> &batch) { entries += batch; });
            const auto feed = [&](QByteArrayView bytes) { good = good && parser.feed(bytes); };
            if (cut)
                inPieces(input, feed);
            else
                feed(input);
            parser.finish();
            std::sort(entries.begin(), entries.end(),
                      [](const ListedEntry &a, const ListedEntry &b) { return a.path < b.path; });
            return std::pair(good, entries);
        };
        const auto whole = read(false);
        const auto pieces = read(true);
        require(whole.first == pieces.first, "a listing is good or not however it arrives");
        require(!whole.first || whole.second.size() == pieces.second.size(),
                "a listing does not depend on how it arrives");
        for (const auto &listed : whole.second) {
            require(isEntryName(listed.entry.name), "an entry is a name");
            require(!listed.path.split('/').contains("..") && !listed.path.startsWith('/'),
                    "a path stays inside");
        }
    }
}

void measures(QByteArrayView input)
{
    const auto read = [&](bool cut) {
        bool good = true;
        MeasureParser parser;
        const auto feed = [&](QByteArrayView bytes) { good = good && parser.feed(bytes); };
        if (cut)
            inPieces(input, feed);
        else
            feed(input);
        return std::pair(good, parser.size());
    };
    const auto whole = read(false);
    const auto pieces = read(true);
    require(whole.first == pieces.first, "a sum is good or not however it arrives");
    require(!whole.first || whole.second == pieces.second, "a sum does not depend on how it arrives");
    require(whole.second.bytes >= 0 && whole.second.files >= 0, "nothing is less than nothing");
}

/// What a guard lets through holds nothing that could land outside.
void guardedTree(QByteArrayView input)
{
    GuardedTree guard(std::make_shared<BufferSource>(input.toByteArray()), "/target", {},
                      {.links = {"link", "a/link"}});
    QByteArray out;
    while (const auto piece = guard.read(1000))
        out += *piece;
    QSet<QByteArray> links{"link", "a/link"};
    TarStreamReader reader({[&](const TarEntry &entry) {
                                const auto parts = treeMemberParts(entry.path);
                                require(parts && !parts->isEmpty(), "a member has a relative path");
                                QByteArray path;
                                for (qsizetype i = 0; i + 1 < parts->size(); ++i) {
                                    path += (i > 0 ? "/" : "") + parts->at(i);
                                    require(!links.contains(path), "no member goes through a link");
                                }
                                require(entry.type == FileType::Regular ||
                                            entry.type == FileType::Directory ||
                                            entry.type == FileType::Symlink,
                                        "no pipe and no device");
                                if (entry.type == FileType::Symlink)
                                    links.insert(entry.path);
                                else
                                    links.remove(entry.path);
                                return true;
                            },
                            {}});
    reader.feed(out);
    require(guard.error() || reader.state() == TarStreamReader::State::Ended, "what is good is whole");
}

} // namespace

std::vector<Target> dockerTargets()
{
    return {{"docker-inspect", inspect},     {"docker-lists", lists},       {"docker-answers", answers},
            {"docker-events", events},       {"docker-frames", frames},     {"docker-tar", tar},
            {"docker-config", clientConfig}, {"docker-contexts", contexts}, {"docker-listings", listings},
            {"docker-measures", measures},   {"tree-guard", guardedTree}};
}

} // namespace osc::fuzz

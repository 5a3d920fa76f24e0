// SPDX-License-Identifier: Apache-2.0
#include "statemapping.h"

#include "enginecodec.h"

#include <QCoreApplication>

#include <array>
#include <csignal>

namespace osc {

namespace {

struct StateWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::DockerStates)
};

QString firstLine(const QString &text)
{
    constexpr qsizetype longest = 200;
    const auto line = text.trimmed().section(u'\n', 0, 0);
    return line.size() > longest ? line.left(longest) + QChar(0x2026) : line;
}

QString pendingWords(const ContainerState &state)
{
    return state.error.isEmpty() ? StateWords::tr("starting")
                                 : StateWords::tr("could not start: %1").arg(firstLine(state.error));
}

SandboxStatus stateOf(const ContainerState &state)
{
    SandboxStatus result;
    const auto set = [&](SandboxState mapped, const char *reason, const QString &words) {
        result.state = mapped;
        result.reason = QString::fromLatin1(reason);
        result.message = words;
        return result;
    };
    const bool ended = state.status == QLatin1String("exited") || state.status == QLatin1String("dead");
    if (state.running && !state.paused) {
        return set(SandboxState::Running, state.restarting ? "CONTAINER_RESTARTING" : "CONTAINER_RUNNING",
                   state.restarting ? StateWords::tr("restarting") : QString());
    }
    if (state.paused)
        return set(SandboxState::Paused, "CONTAINER_PAUSED", {});
    if (state.restarting)
        return set(SandboxState::Running, "CONTAINER_RESTARTING", StateWords::tr("restarting"));
    if (state.status == QLatin1String("created") || state.status == QLatin1String("starting"))
        return set(SandboxState::Pending, "CONTAINER_STARTING", pendingWords(state));
    if (ended && state.exitCode == 0)
        return set(SandboxState::Terminated, "CONTAINER_EXITED", exitWords(state));
    if (ended)
        return set(SandboxState::Failed, "CONTAINER_EXITED_ERROR", exitWords(state));
    if (state.status == QLatin1String("removing"))
        return set(SandboxState::Unknown, "CONTAINER_STATE_UNKNOWN", StateWords::tr("being removed"));
    return set(SandboxState::Unknown, "CONTAINER_STATE_UNKNOWN",
               state.status.isEmpty() ? StateWords::tr("the engine told no state")
                                      : StateWords::tr("the engine says “%1”").arg(firstLine(state.status)));
}

bool hasPrefix(const QString &key)
{
    static constexpr std::array prefixes{QLatin1String("opensandbox.io/"),
                                         QLatin1String("org.opencontainers.image."),
                                         QLatin1String("com.docker."), QLatin1String("desktop.docker.")};
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [&](QLatin1String prefix) { return key.startsWith(prefix); });
}

/// A path at or below a folder: what follows, without a slash at the beginning; a null text when it is
/// elsewhere.
QString below(const QString &path, const QString &folder)
{
    if (folder.isEmpty())
        return {};
    if (path == folder)
        return QLatin1String("");
    const auto prefix = folder.endsWith(u'/') ? folder : folder + QLatin1Char('/');
    return path.startsWith(prefix) ? path.mid(prefix.size()) : QString();
}

/// Binds of a claim with a subPath name the place inside the volume (docker-runtime 7.6).
bool isInsideVolume(const QString &source, const QString &volumesRoot, Mount &mount)
{
    const auto inside = below(source, volumesRoot);
    const auto name = inside.section(u'/', 0, 0);
    if (name.isEmpty() || inside.section(u'/', 1, 1) != QLatin1String("_data"))
        return false;
    mount.kind = VolumeKind::Claim;
    mount.source = name;
    mount.subPath = inside.section(u'/', 2);
    return true;
}

bool isOssfs(const QString &source, const QStringList &ossfsMounts, const QString &bucketsRoot, Mount &mount)
{
    for (const auto &root : ossfsMounts) {
        const auto inside = below(source, root);
        if (inside.isNull())
            continue;
        mount.kind = VolumeKind::Ossfs;
        const auto bucket = below(root, bucketsRoot);
        mount.source = bucket.isEmpty() ? root : bucket;
        mount.subPath = inside;
        return true;
    }
    return false;
}

QList<Mount> mapMounts(const ContainerFacts &container, const SandboxSources &sources)
{
    const auto ossfsMounts = decodeTextArray(container.labels.value(labels::ossfsMounts));
    QList<Mount> result;
    for (const auto &mount : container.mounts) {
        Mount mapped;
        mapped.target = mount.destination;
        mapped.readOnly = mount.readOnly;
        if (mount.type == QLatin1String("volume")) {
            if (mount.name.startsWith(QLatin1String("opensandbox-runtime-")))
                continue; // carries execd and the certificate of the sidecar, not anybody's data
            mapped.kind = VolumeKind::Claim;
            mapped.source = mount.name;
        } else if (mount.type != QLatin1String("bind")) {
            continue;
        } else if (!isOssfs(mount.source, ossfsMounts, sources.bucketsRoot, mapped) &&
                   !isInsideVolume(mount.source, sources.volumesRoot, mapped)) {
            mapped.kind = VolumeKind::Host;
            mapped.source = mount.source;
        }
        result.append(mapped);
    }
    std::sort(result.begin(), result.end(),
              [](const Mount &left, const Mount &right) { return left.target < right.target; });
    return result;
}

QMap<QString, QString> mapExtensions(const QMap<QString, QString> &all)
{
    static const auto stored = QStringLiteral("opensandbox.io/extensions.");
    QMap<QString, QString> result;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (it.key().startsWith(stored))
            result.insert(QStringLiteral("opensandbox.extensions.") + it.key().mid(stored.size()),
                          it.value());
    }
    const auto renew = all.value(labels::accessRenew);
    if (!renew.isEmpty())
        result.insert(QStringLiteral("access.renew.extend.seconds"), renew);
    return result;
}

QDateTime expiryOf(const SandboxSources &sources, const QMap<QString, QString> &containerLabels)
{
    if (sources.stored.expiresAt.isValid())
        return sources.stored.expiresAt;
    if (sources.inventoryExpiry.isValid())
        return sources.inventoryExpiry;
    return labelExpiry(containerLabels);
}

/// "Exited (137) 3 hours ago" → 137.
int exitCodeIn(const QString &status)
{
    const auto from = status.indexOf(u'(') + 1;
    const auto to = status.indexOf(u')', from);
    return from > 0 && to > from ? status.mid(from, to - from).toInt() : 0;
}

/// A list names an image by its id when the tag it was created with has moved on.
bool isReference(const ContainerSummary &summary)
{
    const auto id = summary.imageId.section(u':', -1);
    return !summary.image.isEmpty() && !summary.image.startsWith(QLatin1String("sha256:")) &&
           (id.isEmpty() || !id.startsWith(summary.image));
}

ContainerFacts factsOf(const ContainerSummary &summary)
{
    ContainerFacts facts;
    facts.id = summary.id;
    facts.name = summary.name;
    facts.imageId = summary.imageId;
    facts.labels = summary.labels;
    facts.created = summary.created;
    facts.networkMode = summary.networkMode;
    facts.mounts = summary.mounts;
    facts.ports = summary.ports;
    facts.state.status = summary.state;
    facts.state.paused = summary.state == QLatin1String("paused");
    facts.state.restarting = summary.state == QLatin1String("restarting");
    facts.state.running = facts.state.paused || summary.state == QLatin1String("running");
    facts.state.exitCode = exitCodeIn(summary.status);
    return facts;
}

void takeLabels(Sandbox &sandbox, const QMap<QString, QString> &all, const SandboxSources &sources)
{
    sandbox.connectionId = sources.connectionId;
    sandbox.id = all.value(labels::id);
    sandbox.snapshotId = all.value(labels::snapshotId);
    sandbox.metadata = sources.stored.metadata.value_or(userMetadata(all));
    sandbox.extensions = mapExtensions(all);
    sandbox.expiresAt = expiryOf(sources, all);
    sandbox.manualCleanup = isManualCleanup(all);
    sandbox.madeHere = sources.madeHere;
    sandbox.ownedVolumes = ownedVolumes(all);
    const auto os = all.value(labels::platformOs);
    const auto arch = all.value(labels::platformArch);
    if (!os.isEmpty() && !arch.isEmpty()) {
        sandbox.platformOs = os;
        sandbox.platformArch = arch;
    }
}

} // namespace

QString exitWords(const ContainerState &state)
{
    const int code = state.exitCode;
    if (state.oomKilled)
        return StateWords::tr("out of memory");
    switch (code) {
    case 126:
        return StateWords::tr("exit code 126, command cannot be run");
    case 127:
        return StateWords::tr("exit code 127, command not found");
    case 128 + SIGKILL:
        return StateWords::tr("exit code 137, killed");
    case 128 + SIGSEGV:
        return StateWords::tr("exit code 139, crashed");
    case 128 + SIGTERM:
        return StateWords::tr("exit code 143, terminated");
    default:
        break;
    }
    if (code != 0 && !state.error.isEmpty())
        return firstLine(state.error);
    return StateWords::tr("exit code %1").arg(code);
}

SandboxStatus mapState(const ContainerFacts &container)
{
    auto status = stateOf(container.state);
    status.lastTransitionAt =
        container.state.finishedAt.isValid() ? container.state.finishedAt : container.created;
    return status;
}

QHash<int, QString> mapEndpoints(const ContainerFacts &container, const QString &publicHost)
{
    QHash<int, QString> result;
    for (auto it = container.ports.cbegin(); it != container.ports.cend(); ++it) {
        const auto &ip = it->hostIp;
        const bool everywhere = ip.isEmpty() || ip == QLatin1String("0.0.0.0") || ip == QLatin1String("::");
        result.insert(it.key(),
                      (everywhere ? publicHost : ip) + QLatin1Char(':') + QString::number(it->hostPort));
    }
    // Behind a sidecar the ports are the sidecar's, and only the labels tell them (docker-runtime 9.1).
    const bool sidecar = container.networkMode.startsWith(QLatin1String("container:"));
    if (sidecar && container.state.running) {
        for (const auto &[port, label] :
             {std::pair(44772, labels::proxyPort), std::pair(8080, labels::httpPort)}) {
            const int hostPort = container.labels.value(label).toInt();
            if (hostPort > 0 && hostPort < 65536)
                result.insert(port, publicHost + QLatin1Char(':') + QString::number(hostPort));
        }
    }
    return result;
}

Sandbox mapSandbox(const ContainerFacts &container, const SandboxSources &sources)
{
    Sandbox sandbox;
    takeLabels(sandbox, container.labels, sources);
    sandbox.runtimeId = container.id;
    if (sandbox.snapshotId.isEmpty()) {
        sandbox.image = sources.imageName.isEmpty()
                            ? QStringLiteral("sha256:") + container.imageId.section(u':', -1).left(12)
                            : sources.imageName;
    }
    sandbox.entrypoint = container.command;
    sandbox.status = mapState(container);
    sandbox.createdAt = container.created;
    const bool bootstrap =
        container.entrypoint == QStringList{QStringLiteral("/opt/opensandbox/bootstrap.sh")};
    sandbox.execd = bootstrap ? ExecdPresence::Present : ExecdPresence::Absent;
    sandbox.mounts = mapMounts(container, sources);
    sandbox.memoryLimit = container.memory;
    sandbox.nanoCpus = container.nanoCpus;
    sandbox.endpoints = mapEndpoints(container, sources.publicHost);
    return sandbox;
}

Sandbox summarizedSandbox(const ContainerSummary &summary, const SandboxSources &sources)
{
    auto known = sources;
    if (known.imageName.isEmpty() && isReference(summary))
        known.imageName = summary.image;
    auto sandbox = mapSandbox(factsOf(summary), known);
    sandbox.execd = ExecdPresence::Unknown;
    return sandbox;
}

Sandbox unreadableSandbox(const ContainerSummary &summary, const SandboxSources &sources,
                          const QString &reason)
{
    Sandbox sandbox;
    takeLabels(sandbox, summary.labels, sources);
    sandbox.runtimeId = summary.id;
    if (sandbox.snapshotId.isEmpty())
        sandbox.image = summary.image;
    sandbox.createdAt = summary.created;
    sandbox.status.state = SandboxState::Unknown;
    sandbox.status.reason = QStringLiteral("CONTAINER_STATE_UNKNOWN");
    sandbox.status.message = reason;
    sandbox.status.lastTransitionAt = summary.created;
    return sandbox;
}

QMap<QString, QString> userMetadata(const QMap<QString, QString> &all)
{
    QMap<QString, QString> result;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        if (!hasPrefix(it.key()))
            result.insert(it.key(), it.value());
    }
    return result;
}

QDateTime labelExpiry(const QMap<QString, QString> &all)
{
    return decodeTime(all.value(labels::expiresAt));
}

bool isManualCleanup(const QMap<QString, QString> &all)
{
    return all.value(labels::manualCleanup).compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
}

QStringList ownedVolumes(const QMap<QString, QString> &all)
{
    auto names = decodeTextArray(all.value(labels::volumeManagedBy));
    names.removeDuplicates();
    return names;
}

} // namespace osc

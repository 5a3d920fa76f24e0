// SPDX-License-Identifier: Apache-2.0
#include "sandboxeventwords.h"

#include "enginetypes.h"
#include "statemapping.h"

#include <core/secretnames.h>
#include <json/jsonread.h>

#include <QCoreApplication>

#include <array>
#include <csignal>

namespace osc {

namespace {

constexpr qsizetype longestKind = 80;
constexpr qsizetype longestValue = 200;
constexpr qsizetype longestDetail = 1000;

struct EventWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::SandboxEventWords)
};

using Attributes = QMap<QString, QString>;

/// What consoles, health checks and file browsers do all the time.
bool isUseOnly(const QString &kind)
{
    static constexpr std::array kinds{
        QLatin1String("exec_create"), QLatin1String("exec_start"),    QLatin1String("exec_die"),
        QLatin1String("exec_detach"), QLatin1String("archive-path"),  QLatin1String("extract-to-dir"),
        QLatin1String("top"),         QLatin1String("resize"),        QLatin1String("attach"),
        QLatin1String("detach"),      QLatin1String("container-wait")};
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

void tellEnd(SandboxEvent &event, const Attributes &attributes)
{
    bool known = false;
    ContainerState state;
    state.exitCode = attributes.value(QStringLiteral("exitCode")).toInt(&known);
    if (!known) {
        event.text = EventWords::tr("Its main program ended.");
        return;
    }
    event.text = EventWords::tr("Its main program ended: %1.").arg(exitWords(state));
    if (state.exitCode != 0)
        event.severity = SandboxEvent::Severity::Warning;
}

void tellSignal(SandboxEvent &event, const Attributes &attributes)
{
    const QString number = attributes.value(QStringLiteral("signal"));
    if (number == QString::number(SIGKILL))
        event.text = EventWords::tr("It was killed (SIGKILL).");
    else if (number == QString::number(SIGTERM))
        event.text = EventWords::tr("It was asked to end (SIGTERM).");
    else
        event.text = EventWords::tr("Signal %1 was sent to it.").arg(number.left(longestValue));
}

void tellHealth(SandboxEvent &event, const QString &health)
{
    event.text = EventWords::tr("Its health check says “%1”.").arg(health.left(longestValue));
    if (health == QLatin1String("unhealthy"))
        event.severity = SandboxEvent::Severity::Warning;
}

void tellRename(SandboxEvent &event, const Attributes &attributes)
{
    event.text = EventWords::tr("The container was renamed.");
    event.detail =
        EventWords::tr("%1 → %2").arg(attributes.value(QStringLiteral("oldName")).left(longestValue),
                                      attributes.value(QStringLiteral("name")).left(longestValue));
}

/// False for kinds that are not known.
bool tell(SandboxEvent &event, const QString &rest, const Attributes &attributes)
{
    static const QMap<QString, QString> plain{
        {QStringLiteral("create"), EventWords::tr("The container was made.")},
        {QStringLiteral("start"), EventWords::tr("It was started.")},
        {QStringLiteral("stop"), EventWords::tr("It was stopped.")},
        {QStringLiteral("restart"), EventWords::tr("It was restarted.")},
        {QStringLiteral("pause"), EventWords::tr("It was paused.")},
        {QStringLiteral("unpause"), EventWords::tr("It was resumed.")},
        {QStringLiteral("update"), EventWords::tr("Its limits were changed.")},
        {QStringLiteral("destroy"), EventWords::tr("The container was deleted.")},
        {QStringLiteral("commit"), EventWords::tr("An image was made of it.")},
        {QStringLiteral("export"), EventWords::tr("Its files were exported.")},
        {QStringLiteral("copy"), EventWords::tr("Files were copied out of it.")},
    };
    const auto found = plain.constFind(event.kind);
    if (found != plain.cend()) {
        event.text = *found;
    } else if (event.kind == QLatin1String("oom")) {
        event.text = EventWords::tr("It ran out of memory, and a process in it was ended.");
        event.severity = SandboxEvent::Severity::Warning;
    } else if (event.kind == QLatin1String("die")) {
        tellEnd(event, attributes);
    } else if (event.kind == QLatin1String("kill")) {
        tellSignal(event, attributes);
    } else if (event.kind == QLatin1String("health_status")) {
        tellHealth(event, rest);
    } else if (event.kind == QLatin1String("rename")) {
        tellRename(event, attributes);
    } else {
        return false;
    }
    return true;
}

/// The Engine mixes the labels of the container in; those of OpenSandbox say nothing here.
QString rawAttributes(const Attributes &attributes)
{
    QStringList parts;
    for (auto it = attributes.cbegin(); it != attributes.cend(); ++it) {
        if (it.key().startsWith(labels::reservedPrefix))
            continue;
        const QString value = looksSecret(it.key()) ? QStringLiteral("***") : it.value().left(longestValue);
        parts.append(it.key().left(longestKind) + QLatin1Char('=') + value);
    }
    return parts.join(QLatin1String(", ")).left(longestDetail);
}

} // namespace

std::optional<SandboxEvent> decodeSandboxEvent(const QByteArray &line)
{
    const auto document = json::parse(line);
    const QString action = json::text(document, "Action");
    const auto nanoseconds = json::number(document, "timeNano");
    const auto seconds = json::number(document, "time");
    if (json::text(document, "Type") != QLatin1String("container") || action.isEmpty())
        return {};
    SandboxEvent event;
    // "exec_create: sh -c …", "health_status: healthy"
    event.kind = action.section(QLatin1String(": "), 0, 0).left(longestKind);
    if (isUseOnly(event.kind))
        return {};
    event.at = nanoseconds > 0 ? QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000, Qt::UTC)
                               : QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    const Attributes attributes = json::textMap(json::member(document, "Actor"), "Attributes");
    if (!tell(event, action.section(QLatin1String(": "), 1), attributes)) {
        event.text = EventWords::tr("The Docker Engine says “%1”.").arg(action.left(longestValue));
        event.detail = rawAttributes(attributes);
    }
    return event;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
// What the cells and headings of SandboxModel say.
#include <models/sandboxmodel.h>

#include "sandboxcells.h"

#include <models/usagestore.h>
#include <models/wording.h>

#include <array>

namespace osc {

namespace {

/// For settings: never change one.
constexpr std::array<const char *, SandboxModel::ColumnCount> columnIds{
    "state",  "name",    "image", "connection", "age",   "expires", "cpu",       "memory",
    "mounts", "created", "id",    "metadata",   "ports", "limits",  "container", "platform"};

constexpr qsizetype longestText = 256;

/// Of the columns that are plain texts of the sandbox.
QString moreText(const Sandbox &sandbox, int column)
{
    switch (column) {
    case SandboxModel::Id:
        return shortText(sandbox.id, longestText);
    case SandboxModel::Metadata:
        return cells::metadata(sandbox);
    case SandboxModel::Ports:
        return cells::ports(sandbox, QStringLiteral(", "));
    case SandboxModel::Limits:
        return cells::limits(sandbox);
    case SandboxModel::Container:
        return shortText(sandbox.runtimeId.left(12), longestText);
    case SandboxModel::Platform:
        return cells::platform(sandbox);
    default:
        return {};
    }
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? SandboxModel::tr("–") : text;
}

} // namespace

QVariant SandboxModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((column == Age || column == Expires ? Qt::AlignRight : Qt::AlignLeft) |
                                   Qt::AlignVCenter);
    if (role == ColumnIdRole)
        return QString::fromLatin1(columnIds.at(static_cast<size_t>(column)));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case State:
        return tr("State");
    case Name:
        return tr("Name and ID");
    case Image:
        return tr("Image");
    case Connection:
        return tr("Connection");
    case Age:
        return tr("Age");
    case Expires:
        return tr("Expires in");
    case Cpu:
        return tr("CPU");
    case Memory:
        return tr("Memory");
    case Mounts:
        return tr("Mounts");
    case Created:
        return tr("Created");
    case Id:
        return tr("Full ID");
    case Metadata:
        return tr("Metadata");
    case Ports:
        return tr("Ports");
    case Limits:
        return tr("Limits");
    case Container:
        return tr("Container ID");
    case Platform:
        return tr("Platform");
    default:
        return {};
    }
}

QString SandboxModel::display(const SandboxRow &row, int column) const
{
    switch (column) {
    case State:
        return stateText(row);
    case Name:
        return row.name.isEmpty() ? row.shortId : row.name;
    case Image:
        return row.image;
    case Connection:
        return row.connectionName;
    case Age:
        return ageText(row);
    case Expires:
        return expiresText(row);
    case Mounts:
        return row.sandbox.mounts.isEmpty()
                   ? tr("–")
                   : tr("%n mount(s)", nullptr, static_cast<int>(row.sandbox.mounts.size()));
    case Cpu:
    case Memory:
        return usageText(row, column);
    case Created:
        return row.sandbox.createdAt.isValid() ? momentText(row.sandbox.createdAt, m_clock.now())
                                               : tr("unknown");
    default:
        return orDash(moreText(row.sandbox, column));
    }
}

/// "was Running, 3 min ago": how old it is changes while nothing else does.
QString SandboxModel::stateText(const SandboxRow &row) const
{
    const bool wasSomething =
        row.stale && !row.failed && row.sandbox.status.state != SandboxState::Terminated;
    if (!wasSomething || !row.staleSince.isValid())
        return row.stateText;
    return tr("%1, %2 ago").arg(row.stateText, durationText(row.staleSince.secsTo(m_clock.now())));
}

/// The column applies: the sandbox runs, and its connection can measure.
bool SandboxModel::isMeasured(const SandboxRow &row, int column) const
{
    if (row.stale || !m_usage || !m_usage->canMeasure(row.key()))
        return false;
    switch (row.sandbox.status.state) {
    case SandboxState::Running:
    case SandboxState::Pausing:
    case SandboxState::Resuming:
        return true;
    case SandboxState::Paused:
        return column == Memory; // it has memory, and does nothing
    default:
        return false;
    }
}

std::optional<Usage> SandboxModel::usageOf(const SandboxRow &row, int column) const
{
    return isMeasured(row, column) ? m_usage->latest(row.key()) : std::nullopt;
}

QString SandboxModel::usageText(const SandboxRow &row, int column) const
{
    if (!isMeasured(row, column))
        return tr("–");
    const auto usage = m_usage->latest(row.key());
    const QString text = !usage ? QString() : column == Cpu ? cells::cpu(*usage) : bytesText(usage->memory);
    return text.isEmpty() ? tr("…", "not measured yet") : text;
}

QVariant SandboxModel::fraction(const SandboxRow &row, int column) const
{
    if (column != Cpu && column != Memory)
        return {};
    const auto usage = usageOf(row, column);
    const auto part = !usage          ? std::nullopt
                      : column == Cpu ? cells::cpuFraction(*usage)
                                      : cells::memoryFraction(*usage);
    return part ? QVariant(*part) : QVariant();
}

QString SandboxModel::accessibleCell(const SandboxRow &row, int column) const
{
    if (column == State)
        return accessibleText(row);
    const auto usage = column == Cpu || column == Memory ? usageOf(row, column) : std::nullopt;
    const QString words = !usage          ? QString()
                          : column == Cpu ? cells::cpuInWords(*usage)
                                          : cells::memoryInWords(*usage);
    return words.isEmpty() ? display(row, column) : words;
}

QString SandboxModel::toolTip(const SandboxRow &row, int column) const
{
    switch (column) {
    case State:
        return row.failed ? row.error.message + QLatin1Char('\n') + row.error.advice : stateText(row);
    case Name:
        return row.name + QLatin1Char('\n') + shortText(row.sandbox.id, longestText);
    case Age:
        return exactMomentText(row.sandbox.createdAt);
    case Expires:
        return exactMomentText(row.sandbox.expiresAt);
    case Mounts:
        return cells::mounts(row.sandbox, QStringLiteral("\n"));
    case Ports:
        return cells::ports(row.sandbox, QStringLiteral("\n"));
    case Created:
        return exactMomentText(row.sandbox.createdAt);
    case Cpu:
    case Memory:
        return accessibleCell(row, column);
    default:
        return display(row, column);
    }
}

} // namespace osc

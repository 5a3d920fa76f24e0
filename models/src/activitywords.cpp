// SPDX-License-Identifier: Apache-2.0
#include <models/activitywords.h>

#include <models/wording.h>

#include <core/shellsplit.h>

#include <QCoreApplication>

namespace osc {

namespace {

struct ActivityText
{
    Q_DECLARE_TR_FUNCTIONS(osc::Activity)
};

QString osbVerb(SandboxAction action)
{
    switch (action) {
    case SandboxAction::Pause:
        return QStringLiteral("pause");
    case SandboxAction::Resume:
        return QStringLiteral("resume");
    case SandboxAction::Renew:
        return QStringLiteral("renew");
    case SandboxAction::Delete:
        return QStringLiteral("kill");
    case SandboxAction::PatchMetadata:
        break;
    }
    return {}; // osb cannot change metadata
}

} // namespace

QString actionWord(SandboxAction action)
{
    switch (action) {
    case SandboxAction::Pause:
        return ActivityText::tr("Pause");
    case SandboxAction::Resume:
        return ActivityText::tr("Resume");
    case SandboxAction::Renew:
        return ActivityText::tr("Renew");
    case SandboxAction::PatchMetadata:
        return ActivityText::tr("Edit metadata");
    case SandboxAction::Delete:
        break;
    }
    return ActivityText::tr("Delete");
}

QString outcomeWord(ActivityEntry::Outcome outcome)
{
    switch (outcome) {
    case ActivityEntry::Outcome::Running:
        return ActivityText::tr("Running");
    case ActivityEntry::Outcome::Succeeded:
        return ActivityText::tr("Done");
    case ActivityEntry::Outcome::Failed:
        return ActivityText::tr("Failed");
    case ActivityEntry::Outcome::Cancelled:
        return ActivityText::tr("Cancelled");
    case ActivityEntry::Outcome::Interrupted:
        break;
    }
    return ActivityText::tr("Interrupted");
}

QDateTime newExpiry(const Sandbox &sandbox, const SandboxOrder &order, const QDateTime &now)
{
    if (order.expiresAt.isValid())
        return order.expiresAt;
    const QDateTime from = sandbox.expiresAt.isValid() ? std::max(now, sandbox.expiresAt) : now;
    return from.addSecs(order.renewBy);
}

QString orderDetails(const Sandbox &sandbox, const SandboxOrder &order, const QDateTime &now)
{
    if (order.action == SandboxAction::Renew) {
        const QString until = momentText(newExpiry(sandbox, order, now), now);
        return order.expiresAt.isValid()
                   ? ActivityText::tr("until %1").arg(until)
                   : ActivityText::tr("+%1, until %2").arg(durationText(order.renewBy), until);
    }
    if (order.action != SandboxAction::PatchMetadata)
        return {};
    QStringList changes;
    for (auto it = order.patch.cbegin(); it != order.patch.cend(); ++it)
        changes << (*it ? QStringLiteral("%1=%2").arg(safeText(it.key()), safeText(**it))
                        : ActivityText::tr("%1 removed").arg(safeText(it.key())));
    return changes.join(QStringLiteral(", "));
}

QString osbCommand(const QStringList &sandboxIds, const SandboxOrder &order, const QDateTime &now)
{
    const QString verb = osbVerb(order.action);
    if (verb.isEmpty() || sandboxIds.isEmpty())
        return {};
    QStringList ids;
    for (const QString &id : sandboxIds)
        ids << quoteShellWord(id);
    const QString all = ids.join(QLatin1Char(' '));
    QString options;
    if (order.action == SandboxAction::Renew) {
        // osb counts from now, like the server.
        const qint64 seconds = order.expiresAt.isValid() ? now.secsTo(order.expiresAt) : order.renewBy;
        options = QStringLiteral(" --timeout %1s").arg(seconds);
    }
    // Only kill takes more than one.
    if (ids.size() == 1 || order.action == SandboxAction::Delete)
        return QStringLiteral("osb sandbox %1 %2%3").arg(verb, all, options);
    return QStringLiteral("for id in %1; do osb sandbox %2 \"$id\"%3; done").arg(all, verb, options);
}

ActivityEntry activityEntry(const SandboxRow &row, const SandboxOrder &order, const QDateTime &now)
{
    ActivityEntry entry;
    entry.connectionId = row.sandbox.connectionId;
    entry.what = actionWord(order.action);
    entry.object = sandboxTitle(row.sandbox);
    entry.objectId = row.sandbox.id;
    entry.details = orderDetails(row.sandbox, order, now);
    entry.command = osbCommand({row.sandbox.id}, order, now);
    return entry;
}

} // namespace osc

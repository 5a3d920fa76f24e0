// SPDX-License-Identifier: Apache-2.0
#include "transferentries.h"

#include <models/activitystore.h>
#include <models/transfermodel.h>
#include <models/wording.h>

#include <core/shellsplit.h>

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace osc {

namespace {

struct EntryText
{
    Q_DECLARE_TR_FUNCTIONS(osc::TransferEntries)
};

/// The one that is not this computer.
const FilePlace &otherPlace(const TransferRecord &record)
{
    return isHere(record.from.place) ? record.to.place : record.from.place;
}

/// osb moves single files between a sandbox and this computer, and its arguments are text.
QString osbCommand(const TransferRecord &record)
{
    const FilePlace &other = otherPlace(record);
    if (other.kind != FilePlace::Kind::Sandbox || isHere(record.from.place) == isHere(record.to.place) ||
        record.move)
        return {};
    const FilePath target = joinPath(record.to.path, record.name);
    const QString from = QString::fromUtf8(record.from.path);
    const QString to = QString::fromUtf8(target);
    if (from.toUtf8() != record.from.path || to.toUtf8() != target)
        return {};
    return QStringLiteral("osb file %1 %2 %3 %4")
        .arg(isHere(record.to.place) ? QStringLiteral("download") : QStringLiteral("upload"),
             quoteShellWord(other.id), quoteShellWord(from), quoteShellWord(to));
}

ActivityEntry entryOf(const QList<TransferRecord> &together)
{
    const TransferRecord &first = together.constFirst();
    const FilePlace &other = otherPlace(first);
    ActivityEntry entry;
    entry.connectionId = other.connectionId;
    entry.what = transferVerb(first);
    const bool one = together.size() == 1;
    const QString from =
        one ? transferPlaceText(first.fromTitle, first.from)
            : EntryText::tr("%n item(s) in %1", nullptr, static_cast<int>(together.size()))
                  .arg(transferPlaceText(first.fromTitle, {first.from.place, parentPath(first.from.path)}));
    entry.object = EntryText::tr("%1 → %2").arg(from, transferPlaceText(first.toTitle, first.to));
    entry.objectId = other.kind == FilePlace::Kind::Sandbox ? other.id : QString();
    entry.command = one ? osbCommand(first) : QString();
    return entry;
}

} // namespace

TransferEntries::TransferEntries(ActivityStore *activity, std::function<void(QStringList)> cancel)
    : m_activity(activity)
    , m_cancel(std::move(cancel))
{}

TransferEntries::~TransferEntries()
{
    if (!m_activity)
        return;
    for (const Entry &entry : std::as_const(m_entries))
        m_activity->endCancelled(entry.id, EntryText::tr("goes on at the next start"));
}

void TransferEntries::add(const QList<TransferRecord> &together)
{
    if (!m_activity || together.isEmpty())
        return;
    const QString batch = together.constFirst().batch;
    Entry &entry = m_entries[batch];
    const bool isNew = entry.id.isEmpty();
    for (const TransferRecord &record : together)
        entry.open.insert(record.id);
    entry.all = isNew ? entry.open.size() : std::max(entry.all, entry.open.size());
    if (isNew)
        entry.id = m_activity->begin(entryOf(together), [this, batch] {
            const QSet<QString> open = m_entries.value(batch).open;
            m_cancel(QStringList(open.cbegin(), open.cend()));
        });
}

void TransferEntries::progress(const TransferRecord &record)
{
    const auto entry = m_entries.constFind(record.batch);
    if (!m_activity || entry == m_entries.cend())
        return;
    const TransferStatus &status = record.status;
    const QLocale locale;
    if (entry->all > 1) {
        const qsizetype over = entry->all - entry->open.size();
        m_activity->progress(
            entry->id, EntryText::tr("%1 of %2").arg(locale.toString(over), locale.toString(entry->all)),
            over, entry->all);
        return;
    }
    const bool folder = status.type == FileType::Directory && status.totalFiles > 0;
    const QString text =
        folder
            ? EntryText::tr("%1 of %2").arg(locale.toString(status.files), locale.toString(status.totalFiles))
        : status.totalBytes > 0
            ? EntryText::tr("%1 of %2").arg(bytesText(status.bytes), bytesText(status.totalBytes))
            : bytesText(status.bytes);
    if (folder && status.totalBytes <= 0)
        m_activity->progress(entry->id, text, status.files, status.totalFiles);
    else
        m_activity->progress(entry->id, text, status.bytes, std::max<qint64>(0, status.totalBytes));
}

void TransferEntries::end(const TransferRecord &record)
{
    const auto entry = m_entries.find(record.batch);
    if (!m_activity || entry == m_entries.end() || !entry->open.remove(record.id))
        return;
    if (record.state == TransferState::Failed) {
        if (entry->failed++ == 0)
            entry->firstError = record.error;
    } else if (record.state == TransferState::Cancelled) {
        ++entry->cancelled;
    }
    if (!entry->open.isEmpty())
        return progress(record);
    const Entry ended = *entry;
    m_entries.erase(entry);
    const QString size = bytesText(record.status.bytes);
    if (ended.failed > 0)
        m_activity->end(ended.id, ended.firstError,
                        ended.all == 1
                            ? ended.firstError.message
                            : EntryText::tr("%1 of %2 failed")
                                  .arg(QLocale().toString(ended.failed), QLocale().toString(ended.all)));
    else if (ended.cancelled == ended.all)
        m_activity->endCancelled(ended.id, EntryText::tr("what was incomplete was removed"));
    else
        m_activity->end(ended.id, Done(),
                        ended.all == 1 ? size
                                       : EntryText::tr("%n item(s)", nullptr,
                                                       static_cast<int>(ended.all - ended.cancelled)));
}

} // namespace osc

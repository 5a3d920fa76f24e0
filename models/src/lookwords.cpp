// SPDX-License-Identifier: Apache-2.0
#include <models/lookwords.h>

#include <models/fileeditor.h>
#include <models/filelistmodel.h>
#include <models/wording.h>

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace osc {

namespace {

struct LookWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::LookWords)
};

QString nameAndNumber(const QString &name, qint64 id)
{
    if (name.isEmpty())
        return id >= 0 ? QString::number(id) : QString();
    return id >= 0 && name != QString::number(id) ? QStringLiteral("%1 (%2)").arg(safeText(name)).arg(id)
                                                  : safeText(name);
}

} // namespace

QString ownerWords(const FileEntry &entry)
{
    const QString owner = nameAndNumber(entry.owner, entry.uid);
    if (owner.isEmpty())
        return QStringLiteral("–");
    const bool sameGroup = entry.group.isEmpty() ? entry.gid == entry.uid : entry.group == entry.owner;
    const QString group = sameGroup ? QString() : nameAndNumber(entry.group, entry.gid);
    return group.isEmpty() ? owner : LookWords::tr("%1, group %2").arg(owner, group);
}

QString exactDayText(const QDateTime &moment, const QDateTime &now)
{
    if (!moment.isValid())
        return QStringLiteral("–");
    const QDateTime local = moment.toLocalTime();
    const QString time = QLocale().toString(local.time(), QStringLiteral("HH:mm:ss"));
    const qint64 days = local.date().daysTo(now.toLocalTime().date());
    if (days == 0)
        return LookWords::tr("today %1").arg(time);
    if (days == 1)
        return LookWords::tr("yesterday %1").arg(time);
    return QStringLiteral("%1 %2").arg(QLocale().toString(local.date(), QStringLiteral("d MMM yyyy")), time);
}

QString roundBytesText(qint64 bytes)
{
    if (bytes < 1024)
        return LookWords::tr("%1 B").arg(bytes);
    double value = static_cast<double>(bytes);
    while (value >= 1024)
        value /= 1024;
    const bool isRound = value >= 10 || value - std::floor(value) < 0.05;
    return QLocale().formattedDataSize(bytes, isRound ? 0 : 1, QLocale::DataSizeIecFormat);
}

QString differenceWords(const FileEntry &other, const FileEntry &entry)
{
    if (other.type != entry.type)
        return LookWords::tr("of another kind");
    QStringList words;
    if (other.modified.isValid() && entry.modified.isValid() && other.modified != entry.modified)
        words << (other.modified < entry.modified ? LookWords::tr("older") : LookWords::tr("newer"));
    const qint64 more = other.size - entry.size;
    const bool sizes = entry.type == FileType::Regular && other.size >= 0 && entry.size >= 0;
    if (sizes && more < 0)
        words << LookWords::tr("%1 smaller").arg(roundBytesText(-more));
    else if (sizes && more > 0)
        words << LookWords::tr("%1 larger").arg(roundBytesText(more));
    else if (sizes && !words.isEmpty())
        words << LookWords::tr("same size");
    if (!words.isEmpty())
        return words.join(QStringLiteral(", "));
    return sizes ? LookWords::tr("same time and size") : LookWords::tr("same time");
}

QString whyNotWritable(const LookTarget &target)
{
    if (!target.isValid())
        return LookWords::tr("There is no file to edit.");
    if (!target.whyReadOnly.isEmpty())
        return target.whyReadOnly;
    const FileSystemCapabilities can = target.fileSystem->capabilities();
    if (can.canWrite)
        return {};
    return can.whyNotWrite.isEmpty() ? LookWords::tr("Nothing can be written here.") : can.whyNotWrite;
}

QString whyNotEdit(const FilePreview &preview)
{
    using Kind = FilePreview::Kind;
    if (preview.state() != FilePreview::State::Shown)
        return LookWords::tr("There is no file to edit.");
    const FileType type = effectiveType(preview.target().entry);
    const bool isFile = type == FileType::Regular || type == FileType::Unknown || type == FileType::Symlink;
    const bool isText = preview.kind() == Kind::Text || preview.kind() == Kind::Json ||
                        preview.kind() == Kind::Log || (preview.kind() == Kind::None && isFile);
    if (!isText)
        return LookWords::tr("Only text can be edited.");
    if (preview.fileSize() > FileEditor::sizeLimit)
        return LookWords::tr("Files larger than %1 cannot be edited here.")
            .arg(roundBytesText(FileEditor::sizeLimit));
    return whyNotWritable(preview.target());
}

} // namespace osc

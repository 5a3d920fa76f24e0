// SPDX-License-Identifier: Apache-2.0
#include <models/volumemodel.h>

#include <models/wording.h>

#include <QCoreApplication>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestVolumeName = 300;
constexpr qsizetype longestVolumeTip = 2000;
constexpr qint64 daySeconds = 24 * 3600;

struct VolumeColumn
{
    const char *id;
    const char *title;
};

constexpr VolumeColumn volumeColumns[VolumeModel::ColumnCount] = {
    {"name", QT_TRANSLATE_NOOP("osc::VolumeModel", "Name")},
    {"kind", QT_TRANSLATE_NOOP("osc::VolumeModel", "Kind")},
    {"connection", QT_TRANSLATE_NOOP("osc::VolumeModel", "Connection")},
    {"state", QT_TRANSLATE_NOOP("osc::VolumeModel", "State")},
    {"usedby", QT_TRANSLATE_NOOP("osc::VolumeModel", "Used by")},
    {"size", QT_TRANSLATE_NOOP("osc::VolumeModel", "Size")},
    {"access", QT_TRANSLATE_NOOP("osc::VolumeModel", "Access")},
    {"driver", QT_TRANSLATE_NOOP("osc::VolumeModel", "Driver or class")},
    {"age", QT_TRANSLATE_NOOP("osc::VolumeModel", "Age")},
    {"created", QT_TRANSLATE_NOOP("osc::VolumeModel", "Created")},
    {"madeby", QT_TRANSLATE_NOOP("osc::VolumeModel", "Made by")},
    {"mountpoint", QT_TRANSLATE_NOOP("osc::VolumeModel", "Mountpoint")},
    {"labels", QT_TRANSLATE_NOOP("osc::VolumeModel", "Labels")},
    {"files", QT_TRANSLATE_NOOP("osc::VolumeModel", "Files")},
};

bool isNumber(int column)
{
    return column == VolumeModel::Size || column == VolumeModel::Age || column == VolumeModel::Files;
}

/// What asks for attention first.
int attentionOf(const VolumeRow &row)
{
    if (row.failed)
        return 0;
    if (row.pending)
        return 1;
    return 2 + static_cast<int>(VolumeModel::useOf(row));
}

QString accessText(const VolumeRow &row)
{
    if (row.users.isEmpty())
        return {};
    const bool written = std::any_of(row.users.cbegin(), row.users.cend(),
                                     [](const ClaimUser &user) { return !user.readOnly; });
    return written ? VolumeModel::tr("RW") : VolumeModel::tr("RO");
}

QString driverText(const VolumeRow &row)
{
    if (row.key.kind == VolumeKind::Host)
        return row.allowedBelow.isEmpty() ? QString()
                                          : VolumeModel::tr("allowed: %1").arg(safeText(row.allowedBelow));
    return safeText(row.claim.driver);
}

QString labelsText(const Claim &claim)
{
    QStringList parts;
    for (auto it = claim.labels.cbegin(); it != claim.labels.cend(); ++it)
        parts << shortText(it.key(), 80) + QLatin1Char('=') + shortText(it.value(), 80);
    return parts.join(QStringLiteral(", "));
}

QString makeSearchText(const VolumeRow &row)
{
    QStringList texts{row.name, row.connectionName, volumeKindText(row), row.claim.driver,
                      labelsText(row.claim)};
    for (const ClaimUser &user : row.users)
        texts << user.name << user.sandboxId << user.target;
    return texts.join(QLatin1Char('\n')).toLower();
}

} // namespace

std::optional<VolumeKey> VolumeKey::fromText(const QString &text)
{
    const qsizetype first = text.indexOf(QLatin1Char('/'));
    const qsizetype second = first < 0 ? -1 : text.indexOf(QLatin1Char('/'), first + 1);
    if (second < 0)
        return {};
    bool isNumber = false;
    const int kind = QStringView(text).mid(first + 1, second - first - 1).toInt(&isNumber);
    if (!isNumber || kind < 0 || kind > static_cast<int>(VolumeKind::Ossfs) || second + 1 == text.size())
        return {};
    return VolumeKey{text.left(first), static_cast<VolumeKind>(kind), text.mid(second + 1)};
}

int VolumeRow::runningUsers() const
{
    return static_cast<int>(
        std::count_if(users.cbegin(), users.cend(), [](const ClaimUser &user) { return user.running; }));
}

VolumeMaker VolumeRow::maker() const
{
    if (key.kind != VolumeKind::Claim)
        return VolumeMaker::Unknown;
    if (claim.madeHere)
        return VolumeMaker::Console;
    return claim.serverManaged ? VolumeMaker::Server : VolumeMaker::Other;
}

QString volumeKindText(const VolumeRow &row)
{
    switch (row.key.kind) {
    case VolumeKind::Host:
        return VolumeModel::tr("Host folder");
    case VolumeKind::Ossfs:
        return VolumeModel::tr("OSS bucket");
    case VolumeKind::Claim:
        break;
    }
    switch (row.connectionKind) {
    case ConnectionKind::Docker:
        return VolumeModel::tr("Docker volume");
    case ConnectionKind::Kubernetes:
        return VolumeModel::tr("Claim");
    case ConnectionKind::Server:
        break;
    }
    return VolumeModel::tr("Volume");
}

QString volumeMakerText(VolumeMaker maker)
{
    switch (maker) {
    case VolumeMaker::Server:
        return VolumeModel::tr("OpenSandbox server");
    case VolumeMaker::Console:
        return VolumeModel::tr("a console");
    case VolumeMaker::Other:
        return VolumeModel::tr("something else");
    case VolumeMaker::Unknown:
        break;
    }
    return {};
}

QString volumeSizeText(const VolumeSize &size)
{
    if (!size.isKnown())
        return size.state == VolumeSize::State::Counting ? VolumeModel::tr("counting…")
                                                         : VolumeModel::tr("not counted");
    const QString bytes = bytesText(size.tree.bytes);
    return size.tree.unreadable > 0 ? VolumeModel::tr("at least %1").arg(bytes) : bytes;
}

QString longAgeText(qint64 seconds)
{
    constexpr qint64 twoMonths = 60;
    constexpr qint64 twoYears = 730;
    const qint64 days = seconds / daySeconds;
    if (days < 1)
        return durationText(seconds);
    if (days < twoMonths)
        return VolumeModel::tr("%n day(s)", nullptr, static_cast<int>(days));
    if (days < twoYears)
        return VolumeModel::tr("%1 mo").arg(days / 30);
    return VolumeModel::tr("%1 years").arg(days / 365);
}

QString volumeUserTitle(const ClaimUser &user)
{
    constexpr qsizetype longestUser = 80;
    return shortText(user.name.isEmpty() ? user.sandboxId.left(8) : user.name, longestUser);
}

QString volumeUsersText(const QList<ClaimUser> &users)
{
    // One sandbox may mount a volume at several places.
    QStringList names;
    for (const ClaimUser &user : users)
        if (const QString title = volumeUserTitle(user); !names.contains(title))
            names << title;
    if (names.isEmpty())
        return {};
    const auto more = static_cast<int>(names.size()) - 1;
    return more == 0 ? names.constFirst()
                     : VolumeModel::tr("%1, %n more", nullptr, more).arg(names.constFirst());
}

QString volumePendingText(VolumeAction action)
{
    switch (action) {
    case VolumeAction::Create:
        return VolumeModel::tr("Being made…");
    case VolumeAction::Clone:
        return VolumeModel::tr("Being cloned…");
    case VolumeAction::Empty:
        return VolumeModel::tr("Being emptied…");
    case VolumeAction::Export:
        return VolumeModel::tr("Being exported…");
    case VolumeAction::Import:
        return VolumeModel::tr("Being filled…");
    case VolumeAction::Delete:
        break;
    }
    return VolumeModel::tr("Being deleted…");
}

VolumeModel::VolumeModel(const Clock &clock, QObject *parent)
    : KeyedTableModel(ColumnCount, parent)
    , m_clock(clock)
{}

VolumeRow VolumeModel::prepared(VolumeRow row)
{
    // "bucket/prefix" reads better with room around the slash.
    QString name = row.key.id;
    if (row.key.kind == VolumeKind::Ossfs)
        if (const qsizetype slash = name.indexOf(QLatin1Char('/')); slash > 0)
            name = name.left(slash) + QStringLiteral(" / ") + name.mid(slash + 1);
    row.name = shortText(name, longestVolumeName);
    row.keyText = row.key.text();
    row.sortName = row.name.toLower();
    row.search = makeSearchText(row);
    return row;
}

VolumeModel::Use VolumeModel::useOf(const VolumeRow &row)
{
    if (row.users.isEmpty())
        return Use::None;
    return row.runningUsers() > 0 ? Use::Running : Use::Stopped;
}

QString VolumeModel::stateText(const VolumeRow &row) const
{
    if (row.pending)
        return volumePendingText(*row.pending);
    const Use use = useOf(row);
    if (row.stale)
        return use == Use::None ? tr("was not used") : tr("was in use");
    switch (use) {
    case Use::Running:
        return tr("In use");
    case Use::Stopped:
        return tr("In use, stopped");
    case Use::None:
        break;
    }
    return row.pinned ? tr("Not used, pinned") : tr("Not used");
}

QString VolumeModel::usedByText(const VolumeRow &row) const
{
    if (!row.users.isEmpty())
        return volumeUsersText(row.users);
    if (row.stale || !row.lastUsed.isValid())
        return tr("nothing");
    const qint64 days = row.lastUsed.secsTo(m_clock.now()) / daySeconds;
    return days < 1 ? tr("nothing since %1").arg(momentText(row.lastUsed, m_clock.now()))
                    : tr("nothing for %n day(s)", nullptr, static_cast<int>(days));
}

QString VolumeModel::display(const VolumeRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.name;
    case Kind:
        return volumeKindText(row);
    case Connection:
        return row.connectionName;
    case State:
        return stateText(row);
    case UsedBy:
        return usedByText(row);
    case Size:
        return volumeSizeText(row.size);
    case Access:
        return accessText(row);
    case Driver:
        return driverText(row);
    case Age:
        return row.since.isValid() ? longAgeText(row.since.secsTo(m_clock.now())) : tr("unknown");
    case Created:
        return row.claim.createdAt.isValid() ? momentText(row.claim.createdAt, m_clock.now()) : tr("–");
    case MadeBy:
        return row.maker() == VolumeMaker::Unknown ? tr("–") : volumeMakerText(row.maker());
    case Mountpoint:
        return row.key.kind == VolumeKind::Host ? safeText(row.key.id) : safeText(row.claim.mountpoint);
    case Labels:
        return labelsText(row.claim);
    case Files:
        return row.size.isKnown() ? QString::number(row.size.tree.files) : tr("not counted");
    default:
        return {};
    }
}

bool VolumeModel::isQuiet(const VolumeRow &row, int column) const
{
    switch (column) {
    case UsedBy:
        return row.users.isEmpty();
    case Size:
    case Files:
        return !row.size.isKnown();
    case Driver:
    case Age:
    case Created:
    case MadeBy:
    case Mountpoint:
    case Labels:
        return true;
    default:
        return false;
    }
}

QString VolumeModel::toolTip(const VolumeRow &row, int column) const
{
    switch (column) {
    case State:
        if (row.failed)
            return row.error.message;
        return row.stale ? tr("As of %1").arg(momentText(row.staleSince, m_clock.now())) : stateText(row);
    case UsedBy: {
        QStringList lines;
        for (const ClaimUser &user : row.users)
            lines << tr("%1 at %2, %3")
                         .arg(volumeUserTitle(user), shortText(user.target, 200),
                              user.readOnly ? tr("read-only") : tr("read and write"));
        return lines.isEmpty() ? usedByText(row) : lines.join(QLatin1Char('\n'));
    }
    case Size:
        if (!row.size.isKnown())
            return row.size.why.isEmpty() ? volumeSizeText(row.size) : row.size.why;
        return tr("%1 in %n file(s), counted %2", nullptr, static_cast<int>(row.size.tree.files))
            .arg(volumeSizeText(row.size), momentText(row.size.countedAt, m_clock.now()));
    case Age:
        return exactMomentText(row.since);
    case Created:
        return exactMomentText(row.claim.createdAt);
    case Name:
        return safeText(row.key.id);
    default:
        return display(row, column);
    }
}

QString VolumeModel::accessibleText(const VolumeRow &row) const
{
    QStringList parts{row.name, volumeKindText(row), stateText(row)};
    if (!row.users.isEmpty())
        parts << tr("used by %1").arg(volumeUsersText(row.users));
    parts << volumeSizeText(row.size) << tr("on %1").arg(row.connectionName);
    return parts.join(QStringLiteral(", "));
}

QVariant VolumeModel::cell(const VolumeRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return toolTip(row, column)
            .left(longestVolumeTip)
            .toHtmlEscaped()
            .replace(QLatin1Char('\n'), QLatin1String("<br>"));
    case Qt::AccessibleTextRole:
        return column == Name ? accessibleText(row) : display(row, column);
    case Qt::TextAlignmentRole:
        return heading(column, role);
    case KeyRole:
        return row.keyText;
    case KindRole:
        return static_cast<int>(row.key.kind);
    case ConnectionIdRole:
        return row.key.connectionId;
    case ConnectionKindRole:
        return static_cast<int>(row.connectionKind);
    case UseRole:
        return static_cast<int>(useOf(row));
    case StaleRole:
        return row.stale;
    case BusyRole:
        return row.pending.has_value();
    case FailedRole:
        return row.failed.has_value();
    case QuietRole:
        return isQuiet(row, column);
    case SortRole:
        return sortValue(row, column);
    default:
        return {};
    }
}

QVariant VolumeModel::heading(int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return tr(volumeColumns[column].title);
    case ColumnIdRole:
        return QString::fromLatin1(volumeColumns[column].id);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant VolumeModel::sortValue(const VolumeRow &row, int column) const
{
    switch (column) {
    case State:
        return attentionOf(row);
    case Size:
        return row.size.isKnown() ? row.size.tree.bytes : qint64(-1);
    case Files:
        return row.size.isKnown() ? row.size.tree.files : qint64(-1);
    case Age:
        return row.since.isValid() ? -row.since.toMSecsSinceEpoch() : qint64(1);
    case Created:
        return row.claim.createdAt.toMSecsSinceEpoch();
    default:
        return display(row, column).toLower();
    }
}

bool VolumeModel::comesBefore(const VolumeRow &left, const VolumeRow &right, int column) const
{
    QPartialOrdering order = QPartialOrdering::Equivalent;
    if (column != Name)
        order = QVariant::compare(sortValue(left, column), sortValue(right, column));
    if (order == QPartialOrdering::Less || order == QPartialOrdering::Greater)
        return order == QPartialOrdering::Less;
    const int byName = left.sortName.compare(right.sortName);
    return byName != 0 ? byName < 0 : left.keyText < right.keyText;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/transfermodel.h>

#include <models/wording.h>

#include <QLocale>

#include <algorithm>
#include <utility>

namespace osc {

namespace {

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

qint64 secondsUntil(const QDeadlineTimer &when)
{
    return (std::max<qint64>(0, when.remainingTime()) + 999) / 1000;
}

} // namespace

std::optional<double> TransferItem::progress() const
{
    if (record.state == TransferState::Finished)
        return 1;
    const TransferStatus &status = record.status;
    if (status.totalBytes > 0)
        return std::min(1.0, static_cast<double>(status.bytes) / static_cast<double>(status.totalBytes));
    if (status.totalFiles > 0)
        return std::min(1.0, static_cast<double>(status.files) / static_cast<double>(status.totalFiles));
    if (status.totalBytes == 0 || record.state == TransferState::Waiting)
        return 0;
    return {};
}

bool TransferItem::isOpen() const
{
    return record.state == TransferState::Waiting || record.state == TransferState::Running ||
           record.state == TransferState::Asking;
}

TransferModel::TransferModel(QObject *parent)
    : QAbstractTableModel(parent)
{}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int TransferModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TransferModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TransferItem &item = m_items.at(index.row());
    const Cells &cells = m_cells.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(index.row(), index.column());
    case Qt::ToolTipRole:
        return (index.column() == State && item.record.state == TransferState::Failed
                    ? QStringList{item.record.error.message, item.record.error.advice}
                          .join(QLatin1Char(' '))
                          .trimmed()
                    : textOf(index.row(), index.column()))
            .toHtmlEscaped();
    case Qt::AccessibleTextRole:
        if (index.column() != What)
            return textOf(index.row(), index.column());
        return QStringList{cells.text[What], cells.text[FromTo], cells.text[Progress],
                           textOf(index.row(), State)}
            .join(QStringLiteral(", "));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == Speed || index.column() == Left
                                       ? Qt::AlignRight | Qt::AlignVCenter
                                       : Qt::AlignLeft | Qt::AlignVCenter);
    case IdRole:
        return item.record.id;
    case StateRole:
        return static_cast<int>(item.record.state);
    case PermilleRole:
        return cells.permille;
    case FileTypeRole:
        return static_cast<int>(item.record.status.type);
    case MoveRole:
        return item.record.move;
    case SortRole:
        switch (index.column()) {
        case Progress:
            return cells.permille;
        case Speed:
            return item.rate;
        case Left:
            return item.secondsLeft;
        case State:
            return static_cast<int>(item.record.state);
        default:
            return cells.text[index.column()].toLower();
        }
    case SearchRole:
        return QStringList{cells.text[What], cells.text[FromTo], cells.text[State]}
            .join(QLatin1Char('\n'))
            .toLower();
    default:
        return {};
    }
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section == Speed || section == Left ? Qt::AlignRight | Qt::AlignVCenter
                                                                       : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case FromTo:
        return tr("From and to");
    case Progress:
        return tr("Progress");
    case Speed:
        return tr("Speed");
    case Left:
        return tr("Left");
    case State:
        return tr("State");
    default:
        return {};
    }
}

int TransferModel::rowOf(const QString &id) const
{
    return m_rows.value(id, -1);
}

const TransferItem *TransferModel::find(const QString &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_items.at(row);
}

void TransferModel::append(const QList<TransferItem> &items)
{
    if (items.isEmpty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    for (const TransferItem &item : items) {
        m_rows.insert(item.record.id, static_cast<int>(m_items.size()));
        m_items.append(item);
        m_cells.append(cellsOf(item));
    }
    endInsertRows();
}

void TransferModel::change(const QString &id, const std::function<void(TransferItem &)> &change)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    const TransferState before = m_items.at(row).record.state;
    change(m_items[row]);
    refreshRow(row);
    if (before != m_items.at(row).record.state) {
        const QModelIndex first = index(row, 0);
        Q_EMIT dataChanged(first, index(row, ColumnCount - 1), {StateRole});
    }
}

void TransferModel::refreshRow(int row)
{
    Cells now = cellsOf(m_items.at(row));
    const Cells before = std::exchange(m_cells[row], now);
    for (int column = 0; column < ColumnCount; ++column) {
        const bool changed = now.text[column] != before.text[column] ||
                             (column == Progress && now.permille != before.permille);
        if (changed)
            Q_EMIT dataChanged(index(row, column), index(row, column));
    }
}

void TransferModel::remove(const QStringList &ids)
{
    QList<int> rows;
    for (const QString &id : ids) {
        if (const int row = rowOf(id); row >= 0)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    while (!rows.isEmpty()) {
        const int last = rows.takeLast();
        int first = last;
        while (!rows.isEmpty() && rows.constLast() == first - 1)
            first = rows.takeLast();
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_rows.remove(m_items.at(row).record.id);
        m_items.remove(first, last - first + 1);
        m_cells.remove(first, last - first + 1);
        reindex(first);
        endRemoveRows();
    }
}

void TransferModel::move(int row, int before)
{
    if (before == row || before == row + 1)
        return;
    beginMoveRows({}, row, row, {}, before);
    const int to = before > row ? before - 1 : before;
    m_items.move(row, to);
    m_cells.move(row, to);
    reindex(std::min(row, to));
    endMoveRows();
}

void TransferModel::reindex(int from)
{
    for (int row = from; row < rowCount(); ++row)
        m_rows.insert(m_items.at(row).record.id, row);
}

void TransferModel::announceWaiting()
{
    m_waiting.clear();
    for (const TransferItem &item : std::as_const(m_items)) {
        if (item.record.state == TransferState::Waiting)
            m_waiting.insert(item.record.id, static_cast<int>(m_waiting.size()) + 1);
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State), {Qt::DisplayRole});
}

/// How long one still waits depends on the others and on the time, so that is made when it is asked for.
QString TransferModel::textOf(int row, int column) const
{
    const TransferItem &item = m_items.at(row);
    return column == State && item.record.state == TransferState::Waiting ? waitingText(item)
                                                                          : m_cells.at(row).text[column];
}

TransferModel::Cells TransferModel::cellsOf(const TransferItem &item) const
{
    const TransferRecord &record = item.record;
    const bool folder = record.status.type == FileType::Directory;
    const qint64 files = std::max(record.status.totalFiles, record.status.files);
    Cells cells;
    const QByteArray source = record.from.path.mid(record.from.path.lastIndexOf('/') + 1);
    const QString name = displayName(record.name.isEmpty() ? source : record.name);
    cells.text[What] =
        folder && files > 0 ? tr("%1 (%n file(s))", nullptr, static_cast<int>(files)).arg(name) : name;
    cells.text[FromTo] = tr("%1 → %2").arg(
        transferPlaceText(record.fromTitle, {record.from.place, parentPath(record.from.path)}),
        transferPlaceText(record.toTitle, record.to));
    const auto progress = item.progress();
    cells.permille = progress ? static_cast<int>(*progress * 1000) : -1;
    cells.text[Progress] = progress ? tr("%1 %").arg(static_cast<int>(*progress * 100)) : QString();
    if (record.state == TransferState::Running && item.rate >= 0)
        cells.text[Speed] = rateText(item.rate);
    if (record.state == TransferState::Running && item.secondsLeft >= 0)
        cells.text[Left] = countdownText(item.secondsLeft);
    cells.text[State] = stateText(item);
    return cells;
}

QString TransferModel::waitingText(const TransferItem &item) const
{
    if (!item.nextTry.hasExpired())
        return tr("%1 Next try in %2.")
            .arg(item.record.error.message, countdownText(secondsUntil(item.nextTry)));
    const int place = m_waiting.value(item.record.id);
    return place > 0 ? tr("Waiting, %1 of %2").arg(numberText(place), numberText(m_waiting.size()))
                     : tr("Waiting");
}

QString TransferModel::stateText(const TransferItem &item) const
{
    const TransferRecord &record = item.record;
    const TransferStatus &status = record.status;
    const TransferOutcome &outcome = record.outcome;
    switch (record.state) {
    case TransferState::Waiting:
        return {}; // see textOf()
    case TransferState::Running:
        break;
    case TransferState::Asking: {
        const QByteArray path = item.question ? item.question->path : record.from.path;
        return tr("%1 is there already.").arg(displayName(path.mid(path.lastIndexOf('/') + 1)));
    }
    case TransferState::Paused:
        return tr("Paused");
    case TransferState::Failed:
        return record.error.message;
    case TransferState::Cancelled:
        return tr("Cancelled");
    case TransferState::Finished:
        if (outcome.skipped)
            return tr("Skipped, it was there already");
        if (outcome.leftOut > 0)
            return tr("Done, %n item(s) left out", nullptr, static_cast<int>(outcome.leftOut));
        if (outcome.skippedFiles > 0)
            return tr("Done, %n file(s) skipped", nullptr, static_cast<int>(outcome.skippedFiles));
        return outcome.verified ? tr("Done, checksum agrees") : tr("Done");
    }
    switch (status.phase) {
    case TransferStatus::Phase::Preparing:
        return tr("Preparing");
    case TransferStatus::Phase::Checking:
        return tr("Comparing checksums");
    case TransferStatus::Phase::Finishing:
        return tr("Finishing");
    case TransferStatus::Phase::Copying:
        break;
    }
    if (status.type == FileType::Directory && status.totalFiles > 0)
        return tr("%1 of %n file(s)", nullptr, static_cast<int>(status.totalFiles))
            .arg(numberText(status.files));
    if (status.type == FileType::Directory)
        return tr("%n file(s)", nullptr, static_cast<int>(status.files));
    const bool fromHere = record.from.place.kind == FilePlace::Kind::ThisComputer;
    const bool toHere = record.to.place.kind == FilePlace::Kind::ThisComputer;
    if (fromHere == toHere)
        return record.move ? tr("Moving") : tr("Copying");
    return toHere ? tr("Downloading") : tr("Uploading");
}

QString TransferModel::asText(int row) const
{
    const TransferRecord &record = m_items.at(row).record;
    const Cells &cells = m_cells.at(row);
    QStringList lines{cells.text[What], cells.text[FromTo], cells.text[State]};
    if (!record.outcome.firstLeftOut.isEmpty())
        lines << record.outcome.firstLeftOut;
    for (const QString &text : {record.error.advice, record.error.detail}) {
        if (!text.isEmpty())
            lines << text;
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace osc

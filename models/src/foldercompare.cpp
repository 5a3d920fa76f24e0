// SPDX-License-Identifier: Apache-2.0
#include <models/foldercompare.h>

#include <models/filecompare.h>
#include <models/filelistmodel.h>
#include <models/lookwords.h>

#include <cstdlib>

namespace osc {

namespace {

constexpr qint64 timeSlackSeconds = 2;
constexpr qsizetype rowsAtOnce = 200;

bool isSameTime(const FileEntry &left, const FileEntry &right)
{
    if (!left.modified.isValid() || !right.modified.isValid())
        return false;
    return std::abs(left.modified.secsTo(right.modified)) <= timeSlackSeconds;
}

} // namespace

FolderComparison::FolderComparison(QObject *parent)
    : QAbstractTableModel(parent)
{}

void FolderComparison::start(const LookTarget &left, const LookTarget &right, By by)
{
    m_step.cancel();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_batch.clear();
    m_counts.clear();
    m_pairs.clear();
    m_folders = {FilePath()};
    m_left = left;
    m_right = right;
    m_by = by;
    m_cut = false;
    m_state = State::Comparing;
    Q_EMIT changed();
    nextFolder();
}

void FolderComparison::stop()
{
    if (m_state != State::Comparing)
        return;
    m_step.cancel();
    finish(State::Stopped);
}

LookTarget FolderComparison::below(const LookTarget &root, const FilePath &path, const FileEntry &entry)
{
    LookTarget target = root;
    if (!path.isEmpty())
        target.location.path = joinPath(root.location.path, path);
    target.entry = entry;
    return target;
}

void FolderComparison::nextFolder()
{
    if (!m_pairs.empty())
        return nextPair();
    if (m_folders.empty() || m_cut)
        return finish(State::Compared);
    m_current = m_folders.front();
    m_folders.pop_front();
    flush();
    Q_EMIT changed();
    listLeft();
}

void FolderComparison::listLeft()
{
    const auto entries = std::make_shared<Entries>();
    m_step = m_left.fileSystem->list(
        below(m_left, m_current, {}).location.path,
        [entries](const QList<FileEntry> &batch) {
            for (const FileEntry &entry : batch)
                entries->insert(entry.name, entry);
        },
        [this, entries](const Done &done) {
            if (done)
                listRight(entries);
            else
                unreadable(done.error());
        });
}

void FolderComparison::listRight(const std::shared_ptr<Entries> &left)
{
    const auto entries = std::make_shared<Entries>();
    m_step = m_right.fileSystem->list(
        below(m_right, m_current, {}).location.path,
        [entries](const QList<FileEntry> &batch) {
            for (const FileEntry &entry : batch)
                entries->insert(entry.name, entry);
        },
        [this, left, entries](const Done &done) {
            if (done)
                merge(*left, *entries);
            else
                unreadable(done.error());
        });
}

void FolderComparison::merge(const Entries &left, const Entries &right)
{
    const auto pathOf = [this](const QByteArray &name) {
        return m_current.isEmpty() ? name : m_current + '/' + name;
    };
    auto l = left.cbegin();
    auto r = right.cbegin();
    while (l != left.cend() || r != right.cend()) {
        if (r == right.cend() || (l != left.cend() && l.key() < r.key())) {
            add({.path = pathOf(l.key()), .verdict = Verdict::OnlyLeft, .left = *l});
            ++l;
        } else if (l == left.cend() || r.key() < l.key()) {
            add({.path = pathOf(r.key()), .verdict = Verdict::OnlyRight, .right = *r});
            ++r;
        } else {
            mergePair(pathOf(l.key()), *l, *r);
            ++l;
            ++r;
        }
    }
    nextFolder();
}

void FolderComparison::mergePair(const FilePath &path, const FileEntry &left, const FileEntry &right)
{
    Row row{.path = path, .verdict = Verdict::Different, .left = left, .right = right};
    if (left.type != right.type)
        return add(row);
    switch (left.type) {
    case FileType::Directory:
        m_folders.push_back(path);
        return;
    case FileType::Symlink:
        row.verdict = left.linkTarget == right.linkTarget ? Verdict::Same : Verdict::Different;
        return add(row);
    case FileType::Regular:
        break;
    default:
        row.verdict = Verdict::Same; // pipes and devices have nothing to compare
        return add(row);
    }
    if (left.size != right.size)
        return add(row);
    if (m_by == By::Content) {
        m_pairs.push_back(row);
        return;
    }
    row.verdict = isSameTime(left, right) ? Verdict::Same : Verdict::Different;
    add(row);
}

void FolderComparison::nextPair()
{
    Row row = m_pairs.front();
    m_pairs.pop_front();
    m_current = row.path;
    flush();
    Q_EMIT changed();
    m_step = compareContents(below(m_left, row.path, row.left), below(m_right, row.path, row.right), 0, {},
                             [this, row](const Result<ContentDifference> &difference) mutable {
                                 if (!difference) {
                                     row.verdict = Verdict::Unreadable;
                                     row.problem = difference.error().message;
                                 } else {
                                     row.verdict =
                                         difference.value().isSame ? Verdict::Same : Verdict::Different;
                                 }
                                 add(row);
                                 nextFolder();
                             });
}

void FolderComparison::unreadable(const Error &error)
{
    FileEntry folder{.name = m_current, .type = FileType::Directory};
    add({.path = m_current.isEmpty() ? FilePath("/") : m_current,
         .verdict = Verdict::Unreadable,
         .left = folder,
         .right = folder,
         .problem = error.message});
    nextFolder();
}

void FolderComparison::add(Row row)
{
    if (m_rows.size() + m_batch.size() >= mostRows) {
        m_cut = true;
        return;
    }
    ++m_counts[row.verdict];
    m_batch.append(std::move(row));
    if (m_batch.size() >= rowsAtOnce)
        flush();
}

void FolderComparison::flush()
{
    if (m_batch.isEmpty())
        return;
    const int first = static_cast<int>(m_rows.size());
    beginInsertRows({}, first, first + static_cast<int>(m_batch.size()) - 1);
    m_rows += std::exchange(m_batch, {});
    endInsertRows();
}

void FolderComparison::finish(State state)
{
    flush();
    m_state = state;
    Q_EMIT changed();
}

QString FolderComparison::verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::OnlyLeft:
        return tr("Only on the left");
    case Verdict::OnlyRight:
        return tr("Only on the right");
    case Verdict::Different:
        return tr("Different");
    case Verdict::Same:
        return tr("Same");
    case Verdict::Unreadable:
        return tr("Not readable");
    }
    return {};
}

int FolderComparison::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FolderComparison::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FolderComparison::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == VerdictRole)
        return static_cast<int>(row.verdict);
    if (role == PathRole)
        return row.path;
    if (role == Qt::ToolTipRole)
        return row.problem.isEmpty() ? displayName(row.path) : row.problem;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter |
            (index.column() == LeftColumn || index.column() == RightColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return displayName(row.path);
    case VerdictColumn:
        if (row.verdict == Verdict::Different && row.left.type == FileType::Regular)
            return tr("%1: right is %2").arg(verdictWord(row.verdict), differenceWords(row.right, row.left));
        return verdictWord(row.verdict);
    case LeftColumn:
        return row.verdict == Verdict::OnlyRight ? QString() : sizeText(row.left);
    case RightColumn:
        return row.verdict == Verdict::OnlyLeft ? QString() : sizeText(row.right);
    default:
        return {};
    }
}

QVariant FolderComparison::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (section >= LeftColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case VerdictColumn:
        return tr("Result");
    case LeftColumn:
        return tr("Left");
    case RightColumn:
        return tr("Right");
    default:
        return {};
    }
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/filelistmodel.h>
#include <models/filesearch.h>
#include <models/treewalk.h>

#include <QRegularExpression>

namespace osc {

namespace {

constexpr int showingPause = 50; // milliseconds

} // namespace

bool matchesName(const QByteArray &name, const QString &pattern)
{
    if (pattern.isEmpty())
        return true;
    const QString text = QString::fromUtf8(name);
    if (!pattern.contains(u'*') && !pattern.contains(u'?'))
        return text.contains(pattern, Qt::CaseInsensitive);
    QString expression;
    for (const QChar c : pattern)
        expression += c == u'*'   ? QStringLiteral(".*")
                      : c == u'?' ? QStringLiteral(".")
                                  : QRegularExpression::escape(QString(c));
    const QRegularExpression whole(QRegularExpression::anchoredPattern(expression),
                                   QRegularExpression::CaseInsensitiveOption |
                                       QRegularExpression::DotMatchesEverythingOption);
    return whole.match(text).hasMatch();
}

FileSearch::FileSearch(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_showing.setSingleShot(true);
    m_showing.setInterval(showingPause);
    m_showing.callOnTimeout(this, &FileSearch::show);
}

void FileSearch::clear()
{
    m_running.cancel();
    m_showing.stop();
    m_waiting.clear();
    m_problem.clear();
    m_current.clear();
    m_stopped = false;
    m_started = false;
    beginResetModel();
    m_hits.clear();
    endResetModel();
    Q_EMIT changed();
}

void FileSearch::start(std::shared_ptr<FileSystem> files, const FilePath &directory,
                       const FileSearchRequest &request)
{
    clear();
    m_files = std::move(files);
    m_directory = directory;
    m_started = true;
    if (m_files->capabilities().canSearch)
        m_running = m_files->search(
            directory, request, [this](const QList<FileSearchHit> &hits) { take(hits); },
            [this](const Done &result) { end(result ? QString() : result.error().message); });
    else if (request.content.isEmpty())
        walk(request);
    else
        m_problem = tr("The content of files cannot be searched here; search for names.");
    Q_EMIT changed();
}

void FileSearch::walk(const FileSearchRequest &request)
{
    m_running = TreeWalk::start(
        m_files, {m_directory},
        [this, request](const FilePath &folder, const QList<FileEntry> &entries) {
            m_current = folder;
            const bool inHidden = folder.mid(m_directory.size()).contains("/.");
            QList<FileSearchHit> hits;
            for (const FileEntry &entry : entries) {
                const bool hidden = inHidden || entry.name.startsWith('.');
                if ((request.hidden || !hidden) && matchesName(entry.name, request.name))
                    hits.append({.path = joinPath(folder, entry.name), .entry = entry});
            }
            take(hits);
        },
        [this](const Result<qint64> &unreadable) {
            end(*unreadable == 0
                    ? QString()
                    : tr("%n folder(s) could not be read.", nullptr, static_cast<int>(*unreadable)));
        });
}

void FileSearch::take(const QList<FileSearchHit> &hits)
{
    m_waiting.append(hits);
    if (!m_showing.isActive())
        m_showing.start();
    if (m_hits.size() + m_waiting.size() < mostHits)
        return;
    m_waiting.resize(mostHits - m_hits.size());
    m_running.cancel();
    end(tr("There are more; narrow the search down."));
}

void FileSearch::show()
{
    if (!m_waiting.isEmpty()) {
        const int first = static_cast<int>(m_hits.size());
        beginInsertRows({}, first, first + static_cast<int>(m_waiting.size()) - 1);
        m_hits.append(std::exchange(m_waiting, {}));
        endInsertRows();
    }
    Q_EMIT changed();
}

void FileSearch::end(const QString &problem)
{
    m_problem = problem;
    m_showing.stop();
    show();
}

void FileSearch::stop()
{
    if (!isRunning())
        return;
    m_running.cancel();
    m_stopped = true;
    end({});
}

QString FileSearch::statusText() const
{
    if (!m_started)
        return {};
    const QString found = tr("%Ln found", nullptr, static_cast<int>(m_hits.size()));
    if (isRunning())
        return m_current.isEmpty() ? tr("Searching: %1 so far").arg(found)
                                   : tr("Searching %2: %1 so far").arg(found, displayName(m_current));
    if (!m_problem.isEmpty())
        return tr("%1. %2").arg(found, m_problem);
    return m_stopped ? tr("Stopped: %1 until then").arg(found) : found;
}

int FileSearch::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

int FileSearch::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FileSearch::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FileSearchHit &hit = m_hits.at(index.row());
    if (role == FileListModel::IsDirectoryRole)
        return hit.entry.type == FileType::Directory;
    if (role == FileListModel::IsSymlinkRole)
        return hit.entry.type == FileType::Symlink;
    if (role == Qt::EditRole)
        return displayName(hit.entry.name);
    if (role == Qt::TextAlignmentRole && index.column() >= SizeColumn)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto text = [&]() -> QString {
        switch (index.column()) {
        case NameColumn:
            return displayName(hit.path.mid(hit.path.lastIndexOf('/') + 1));
        case FolderColumn:
            return displayName(parentPath(hit.path));
        case LineColumn:
            return hit.lineNumber > 0 ? tr("%1: %2").arg(hit.lineNumber).arg(hit.line) : QString();
        case SizeColumn:
            return sizeText(hit.entry);
        default:
            return modifiedText(hit.entry.modified);
        }
    }();
    return role == Qt::ToolTipRole ? text.toHtmlEscaped() : text;
}

QVariant FileSearch::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section >= SizeColumn)
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Name");
    case FolderColumn:
        return tr("Folder");
    case LineColumn:
        return tr("Line");
    case SizeColumn:
        return tr("Size");
    default:
        return tr("Modified");
    }
}

} // namespace osc

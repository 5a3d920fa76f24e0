// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>

namespace osc {

/// A search below a directory; what it finds shows up as it is found.
class FileSearch : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, FolderColumn, LineColumn, SizeColumn, ModifiedColumn, ColumnCount };
    /// More hits help nobody; the search ends there.
    static constexpr int mostHits = 10'000;

    explicit FileSearch(QObject *parent = nullptr);

    /// Forgets what was found before. Content is only searched where the file system does it.
    void start(std::shared_ptr<FileSystem> files, const FilePath &directory,
               const FileSearchRequest &request);
    /// Ends it; what was found stays.
    void stop();
    void clear();

    [[nodiscard]] bool isRunning() const { return m_running.isActive(); }
    /// What became of it, as a sentence: "412 found", "12 found so far in /data/pages".
    [[nodiscard]] QString statusText() const;
    [[nodiscard]] const FileSearchHit &hit(int row) const { return m_hits.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// It began, found more, or ended.
    void changed();

private:
    void take(const QList<FileSearchHit> &hits);
    void show();
    void end(const QString &problem);
    void walk(const FileSearchRequest &request);

    std::shared_ptr<FileSystem> m_files;
    FilePath m_directory;
    QList<FileSearchHit> m_hits;
    QList<FileSearchHit> m_waiting; ///< Found, not shown yet.
    QTimer m_showing;
    FilePath m_current; ///< Where a walk is.
    QString m_problem;
    bool m_stopped = false;
    bool m_started = false;
    Operation m_running; ///< Last: ends before what its callbacks use.
};

/// Whether a name is what FileSearchRequest::name asks for.
[[nodiscard]] bool matchesName(const QByteArray &name, const QString &pattern);

} // namespace osc

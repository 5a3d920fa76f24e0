// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/archivelister.h>

#include <QAbstractTableModel>

namespace osc {

/// The members of an archive as they are found.
class ArchiveModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, ModifiedColumn, ColumnCount };
    enum Role { TypeRole = Qt::UserRole }; ///< int of FileType.
    enum class State { Idle, Listing, Listed, Failed };

    explicit ArchiveModel(QObject *parent = nullptr);

    /// @p lister outlives the listing.
    void list(ArchiveLister &lister, std::shared_ptr<FileSystem> fileSystem, const FilePath &path,
              qint64 size, const ArchiveLimits &limits = {});
    /// Ends the listing; what was found stays.
    void stop();
    void clear();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const ArchiveSummary &summary() const { return m_summary; }
    [[nodiscard]] const Error &error() const { return m_error; }
    /// "128 entries, 4.2 MiB unpacked", and why there are no more.
    [[nodiscard]] QString note() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void stateChanged();

private:
    struct Row
    {
        ArchiveEntry entry;
        QString name; ///< Inert.
    };

    void add(const QList<ArchiveEntry> &entries);
    void setState(State state);

    QList<Row> m_rows;
    State m_state = State::Idle;
    ArchiveSummary m_summary;
    qint64 m_unpacked = 0;
    Error m_error;
    Operation m_listing; ///< Last: it ends before what its callbacks use.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileplaces.h>

#include <QAbstractTableModel>
#include <QTimer>

#include <map>

namespace osc {

class FileHabits;
class SandboxStore;

/// Everything whose files can be looked at, by groups: this computer, bookmarks, sandboxes, volumes, buckets,
/// and where the user was lately.
class FilePlaceList : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, WhereColumn, ColumnCount };
    enum class Kind {
        Group,
        Home,
        Folder,
        Sandbox,
        Volume,
        Bucket,
        Bookmark,
        Recent,
        ListBuckets, ///< No place: asks for the buckets of a credential.
        OtherBucket, ///< No place: a bucket is to be named.
    };
    enum Role {
        KindRole = Qt::UserRole ///< int of Kind.
    };

    /// All outlive the list.
    FilePlaceList(ConnectionRegistry &registry, SandboxStore &sandboxes, const FilePlaces &places,
                  const FileHabits &habits, QObject *parent = nullptr);

    /// Asks the connections for their volumes again.
    void refresh();
    /// Asks for the buckets of a credential, which join the list.
    void listBuckets(const QString &credentialId);
    /// Part of a name, ignoring case; empty shows everything.
    void setFilter(const QString &text);
    /// Of a row of kind ListBuckets the place tells the credential.
    [[nodiscard]] FileLocation location(int row) const { return m_rows.at(row).location; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        Kind kind = Kind::Group;
        QString name; ///< Inert.
        QString where{};
        FileLocation location{};

        bool operator==(const Row &) const = default;
    };

    void rebuild();
    void addGroup(QList<Row> &rows, const QString &title, const QList<Row> &members) const;
    [[nodiscard]] QList<Row> sandboxRows() const;
    [[nodiscard]] QList<Row> volumeRows() const;
    [[nodiscard]] QList<Row> bucketRows() const;
    [[nodiscard]] QList<Row> bucketsOf(const OssCredential &credential) const;
    [[nodiscard]] QString whereOf(const FileLocation &location) const;

    ConnectionRegistry &m_registry;
    SandboxStore &m_sandboxes;
    const FilePlaces &m_places;
    const FileHabits &m_habits;
    QString m_filter;
    QList<Row> m_rows;
    QMap<QString, QStringList> m_volumes; ///< Names by connection.
    QMap<QString, QStringList> m_buckets; ///< Names by credential, as far as they were asked for.
    QMap<QString, QString> m_bucketNotes; ///< What became of asking, by credential.
    QTimer m_soon;
    std::map<QString, Operation> m_listing;
    std::map<QString, Operation> m_asking; ///< Last: they end before what their callbacks use.
};

} // namespace osc

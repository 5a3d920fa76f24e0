// SPDX-License-Identifier: Apache-2.0
#include <models/filehabits.h>
#include <models/filepanelstore.h>
#include <models/fileplacelist.h>
#include <models/sandboxstore.h>
#include <models/wording.h>

#include <QDir>
#include <QFile>

#include <algorithm>

namespace osc {

FilePlaceList::FilePlaceList(ConnectionRegistry &registry, SandboxStore &sandboxes, const FilePlaces &places,
                             const FileHabits &habits, QObject *parent)
    : QAbstractTableModel(parent)
    , m_registry(registry)
    , m_sandboxes(sandboxes)
    , m_places(places)
    , m_habits(habits)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_soon.callOnTimeout(this, &FilePlaceList::rebuild);
    const auto later = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    const SandboxModel &model = sandboxes.model();
    connect(&model, &QAbstractItemModel::rowsInserted, this, later);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [later](const QModelIndex &from, const QModelIndex &to) {
                if (from.column() <= SandboxModel::Name && to.column() >= SandboxModel::State)
                    later();
            });
    connect(&habits, &FileHabits::bookmarksChanged, this, later);
    connect(&habits, &FileHabits::recentChanged, this, later);
    connect(&registry, &ConnectionRegistry::aboutToRemove, this, [this, later](const Backend *backend) {
        m_asking.erase(backend->profile().id);
        m_volumes.remove(backend->profile().id);
        later();
    });
    if (const CredentialSource *credentials = places.buckets().credentials)
        connect(credentials, &CredentialSource::credentialsChanged, this, later);
    connect(&places, &FilePlaces::closing, this, [this, later](const QString &connectionId) {
        m_listing.erase(connectionId);
        m_buckets.remove(connectionId);
        m_bucketNotes.remove(connectionId);
        later();
    });
    rebuild();
}

void FilePlaceList::refresh()
{
    const QList<Backend *> backends = m_registry.backends();
    for (Backend *backend : backends) {
        const QString id = backend->profile().id;
        if (!backend->volumes() || backend->status().state != ConnectionState::Live)
            continue;
        m_asking[id] = backend->volumes()->list([this, id](const Result<QList<Claim>> &claims) {
            const auto ended = m_asking.extract(id);
            if (!claims)
                return;
            QStringList names;
            for (const Claim &claim : *claims)
                names.append(claim.name);
            names.sort(Qt::CaseInsensitive);
            m_volumes.insert(id, names);
            rebuild();
        });
    }
}

void FilePlaceList::listBuckets(const QString &credentialId)
{
    m_bucketNotes[credentialId] = tr("Asking…");
    rebuild();
    m_listing[credentialId] = osc::listBuckets(
        m_places.buckets(), credentialId, [this, credentialId](const Result<QList<Bucket>> &buckets) {
            const auto ended = m_listing.extract(credentialId);
            m_bucketNotes.remove(credentialId);
            QStringList names;
            if (!buckets)
                m_bucketNotes[credentialId] = buckets.error().kind == ErrorKind::Forbidden
                                                  ? tr("This key may not list buckets: open one by its name.")
                                                  : buckets.error().message;
            else if (buckets->isEmpty())
                m_bucketNotes[credentialId] = tr("This account has no buckets.");
            else
                for (const Bucket &bucket : *buckets)
                    names.append(bucket.name);
            m_buckets[credentialId] = names;
            rebuild();
        });
}

void FilePlaceList::setFilter(const QString &text)
{
    m_filter = text;
    rebuild();
}

QString FilePlaceList::whereOf(const FileLocation &location) const
{
    const QString path = displayName(location.path);
    const QString title = safeText(m_places.title(location.place));
    const QString connection = safeText(m_places.connectionTitle(location.place));
    return connection.isEmpty() ? tr("%1: %2").arg(title, path)
                                : tr("%1 on %2: %3").arg(title, connection, path);
}

QList<FilePlaceList::Row> FilePlaceList::sandboxRows() const
{
    QList<Row> rows;
    for (const SandboxRow &row : m_sandboxes.model().rows()) {
        const SandboxState state = row.sandbox.status.state;
        if (state != SandboxState::Running && state != SandboxState::Paused)
            continue;
        const FilePlace place{FilePlace::Kind::Sandbox, row.sandbox.connectionId, row.sandbox.id};
        rows.append({Kind::Sandbox,
                     safeText(m_places.title(place)),
                     tr("%1 on %2").arg(row.stateText, safeText(row.connectionName)),
                     {place, "/"}});
    }
    std::sort(rows.begin(), rows.end(),
              [](const Row &a, const Row &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return rows;
}

QList<FilePlaceList::Row> FilePlaceList::volumeRows() const
{
    QList<Row> rows;
    for (auto it = m_volumes.cbegin(); it != m_volumes.cend(); ++it) {
        for (const QString &name : *it) {
            const FilePlace place{FilePlace::Kind::Volume, it.key(), name};
            rows.append(
                {Kind::Volume, safeText(name), safeText(m_places.connectionTitle(place)), {place, "/"}});
        }
    }
    return rows;
}

/// The default bucket first.
QList<FilePlaceList::Row> FilePlaceList::bucketsOf(const OssCredential &credential) const
{
    const QString where = tr("%1, %2").arg(safeText(credential.name), safeText(credential.endpoint));
    QList<Row> rows;
    const auto add = [&](const QString &bucket, const QString &prefix) {
        const FilePlace place{FilePlace::Kind::Bucket, credential.id, bucket};
        rows.append(
            {Kind::Bucket, safeText(bucketText(bucket, prefix)), where, {place, cleanPath(prefix.toUtf8())}});
    };
    if (!credential.bucket.isEmpty())
        add(credential.bucket, credential.prefix);
    const QStringList listed = m_buckets.value(credential.id);
    for (const QString &bucket : listed)
        if (bucket != credential.bucket || !credential.prefix.isEmpty())
            add(bucket, {});
    const QString note = m_bucketNotes.value(credential.id);
    if (listed.isEmpty())
        rows.append({Kind::ListBuckets,
                     tr("List buckets…"),
                     note.isEmpty() ? where : tr("%1: %2").arg(safeText(credential.name), note),
                     {{FilePlace::Kind::Bucket, credential.id, {}}, "/"}});
    return rows;
}

QList<FilePlaceList::Row> FilePlaceList::bucketRows() const
{
    const BucketAccess &access = m_places.buckets();
    if (!access.isThere())
        return {};
    QList<Row> rows;
    const QList<OssCredential> credentials = access.credentials->credentials();
    for (const OssCredential &credential : credentials)
        rows.append(bucketsOf(credential));
    if (!rows.isEmpty())
        rows.append({.kind = Kind::OtherBucket,
                     .name = tr("Open bucket by name…"),
                     .where = tr("With any of the keys")});
    return rows;
}

void FilePlaceList::addGroup(QList<Row> &rows, const QString &title, const QList<Row> &members) const
{
    QList<Row> shown;
    std::copy_if(members.cbegin(), members.cend(), std::back_inserter(shown), [this](const Row &row) {
        return m_filter.isEmpty() || row.name.contains(m_filter, Qt::CaseInsensitive) ||
               row.where.contains(m_filter, Qt::CaseInsensitive);
    });
    if (shown.isEmpty())
        return;
    rows.append({.kind = Kind::Group, .name = title});
    rows.append(shown);
}

void FilePlaceList::rebuild()
{
    m_soon.stop();
    QList<Row> rows;
    const FilePath home = QFile::encodeName(QDir::homePath());
    addGroup(rows, tr("This computer"),
             {{Kind::Home, tr("Home"), displayName(home), {FilePlace(), home}},
              {Kind::Folder, tr("All folders"), QStringLiteral("/"), {FilePlace(), "/"}}});
    QList<Row> bookmarks;
    for (const FileBookmark &bookmark : m_habits.bookmarks())
        bookmarks.append(
            {Kind::Bookmark, safeText(bookmark.name), whereOf(bookmark.location), bookmark.location});
    addGroup(rows, tr("Bookmarks"), bookmarks);
    addGroup(rows, tr("Sandboxes"), sandboxRows());
    addGroup(rows, tr("Volumes"), volumeRows());
    addGroup(rows, tr("OSS buckets"), bucketRows());
    QList<Row> recent;
    for (const FileLocation &location : m_habits.recent()) {
        const QByteArray name = location.path.mid(location.path.lastIndexOf('/') + 1);
        recent.append({Kind::Recent,
                       name.isEmpty() ? safeText(m_places.title(location.place)) : displayName(name),
                       whereOf(location), location});
    }
    addGroup(rows, tr("Recent"), recent);
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int FilePlaceList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FilePlaceList::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FilePlaceList::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const QString &text = index.column() == NameColumn ? row.name : row.where;
    switch (role) {
    case Qt::DisplayRole:
        return text;
    case Qt::ToolTipRole:
        return text.toHtmlEscaped();
    case KindRole:
        return static_cast<int>(row.kind);
    default:
        return {};
    }
}

QVariant FilePlaceList::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Where");
}

Qt::ItemFlags FilePlaceList::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool group = m_rows.at(index.row()).kind == Kind::Group;
    return group ? Qt::ItemIsEnabled | Qt::ItemNeverHasChildren
                 : QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
}

} // namespace osc

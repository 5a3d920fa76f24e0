// SPDX-License-Identifier: Apache-2.0
#include <models/credentialuse.h>

#include <models/transferstore.h>
#include <models/wording.h>

#include <core/specjson.h>
#include <core/spectemplate.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto restBetweenLooks = 300ms;
constexpr int mostRecords = 2000;
constexpr int mostUsersNamed = 5;

/// Most requests mount no bucket, and reading one costs.
bool mayMountABucket(const QByteArray &specJson)
{
    return specJson.contains("ossfs");
}

QString recordTitle(const InventoryRecord &record)
{
    return shortText(record.name.isEmpty() ? record.sandboxId.left(8) : record.name, 80);
}

QString countsText(const QList<CredentialUser> &users)
{
    const auto count = [&](CredentialUser::Kind kind) {
        return static_cast<int>(std::count_if(users.cbegin(), users.cend(),
                                              [&](const CredentialUser &user) { return user.kind == kind; }));
    };
    QStringList parts;
    if (const int sandboxes = count(CredentialUser::Kind::Sandbox))
        parts << CredentialUse::tr("%n sandbox(es)", nullptr, sandboxes);
    if (const int templates = count(CredentialUser::Kind::Template))
        parts << CredentialUse::tr("%n template(s)", nullptr, templates);
    if (const int drafts = count(CredentialUser::Kind::Draft))
        parts << CredentialUse::tr("%n draft(s)", nullptr, drafts);
    if (const int transfers = count(CredentialUser::Kind::Transfer))
        parts << CredentialUse::tr("%n transfer(s)", nullptr, transfers);
    return parts.join(QStringLiteral(", "));
}

} // namespace

CredentialUse::CredentialUse(Inventory &inventory, SpecLibrary &library, TransferStore *transfers,
                             QObject *parent)
    : QObject(parent)
    , m_inventory(inventory)
    , m_library(library)
    , m_transfers(transfers)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(restBetweenLooks);
    connect(&m_soon, &QTimer::timeout, this, &CredentialUse::read);
    connect(&inventory, &Inventory::changed, this, &CredentialUse::refresh);
    connect(&library, &SpecLibrary::templatesChanged, this, &CredentialUse::refresh);
    if (transfers) {
        connect(&transfers->model(), &QAbstractItemModel::rowsInserted, this, &CredentialUse::takeTransfers);
        connect(&transfers->model(), &QAbstractItemModel::rowsRemoved, this, &CredentialUse::takeTransfers);
        connect(transfers, &TransferStore::finished, this, &CredentialUse::takeTransfers);
        takeTransfers();
    }
    refresh();
}

void CredentialUse::refresh()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void CredentialUse::read()
{
    m_readingRecords =
        m_inventory.history(mostRecords, [this](const Result<QList<InventoryRecord>> &records) {
            if (records)
                takeRecords(*records);
        });
    m_readingTemplates = m_library.templates([this](const Result<QList<TemplateRecord>> &records) {
        if (records)
            takeTemplates(*records);
    });
    m_readingDrafts = m_library.drafts([this](const Result<QList<DraftRecord>> &records) {
        if (records)
            takeDrafts(*records);
    });
}

void CredentialUse::add(QHash<QString, QList<CredentialUser>> &users, const SandboxSpec &spec,
                        const CredentialUser &user) const
{
    QHash<QString, QStringList> mounts; // one user for each credential, with all that it mounts
    for (const VolumeSpec &volume : spec.volumes) {
        if (volume.kind != VolumeKind::Ossfs || volume.ossfs.credential.isEmpty())
            continue;
        const QString source = volume.subPath.isEmpty()
                                   ? volume.ossfs.bucket
                                   : volume.ossfs.bucket + QLatin1Char('/') + volume.subPath;
        mounts[volume.ossfs.credential.toLower()]
            << tr("%1 at %2").arg(shortText(source, 120), shortText(volume.mountPath, 120));
    }
    for (auto it = mounts.cbegin(); it != mounts.cend(); ++it) {
        CredentialUser one = user;
        one.detail = it.value().join(QStringLiteral(", "));
        users[it.key()].append(one);
    }
}

void CredentialUse::takeRecords(const QList<InventoryRecord> &records)
{
    QHash<QString, QList<CredentialUser>> users;
    for (const InventoryRecord &record : records) {
        if (record.end != InventoryRecord::End::None || !mayMountABucket(record.specJson))
            continue;
        if (const auto spec = specFromJson(record.specJson))
            add(users, *spec,
                {CredentialUser::Kind::Sandbox,
                 record.connectionId,
                 record.sandboxId,
                 recordTitle(record),
                 {}});
    }
    if (std::exchange(m_sandboxes, users) != users)
        Q_EMIT changed();
}

void CredentialUse::takeTemplates(const QList<TemplateRecord> &records)
{
    QHash<QString, QList<CredentialUser>> users;
    for (const TemplateRecord &record : records) {
        if (!mayMountABucket(record.document))
            continue;
        const auto read = templateFromJson(record.document);
        if (!read || read->isNewer())
            continue;
        if (const auto spec = specToEdit(*read))
            add(users, *spec, {CredentialUser::Kind::Template, {}, record.id, shortText(read->name, 80), {}});
    }
    if (std::exchange(m_templates, users) != users)
        Q_EMIT changed();
}

void CredentialUse::takeDrafts(const QList<DraftRecord> &records)
{
    QHash<QString, QList<CredentialUser>> users;
    for (const DraftRecord &record : records) {
        if (!mayMountABucket(record.specJson))
            continue;
        if (const auto spec = specFromJson(record.specJson)) {
            const QString name = spec->name();
            add(users, *spec,
                {CredentialUser::Kind::Draft,
                 record.connectionId,
                 record.id,
                 name.isEmpty() ? tr("a draft without a name") : shortText(name, 80),
                 {}});
        }
    }
    if (std::exchange(m_drafts, users) != users)
        Q_EMIT changed();
}

void CredentialUse::takeTransfers()
{
    QHash<QString, QList<CredentialUser>> users;
    const TransferModel &model = m_transfers->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const TransferRecord &record = model.at(row).record;
        if (record.state == TransferState::Finished || record.state == TransferState::Cancelled)
            continue;
        QStringList ids;
        for (const FileLocation *end : {&record.from, &record.to}) {
            if (end->place.kind == FilePlace::Kind::Bucket && !ids.contains(end->place.connectionId))
                ids << end->place.connectionId;
        }
        for (const QString &id : std::as_const(ids))
            users[id].append({CredentialUser::Kind::Transfer,
                              {},
                              record.id,
                              model.index(row, TransferModel::What).data().toString(),
                              {}});
    }
    if (std::exchange(m_moving, users) != users)
        Q_EMIT changed();
}

QList<CredentialUser> CredentialUse::users(const OssCredential &credential) const
{
    QList<CredentialUser> users;
    for (const auto *known : {&m_sandboxes, &m_templates, &m_drafts}) {
        users += known->value(credential.name.toLower());
        for (const QString &name : credential.formerNames)
            users += known->value(name.toLower());
    }
    return users + m_moving.value(credential.id);
}

QString CredentialUse::text(const OssCredential &credential) const
{
    const QString counts = countsText(users(credential));
    return counts.isEmpty() ? tr("not used") : counts;
}

QString CredentialUse::removalText(const OssCredential &credential) const
{
    const QList<CredentialUser> all = users(credential);
    if (all.isEmpty())
        return tr("Nothing that this console knows of uses %1.").arg(credential.name);
    QStringList names;
    for (const CredentialUser &user : all.first(std::min<qsizetype>(all.size(), mostUsersNamed)))
        names << user.title;
    const QString listed = names.join(QStringLiteral(", "));
    return all.size() > mostUsersNamed
               ? tr("%1 is used by %2: %3 and others.").arg(credential.name, countsText(all), listed)
               : tr("%1 is used by %2: %3.").arg(credential.name, countsText(all), listed);
}

} // namespace osc

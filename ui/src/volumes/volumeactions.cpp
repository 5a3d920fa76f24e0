// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumeactions.h"

#include "volumes/exportvolumedialog.h"
#include "volumes/importvolumedialog.h"
#include "volumes/newvolumedialog.h"
#include "volumes/volumelossdialog.h"

#include <models/specdraftmounts.h>
#include <models/wording.h>
#include <ui/symbols.h>

#include <QClipboard>
#include <QCursor>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace osc {

namespace {

VolumeSpec mountOf(const VolumeRow &row)
{
    VolumeSpec volume;
    volume.kind = row.key.kind;
    switch (row.key.kind) {
    case VolumeKind::Host:
        volume.hostPath = row.key.id;
        // As its other users have it: what is only read stays as it is.
        volume.readOnly = std::any_of(row.users.cbegin(), row.users.cend(),
                                      [](const ClaimUser &user) { return user.readOnly; });
        break;
    case VolumeKind::Ossfs:
        volume.ossfs.bucket = row.key.id.section(QLatin1Char('/'), 0, 0);
        volume.subPath = row.key.id.section(QLatin1Char('/'), 1);
        break;
    case VolumeKind::Claim:
        volume.claim.claimName = row.key.id;
        volume.claim.createIfNotExists = false;
        break;
    }
    volume.name = suggestMountName(volume, {});
    volume.mountPath = suggestMountPath(volume, {});
    return volume;
}

} // namespace

VolumeActions::VolumeActions(VolumeWork &work, QWidget *window)
    : QObject(window)
    , create(make(QStringLiteral("newVolumeAction"), tr("New volume…")))
    , mount(make(QStringLiteral("mountVolumeAction"), tr("Mount in new sandbox…")))
    , openFiles(make(QStringLiteral("openVolumeFilesAction"), tr("Open in Files")))
    , goToSandbox(make(QStringLiteral("volumeSandboxAction"), tr("Go to sandbox")))
    , clone(make(QStringLiteral("cloneVolumeAction"), tr("Clone…")))
    , exportIt(make(QStringLiteral("exportVolumeAction"), tr("Export…")))
    , importIt(make(QStringLiteral("importVolumeAction"), tr("Import…")))
    , empty(make(QStringLiteral("emptyVolumeAction"), tr("Empty…")))
    , countAgain(make(QStringLiteral("countVolumeAction"), tr("Count again")))
    , pin(make(QStringLiteral("pinVolumeAction"), tr("Keep in this list")))
    , pinFolder(make(QStringLiteral("pinFolderAction"), tr("Add host folder…")))
    , copyNames(make(QStringLiteral("copyVolumeNamesAction"), tr("Copy name")))
    , prune(make(QStringLiteral("pruneVolumesAction"), tr("Prune…")))
    , removeWithSandboxes(
          make(QStringLiteral("deleteVolumeWithSandboxesAction"), tr("Delete with its sandboxes…")))
    , remove(make(QStringLiteral("deleteVolumeAction"), tr("Delete…")))
    , m_work(work)
    , m_window(window)
{
    create->setIcon(symbol(Symbol::Add));
    mount->setIcon(symbol(Symbol::Sandboxes));
    openFiles->setIcon(symbol(Symbol::FolderOpen));
    goToSandbox->setIcon(symbol(Symbol::ArrowRight));
    clone->setIcon(symbol(Symbol::Clone));
    exportIt->setIcon(symbol(Symbol::Export));
    importIt->setIcon(symbol(Symbol::Import));
    empty->setIcon(symbol(Symbol::Clean));
    countAgain->setIcon(symbol(Symbol::Refresh));
    pinFolder->setIcon(symbol(Symbol::Folder));
    copyNames->setIcon(symbol(Symbol::Copy));
    remove->setIcon(symbol(Symbol::Delete, Tone::Failed));
    removeWithSandboxes->setIcon(symbol(Symbol::Delete, Tone::Failed));
    pin->setCheckable(true);
    connectActions();
    update();
}

QAction *VolumeActions::make(const QString &objectName, const QString &text)
{
    auto *action = new QAction(text, this);
    action->setObjectName(objectName);
    return action;
}

void VolumeActions::connectActions()
{
    connect(create, &QAction::triggered, this, &VolumeActions::askNew);
    connect(mount, &QAction::triggered, this, &VolumeActions::mountInNew);
    connect(openFiles, &QAction::triggered, this, &VolumeActions::open);
    connect(goToSandbox, &QAction::triggered, this, [this] {
        if (const VolumeRow *row = current())
            goToUser(row->key);
    });
    connect(clone, &QAction::triggered, this, &VolumeActions::askClone);
    connect(exportIt, &QAction::triggered, this, &VolumeActions::askExport);
    connect(importIt, &QAction::triggered, this, &VolumeActions::askImport);
    connect(empty, &QAction::triggered, this, &VolumeActions::askEmpty);
    connect(countAgain, &QAction::triggered, this, [this] {
        for (const VolumeKey &key : std::as_const(m_selection))
            m_work.store().meter().countAgain(key);
    });
    connect(pin, &QAction::triggered, this, [this](bool on) {
        if (const VolumeRow *row = current())
            m_work.store().pin(row->key, on);
    });
    connect(pinFolder, &QAction::triggered, this, &VolumeActions::askFolder);
    connect(copyNames, &QAction::triggered, this, [this] {
        QStringList names;
        for (const VolumeKey &key : std::as_const(m_selection))
            names << key.id;
        QGuiApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
    });
    connect(prune, &QAction::triggered, this, &VolumeActions::askPrune);
    connect(remove, &QAction::triggered, this, [this] { askRemoval(false); });
    connect(removeWithSandboxes, &QAction::triggered, this, [this] { askRemoval(true); });
    VolumeStore &store = m_work.store();
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &VolumeActions::update);
    connect(&store.model(), &QAbstractItemModel::dataChanged, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&store.registry(), &ConnectionRegistry::changed, this, &VolumeActions::update);
}

const VolumeRow *VolumeActions::current() const
{
    return m_selection.isEmpty() ? nullptr : m_work.store().find(m_selection.constFirst());
}

void VolumeActions::setSelection(const QList<VolumeKey> &keys)
{
    m_selection = keys;
    update();
}

QList<VolumeKey> VolumeActions::allowed(VolumeAction action) const
{
    QList<VolumeKey> keys;
    for (const VolumeKey &key : m_selection)
        if (m_work.store().whyNot(key, action).isEmpty())
            keys.append(key);
    return keys;
}

void VolumeActions::setReason(QAction *action, const QString &why)
{
    action->setEnabled(why.isEmpty());
    action->setToolTip(why);
    action->setStatusTip(why);
}

void VolumeActions::enable(QAction *action, VolumeAction kind)
{
    QString why;
    if (m_selection.isEmpty())
        why = tr("Select a volume first.");
    else if (allowed(kind).isEmpty())
        why = m_work.store().whyNot(m_selection.constFirst(), kind);
    setReason(action, why);
}

QString VolumeActions::whyNotFiles(const VolumeRow &row) const
{
    if (row.key.kind == VolumeKind::Ossfs)
        return tr("The files of a bucket are seen through a sandbox that mounts it.");
    if (row.key.kind == VolumeKind::Host)
        return m_work.store().meter().whyNot(row.key);
    return m_work.store().whyNotUse(row.key.connectionId);
}

QString VolumeActions::whyNotWithSandboxes(const VolumeRow &row) const
{
    if (row.key.kind != VolumeKind::Claim)
        return m_work.store().whyNot(row.key, VolumeAction::Delete);
    if (const QString why = m_work.store().whyNot(row.key, VolumeAction::Export); !why.isEmpty())
        return why;
    if (row.users.isEmpty())
        return tr("No sandbox uses it.");
    const auto foreign = std::find_if(row.users.cbegin(), row.users.cend(),
                                      [](const ClaimUser &user) { return user.sandboxId.isEmpty(); });
    return foreign == row.users.cend()
               ? QString()
               : tr("Container %1 uses it and is no sandbox: only who made it may end it.")
                     .arg(volumeUserTitle(*foreign));
}

void VolumeActions::updateSingles()
{
    const VolumeRow *row = current();
    const QString none = tr("Select a volume first.");
    setReason(mount, row ? (row->stale ? tr("The connection does not answer.") : QString()) : none);
    setReason(openFiles, row ? whyNotFiles(*row) : none);
    setReason(goToSandbox, row ? (row->users.isEmpty() ? tr("No sandbox uses it.") : QString()) : none);
    setReason(countAgain, row ? m_work.store().meter().whyNot(row->key) : none);
    setReason(removeWithSandboxes, row ? whyNotWithSandboxes(*row) : none);
    setReason(copyNames, row ? QString() : none);
    const bool folder = row && row->key.kind == VolumeKind::Host;
    setReason(pin, folder ? QString() : tr("Only host folders come and go with their sandboxes."));
    pin->setChecked(folder && row->pinned);
}

void VolumeActions::update()
{
    enable(clone, VolumeAction::Clone);
    enable(exportIt, VolumeAction::Export);
    enable(empty, VolumeAction::Empty);
    enable(remove, VolumeAction::Delete);
    if (!m_work.hasArchives())
        setReason(exportIt, tr("Archives cannot be written here."));
    updateSingles();
    QString whyNothing = tr("No connection can make volumes now.");
    const QList<Backend *> backends = m_work.store().registry().backends();
    for (const Backend *backend : backends) {
        const QString why = m_work.store().whyNotCreate(backend->profile().id);
        if (why.isEmpty() || backends.size() == 1)
            whyNothing = why;
        if (why.isEmpty())
            break;
    }
    setReason(create, whyNothing);
    setReason(importIt, m_work.hasArchives() ? whyNothing : tr("Archives cannot be read here."));
    setReason(prune, whyNothing);
    const auto many = static_cast<int>(m_selection.size());
    remove->setText(many > 1 ? tr("Delete %1…").arg(many) : tr("Delete…"));
    copyNames->setText(many > 1 ? tr("Copy names") : tr("Copy name"));
    removeWithSandboxes->setText(many > 1 ? tr("Delete with their sandboxes…")
                                          : tr("Delete with its sandboxes…"));
}

QString VolumeActions::whyNotDelete() const
{
    return m_selection.isEmpty() ? QString()
                                 : m_work.store().whyNot(m_selection.constFirst(), VolumeAction::Delete);
}

void VolumeActions::fillMenu(QMenu *menu) const
{
    menu->addActions({create, importIt, pinFolder});
    menu->addSeparator();
    menu->addActions({mount, openFiles, goToSandbox, clone, exportIt, countAgain, pin});
    menu->addSeparator();
    menu->addAction(copyNames);
    menu->addSeparator();
    menu->addActions({empty, removeWithSandboxes, remove, prune});
}

void VolumeActions::goToUser(const VolumeKey &key)
{
    const VolumeRow *row = m_work.store().find(key);
    if (!row)
        return;
    QList<ClaimUser> users;
    for (const ClaimUser &user : row->users)
        if (!user.sandboxId.isEmpty() &&
            std::none_of(users.cbegin(), users.cend(),
                         [&](const ClaimUser &other) { return other.sandboxId == user.sandboxId; }))
            users.append(user);
    if (users.isEmpty())
        return;
    if (users.size() == 1) {
        Q_EMIT sandboxRequested({key.connectionId, users.constFirst().sandboxId});
        return;
    }
    auto *menu = new QMenu(m_window);
    menu->setObjectName(QStringLiteral("volumeUsersMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ClaimUser &user : std::as_const(users)) {
        QString title = volumeUserTitle(user);
        title.replace(QLatin1Char('&'), QLatin1String("&&"));
        connect(menu->addAction(user.running ? title : tr("%1 (stopped)").arg(title)), &QAction::triggered,
                this, [this, key, id = user.sandboxId] {
                    Q_EMIT sandboxRequested({key.connectionId, id});
                });
    }
    menu->popup(QCursor::pos());
}

void VolumeActions::mountInNew()
{
    const VolumeRow *row = current();
    if (!row)
        return;
    SandboxSpec spec;
    for (const VolumeKey &key : std::as_const(m_selection)) {
        const VolumeRow *other = m_work.store().find(key);
        if (!other || key.connectionId != row->key.connectionId)
            continue;
        VolumeSpec volume = mountOf(*other);
        volume.name = suggestMountName(volume, spec.volumes);
        volume.mountPath = suggestMountPath(volume, spec.volumes);
        spec.volumes.append(volume);
    }
    Q_EMIT newSandboxRequested(row->key.connectionId, spec);
}

std::optional<FileLocation> VolumeActions::filesOf(const VolumeKey &key) const
{
    const VolumeRow *row = m_work.store().find(key);
    if (!row || !whyNotFiles(*row).isEmpty())
        return {};
    FileLocation location;
    if (key.kind == VolumeKind::Host)
        location.path = QFile::encodeName(key.id);
    else
        location.place = {FilePlace::Kind::Volume, key.connectionId, key.id};
    return location;
}

void VolumeActions::open()
{
    const VolumeRow *row = current();
    const auto location = row ? filesOf(row->key) : std::nullopt;
    if (location)
        Q_EMIT filesRequested(*location);
}

void VolumeActions::askNew()
{
    auto *dialog = new NewVolumeDialog(m_work.store(), m_connection, m_window);
    connect(dialog, &NewVolumeDialog::chosen, &m_work, &VolumeWork::create);
    dialog->open();
}

void VolumeActions::askClone()
{
    const QList<VolumeKey> keys = allowed(VolumeAction::Clone);
    if (keys.isEmpty())
        return;
    auto *dialog = new NewVolumeDialog(m_work.store(), keys.constFirst(), m_window);
    connect(dialog, &NewVolumeDialog::chosen, &m_work,
            [this, from = keys.constFirst()](const QString &, const ClaimSpec &spec) {
                m_work.clone(from, spec);
            });
    dialog->open();
}

void VolumeActions::askExport()
{
    auto *dialog = new ExportVolumeDialog(m_work.store(), allowed(VolumeAction::Export), m_window);
    connect(dialog, &ExportVolumeDialog::chosen, &m_work, &VolumeWork::exportAll);
    dialog->open();
}

void VolumeActions::askImport()
{
    const QList<VolumeKey> keys = allowed(VolumeAction::Import);
    auto *dialog = new ImportVolumeDialog(m_work.store(), m_connection,
                                          keys.isEmpty() ? VolumeKey() : keys.constFirst(), m_window);
    connect(dialog, &ImportVolumeDialog::chosenNew, &m_work, &VolumeWork::importNew);
    connect(dialog, &ImportVolumeDialog::chosenExisting, &m_work, &VolumeWork::importInto);
    dialog->open();
}

void VolumeActions::askEmpty()
{
    auto *dialog = new VolumeLossDialog(m_work.store(), VolumeLossDialog::Purpose::Empty,
                                        allowed(VolumeAction::Empty), m_window);
    connect(dialog, &VolumeLossDialog::confirmed, &m_work, &VolumeWork::empty);
    dialog->open();
}

void VolumeActions::askRemoval(bool withSandboxes)
{
    using Purpose = VolumeLossDialog::Purpose;
    QList<VolumeKey> keys;
    for (const VolumeKey &key : std::as_const(m_selection))
        if (const VolumeRow *row = m_work.store().find(key);
            row && row->key.kind == VolumeKind::Claim &&
            (!withSandboxes || row->users.isEmpty() || whyNotWithSandboxes(*row).isEmpty()))
            keys.append(key);
    auto *dialog = new VolumeLossDialog(
        m_work.store(), withSandboxes ? Purpose::DeleteWithSandboxes : Purpose::Delete, keys, m_window);
    connect(dialog, &VolumeLossDialog::confirmed, &m_work,
            [this](const QList<VolumeKey> &confirmed, bool together) { m_work.remove(confirmed, together); });
    connect(dialog, &VolumeLossDialog::sandboxRequested, this, &VolumeActions::sandboxRequested);
    dialog->open();
}

void VolumeActions::askPrune()
{
    QList<VolumeKey> unused;
    for (const VolumeRow &row : m_work.store().model().rows())
        if ((m_connection.isEmpty() || row.key.connectionId == m_connection) &&
            m_work.store().whyNot(row.key, VolumeAction::Delete).isEmpty())
            unused.append(row.key);
    auto *dialog = new VolumeLossDialog(m_work.store(), VolumeLossDialog::Purpose::Prune, unused, m_window);
    connect(dialog, &VolumeLossDialog::confirmed, &m_work,
            [this](const QList<VolumeKey> &confirmed) { m_work.remove(confirmed, false); });
    dialog->open();
}

/// Of the connection whose folders are this computer's.
void VolumeActions::askFolder()
{
    QString connectionId = m_connection;
    for (const Backend *backend : m_work.store().registry().backends()) {
        const VolumeKey probe{backend->profile().id, VolumeKind::Host, QStringLiteral("/")};
        if (connectionId.isEmpty() && m_work.store().meter().whyNot(probe).isEmpty())
            connectionId = backend->profile().id;
    }
    if (connectionId.isEmpty() && !m_work.store().registry().isEmpty())
        connectionId = m_work.store().registry().backends().constFirst()->profile().id;
    auto *dialog = new QFileDialog(m_window, tr("Add host folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this, connectionId](const QString &path) {
        m_work.store().pin({connectionId, VolumeKind::Host, path}, true);
    });
    dialog->open();
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "storagepage.h"

#include "bucketsourceform.h"
#include "credentials/credentialdialog.h"
#include "insidetree.h"
#include "kindcard.h"
#include "mountlist.h"
#include "mountpanels.h"
#include "widgets/banner.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/credentialstore.h>
#include <models/specdraftmounts.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr VolumeKind kinds[] = {VolumeKind::Host, VolumeKind::Claim, VolumeKind::Ossfs};

Feature featureOf(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Host:
        return Feature::HostVolumes;
    case VolumeKind::Claim:
        return Feature::ClaimVolumes;
    case VolumeKind::Ossfs:
        break;
    }
    return Feature::OssfsVolumes;
}

constexpr QLatin1String notAllowed("VOLUME::HOST_PATH_NOT_ALLOWED");

} // namespace

StoragePage::StoragePage(FormContext &context, QWidget *parent)
    : FormPage(
          context, DraftPage::Storage, tr("Storage"),
          tr("Mount host folders, volumes and OSS buckets into the sandbox. Files in a mount outlive the "
             "sandbox unless you say otherwise."),
          parent)
    , m_facts(draft())
    , m_list(new MountList(this))
    , m_inside(new InsideTree(this))
{
    constexpr int listWidth = 256;
    constexpr int insideWidth = 240;
    setAcceptDrops(true);
    m_list->setFixedWidth(metrics::scaled(listWidth));
    m_inside->setFixedWidth(metrics::scaled(insideWidth));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(new HairLine(Qt::Vertical, this));
    layout->addWidget(makeEditor(), 1);
    layout->addWidget(new HairLine(Qt::Vertical, this));
    layout->addWidget(m_inside);

    connect(m_list, &MountList::currentChanged, this, &StoragePage::showCurrent);
    connect(m_list, &MountList::addRequested, this, [this] { addMount(); });
    connect(m_list, &MountList::duplicateRequested, this, [this](int index) {
        const int copy = draft().duplicateMount(index);
        m_list->setCurrent(copy);
    });
    connect(m_list, &MountList::removeRequested, this, &StoragePage::remove);
    connect(m_inside, &InsideTree::mountActivated, m_list, &MountList::setCurrent);
    connect(m_source, &MountPanel::edited, this, &StoragePage::editCurrent);
    connect(m_target, &MountPanel::edited, this, &StoragePage::editCurrent);
    connect(m_source, &MountSourcePanel::newCredentialRequested, this, &StoragePage::addCredential);
    connect(&m_facts, &MountFacts::changed, this, &StoragePage::showCurrent);
    connect(&draft(), &SpecDraft::specChanged, this, &StoragePage::showMounts);
    connect(&context, &FormContext::backendChanged, this, &StoragePage::showBackend);
    m_facts.setCredentials(context.buckets().credentials);
    load();
    showBackend();
}

QWidget *StoragePage::makeEditor()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    auto *content = new QWidget(scroll);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(18, 14, 18, 14);
    column->setSpacing(12);
    auto *question = new Label(tr("What do you want to mount?"), Tone::Text, content);
    question->setFont(fonts::section());
    column->addWidget(question);
    column->addWidget(makeCards());
    looseProblems()->setParent(content);
    column->addWidget(looseProblems());

    m_empty = makeNote(
        tr("Nothing is mounted yet. What the sandbox writes is lost with it, except in a mount."), content);
    column->addWidget(m_empty);

    const MakeField make = [this](const QString &label, QWidget *editor) {
        return makeField(label, editor, {});
    };
    m_editing = new QWidget(content);
    m_source = new MountSourcePanel(
        m_facts, make, context().buckets(), [this](Field *field) { adoptField(field); }, m_editing);
    m_target = new MountTargetPanel(make, m_editing);
    auto *arrow = new Label({}, Tone::Secondary, m_editing);
    arrow->setPixmap(symbol(Symbol::ArrowRight, Tone::Secondary).pixmap(20));
    m_halves = new QHBoxLayout(m_editing);
    m_arrow = arrow;
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_halves->setSpacing(8);
    m_halves->addWidget(m_source, 1);
    m_halves->addWidget(arrow);
    m_halves->addWidget(m_target, 1);

    // Above what it is about: the forms differ in height, and what has to be answered stays in sight.
    m_banner = new Banner(content);
    m_banner->setObjectName(QStringLiteral("allowFolderBanner"));
    m_banner->setSeverity(Banner::Severity::Warning);
    m_allow = m_banner->addButton(QStringLiteral("allowFolderButton"), {});
    connect(m_allow, &QPushButton::clicked, this, &StoragePage::allowFolder);
    column->addWidget(m_banner);
    m_sharing = new Banner(content);
    m_sharing->setObjectName(QStringLiteral("sharedMountBanner"));
    m_sharing->setSeverity(Banner::Severity::Warning);
    column->addWidget(m_sharing);
    column->addWidget(m_editing);
    column->addStretch();
    scroll->setWidget(content);
    return scroll;
}

QWidget *StoragePage::makeCards()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const struct
    {
        Symbol icon;
        QString title;
        QString sentence;
        QString name;
    } cards[] = {
        {Symbol::Folder, tr("Host folder"), tr("A folder of the machine that runs the engine"),
         QStringLiteral("hostFolderCard")},
        {Symbol::Volume, tr("Volume"), tr("Docker volume or Kubernetes claim, by name"),
         QStringLiteral("volumeCard")},
        {Symbol::Bucket, tr("OSS bucket"), tr("Alibaba Cloud OSS, mounted with ossfs"),
         QStringLiteral("bucketCard")},
    };
    for (int i = 0; i < 3; ++i) {
        auto *card = new KindCard(cards[i].icon, cards[i].title, cards[i].sentence, row);
        card->setObjectName(cards[i].name);
        layout->addWidget(card, 1);
        connect(card, &KindCard::clicked, this, [this, i] { chooseKind(kinds[i]); });
        m_cards.append(card);
    }
    return row;
}

void StoragePage::load()
{
    showMounts();
    m_list->setCurrent(spec().volumes.isEmpty() ? -1 : 0);
    showCurrent();
}

VolumeKind StoragePage::firstPossibleKind() const
{
    for (int i = 0; i < m_cards.size(); ++i) {
        if (m_cards.at(i)->isEnabled())
            return kinds[i];
    }
    return VolumeKind::Claim;
}

void StoragePage::addMount(VolumeKind kind)
{
    VolumeSpec mount;
    mount.kind = kind;
    const int index = draft().addMount(mount);
    m_list->setCurrent(index);
    m_source->focusFirst();
}

void StoragePage::addFolder(const QString &path)
{
    VolumeSpec mount;
    mount.kind = VolumeKind::Host;
    mount.hostPath = path;
    const int index = draft().addMount(mount);
    m_list->setCurrent(index);
}

void StoragePage::mountReadOnly(const QString &path)
{
    addFolder(path);
    editCurrent([](VolumeSpec &mount) { mount.readOnly = true; });
}

void StoragePage::chooseKind(VolumeKind kind)
{
    if (m_list->current() < 0)
        addMount(kind);
    else
        editCurrent([kind](VolumeSpec &mount) { mount.kind = kind; });
    showCurrent();
}

void StoragePage::remove(int index)
{
    draft().removeMount(index);
    m_list->setCurrent(std::min(index, int(spec().volumes.size()) - 1));
    showCurrent();
}

void StoragePage::editCurrent(const std::function<void(VolumeSpec &)> &change)
{
    if (const int index = m_list->current(); index >= 0)
        draft().editMount(index, change);
    showCurrent();
}

void StoragePage::showMounts()
{
    QSet<int> wrong;
    for (const Problem &problem : draft().problemsOn(page())) {
        if (const auto index = volumeOfField(problem.field); index && problem.severity == Severity::Error)
            wrong.insert(*index);
    }
    m_list->setMounts(spec().volumes, wrong);
    m_inside->setMounts(spec().volumes);
}

void StoragePage::showCurrent()
{
    const int index = m_list->current();
    const bool editing = index >= 0 && index < spec().volumes.size();
    m_editing->setVisible(editing);
    m_empty->setVisible(spec().volumes.isEmpty());
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->setChecked(editing && spec().volumes.at(index).kind == kinds[i]);
    if (editing) {
        m_source->showMount(index, spec().volumes.at(index));
        m_target->showMount(index, spec().volumes.at(index));
    }
    showProblems();
}

void StoragePage::showProblems()
{
    FormPage::showProblems();
    showMounts();
    showBanner();
    showSharing();
}

bool StoragePage::showsItself(const Problem &problem) const
{
    const auto index = volumeOfField(problem.field);
    return index && (*index != m_list->current() || problem.code == notAllowed);
}

void StoragePage::showBanner()
{
    const int index = m_list->current();
    bool asks = false;
    for (const Problem &problem : draft().problemsOn(page()))
        asks = asks || (problem.code == notAllowed && volumeOfField(problem.field) == index);
    m_banner->setVisible(asks);
    if (!asks)
        return;
    const VolumeSpec &mount = spec().volumes.at(index);
    auto *backend = context().backend();
    const bool mayAllow = backend && backend->hostPaths();
    m_allow->setVisible(mayAllow);
    m_allow->setText(tr("Allow %1").arg(mount.hostPath));
    m_banner->setMessage(
        mayAllow ? tr("Allow this folder on %1?").arg(context().connectionName())
                 : tr("Folder %1 may not be mounted on %2.").arg(mount.hostPath, context().connectionName()),
        mayAllow
            ? tr("Sandboxes can read it, and change it unless the mount is read-only. You are asked once for "
                 "each folder; folders below it are allowed too.")
            : tr("Choose a folder that the server allows, or ask for this one to be allowed."));
}

/// One bucket and prefix has one mount, with the rights of the key that it was mounted with first.
void StoragePage::showSharing()
{
    using State = BucketMountFacts::State;
    const int index = m_list->current();
    const bool editing = index >= 0 && index < spec().volumes.size();
    const auto facts = editing && spec().volumes.at(index).kind == VolumeKind::Ossfs
                           ? m_facts.bucketFacts(spec().volumes.at(index))
                           : std::nullopt;
    const bool shared = facts && (facts->state == State::OtherKey || facts->state == State::UnknownKey);
    m_sharing->setVisible(shared);
    if (!shared)
        return;
    const QString connection = context().connectionName();
    if (facts->state == State::OtherKey)
        m_sharing->setMessage(
            tr("This prefix is already mounted on %1 with another key, %2.")
                .arg(connection, safeText(facts->credential)),
            tr("ossfs keeps one mount for each bucket and prefix. This sandbox would get the rights of %1.")
                .arg(safeText(facts->credential)));
    else
        m_sharing->setMessage(tr("This prefix is already mounted on %1 by another program.").arg(connection),
                              tr("ossfs keeps one mount for each bucket and prefix. This sandbox would get "
                                 "the rights of a key that "
                                 "is not known here."));
}

void StoragePage::addCredential()
{
    auto *store = context().credentials();
    if (!store)
        return;
    auto *dialog = new CredentialDialog(*store, CredentialDraft(), this);
    connect(dialog, &CredentialDialog::saved, this, [this, store](const QString &id) {
        const OssCredential *made = store->find(id);
        if (!made)
            return;
        editCurrent([credential = *made](VolumeSpec &mount) {
            mount.ossfs.credential = credential.name;
            mount.ossfs.endpoint = mountEndpoint(credential);
            mount.ossfs.bucket = credential.bucket;
            mount.subPath = credential.prefix;
        });
    });
    dialog->show();
}

void StoragePage::allowFolder()
{
    auto *backend = context().backend();
    const int index = m_list->current();
    if (!backend || index < 0)
        return;
    const VolumeSpec &mount = spec().volumes.at(index);
    ConnectionProfile profile = backend->profile();
    QString folder = mount.hostPath;
    // A link below an allowed folder leads out of it: then its target has to be allowed (docker-runtime 7.3).
    if (const auto facts = m_facts.hostFacts(mount); profile.allowedHostPaths.contains(folder) && facts)
        folder = facts->resolved;
    if (!profile.allowedHostPaths.contains(folder))
        profile.allowedHostPaths.append(folder);
    backend->setProfile(profile);
}

void StoragePage::showBackend()
{
    const Capabilities capabilities = context().capabilities();
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards.at(i)->setReason(capabilities.whyNot(featureOf(kinds[i])));
    auto *backend = context().backend();
    const bool live = backend && backend->status().state == ConnectionState::Live;
    m_facts.setServices(backend ? backend->hostPaths() : nullptr, live ? backend->volumes() : nullptr,
                        live ? backend->bucketMounts() : nullptr);
    showCurrent();
}

void StoragePage::focusField(const QString &field)
{
    if (const auto index = volumeOfField(field))
        m_list->setCurrent(*index);
    m_source->reveal(field);
    FormPage::focusField(field);
}

void StoragePage::resizeEvent(QResizeEvent *event)
{
    constexpr int leastEditor = 560;
    const int least = m_list->width() + metrics::scaled(leastEditor);
    // In a narrow window the editor is worth more than the picture of the result.
    m_inside->setVisible(width() >= least + m_inside->width());
    const bool narrow = width() < least;
    m_halves->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_arrow->setVisible(!narrow);
    FormPage::resizeEvent(event);
}

void StoragePage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && m_cards.first()->isEnabled())
        event->acceptProposedAction();
}

void StoragePage::dropEvent(QDropEvent *event)
{
    const auto urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            addFolder(
                url.toLocalFile().chopped(url.toLocalFile().endsWith(u'/') && url.path() != u"/" ? 1 : 0));
    }
    event->acceptProposedAction();
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialsplace.h"

#include "credentials/credentialactions.h"
#include "credentials/credentialtable.h"
#include "panels/columnlayout.h"
#include "panels/placetitle.h"
#include "volumes/actionbutton.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/credentialstore.h>
#include <models/credentialtests.h>
#include <models/credentialuse.h>
#include <models/credentialwords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

using namespace std::chrono_literals;

constexpr auto timePasses = 30s;

constexpr std::optional<CredentialKind> credentialSegments[] = {
    {}, CredentialKind::OssKey, CredentialKind::RegistryLogin};

/// What an offer is remembered by: nothing of it is secret.
QString offerId(const FoundCredential &found)
{
    return found.credential.origin + u'\t' + found.credential.maskedKeyId;
}

QString withCount(const QString &word, int count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(word).arg(count) : word;
}

} // namespace

CredentialsPlace::CredentialsPlace(const CredentialServices &services, QWidget *parent)
    : Place(parent)
    , m_services(services)
    , m_model(*services.store, *services.use, services.logins)
    , m_actions(new CredentialActions(services, this))
    , m_title(new PlaceTitle(tr("Credentials"), this))
    , m_table(new CredentialTable(m_proxy, m_model, this))
    , m_banner(new Banner(this))
    , m_content(new QStackedWidget(this))
    , m_empty(new EmptyState(this, QStringLiteral("credentialEmpty")))
    , m_rings(new RingAnimator(m_table, [this] { m_table->updateColumn(CredentialModel::LastTest); }))
{
    setObjectName(QStringLiteral("credentialsPlace"));
    build();
    connectParts();
    updateKeychain();
    updateContent();
    look();
}

CredentialsPlace::~CredentialsPlace()
{
    // Before the rows that it shows; what it says of their end is of no interest.
    m_table->disconnect(this);
    m_table->selectionModel()->disconnect(this);
    delete m_table;
}

void CredentialsPlace::build()
{
    m_title->addWidget(makeActionButton(QStringLiteral("testAllButton"), m_actions->testAll, this));
    m_title->addWidget(
        makeActionButton(QStringLiteral("importCredentialsButton"), m_actions->importKeys, this));
    m_title->addWidget(makeActionButton(QStringLiteral("newCredentialButton"), m_actions->create, this,
                                        ButtonKind::Primary));
    m_banner->setObjectName(QStringLiteral("credentialBanner"));
    m_importOffered = m_banner->addButton(QStringLiteral("importOfferedButton"), tr("Import"));
    m_dismiss = m_banner->addButton(QStringLiteral("dismissOfferButton"), tr("Dismiss"));
    m_banner->hide();
    m_content->addWidget(m_table);
    m_content->addWidget(m_empty);
    auto *banner = new QVBoxLayout;
    banner->setContentsMargins(metrics::margin, 0, 16, metrics::gap);
    banner->addWidget(m_banner);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addLayout(banner);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(buildFilterBar());
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_content, 1);
}

QWidget *CredentialsPlace::buildFilterBar()
{
    auto *bar = new QWidget(this);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("credentialSearch"));
    m_search->setPlaceholderText(tr("Search name, bucket, key ID"));
    m_search->setAccessibleName(tr("Search credentials"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    addClearButton(m_search);
    m_search->setMinimumWidth(metrics::scaled(120));
    m_search->setMaximumWidth(metrics::scaled(270));
    m_kinds = new SegmentedControl(bar);
    m_kinds->setObjectName(QStringLiteral("credentialKinds"));
    m_kinds->setAccessibleName(tr("Kind"));
    for (const QString &word : {tr("All"), tr("OSS keys"), tr("Registry logins")})
        m_kinds->addSegment(word);
    m_lock = new SymbolLabel(Symbol::Lock, Tone::Secondary, bar);
    m_keychain = new Label({}, Tone::Secondary, bar);
    m_keychain->setObjectName(QStringLiteral("keychainState"));
    m_unlock = makeButton(QStringLiteral("unlockButton"), tr("Unlock"), bar);
    m_columns =
        makeToolButton(QStringLiteral("credentialColumns"), Symbol::Configure, tr("Choose columns"), bar);
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMenu(new QMenu(m_columns));
    connect(m_columns->menu(), &QMenu::aboutToShow, this,
            [this] { m_table->columns().fillMenu(m_columns->menu()); });
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(metrics::margin, 8, 16, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_search, 3);
    layout->addWidget(m_kinds);
    layout->addStretch(1);
    layout->addWidget(m_lock);
    layout->addWidget(m_keychain);
    layout->addWidget(m_unlock);
    layout->addWidget(m_columns);
    return bar;
}

void CredentialsPlace::connectParts()
{
    const auto selected = [this] { m_actions->setSelection(m_table->selectedKeys()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, selected);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, selected);
    connect(m_table, &PlaceTable::opened, m_actions, &CredentialActions::openCurrent);
    connect(m_table, &PlaceTable::columnsChanged, this, &Place::settingsChanged);
    connect(m_table, &CredentialTable::removeRequested, m_actions->remove, &QAction::trigger);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CredentialsPlace::showContextMenu);
    connect(m_search, &QLineEdit::textChanged, this, &CredentialsPlace::updateFilter);
    connect(m_kinds, &SegmentedControl::currentChanged, this, &CredentialsPlace::updateFilter);
    connect(m_importOffered, &QPushButton::clicked, this, &CredentialsPlace::importOffered);
    connect(m_dismiss, &QPushButton::clicked, this, &CredentialsPlace::dismiss);
    connect(m_empty, &EmptyState::activated, this, [this] {
        if (m_proxy.filter().isEmpty())
            m_actions->create->trigger();
        else
            clearFilter();
    });
    connect(m_actions, &CredentialActions::told, this, &CredentialsPlace::messageRequested);
    connect(m_actions, &CredentialActions::made, this, &CredentialsPlace::reveal);
    connect(m_actions, &CredentialActions::failed, this, &CredentialsPlace::showError);
    SecretStore *secrets = &m_services.store->secrets();
    connect(secrets, &SecretStore::stateChanged, this, &CredentialsPlace::updateKeychain);
    connect(m_unlock, &QPushButton::clicked, this, [this, secrets] {
        m_unlocking = secrets->unlock([this](const Done &done) {
            if (!done)
                showError(done.error());
        });
    });
    connect(m_services.store, &CredentialStore::loaded, this, &CredentialsPlace::updateSoon);
    connect(m_services.store, &CredentialStore::indexFailed, this, &CredentialsPlace::showError);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_model, signal, this, &CredentialsPlace::updateSoon);
        connect(&m_model, signal, this, &Place::countChanged);
    }
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &CredentialsPlace::updateSoon);
    m_soon.setSingleShot(true);
    m_soon.callOnTimeout(this, &CredentialsPlace::updateContent);
    m_tick.callOnTimeout(this, [this] {
        m_model.noteTime();
        Q_EMIT countChanged();
    });
    m_tick.start(timePasses);
}

void CredentialsPlace::updateSoon()
{
    if (!m_soon.isActive())
        m_soon.start(30ms);
}

void CredentialsPlace::look()
{
    if (m_services.finder)
        m_looking = m_services.finder->find([this](const Result<QList<FoundCredential>> &found) {
            if (found)
                showFound(*found);
        });
}

void CredentialsPlace::showFound(const QList<FoundCredential> &found)
{
    m_found = found;
    updateBanner();
}

/// What can be imported, is not stored yet, and was not dismissed.
QList<FoundCredential> CredentialsPlace::offered() const
{
    QList<FoundCredential> offered;
    for (const FoundCredential &found : m_found)
        if (found.whyNot.isEmpty() &&
            !m_services.store->findLike(found.key.keyId, found.credential.endpoint) &&
            !m_dismissed.contains(offerId(found)))
            offered.append(found);
    return offered;
}

void CredentialsPlace::updateBanner()
{
    const QList<FoundCredential> keys = offered();
    m_importOffered->setVisible(!m_error && !keys.isEmpty());
    m_banner->setVisible(m_error || (m_services.store->isLoaded() && !keys.isEmpty()));
    if (m_error)
        return m_banner->setError(*m_error);
    if (keys.isEmpty())
        return;
    QStringList origins;
    QStringList names;
    for (const FoundCredential &found : keys) {
        if (const QString origin = safeText(found.credential.origin); !origins.contains(origin))
            origins << origin;
        names << safeText(found.credential.name);
    }
    const auto count = static_cast<int>(keys.size());
    m_banner->setError({}, Banner::Severity::Offer); // takes the detail of an error away
    m_banner->setMessage(tr("%n OSS key(s) lie in plain text in %1: %2.", nullptr, count)
                             .arg(origins.join(QStringLiteral(", ")), names.join(QStringLiteral(", "))),
                         tr("Import puts them into the keychain. The file stays as it is until you remove "
                            "it."));
    m_importOffered->setText(tr("Import %n key(s)", nullptr, count));
    m_importOffered->setAccessibleName(m_importOffered->text());
}

void CredentialsPlace::importOffered()
{
    if (m_importing.isActive())
        return;
    m_importing = m_services.store->import(offered(), [this](const Result<QStringList> &ids) {
        m_importOffered->setEnabled(true);
        if (!ids)
            return showError(ids.error());
        Q_EMIT messageRequested(tr("%n key(s) imported.", nullptr, static_cast<int>(ids->size())));
        updateBanner();
        if (!ids->isEmpty())
            reveal(QStringLiteral("oss/") + ids->constFirst());
    });
    m_importOffered->setEnabled(false);
}

void CredentialsPlace::dismiss()
{
    if (m_error) {
        m_error.reset();
        return updateBanner();
    }
    const QList<FoundCredential> keys = offered();
    for (const FoundCredential &found : keys)
        m_dismissed.append(offerId(found));
    updateBanner();
    Q_EMIT settingsChanged();
}

void CredentialsPlace::showError(const Error &error)
{
    m_error = error;
    updateBanner();
}

void CredentialsPlace::updateKeychain()
{
    const SecretStore &secrets = m_services.store->secrets();
    const SecretStoreState state = secrets.state();
    const bool memory = state == SecretStoreState::MemoryOnly;
    m_keychain->setText(keychainText(secrets));
    m_keychain->setTone(memory ? Tone::Warning : Tone::Secondary);
    m_lock->setVisible(state != SecretStoreState::Unknown);
    m_lock->setSymbol(memory                                ? Symbol::Warning
                      : state == SecretStoreState::Unlocked ? Symbol::Unlocked
                                                            : Symbol::Lock,
                      memory                                ? Tone::Warning
                      : state == SecretStoreState::Unlocked ? Tone::Running
                                                            : Tone::Secondary);
    m_unlock->setVisible(state == SecretStoreState::Locked);
    updateSoon();
}

void CredentialsPlace::updateFilter()
{
    m_proxy.setFilter(
        {.search = m_search->text().simplified(), .kind = credentialSegments[m_kinds->current()]});
    updateContent();
}

void CredentialsPlace::clearFilter()
{
    m_search->clear();
    m_kinds->setCurrent(0);
    updateFilter();
}

void CredentialsPlace::updateContent()
{
    const QString words[] = {tr("All"), tr("OSS keys"), tr("Registry logins")};
    for (int segment = 0; segment < static_cast<int>(std::size(credentialSegments)); ++segment)
        m_kinds->setSegmentText(segment,
                                withCount(words[segment], m_proxy.countOf(credentialSegments[segment])));
    m_rings->setTurning(m_services.store->tests().isAny());
    m_title->setSummary(m_model.rowCount() > 0 ? m_model.summary() : QString());
    const bool filtered = !m_proxy.filter().isEmpty() && m_model.rowCount() > 0;
    if (filtered) {
        m_empty->setSentence(
            m_proxy.filter().search.isEmpty()
                ? tr("None of %n credential(s) passes the filter.", nullptr, m_model.rowCount())
                : tr("Nothing matches “%1” in %n credential(s).", nullptr, m_model.rowCount())
                      .arg(m_proxy.filter().search));
        m_empty->setAction(tr("Clear the filter"));
    } else {
        m_empty->setSentence(m_services.store->isLoaded()
                                 ? tr("No OSS keys yet. A key is typed once and kept in the keychain; "
                                      "sandboxes mount buckets with it by its name.")
                                 : tr("Reading the list of keys…"));
        m_empty->setAction(m_services.store->isLoaded() ? tr("New OSS key…") : QString());
    }
    m_content->setCurrentWidget(m_proxy.rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    updateBanner();
    if (m_wished.isEmpty() || !m_model.find(m_wished))
        return;
    m_table->select(std::exchange(m_wished, {}));
}

void CredentialsPlace::reveal(const QString &key)
{
    m_wished = key;
    updateContent();
    if (m_proxy.rowCount() < m_model.rowCount() && !m_table->selectedKeys().contains(key)) {
        m_wished = key;
        clearFilter();
    }
}

void CredentialsPlace::showContextMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->fillMenu(menu);
    m_table->addCopyMenu(menu, {m_actions->copyKeyId});
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void CredentialsPlace::refresh()
{
    m_services.use->refresh();
    m_model.noteTime();
    look();
}

void CredentialsPlace::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void CredentialsPlace::focusContents()
{
    if (m_content->currentWidget() != m_table)
        return focusSearch();
    m_table->setFocus(Qt::OtherFocusReason);
    if (!m_table->currentIndex().isValid())
        m_table->selectRow(0);
}

void CredentialsPlace::escape()
{
    if (m_search->text().isEmpty())
        m_table->clearSelection();
    m_search->clear();
}

void CredentialsPlace::entered()
{
    m_services.use->refresh();
    look();
}

void CredentialsPlace::restore(const WindowSettings &settings)
{
    m_dismissed = settings.dismissedKeys;
    m_table->columns().restore(settings.credentialColumns);
    updateBanner();
}

void CredentialsPlace::save(WindowSettings &settings) const
{
    settings.dismissedKeys = m_dismissed;
    settings.credentialColumns = m_table->columns().save();
}

Place::Count CredentialsPlace::count() const
{
    const QList<OssCredential> credentials = m_services.store->credentials();
    const bool ending =
        std::any_of(credentials.cbegin(), credentials.cend(), [this](const OssCredential &one) {
            const CredentialStore::Expiry expiry = m_services.store->expiry(one);
            return expiry == CredentialStore::Expiry::VerySoon || expiry == CredentialStore::Expiry::Over;
        });
    return {m_model.rowCount() > 0 ? QString::number(m_model.rowCount()) : QString(), ending};
}

} // namespace osc

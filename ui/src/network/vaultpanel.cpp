// SPDX-License-Identifier: Apache-2.0
#include "network/vaultpanel.h"

#include "dialogs/lossquestion.h"
#include "network/vaultdialogs.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestVaultName = 200;
constexpr int vaultTableRows = 2; ///< At least so many are in view, with the heading.

void setCell(QTableWidget &table, int row, int column, const QString &text, const QString &name)
{
    auto *item = new QTableWidgetItem(shortText(text, longestVaultName));
    item->setData(Qt::UserRole, name);
    item->setToolTip(item->text().toHtmlEscaped());
    table.setItem(row, column, item);
}

void selectName(QTableWidget &table, const QString &name)
{
    for (int row = 0; row < table.rowCount() && !name.isEmpty(); ++row)
        if (table.item(row, 0)->data(Qt::UserRole) == name)
            return table.selectRow(row);
}

QHBoxLayout *makeButtonRow(const QList<QToolButton *> &buttons)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QToolButton *button : buttons)
        row->addWidget(button);
    row->addStretch();
    return row;
}

} // namespace

VaultPanel::VaultPanel(VaultStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_sentence(new Label({}, Tone::Secondary, this))
    , m_banner(new Banner(this))
    , m_parts(new QWidget(this))
{
    setObjectName(QStringLiteral("vaultPanel"));
    m_sentence->setObjectName(QStringLiteral("vaultSentence"));
    m_sentence->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("vaultBanner"));
    m_banner->hide();
    connect(m_banner->addButton(QStringLiteral("vaultDismiss"), tr("Dismiss")), &QPushButton::clicked,
            m_banner, &QWidget::hide);
    m_removeVault =
        makeTextToolButton(QStringLiteral("vaultRemove"), Symbol::Delete, tr("Delete vault…"), this);
    connect(m_removeVault, &QToolButton::clicked, this, &VaultPanel::askRemoval);
    auto *parts = new QVBoxLayout(m_parts);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(8);
    parts->addWidget(buildCredentials(), 1);
    parts->addWidget(buildBindings(), 1);
    auto *heading = new QHBoxLayout;
    heading->addWidget(new SectionHeader(tr("Credential Vault"), this), 1);
    heading->addWidget(m_removeVault);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 12, metrics::margin, 12);
    layout->setSpacing(8);
    layout->addLayout(heading);
    layout->addWidget(m_sentence);
    layout->addWidget(m_banner);
    layout->addWidget(m_parts, 1);
    layout->addStretch(0);
    connect(&store, &VaultStore::changed, this, &VaultPanel::update);
    update();
}

QTableWidget *VaultPanel::makeTable(const QString &objectName, const QString &name,
                                    const QStringList &headings)
{
    auto *table = new QTableWidget(0, static_cast<int>(headings.size()), m_parts);
    table->setObjectName(objectName);
    table->setAccessibleName(name);
    table->setHorizontalHeaderLabels(headings);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(metrics::scaled(28));
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setColumnWidth(0, metrics::scaled(150));
    table->setMinimumHeight(metrics::scaled(28) * vaultTableRows);
    table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // takes what is left
    connect(table, &QTableWidget::itemSelectionChanged, this, &VaultPanel::updateActions);
    return table;
}

QWidget *VaultPanel::buildCredentials()
{
    auto *part = new QWidget(m_parts);
    m_credentials = makeTable(QStringLiteral("vaultCredentials"), tr("Credentials"),
                              {tr("Credential"), tr("Last set at revision")});
    m_addCredential =
        makeTextToolButton(QStringLiteral("vaultAddCredential"), Symbol::Add, tr("Add credential…"), part);
    m_replaceCredential =
        makeTextToolButton(QStringLiteral("vaultReplaceCredential"), Symbol::Edit, tr("New value…"), part);
    m_removeCredential =
        makeTextToolButton(QStringLiteral("vaultRemoveCredential"), Symbol::Remove, tr("Remove"), part);
    connect(m_addCredential, &QToolButton::clicked, this, [this] { askCredential({}); });
    connect(m_replaceCredential, &QToolButton::clicked, this,
            [this] { askCredential(selectedName(*m_credentials)); });
    connect(m_removeCredential, &QToolButton::clicked, this, [this] {
        VaultPatch patch;
        patch.deleteCredentials << selectedName(*m_credentials);
        change(patch);
    });
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_credentials, 1);
    layout->addLayout(makeButtonRow({m_addCredential, m_replaceCredential, m_removeCredential}));
    return part;
}

QWidget *VaultPanel::buildBindings()
{
    auto *part = new QWidget(m_parts);
    m_bindings = makeTable(QStringLiteral("vaultBindings"), tr("Bindings"),
                           {tr("Binding"), tr("How"), tr("Requests")});
    m_addBinding =
        makeTextToolButton(QStringLiteral("vaultAddBinding"), Symbol::Add, tr("Add binding…"), part);
    m_replaceBinding =
        makeTextToolButton(QStringLiteral("vaultReplaceBinding"), Symbol::Edit, tr("Change…"), part);
    m_removeBinding =
        makeTextToolButton(QStringLiteral("vaultRemoveBinding"), Symbol::Remove, tr("Remove binding"), part);
    connect(m_addBinding, &QToolButton::clicked, this, [this] { askBinding({}); });
    connect(m_replaceBinding, &QToolButton::clicked, this, [this] { askBinding(selectedName(*m_bindings)); });
    connect(m_removeBinding, &QToolButton::clicked, this, [this] {
        VaultPatch patch;
        patch.deleteBindings << selectedName(*m_bindings);
        change(patch);
    });
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_bindings, 1);
    layout->addLayout(makeButtonRow({m_addBinding, m_replaceBinding, m_removeBinding}));
    return part;
}

void VaultPanel::setWhyNot(const QString &whyNot)
{
    m_whyNot = whyNot;
    updateActions();
}

void VaultPanel::update()
{
    const auto &state = m_store.state();
    m_parts->setVisible(state || !m_store.none().isEmpty());
    auto *column = qobject_cast<QBoxLayout *>(layout());
    column->setStretch(column->count() - 1, m_parts->isVisibleTo(this) ? 0 : 1);
    m_removeVault->setVisible(state.has_value());
    if (state)
        m_sentence->setText(
            tr("Revision %1. The vault is gone when the sandbox starts again; values are never "
               "shown.")
                .arg(state->revision));
    else if (!m_store.none().isEmpty())
        m_sentence->setText(tr("%1 The first credential makes one; the sandbox must have been created with a "
                               "network policy and the credential proxy.")
                                .arg(m_store.none()));
    else if (m_store.error())
        m_sentence->setText(m_store.error()->message);
    else
        m_sentence->setText(m_store.isLoading() ? tr("Asking for the vault…") : QString());
    fillTables();
    updateActions();
}

void VaultPanel::fillTables()
{
    const VaultState state = m_store.state().value_or(VaultState());
    const QString credential = selectedName(*m_credentials);
    const QString binding = selectedName(*m_bindings);
    m_credentials->setRowCount(static_cast<int>(state.credentials.size()));
    for (int row = 0; row < state.credentials.size(); ++row) {
        const VaultCredential &each = state.credentials.at(row);
        setCell(*m_credentials, row, 0, each.name, each.name);
        setCell(*m_credentials, row, 1, QString::number(each.revision), each.name);
    }
    m_bindings->setRowCount(static_cast<int>(state.bindings.size()));
    for (int row = 0; row < state.bindings.size(); ++row) {
        const VaultBinding &each = state.bindings.at(row);
        setCell(*m_bindings, row, 0, each.name, each.name);
        setCell(*m_bindings, row, 1, vaultAuthText(each.auth), each.name);
        setCell(*m_bindings, row, 2, vaultMatchText(each.match), each.name);
    }
    selectName(*m_credentials, credential);
    selectName(*m_bindings, binding);
}

QString VaultPanel::selectedName(const QTableWidget &table)
{
    const QList<QTableWidgetItem *> items = table.selectedItems();
    return items.isEmpty() ? QString() : items.constFirst()->data(Qt::UserRole).toString();
}

void VaultPanel::updateActions()
{
    const QString busy = m_store.isChanging() ? tr("A change is under way.") : m_whyNot;
    const auto set = [&](QToolButton *button, bool selected, const QString &why) {
        setDisabledReason(button, !busy.isEmpty() ? busy : selected ? QString() : why);
    };
    const QString pickCredential = tr("Select a credential first.");
    const QString pickBinding = tr("Select a binding first.");
    set(m_addCredential, true, {});
    set(m_replaceCredential, !selectedName(*m_credentials).isEmpty(), pickCredential);
    set(m_removeCredential, !selectedName(*m_credentials).isEmpty(), pickCredential);
    set(m_addBinding, !m_store.credentialNames().isEmpty(), tr("Add a credential first."));
    set(m_replaceBinding, !selectedName(*m_bindings).isEmpty(), pickBinding);
    set(m_removeBinding, !selectedName(*m_bindings).isEmpty(), pickBinding);
    set(m_removeVault, true, {});
}

void VaultPanel::showError(const Done &done)
{
    m_banner->setVisible(!done.ok());
    if (!done)
        m_banner->setError(done.error());
}

void VaultPanel::change(const VaultPatch &patch)
{
    m_store.change(patch, [this](const Done &done) { showError(done); });
}

void VaultPanel::askCredential(const QString &replaced)
{
    m_banner->hide();
    (new VaultCredentialDialog(m_store, replaced, window()))->open();
}

void VaultPanel::askBinding(const QString &replaced)
{
    m_banner->hide();
    (new VaultBindingDialog(m_store, replaced, window()))->open();
}

void VaultPanel::askRemoval()
{
    const LossWords words{
        .title = tr("Delete the vault"),
        .question = tr("Delete the Credential Vault of this sandbox?"),
        .object = tr("Credential Vault"),
        .lost = {tr("%n credential(s) that nobody can read back", nullptr,
                    static_cast<int>(m_store.credentialNames().size())),
                 tr("%n binding(s); requests go out without credentials", nullptr,
                    static_cast<int>(m_store.bindingNames().size()))},
        .kept = {},
        .verb = tr("Delete vault"),
    };
    auto *dialog = new LossQuestion(QStringLiteral("vaultRemovalDialog"), words, window());
    connect(dialog, &QDialog::accepted, this,
            [this] { m_store.removeVault([this](const Done &done) { showError(done); }); });
    dialog->open();
}

} // namespace osc

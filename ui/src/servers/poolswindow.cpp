// SPDX-License-Identifier: Apache-2.0
#include "servers/poolswindow.h"

#include "detail/loadnotice.h"
#include "dialogs/lossquestion.h"
#include "servers/imagetemplatedialog.h"
#include "servers/pooldialog.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"

#include <models/specdraft.h>
#include <models/startchoices.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestPoolCell = 300;

} // namespace

PoolsWindow::PoolsWindow(ConnectionRegistry &registry, const QString &preferred, QWidget *parent)
    : DialogFrame(parent)
    , m_registry(registry)
    , m_connection(new QComboBox(this))
    , m_kind(new SegmentedControl(this))
    , m_notice(new LoadNotice(QStringLiteral("poolsNotice"), this))
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableWidget(this))
    , m_empty(new EmptyState(this, QStringLiteral("poolsEmpty")))
    , m_create(makeTextToolButton(QStringLiteral("poolsCreate"), Symbol::Add, tr("Create…"), this))
    , m_edit(makeTextToolButton(QStringLiteral("poolsEdit"), Symbol::Edit, tr("Capacity…"), this))
    , m_start(
          makeTextToolButton(QStringLiteral("poolsStart"), Symbol::Play, tr("New sandbox from it…"), this))
    , m_remove(makeTextToolButton(QStringLiteral("poolsRemove"), Symbol::Delete, tr("Delete…"), this))
{
    setObjectName(QStringLiteral("poolsWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Pools and templates"));
    buildBar();
    buildTable();
    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_pools, &PoolStore::changed, this, &PoolsWindow::update);
    connect(&m_templates, &ImageTemplateStore::changed, this, &PoolsWindow::update);
    connect(&registry, &ConnectionRegistry::aboutToRemove, this, [this](Backend *gone) {
        if (gone == backend()) {
            m_pools.close();
            m_templates.close();
        }
    });
    connect(&registry, &ConnectionRegistry::removed, this, [this] { listConnections({}); });
    connect(&registry, &ConnectionRegistry::changed, this, [this](Backend *changed) {
        if (changed == backend())
            openConnection();
    });
    listConnections(preferred);
    resize(roomFor(*this, QSize(metrics::scaled(860), metrics::scaled(520))));
}

PoolsWindow::~PoolsWindow() = default;

void PoolsWindow::buildBar()
{
    m_connection->setObjectName(QStringLiteral("poolsConnection"));
    m_connection->setAccessibleName(tr("Connection"));
    m_kind->setObjectName(QStringLiteral("poolsKinds"));
    m_kind->setAccessibleName(tr("What to show"));
    m_kind->addSegment(tr("Pools"));
    m_kind->addSegment(tr("Image templates"));
    auto *again = makeToolButton(QStringLiteral("poolsRefresh"), Symbol::Refresh, tr("Refresh"), this);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(metrics::gap);
    bar->addWidget(m_connection);
    bar->addWidget(m_kind);
    bar->addStretch();
    bar->addWidget(again);
    content()->addLayout(bar);
    connect(m_connection, &QComboBox::activated, this, &PoolsWindow::openConnection);
    connect(m_kind, &SegmentedControl::currentChanged, this, &PoolsWindow::showKind);
    const auto refresh = [this] {
        m_pools.refresh();
        m_templates.refresh();
    };
    connect(again, &QToolButton::clicked, this, refresh);
    connect(m_notice, &LoadNotice::retryRequested, this, refresh);
    m_banner->setObjectName(QStringLiteral("poolsBanner"));
    m_banner->hide();
    connect(m_banner->addButton(QStringLiteral("poolsDismiss"), tr("Dismiss")), &QPushButton::clicked,
            m_banner, &QWidget::hide);
}

void PoolsWindow::buildTable()
{
    m_table->setObjectName(QStringLiteral("poolsTable"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(28));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &PoolsWindow::updateActions);
    connect(m_table, &QTableWidget::itemActivated, this, &PoolsWindow::startFrom);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    content()->addWidget(m_notice);
    content()->addWidget(m_banner);
    content()->addWidget(m_stack, 1);
    auto *actions = new QHBoxLayout;
    actions->setSpacing(4);
    for (QToolButton *button : {m_create, m_start, m_edit, m_remove})
        actions->addWidget(button);
    actions->addStretch();
    content()->addLayout(actions);
    connect(m_create, &QToolButton::clicked, this, &PoolsWindow::create);
    connect(m_start, &QToolButton::clicked, this, &PoolsWindow::startFrom);
    connect(m_edit, &QToolButton::clicked, this, &PoolsWindow::edit);
    connect(m_remove, &QToolButton::clicked, this, &PoolsWindow::askRemoval);
    connect(m_empty, &EmptyState::activated, this, &PoolsWindow::create);
}

void PoolsWindow::listConnections(const QString &preferred)
{
    const QString chosen = preferred.isEmpty() ? m_connection->currentData().toString() : preferred;
    m_connection->clear();
    for (const Backend *each : m_registry.backends())
        m_connection->addItem(safeText(each->profile().name), each->profile().id);
    // The first that has something to show, unless one was asked for.
    int index = m_connection->findData(chosen);
    for (Backend *each : m_registry.backends())
        if (index < 0 && (each->pools() || each->imageTemplates()))
            index = m_connection->findData(each->profile().id);
    m_connection->setCurrentIndex(std::max(0, index));
    m_connection->setEnabled(m_connection->count() > 0);
    openConnection();
}

Backend *PoolsWindow::backend() const
{
    return m_registry.find(m_connection->currentData().toString());
}

PoolsWindow::Kind PoolsWindow::kind() const
{
    return static_cast<Kind>(m_kind->current());
}

void PoolsWindow::openConnection()
{
    Backend *chosen = backend();
    m_banner->hide();
    const Capabilities can = chosen ? chosen->capabilities() : Capabilities();
    m_pools.open(chosen && can.can(Feature::Pools) ? chosen->pools() : nullptr);
    m_templates.open(chosen && can.can(Feature::ImageTemplates) ? chosen->imageTemplates() : nullptr);
    showKind();
}

void PoolsWindow::showKind()
{
    const QStringList headings =
        kind() == Pools
            ? QStringList{tr("Pool"), tr("Now"), tr("Ready, least and most"), tr("All, least and most")}
            : QStringList{tr("Template"), tr("State"), tr("Image"), tr("Result")};
    m_table->clear();
    m_table->setRowCount(0);
    m_table->setColumnCount(static_cast<int>(headings.size()));
    m_table->setHorizontalHeaderLabels(headings);
    m_table->setAccessibleName(kind() == Pools ? tr("Pools") : tr("Image templates"));
    for (int column = 0; column < headings.size(); ++column)
        m_table->setColumnWidth(column, metrics::scaled(200));
    m_edit->setVisible(kind() == Pools);
    update();
}

QString PoolsWindow::whyNot() const
{
    const Backend *chosen = backend();
    if (!chosen)
        return tr("There is no connection.");
    const Feature feature = kind() == Pools ? Feature::Pools : Feature::ImageTemplates;
    const QString cannot = chosen->capabilities().whyNot(feature);
    if (!cannot.isEmpty())
        return cannot;
    return chosen->status().state == ConnectionState::Live
               ? QString()
               : tr("%1 does not answer; nothing can be changed until it does.")
                     .arg(safeText(chosen->profile().name));
}

bool PoolsWindow::isBusy() const
{
    return kind() == Pools ? m_pools.isChanging() : m_templates.isChanging();
}

void PoolsWindow::setRow(int row, const QString &key, const QStringList &cells)
{
    for (int column = 0; column < cells.size(); ++column) {
        auto *item = new QTableWidgetItem(shortText(cells.at(column), longestPoolCell));
        item->setData(Qt::UserRole, key);
        item->setToolTip(item->text().toHtmlEscaped());
        m_table->setItem(row, column, item);
    }
}

void PoolsWindow::fillPools()
{
    const auto range = [](int least, int most) { return tr("%1 to %2").arg(least).arg(most); };
    m_table->setRowCount(static_cast<int>(m_pools.pools().size()));
    int row = 0;
    for (const Pool &pool : m_pools.pools())
        setRow(row++, pool.name,
               {pool.name, poolStatusText(pool), range(pool.capacity.bufferMin, pool.capacity.bufferMax),
                range(pool.capacity.poolMin, pool.capacity.poolMax)});
}

void PoolsWindow::fillTemplates()
{
    m_table->setRowCount(static_cast<int>(m_templates.templates().size()));
    int row = 0;
    for (const ImageTemplate &each : m_templates.templates())
        setRow(row++, each.id,
               {each.id, templatePhaseText(each), each.spec.image,
                each.manifestRef.isEmpty() ? each.spec.publish : each.manifestRef});
}

void PoolsWindow::update()
{
    const QString chosen = selected();
    kind() == Pools ? fillPools() : fillTemplates();
    for (int row = 0; row < m_table->rowCount() && !chosen.isEmpty(); ++row)
        if (m_table->item(row, 0)->data(Qt::UserRole) == chosen)
            m_table->selectRow(row);
    const auto &error = kind() == Pools ? m_pools.error() : m_templates.error();
    if (error)
        m_notice->setError(*error);
    else
        m_notice->clear();
    updateEmpty();
    updateActions();
}

void PoolsWindow::updateEmpty()
{
    m_stack->setCurrentWidget(m_table->rowCount() > 0 ? static_cast<QWidget *>(m_table) : m_empty);
    const QString why = whyNot();
    const bool loading = kind() == Pools ? m_pools.isLoading() : m_templates.isLoading();
    m_empty->setAction({});
    if (!why.isEmpty())
        return m_empty->setSentence(why);
    if (loading)
        return m_empty->setSentence(tr("Asking the server…"));
    m_empty->setSentence(
        kind() == Pools ? tr("No pools yet. A pool keeps sandboxes warm, so that new ones start at once.")
                        : tr("No image templates yet. A template is an image that the server has prepared "
                             "for a fast start."));
    m_empty->setAction(tr("Create…"));
}

QString PoolsWindow::selected() const
{
    const QList<QTableWidgetItem *> items = m_table->selectedItems();
    return items.isEmpty() ? QString() : items.constFirst()->data(Qt::UserRole).toString();
}

void PoolsWindow::updateActions()
{
    QString why = whyNot();
    if (why.isEmpty() && isBusy())
        why = tr("A change is under way.");
    const QString none = selected().isEmpty() ? tr("Select one first.") : QString();
    const ImageTemplate *chosen = m_templates.find(selected());
    const QString notReady = kind() == Templates && chosen && !chosen->isReady()
                                 ? tr("Only a template that is ready can be started from.")
                                 : QString();
    setDisabledReason(m_create, why);
    setDisabledReason(m_edit, why.isEmpty() ? none : why);
    setDisabledReason(m_remove, why.isEmpty() ? none : why);
    setDisabledReason(m_start, !why.isEmpty() ? why : !none.isEmpty() ? none : notReady);
}

void PoolsWindow::create()
{
    if (!m_create->isEnabled())
        return;
    if (kind() == Pools)
        (new PoolDialog(m_pools, nullptr, this))->open();
    else
        (new ImageTemplateDialog(m_templates, this))->open();
}

void PoolsWindow::edit()
{
    if (const Pool *pool = m_pools.find(selected()))
        (new PoolDialog(m_pools, pool, this))->open();
}

void PoolsWindow::showError(const Done &done)
{
    m_banner->setVisible(!done.ok());
    if (!done)
        m_banner->setError(done.error());
}

void PoolsWindow::askRemoval()
{
    const QString key = selected();
    const QString name = safeText(key);
    const bool pool = kind() == Pools;
    const LossWords words{
        .title = pool ? tr("Delete pool") : tr("Delete template"),
        .question = tr("Delete %1?").arg(name),
        .object = name,
        .lost = {pool ? tr("Its sandboxes that nobody has taken") : tr("New sandboxes cannot start from it")},
        .kept = {pool ? tr("Nothing is said by the server of those that are taken")
                      : tr("Sandboxes that were started from it")},
        .verb = pool ? tr("Delete pool") : tr("Delete template"),
    };
    auto *dialog = new LossQuestion(QStringLiteral("poolRemovalDialog"), words, this);
    connect(dialog, &QDialog::accepted, this, [this, key, pool] {
        const auto ended = [window = QPointer<PoolsWindow>(this)](const Done &done) {
            if (window)
                window->showError(done);
        };
        pool ? m_pools.remove(key, ended) : m_templates.remove(key, ended);
    });
    dialog->open();
}

/// Pool and template decide nearly all of the rest; the fields that they exclude are emptied.
void PoolsWindow::startFrom()
{
    if (!m_start->isEnabled() || selected().isEmpty())
        return;
    SandboxSpec spec;
    spec.timeoutSeconds = SpecDraft::newSpec().timeoutSeconds;
    osc::startFrom(spec, kind() == Pools ? StartKind::Pool : StartKind::ImageTemplate, selected());
    const QString title = kind() == Pools ? tr("From the pool %1").arg(safeText(selected()))
                                          : tr("From the template %1").arg(safeText(selected()));
    Q_EMIT newSandboxRequested(m_connection->currentData().toString(), spec, title);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumedetail.h"

#include "detail/inspecttab.h"
#include "filebrowser/filebrowser.h"
#include "panels/kindsymbols.h"
#include "volumes/actionbutton.h"
#include "volumes/volumeactions.h"
#include "volumes/volumeoverview.h"
#include "volumes/volumeuses.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace osc {

VolumeDetail::VolumeDetail(VolumeStore &store, VolumeActions &actions, const FileServices &files,
                           QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_actions(actions)
    , m_content(new QWidget(this))
    , m_nothing(new Label(tr("Choose a volume to see what is in it."), Tone::Secondary, this))
    , m_tabs(new QTabBar(m_content))
    , m_hint(new Label({}, Tone::Secondary, m_content))
    , m_pages(new QStackedWidget(m_content))
    , m_overview(new VolumeOverview(store, actions.countAgain, m_pages))
    , m_files(new FileBrowser(files, m_pages))
    , m_uses(new VolumeUses(store, m_pages))
    , m_inspect(new InspectTab(nullptr, m_pages, InspectTab::Sides::Description))
{
    setObjectName(QStringLiteral("volumeDetail"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_nothing->setObjectName(QStringLiteral("volumeNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);
    m_hint->setObjectName(QStringLiteral("volumeHint"));
    m_hint->setFont(fonts::secondary());
    buildTabs();
    auto *tabRow = new QHBoxLayout;
    tabRow->setContentsMargins(metrics::margin - 4, 0, metrics::margin, 0);
    tabRow->addWidget(m_tabs);
    tabRow->addStretch();
    tabRow->addWidget(m_hint);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addLayout(tabRow);
    layout->addWidget(new HairLine(Qt::Horizontal, m_content));
    layout->addWidget(m_pages, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_content);
    outer->addWidget(m_nothing);
    connect(m_uses, &VolumeUses::sandboxRequested, this, &VolumeDetail::sandboxRequested);
    connect(&store.model(), &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_key.isNull() ? -1 : m_store.model().rowOf(m_key.text());
                if (row >= first.row() && row <= last.row())
                    refresh();
            });
    connect(&store.model(), &QAbstractItemModel::rowsRemoved, this, &VolumeDetail::refresh);
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, [this](const Backend *backend) {
        if (m_key.connectionId == backend->profile().id)
            show({});
    });
    show({});
}

QWidget *VolumeDetail::makeHeader()
{
    auto *header = new QWidget(m_content);
    header->setMinimumHeight(metrics::scaled(46));
    m_icon = new SymbolLabel(Symbol::Volume, Tone::Text, header);
    m_name = new ElidedLabel(Qt::ElideMiddle, header);
    m_name->setObjectName(QStringLiteral("volumeDetailName"));
    m_name->setFont(fonts::objectTitle());
    m_summary = new Label({}, Tone::Secondary, header);
    m_summary->setObjectName(QStringLiteral("volumeDetailSummary"));
    auto *more = makeToolButton(QStringLiteral("volumeDetailMore"), Symbol::More, tr("More actions"), header);
    auto *menu = new QMenu(more);
    m_actions.fillMenu(menu);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(metrics::margin, 8, metrics::margin, 8);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_icon);
    layout->addWidget(m_name);
    layout->addWidget(m_summary);
    layout->addStretch(1);
    const auto add = [&](const char *name, QAction *action, ButtonKind kind = ButtonKind::Normal) {
        QPushButton *button = makeActionButton(QLatin1String(name), action, header, kind);
        layout->addWidget(button);
        return button;
    };
    QPushButton *mount = add("volumeDetailMount", m_actions.mount);
    QPushButton *files = add("volumeDetailFiles", m_actions.openFiles);
    QPushButton *clone = add("volumeDetailClone", m_actions.clone);
    QPushButton *exportButton = add("volumeDetailExport", m_actions.exportIt);
    add("volumeDetailDelete", m_actions.remove, ButtonKind::DangerOutline);
    m_foldable = {clone, exportButton, files, mount};
    m_header = header;
    layout->addWidget(more);
    return header;
}

void VolumeDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    for (QPushButton *button : std::as_const(m_foldable))
        button->show();
    m_header->layout()->invalidate();
    for (QPushButton *button : std::as_const(m_foldable)) {
        if (m_header->layout()->minimumSize().width() <= width())
            break;
        button->hide();
        m_header->layout()->invalidate();
    }
}

void VolumeDetail::buildTabs()
{
    m_tabs->setObjectName(QStringLiteral("volumeTabs"));
    m_tabs->setAccessibleName(tr("Sides of the volume"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString &title : {tr("Overview"), tr("Files"), tr("Used by"), tr("Inspect")})
        m_tabs->addTab(title);
    m_pages->addWidget(m_overview);
    m_pages->addWidget(m_files);
    m_pages->addWidget(m_uses);
    m_pages->addWidget(m_inspect);
    connect(m_tabs, &QTabBar::currentChanged, this, &VolumeDetail::tabChosen);
}

void VolumeDetail::show(const VolumeKey &key)
{
    if (m_key == key)
        return refresh();
    leave();
    m_key = key;
    refresh();
    fillTab();
}

/// Letting go of the files lets go of what was started for them.
void VolumeDetail::leave()
{
    m_inspect->close();
    m_files->close();
    m_inspected = false;
    m_filesOpen = false;
}

void VolumeDetail::fillTab()
{
    if (m_key.isNull())
        return;
    if (currentTab() == Tab::Files)
        openFiles();
    if (currentTab() == Tab::Inspect)
        openInspect();
}

void VolumeDetail::openFiles()
{
    if (const auto location = m_actions.filesOf(m_key); location && !std::exchange(m_filesOpen, true))
        m_files->open(*location);
}

void VolumeDetail::refresh()
{
    const VolumeRow *row = m_key.isNull() ? nullptr : m_store.find(m_key);
    m_content->setVisible(row);
    m_nothing->setVisible(!row);
    if (!row)
        return;
    m_icon->setSymbol(symbolOf(row->key.kind), Tone::Text);
    m_name->setFullText(row->name);
    QString summary = tr("%1 on %2").arg(volumeKindText(*row), row->connectionName);
    if (row->size.isKnown())
        summary = tr("%1, %2").arg(summary, volumeSizeText(row->size));
    m_summary->setText(summary);
    const QString why = m_actions.whyNotDelete();
    m_hint->setText(row->pending ? volumePendingText(*row->pending) : why);
    const bool hasFiles = m_actions.filesOf(m_key).has_value();
    m_tabs->setTabEnabled(static_cast<int>(Tab::Files), hasFiles);
    m_tabs->setTabToolTip(static_cast<int>(Tab::Files),
                          hasFiles ? QString() : m_actions.openFiles->toolTip());
    m_overview->show(*row);
    m_uses->show(row);
}

VolumeDetail::Tab VolumeDetail::currentTab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void VolumeDetail::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

void VolumeDetail::stepTab(int by)
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
}

void VolumeDetail::tabChosen()
{
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    fillTab();
}

void VolumeDetail::openInspect()
{
    if (m_key.isNull() || std::exchange(m_inspected, true))
        return;
    const VolumeKey key = m_key;
    m_inspect->open(
        [this, key](Callback<QByteArray> done) {
            VolumeService *service =
                key.kind == VolumeKind::Claim ? m_store.serviceOf(key.connectionId) : nullptr;
            if (service)
                return service->inspect(key.id, std::move(done));
            return finished<QByteArray>(
                Error{.kind = ErrorKind::Unsupported,
                      .message = tr("Only the engine's own volumes have a description there.")},
                std::move(done));
        },
        tr("Asking for the description of the volume…"));
}

} // namespace osc

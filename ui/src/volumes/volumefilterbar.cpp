// SPDX-License-Identifier: Apache-2.0
#include "volumes/volumefilterbar.h"

#include "panels/columnlayout.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace osc {

namespace {

constexpr std::optional<VolumeKind> segmentKinds[] = {
    {}, VolumeKind::Claim, VolumeKind::Host, VolumeKind::Ossfs};

QString counted(const QString &word, int count)
{
    return count > 0 ? QStringLiteral("%1 %2").arg(word).arg(count) : word;
}

} // namespace

VolumeFilterBar::VolumeFilterBar(VolumeFilterProxy &proxy, ColumnLayout &columns, QWidget *parent)
    : QWidget(parent)
    , m_proxy(proxy)
    , m_layout(new QHBoxLayout(this))
    , m_search(new QLineEdit(this))
    , m_kind(new SegmentedControl(this))
    , m_unused(makeButton(QStringLiteral("volumeUnused"), tr("Not used"), this))
    , m_maker(new QToolButton(this))
    , m_folded(makeTextToolButton(QStringLiteral("volumeFolded"), Symbol::Filter, tr("Filter"), this))
    , m_columns(
          makeToolButton(QStringLiteral("volumeColumns"), Symbol::Configure, tr("Choose columns"), this))
{
    build();
    m_columns->setPopupMode(QToolButton::InstantPopup);
    m_columns->setMenu(new QMenu(m_columns));
    connect(m_columns->menu(), &QMenu::aboutToShow, this,
            [this, &columns] { columns.fillMenu(m_columns->menu()); });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter.search = text.simplified();
        apply();
    });
    connect(m_kind, &SegmentedControl::currentChanged, this, &VolumeFilterBar::chooseKind);
    connect(m_unused, &QPushButton::toggled, this, [this](bool on) {
        m_filter.unused = on;
        apply();
    });
    updateCounts();
}

void VolumeFilterBar::build()
{
    m_search->setObjectName(QStringLiteral("volumeSearch"));
    m_search->setPlaceholderText(tr("Search name, sandbox, class"));
    m_search->setAccessibleName(tr("Search volumes"));
    m_search->addAction(symbol(Symbol::Search, Tone::Secondary), QLineEdit::LeadingPosition);
    addClearButton(m_search);
    m_search->setMinimumWidth(metrics::scaled(120));
    m_search->setMaximumWidth(metrics::scaled(250));
    m_kind->setObjectName(QStringLiteral("volumeKinds"));
    m_kind->setAccessibleName(tr("Kind"));
    m_kind->addSegment(tr("All"), symbol(Symbol::Columns));
    m_kind->addSegment(tr("Volumes and claims"), symbol(Symbol::Volume));
    m_kind->addSegment(tr("Host folders"), symbol(Symbol::Folder));
    m_kind->addSegment(tr("OSS"), symbol(Symbol::Bucket));
    m_unused->setCheckable(true);
    m_maker->setObjectName(QStringLiteral("volumeMaker"));
    m_maker->setPopupMode(QToolButton::InstantPopup);
    m_maker->setFocusPolicy(Qt::StrongFocus);
    QMenu *makers = makeMakerMenu();
    m_maker->setMenu(makers);
    auto *folded = new QMenu(m_folded);
    QAction *unused = folded->addAction(tr("Not used"), m_unused, &QPushButton::toggle);
    unused->setObjectName(QStringLiteral("volumeUnusedAction"));
    unused->setCheckable(true);
    connect(m_unused, &QPushButton::toggled, unused, &QAction::setChecked);
    folded->addSection(tr("Made by"));
    folded->addActions(makers->actions());
    m_folded->setMenu(folded);
    m_folded->setPopupMode(QToolButton::InstantPopup);
    m_folded->hide();
    setMaker({});
    m_layout->setContentsMargins(metrics::margin, 8, 16, 8);
    m_layout->setSpacing(metrics::gap);
    m_layout->addWidget(m_search, 3);
    m_layout->addWidget(m_kind);
    m_layout->addWidget(m_unused);
    m_layout->addWidget(m_maker);
    m_layout->addWidget(m_folded);
    m_layout->addStretch(1);
    m_layout->addWidget(m_columns);
}

QMenu *VolumeFilterBar::makeMakerMenu()
{
    auto *menu = new QMenu(m_maker);
    auto *group = new QActionGroup(menu);
    const auto add = [&](const QString &objectName, const QString &text, std::optional<VolumeMaker> maker) {
        QAction *action = group->addAction(menu->addAction(text));
        action->setObjectName(objectName);
        action->setCheckable(true);
        action->setChecked(!maker);
        connect(action, &QAction::triggered, this, [this, maker] {
            setMaker(maker);
            apply();
        });
    };
    add(QStringLiteral("volumeMakerAny"), tr("Anybody"), {});
    add(QStringLiteral("volumeMakerServer"), tr("An OpenSandbox server"), VolumeMaker::Server);
    add(QStringLiteral("volumeMakerConsole"), tr("A console"), VolumeMaker::Console);
    add(QStringLiteral("volumeMakerOther"), tr("Something else"), VolumeMaker::Other);
    return menu;
}

/// It folds rather than widen the window.
QSize VolumeFilterBar::minimumSizeHint() const
{
    return {0, QWidget::minimumSizeHint().height()};
}

void VolumeFilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void VolumeFilterBar::fold()
{
    m_unused->show();
    m_maker->show();
    m_folded->hide();
    m_layout->invalidate();
    if (m_layout->minimumSize().width() <= width())
        return;
    m_unused->hide();
    m_maker->hide();
    m_folded->show();
}

void VolumeFilterBar::setMaker(std::optional<VolumeMaker> maker)
{
    m_filter.maker = maker;
    const QString text = maker ? tr("Made by %1").arg(volumeMakerText(*maker)) : tr("Made by: anybody");
    m_maker->setText(text);
    m_maker->setAccessibleName(text);
}

void VolumeFilterBar::chooseKind(int segment)
{
    m_filter.kind = segmentKinds[segment];
    apply();
}

void VolumeFilterBar::apply()
{
    m_proxy.setFilter(m_filter);
    updateCounts();
    Q_EMIT changed();
}

void VolumeFilterBar::updateCounts()
{
    const QString words[] = {tr("All"), tr("Volumes and claims"), tr("Host folders"), tr("OSS")};
    for (int segment = 0; segment < static_cast<int>(std::size(segmentKinds)); ++segment)
        m_kind->setSegmentText(segment, counted(words[segment], m_proxy.countOf(segmentKinds[segment])));
}

void VolumeFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool VolumeFilterBar::clearSearch()
{
    const bool any = !m_search->text().isEmpty();
    m_search->clear();
    return any;
}

void VolumeFilterBar::clear()
{
    const bool byConnection = !m_filter.connectionId.isEmpty();
    m_filter = {};
    m_search->clear();
    m_unused->setChecked(false);
    m_kind->setCurrent(0);
    setMaker({});
    m_maker->menu()->actions().constFirst()->setChecked(true);
    apply();
    if (byConnection)
        Q_EMIT connectionCleared();
}

void VolumeFilterBar::setConnection(const QString &connectionId, const QString &name)
{
    if (m_connection)
        m_connection->deleteLater();
    m_connection = nullptr;
    m_filter.connectionId = connectionId;
    if (!connectionId.isEmpty()) {
        m_connection = new FilterChip(safeText(name), this);
        m_connection->setObjectName(QStringLiteral("volumeConnectionChip"));
        m_layout->insertWidget(m_layout->count() - 2, m_connection);
        connect(m_connection, &QAbstractButton::clicked, this, &VolumeFilterBar::connectionCleared);
    }
    apply();
}

} // namespace osc

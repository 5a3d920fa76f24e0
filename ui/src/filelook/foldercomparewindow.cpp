// SPDX-License-Identifier: Apache-2.0
#include "filelook/foldercomparewindow.h"

#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/lookwords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace osc {

namespace {

using FolderVerdict = FolderComparison::Verdict;

QString folderTitle(const LookTarget &target)
{
    const QString path = displayName(target.location.path);
    return target.placeTitle.isEmpty()
               ? path
               : FolderCompareWindow::tr("%1: %2").arg(safeText(target.placeTitle), path);
}

} // namespace

void FolderCompareWindow::Proxy::setShowsSame(bool shows)
{
    m_showsSame = shows;
    invalidateFilter();
}

bool FolderCompareWindow::Proxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return m_showsSame ||
           index.data(FolderComparison::VerdictRole).toInt() != static_cast<int>(FolderVerdict::Same);
}

FolderCompareWindow::FolderCompareWindow(const LookTarget &left, const LookTarget &right, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_left(left)
    , m_right(right)
    , m_confirm(new Banner(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("folderCompareWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    setWindowTitle(tr("Compare folders"));
    m_proxy.setSourceModel(&m_comparison);
    m_table->setObjectName(QStringLiteral("folderCompareTable"));
    m_table->setAccessibleName(tr("Differences of the folders"));
    m_table->setModel(&m_proxy);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FolderComparison::NameColumn, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(26));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(FolderComparison::NameColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(FolderComparison::VerdictColumn, metrics::scaled(300));
    m_confirm->setObjectName(QStringLiteral("folderCompareConfirm"));
    m_confirm->setSeverity(Banner::Severity::Warning);
    connect(m_confirm->addButton(QStringLiteral("folderCompareCancel"), tr("Cancel")), &QPushButton::clicked,
            m_confirm, &QWidget::hide);
    m_confirmCopy = m_confirm->addButton(QStringLiteral("folderCompareReplace"), tr("Replace them"));
    connect(m_confirmCopy, &QPushButton::clicked, this, [this] { copy(m_asked); });
    m_confirm->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(m_confirm);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_table, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(buildFoot());
    resize(metrics::scaled(900), metrics::scaled(600));
    auto *leave = new QAction(tr("Close"), this);
    leave->setShortcut(Qt::Key_Escape);
    addAction(leave);
    connect(leave, &QAction::triggered, this, &QWidget::close);
    connect(&m_comparison, &FolderComparison::changed, this, &FolderCompareWindow::onChanged);
    connect(m_table, &QTableView::activated, this, &FolderCompareWindow::open);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FolderCompareWindow::updateButtons);
    restart();
}

QWidget *FolderCompareWindow::buildHead()
{
    auto *head = new QWidget(this);
    m_verdict = new Label({}, Tone::Text, head);
    m_verdict->setObjectName(QStringLiteral("folderCompareVerdict"));
    m_verdict->setFont(fonts::objectTitle());
    m_verdict->setWordWrap(true);
    auto *sides = new ElidedLabel(Qt::ElideMiddle, head);
    sides->setFont(fonts::secondary());
    sides->setTone(Tone::Secondary);
    sides->setFullText(tr("Left: %1   Right: %2").arg(folderTitle(m_left), folderTitle(m_right)));
    m_by = new SegmentedControl(head);
    m_by->setObjectName(QStringLiteral("folderCompareBy"));
    m_by->setAccessibleName(tr("Compare by"));
    m_by->addSegment(tr("Size and time"));
    m_by->addSegment(tr("Content"));
    m_same =
        makeTextToolButton(QStringLiteral("folderCompareSame"), Symbol::Visible, tr("Show the same"), head);
    m_same->setCheckable(true);
    m_stop = makeTextToolButton(QStringLiteral("folderCompareStop"), Symbol::Stop, tr("Stop"), head);
    connect(m_by, &SegmentedControl::currentChanged, this, &FolderCompareWindow::restart);
    connect(m_same, &QToolButton::toggled, this, [this](bool on) { m_proxy.setShowsSame(on); });
    connect(m_stop, &QToolButton::clicked, &m_comparison, &FolderComparison::stop);
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::gap);
    line->addWidget(m_verdict, 1);
    line->addWidget(m_stop);
    line->addWidget(m_same);
    line->addWidget(m_by);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(metrics::margin, 10, metrics::margin, 8);
    layout->addLayout(line);
    layout->addWidget(sides);
    return head;
}

QWidget *FolderCompareWindow::buildFoot()
{
    auto *foot = new QWidget(this);
    m_current = new ElidedLabel(Qt::ElideMiddle, foot);
    m_current->setObjectName(QStringLiteral("folderCompareCurrent"));
    m_current->setFont(fonts::secondary());
    m_current->setTone(Tone::Secondary);
    m_toLeft = makeButton(QStringLiteral("folderCompareToLeft"), tr("Copy to the left"), foot);
    m_toRight = makeButton(QStringLiteral("folderCompareToRight"), tr("Copy to the right"), foot);
    connect(m_toLeft, &QPushButton::clicked, this, [this] { askToCopy(Side::Left); });
    connect(m_toRight, &QPushButton::clicked, this, [this] { askToCopy(Side::Right); });
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(metrics::margin, 10, metrics::margin, 10);
    layout->setSpacing(metrics::gap);
    layout->addWidget(m_current, 1);
    layout->addWidget(m_toLeft);
    layout->addWidget(m_toRight);
    return foot;
}

void FolderCompareWindow::restart()
{
    m_confirm->hide();
    m_comparison.start(m_left, m_right,
                       m_by->current() == 1 ? FolderComparison::By::Content : FolderComparison::By::Time);
}

void FolderCompareWindow::onChanged()
{
    const bool comparing = m_comparison.state() == FolderComparison::State::Comparing;
    m_stop->setVisible(comparing);
    m_verdict->setText(verdict());
    static_cast<ElidedLabel *>(m_current)->setFullText(
        comparing ? tr("Comparing %1…").arg(displayName(m_comparison.current())) : QString());
    updateButtons();
}

QString FolderCompareWindow::verdict() const
{
    QStringList parts;
    const auto add = [&](FolderVerdict verdict, const QString &text) {
        if (m_comparison.count(verdict) > 0)
            parts << text;
    };
    add(FolderVerdict::Different, tr("%n different", nullptr, m_comparison.count(FolderVerdict::Different)));
    add(FolderVerdict::OnlyLeft,
        tr("%n only on the left", nullptr, m_comparison.count(FolderVerdict::OnlyLeft)));
    add(FolderVerdict::OnlyRight,
        tr("%n only on the right", nullptr, m_comparison.count(FolderVerdict::OnlyRight)));
    add(FolderVerdict::Unreadable,
        tr("%n not readable", nullptr, m_comparison.count(FolderVerdict::Unreadable)));
    const bool done = m_comparison.state() == FolderComparison::State::Compared;
    if (parts.isEmpty() && done)
        return tr("Both folders hold the same.");
    if (parts.isEmpty())
        return tr("No difference so far.");
    if (m_comparison.isCut())
        parts << tr("and more");
    return parts.join(QStringLiteral(", "));
}

QList<int> FolderCompareWindow::rowsFor(Side to) const
{
    const FolderVerdict only = to == Side::Right ? FolderVerdict::OnlyLeft : FolderVerdict::OnlyRight;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    QList<int> rows;
    const auto consider = [&](int row) {
        const FolderComparison::Row &found = m_comparison.row(row);
        // What is of different kinds cannot be put in the other's place.
        const bool replaces =
            found.verdict == FolderVerdict::Different && found.left.type == found.right.type;
        if (replaces || found.verdict == only)
            rows.append(row);
    };
    if (selected.isEmpty()) {
        for (int row = 0; row < m_comparison.rowCount(); ++row)
            consider(row);
    } else {
        for (const QModelIndex &index : selected)
            consider(m_proxy.mapToSource(index).row());
    }
    return rows;
}

void FolderCompareWindow::updateButtons()
{
    const bool comparing = m_comparison.state() == FolderComparison::State::Comparing;
    const auto offer = [&](QPushButton *button, Side to, const LookTarget &target) {
        const auto count = comparing ? 0 : static_cast<int>(rowsFor(to).size());
        button->setText(to == Side::Right ? tr("Copy %n to the right", nullptr, count)
                                          : tr("Copy %n to the left", nullptr, count));
        button->setAccessibleName(button->text());
        const QString whyNot = whyNotWritable(target);
        if (!whyNot.isEmpty())
            return setDisabledReason(button, whyNot);
        setDisabledReason(button, comparing    ? tr("Wait until everything is compared.")
                                  : count == 0 ? tr("There is nothing to copy.")
                                               : QString());
    };
    offer(m_toRight, Side::Right, m_right);
    offer(m_toLeft, Side::Left, m_left);
}

void FolderCompareWindow::open(const QModelIndex &index)
{
    const FolderComparison::Row &row = m_comparison.row(m_proxy.mapToSource(index).row());
    const bool files = row.left.type == FileType::Regular && row.right.type == FileType::Regular;
    if (!files || (row.verdict != FolderVerdict::Different && row.verdict != FolderVerdict::Same))
        return;
    LookTarget left = m_left;
    LookTarget right = m_right;
    left.location.path = joinPath(m_left.location.path, row.path);
    right.location.path = joinPath(m_right.location.path, row.path);
    left.entry = row.left;
    right.entry = row.right;
    Q_EMIT filesRequested(left, right);
}

void FolderCompareWindow::askToCopy(Side to)
{
    int replaced = 0;
    const QList<int> rows = rowsFor(to);
    for (const int row : rows)
        replaced += m_comparison.row(row).verdict == FolderVerdict::Different ? 1 : 0;
    if (replaced == 0)
        return copy(to);
    m_asked = to;
    const QString where = folderTitle(to == Side::Right ? m_right : m_left);
    m_confirm->setMessage(tr("%n file(s) in %1 are replaced.", nullptr, replaced).arg(where),
                          tr("What they hold now is lost."));
    m_confirm->show();
}

void FolderCompareWindow::copy(Side to)
{
    m_confirm->hide();
    const LookTarget &from = to == Side::Right ? m_left : m_right;
    const LookTarget &into = to == Side::Right ? m_right : m_left;
    // One request for each folder: everything in it goes to the same one.
    QMap<FilePath, QList<FilePath>> byFolder;
    const QList<int> rows = rowsFor(to);
    for (const int row : rows) {
        const FilePath &path = m_comparison.row(row).path;
        const qsizetype slash = path.lastIndexOf('/');
        byFolder[slash < 0 ? FilePath() : path.left(slash)].append(joinPath(from.location.path, path));
    }
    for (auto it = byFolder.cbegin(); it != byFolder.cend(); ++it) {
        TransferRequest request;
        request.from = from.location.place;
        request.paths = *it;
        request.to = {into.location.place,
                      it.key().isEmpty() ? into.location.path : joinPath(into.location.path, it.key())};
        request.conflict = ConflictPolicy::Overwrite;
        request.fromTitle = from.placeTitle;
        request.toTitle = into.placeTitle;
        Q_EMIT copyRequested(request);
    }
}

} // namespace osc

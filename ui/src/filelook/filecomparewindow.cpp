// SPDX-License-Identifier: Apache-2.0
#include "filelook/filecomparewindow.h"

#include "detail/loadnotice.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/lookwords.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTableWidget>

namespace osc {

namespace {

/// Tints what differs; the text keeps its colour.
class DiffDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme theme = Theme::of(option->palette);
        const bool left = index.column() <= DiffModel::LeftText;
        const bool number =
            index.column() == DiffModel::LeftNumber || index.column() == DiffModel::RightNumber;
        option->font = fonts::mono();
        option->palette.setColor(QPalette::HighlightedText, theme.text);
        switch (static_cast<DiffModel::Kind>(index.data(DiffModel::KindRole).toInt())) {
        case DiffModel::Kind::Changed:
            option->backgroundBrush = left ? theme.failed.tint : theme.running.tint;
            break;
        case DiffModel::Kind::Removed:
            option->backgroundBrush = left ? theme.failed.tint : theme.window;
            break;
        case DiffModel::Kind::Added:
            option->backgroundBrush = left ? theme.window : theme.running.tint;
            break;
        case DiffModel::Kind::Gap:
            option->backgroundBrush = theme.window;
            break;
        case DiffModel::Kind::Same:
            break;
        }
        if (number)
            option->palette.setColor(QPalette::Text, theme.secondaryText);
    }
};

QString titleOf(const LookTarget &target)
{
    const QString path = displayName(target.location.path);
    return target.placeTitle.isEmpty()
               ? path
               : FileCompareWindow::tr("%1: %2").arg(safeText(target.placeTitle), path);
}

} // namespace

FileCompareWindow::FileCompareWindow(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_notice(new LoadNotice(QStringLiteral("compareNotice"), this))
    , m_stack(new QStackedWidget(this))
    , m_texts(buildTexts())
    , m_ranges(new QTableWidget(0, 2, m_stack))
{
    setObjectName(QStringLiteral("fileCompareWindow"));
    setAttribute(Qt::WA_DeleteOnClose);
    setBackgroundRole(QPalette::Base);
    m_ranges->setObjectName(QStringLiteral("compareRanges"));
    m_ranges->setAccessibleName(tr("Bytes that differ"));
    m_ranges->setHorizontalHeaderLabels({tr("From offset"), tr("Bytes")});
    m_ranges->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_ranges->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_ranges->setFrameShape(QFrame::NoFrame);
    m_ranges->setShowGrid(false);
    m_ranges->verticalHeader()->hide();
    m_ranges->horizontalHeader()->setStretchLastSection(true);
    m_ranges->setFont(fonts::mono());
    m_stack->addWidget(m_texts);
    m_stack->addWidget(m_ranges);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(m_notice);
    layout->addWidget(new HairLine(Qt::Horizontal, this));
    layout->addWidget(m_stack, 1);
    resize(metrics::scaled(1000), metrics::scaled(640));
    connect(&m_comparison, &FileComparison::changed, this, &FileCompareWindow::onChanged);
    connect(m_notice, &LoadNotice::cancelRequested, this, &QWidget::close);
    connect(m_notice, &LoadNotice::retryRequested, this, [this] { m_comparison.start(m_left, m_right); });
}

QTableView *FileCompareWindow::buildTexts()
{
    auto *view = new QTableView(m_stack);
    view->setObjectName(QStringLiteral("compareTexts"));
    view->setAccessibleName(tr("Texts side by side"));
    view->setModel(&m_model);
    view->setItemDelegate(new DiffDelegate(view));
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setTabKeyNavigation(false);
    view->verticalHeader()->hide();
    view->verticalHeader()->setMinimumSectionSize(1);
    view->verticalHeader()->setDefaultSectionSize(QFontMetrics(fonts::mono()).height() + 4);
    view->horizontalHeader()->hide();
    const int number = QFontMetrics(fonts::mono()).horizontalAdvance(QStringLiteral("000000")) + 12;
    for (const int column : {DiffModel::LeftNumber, DiffModel::RightNumber}) {
        view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        view->setColumnWidth(column, number);
    }
    for (const int column : {DiffModel::LeftText, DiffModel::RightText})
        view->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    return view;
}

QWidget *FileCompareWindow::buildHead()
{
    auto *head = new QWidget(this);
    m_verdict = new Label({}, Tone::Text, head);
    m_verdict->setObjectName(QStringLiteral("compareVerdict"));
    m_verdict->setFont(fonts::objectTitle());
    m_verdict->setWordWrap(true);
    const auto title = [head](const char *name) {
        auto *label = new ElidedLabel(Qt::ElideMiddle, head);
        label->setObjectName(QLatin1String(name));
        label->setFont(fonts::secondary());
        label->setTone(Tone::Secondary);
        return label;
    };
    m_leftTitle = title("compareLeft");
    m_rightTitle = title("compareRight");
    const auto step = [this](const char *name, const QString &text, const QKeySequence &keys, auto slot) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_previous = step("comparePrevious", tr("Previous difference"), QKeySequence(Qt::SHIFT | Qt::Key_F3),
                      [this] { goTo(m_model.previousDifference(m_texts->currentIndex().row())); });
    m_next = step("compareNext", tr("Next difference"), QKeySequence(Qt::Key_F3),
                  [this] { goTo(m_model.nextDifference(m_texts->currentIndex().row())); });
    step("compareClose", tr("Close"), QKeySequence(Qt::Key_Escape), [this] { close(); });
    auto *previous =
        makeToolButton(QStringLiteral("comparePreviousButton"), Symbol::GoUp, m_previous->text(), head);
    auto *next = makeToolButton(QStringLiteral("compareNextButton"), Symbol::GoDown, m_next->text(), head);
    connect(previous, &QToolButton::clicked, m_previous, &QAction::trigger);
    connect(next, &QToolButton::clicked, m_next, &QAction::trigger);
    m_only = makeTextToolButton(QStringLiteral("compareOnly"), Symbol::Filter, tr("Only differences"), head);
    m_only->setCheckable(true);
    m_only->setChecked(true);
    connect(m_only, &QToolButton::toggled, &m_model, &DiffModel::setOnlyDifferences);
    auto *line = new QHBoxLayout;
    line->addWidget(m_verdict, 1);
    line->addWidget(m_only);
    line->addWidget(previous);
    line->addWidget(next);
    auto *titles = new QHBoxLayout;
    titles->addWidget(m_leftTitle, 1);
    titles->addWidget(m_rightTitle, 1);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins(metrics::margin, 10, metrics::margin, 8);
    layout->addLayout(line);
    layout->addLayout(titles);
    return head;
}

void FileCompareWindow::compare(const LookTarget &left, const LookTarget &right)
{
    m_left = left;
    m_right = right;
    setTitles(titleOf(left), titleOf(right));
    setWindowTitle(tr("Compare %1").arg(displayName(left.entry.name)));
    m_comparison.start(left, right);
}

void FileCompareWindow::compare(const QString &leftTitle, const QString &left, const QString &rightTitle,
                                const QString &right)
{
    setTitles(leftTitle, rightTitle);
    setWindowTitle(tr("Differences"));
    m_comparison.start(left, right);
}

void FileCompareWindow::setTitles(const QString &left, const QString &right)
{
    static_cast<ElidedLabel *>(m_leftTitle)->setFullText(left);
    static_cast<ElidedLabel *>(m_rightTitle)->setFullText(right);
}

void FileCompareWindow::onChanged()
{
    m_verdict->setText(verdict());
    switch (m_comparison.state()) {
    case FileComparison::State::Comparing:
        m_notice->setLoading(tr("Comparing, %1 so far…").arg(roundBytesText(m_comparison.compared())));
        return;
    case FileComparison::State::Failed:
        m_notice->setError(m_comparison.error());
        return;
    case FileComparison::State::Idle:
        m_notice->clear();
        return;
    case FileComparison::State::Compared:
        m_notice->clear();
        break;
    }
    const bool texts = m_comparison.isText();
    m_only->setVisible(texts);
    m_next->setEnabled(texts);
    m_previous->setEnabled(texts);
    if (texts)
        showTexts();
    else
        showRanges();
}

void FileCompareWindow::showTexts()
{
    m_model.setTexts(m_comparison.leftLines(), m_comparison.rightLines(), m_comparison.diff());
    m_only->setChecked(!m_comparison.diff().isSame());
    m_stack->setCurrentWidget(m_texts);
    goTo(m_model.nextDifference(-1));
}

void FileCompareWindow::showRanges()
{
    const QList<DifferingRange> &ranges = m_comparison.difference().ranges;
    m_ranges->setRowCount(static_cast<int>(ranges.size()));
    for (int row = 0; row < ranges.size(); ++row) {
        const DifferingRange &range = ranges.at(row);
        m_ranges->setItem(
            row, 0, new QTableWidgetItem(QStringLiteral("0x%1").arg(range.offset, 8, 16, QLatin1Char('0'))));
        m_ranges->setItem(row, 1, new QTableWidgetItem(QLocale().toString(range.length)));
    }
    m_stack->setCurrentWidget(m_ranges);
}

void FileCompareWindow::goTo(int row)
{
    if (row < 0)
        return;
    m_texts->setCurrentIndex(m_model.index(row, DiffModel::LeftText));
    m_texts->scrollTo(m_texts->currentIndex(), QAbstractItemView::PositionAtCenter);
}

QString FileCompareWindow::verdict() const
{
    if (m_comparison.state() != FileComparison::State::Compared)
        return tr("Comparing…");
    if (m_comparison.isSame())
        return tr("Both are the same.");
    if (!m_comparison.isText()) {
        const auto places = static_cast<int>(m_comparison.difference().ranges.size());
        return m_comparison.difference().hasMore
                   ? tr("They differ in more than %n place(s).", nullptr, places)
                   : tr("They differ in %n place(s).", nullptr, places);
    }
    const TextDiff &diff = m_comparison.diff();
    if (diff.isSame())
        return tr("The lines are the same; encoding or line ends differ.");
    const QString removed = tr("%n line(s) only on the left", nullptr, diff.removed());
    const QString added = tr("%n only on the right", nullptr, diff.added());
    const QString counts = tr("%1, %2.").arg(removed, added);
    return diff.isExact ? counts : tr("They differ too much to be matched. %1").arg(counts);
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "panels/leftoversbox.h"

#include "dialogs/cleanupdialog.h"
#include "panels/rowdelegate.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr int mostVisibleRows = 5;
constexpr int tickSize = 18;
constexpr int connectionWidth = 190;
constexpr int sizeWidth = 110;
constexpr int actWidth = 230;

Symbol symbolOfLeftover(int kind)
{
    switch (static_cast<Leftover::Kind>(kind)) {
    case Leftover::Kind::ManagedVolume:
        return Symbol::Volume;
    case Leftover::Kind::BucketMount:
        return Symbol::Bucket;
    case Leftover::Kind::EgressSidecar:
        return Symbol::Globe;
    case Leftover::Kind::ExecdHelper:
    case Leftover::Kind::VolumeHelper:
        return Symbol::Terminal;
    case Leftover::Kind::ExpiredSandbox:
    case Leftover::Kind::ExitedSandbox:
        break;
    }
    return Symbol::Sandboxes;
}

class LeftoverDelegate : public RowDelegate
{
public:
    explicit LeftoverDelegate(PlaceTable *view)
        : RowDelegate(view, 14)
        , m_table(view)
    {}

protected:
    void paintCell(QPainter &painter, const Cell &cell, const QModelIndex &index) const override
    {
        QRect rest = cell.rect;
        const auto state = static_cast<LeftoverRow::State>(index.data(LeftoverModel::StateRole).toInt());
        const bool failed = state == LeftoverRow::State::Failed;
        switch (index.column()) {
        case LeftoverModel::Name:
            paintName(painter, cell, index, failed);
            return;
        case LeftoverModel::Size:
            drawText(painter, cell, rest, index.data().toString(), Qt::ElideRight, Qt::AlignRight);
            return;
        case LeftoverModel::Act:
            takeLeading(rest, 12, cell.direction);
            painter.setPen(failed ? cell.theme.failed.ink : cell.theme.secondaryText);
            break;
        default:
            painter.setPen(cell.theme.secondaryText);
            break;
        }
        drawText(painter, cell, rest, index.data().toString());
    }

private:
    void paintName(QPainter &painter, const Cell &cell, const QModelIndex &index, bool failed) const
    {
        QRect rest = cell.rect;
        const QRect tick = takeLeading(rest, tickSize, cell.direction);
        QStyleOptionButton box;
        box.initFrom(m_table);
        box.rect = QRect(0, 0, tickSize, tickSize);
        box.rect.moveCenter(tick.center());
        box.state =
            index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off;
        if (index.flags() & Qt::ItemIsUserCheckable)
            box.state |= QStyle::State_Enabled;
        m_table->style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, m_table);
        takeLeading(rest, 12, cell.direction);

        const QRect icon = takeLeading(rest, metrics::icon, cell.direction);
        const QPixmap pixmap = symbolPixmap(symbolOfLeftover(index.data(LeftoverModel::KindRole).toInt()),
                                            cell.theme.secondaryText, metrics::icon, cell.devicePixelRatio);
        painter.drawPixmap(icon.left(), icon.center().y() - metrics::icon / 2, pixmap);
        takeLeading(rest, 12, cell.direction);

        painter.setFont(fonts::name());
        const QString name = index.data().toString();
        const int width = std::min(rest.width(), painter.fontMetrics().horizontalAdvance(name) + 2);
        const QRect nameRect = takeLeading(rest, width, cell.direction);
        drawText(painter, cell, nameRect, name, Qt::ElideMiddle);
        takeLeading(rest, 10, cell.direction);
        painter.setFont(fonts::body());
        painter.setPen(failed ? cell.theme.failed.ink : cell.theme.secondaryText);
        if (rest.width() > 0)
            drawText(painter, cell, rest, index.data(LeftoverModel::WhyRole).toString());
    }

    PlaceTable *m_table;
};

} // namespace

LeftoverTable::LeftoverTable(QWidget *parent)
    : PlaceTable(parent)
{
    horizontalHeader()->hide();
    setSortingEnabled(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QSize LeftoverTable::sizeHint() const
{
    const int rows = model() ? std::min(mostVisibleRows, model()->rowCount()) : 0;
    return {PlaceTable::sizeHint().width(), rows * verticalHeader()->defaultSectionSize()};
}

void LeftoverTable::resizeEvent(QResizeEvent *event)
{
    PlaceTable::resizeEvent(event);
    if (!model())
        return;
    const int fixed =
        metrics::scaled(connectionWidth) + metrics::scaled(sizeWidth) + metrics::scaled(actWidth);
    setColumnWidth(LeftoverModel::Connection, metrics::scaled(connectionWidth));
    setColumnWidth(LeftoverModel::Size, metrics::scaled(sizeWidth));
    setColumnWidth(LeftoverModel::Name, std::max(metrics::scaled(200), viewport()->width() - fixed));
}

void LeftoverTable::toggle(int row)
{
    const QModelIndex index = model()->index(row, LeftoverModel::Name);
    const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model()->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void LeftoverTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || !currentIndex().isValid()) {
        PlaceTable::keyPressEvent(event);
        return;
    }
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        toggle(index.row());
    if (rows.isEmpty())
        toggle(currentIndex().row());
}

void LeftoverTable::mouseReleaseEvent(QMouseEvent *event)
{
    PlaceTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() != Qt::LeftButton || index.column() != LeftoverModel::Name)
        return;
    // The tick and a finger's breadth around it.
    const QRect cell = visualRect(index);
    const int reach = 14 + tickSize + 6;
    const int x = layoutDirection() == Qt::RightToLeft ? cell.right() - event->pos().x()
                                                       : event->pos().x() - cell.left();
    if (x <= reach)
        toggle(index.row());
}

LeftoversBox::LeftoversBox(LeftoverStore &store, QWidget *parent)
    : QWidget(parent)
    , m_store(store)
    , m_hint(new ElidedLabel(Qt::ElideRight, this))
    , m_chosen(new Label({}, Tone::Secondary, this))
    , m_clean(makeButton(QStringLiteral("cleanUpButton"), tr("Clean up…"), this, Symbol::Clean))
    , m_cancel(makeButton(QStringLiteral("cancelCleaningButton"), tr("Cancel"), this))
    , m_banner(new Banner(this))
    , m_card(new OutlinedBox(this))
    , m_table(new LeftoverTable(m_card))
{
    setObjectName(QStringLiteral("leftoversBox"));
    build();
    connect(m_clean, &QPushButton::clicked, this, &LeftoversBox::askToClean);
    connect(m_cancel, &QPushButton::clicked, &store, &LeftoverStore::cancel);
    connect(&store, &LeftoverStore::changed, this, &LeftoversBox::updateView);
    connect(&store, &LeftoverStore::cleaned, this, [this](int done, int failed) {
        m_result = failed > 0 ? tr("%1 cleaned, %2 could not be").arg(done).arg(failed)
                              : tr("%n cleaned", nullptr, done);
        updateView();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&store.model(), signal, this, &LeftoversBox::updateView);
    connect(&store.model(), &QAbstractItemModel::dataChanged, this, &LeftoversBox::updateView);
    updateView();
}

void LeftoversBox::build()
{
    auto *title = new Label(tr("Leftovers"), Tone::Text, this);
    title->setFont(fonts::objectTitle());
    m_hint->setObjectName(QStringLiteral("leftoversHint"));
    m_hint->setTone(Tone::Secondary);
    m_chosen->setObjectName(QStringLiteral("leftoversChosen"));
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(title);
    head->addWidget(m_hint, 1);
    head->addWidget(m_chosen);
    head->addWidget(m_clean);
    head->addWidget(m_cancel);

    m_banner->setObjectName(QStringLiteral("leftoversBanner"));
    m_table->setObjectName(QStringLiteral("leftoverTable"));
    m_table->setAccessibleName(tr("Leftovers"));
    m_table->setModel(&m_store.model());
    m_table->setItemDelegate(new LeftoverDelegate(m_table));
    auto *card = new QVBoxLayout(m_card);
    card->setContentsMargins(1, 3, 1, 3);
    card->addWidget(m_table);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::margin, 12, metrics::margin, 14);
    layout->setSpacing(metrics::gap);
    layout->addLayout(head);
    layout->addWidget(m_banner);
    layout->addWidget(m_card);
}

void LeftoversBox::updateView()
{
    const auto chosen = static_cast<int>(m_store.chosen().size());
    const bool cleaning = m_store.isCleaning();
    const int rows = m_store.model().rowCount();
    m_card->setVisible(rows > 0);
    m_table->updateGeometry();
    m_clean->setVisible(rows > 0 && !cleaning);
    m_clean->setEnabled(chosen > 0);
    m_clean->setText(chosen > 0 ? tr("Clean up %1…").arg(chosen) : tr("Clean up…"));
    m_clean->setAccessibleName(m_clean->text());
    m_cancel->setVisible(cleaning);

    QString hint = tr("things that cost room or money and that nothing uses");
    if (cleaning)
        hint = tr("cleaning…");
    else if (m_store.isLooking() && rows == 0)
        hint = tr("looking…");
    else if (rows == 0 && m_store.hasLooked())
        hint = m_result.isEmpty() ? tr("none were found") : tr("%1, none are left").arg(m_result);
    else if (!m_result.isEmpty())
        hint = m_result;
    m_hint->setFullText(hint);

    const qint64 bytes = m_store.chosenBytes();
    m_chosen->setVisible(chosen > 0 && !cleaning);
    m_chosen->setText(bytes > 0 ? tr("%1 selected, %2").arg(chosen).arg(bytesText(bytes))
                                : tr("%1 selected").arg(chosen));
    m_banner->setVisible(!m_store.errors().isEmpty());
    if (!m_store.errors().isEmpty())
        m_banner->setError(m_store.errors().constFirst(), Banner::Severity::Warning);
}

void LeftoversBox::askToClean()
{
    auto *dialog = new CleanUpDialog(m_store.chosen(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_result.clear();
        m_store.clean();
    });
    dialog->open();
}

} // namespace osc

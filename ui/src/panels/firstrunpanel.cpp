// SPDX-License-Identifier: Apache-2.0
#include "panels/firstrunpanel.h"

#include "dialogs/enginelist.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <ui/theme.h>

#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace osc {

namespace {

/// The sign of the program on its tint.
class Emblem : public QWidget
{
public:
    explicit Emblem(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(64, 64);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.selection);
        painter.drawRoundedRect(rect(), 10, 10);
        painter.drawPixmap(QPoint(16, 16),
                           symbolPixmap(Symbol::Sandboxes, theme.accent, 32, devicePixelRatioF()));
    }
};

} // namespace

FirstRunPanel::FirstRunPanel(ConnectionManager &manager, QWidget *parent)
    : QWidget(parent)
    , m_manager(manager)
    , m_list(new EngineList(this))
    , m_connect(
          makeButton(QStringLiteral("firstConnectButton"), tr("Connect"), this, {}, ButtonKind::Primary))
{
    setObjectName(QStringLiteral("firstRunPanel"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *found = new Label(tr("Found on this computer"), Tone::Text, this);
    found->setFont(fonts::section());
    QToolButton *again =
        makeTextToolButton(QStringLiteral("firstLookAgain"), Symbol::Refresh, tr("Look again"), this);
    connect(again, &QToolButton::clicked, this, &FirstRunPanel::look);
    auto *foundRow = new QHBoxLayout;
    foundRow->addWidget(found, 1);
    foundRow->addWidget(again);

    auto *column = new QWidget(this);
    column->setMaximumWidth(metrics::scaled(760));
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(14);
    layout->addStretch(1);
    layout->addLayout(makeHead());
    layout->addSpacing(16);
    layout->addLayout(foundRow);
    layout->addWidget(m_list);
    layout->addLayout(makeFoot());
    layout->addSpacing(22);
    layout->addWidget(new HairLine(Qt::Horizontal, column));
    auto *doctor =
        makeTextToolButton(QStringLiteral("firstDoctorButton"), Symbol::Help, tr("Run the doctor"), this);
    connect(doctor, &QToolButton::clicked, this, &FirstRunPanel::doctorRequested);
    auto *help = new QHBoxLayout;
    help->setSpacing(metrics::gap);
    help->addWidget(new SymbolLabel(Symbol::Info, Tone::Secondary, column));
    help->addWidget(
        new Label(tr("The doctor checks what sandboxes need, and says how to mend what is missing."),
                  Tone::Secondary, column),
        1);
    help->addWidget(doctor);
    layout->addLayout(help);
    layout->addStretch(2);

    auto *page = new QWidget(this);
    page->setBackgroundRole(QPalette::Base);
    auto *outer = new QHBoxLayout(page);
    outer->addStretch(1);
    outer->addWidget(column, 8);
    outer->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(m_connect, &QPushButton::clicked, this, &FirstRunPanel::connectChosen);
    connect(m_list, &EngineList::chosenChanged, this, [this] {
        const auto count = m_list->chosen().size();
        m_connect->setEnabled(count > 0);
        const QString text = count > 1 ? tr("Connect %1").arg(count) : tr("Connect");
        m_connect->setText(text);
        m_connect->setAccessibleName(text);
    });
    m_connect->setEnabled(false);
}

QLayout *FirstRunPanel::makeHead()
{
    auto *title = new Label(tr("Where do your sandboxes live?"), Tone::Text, this);
    title->setFont(fonts::pageTitle());
    auto *subtitle = new Label(
        tr("These were found on this computer. Pick what you want to use, several can be open at once."),
        Tone::Secondary, this);
    subtitle->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(title);
    words->addWidget(subtitle);
    auto *head = new QHBoxLayout;
    head->setSpacing(20);
    head->addWidget(new Emblem(this));
    head->addLayout(words, 1);
    return head;
}

QLayout *FirstRunPanel::makeFoot()
{
    QPushButton *byHand = makeButton(QStringLiteral("byHandButton"), tr("Add by hand…"), this);
    connect(byHand, &QPushButton::clicked, this, &FirstRunPanel::byHandRequested);
    auto *promise = new Label(tr("Nothing is changed and nothing is asked until you press Connect."),
                              Tone::Secondary, this);
    promise->setWordWrap(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::gap);
    foot->addWidget(promise, 1);
    foot->addWidget(byHand);
    foot->addWidget(m_connect);
    return foot;
}

void FirstRunPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void FirstRunPanel::look()
{
    m_discovery = m_manager.discover([this](const Result<QList<FoundConnection>> &found) {
        m_list->setFound(found ? *found : QList<FoundConnection>(), {});
        Q_EMIT foundChanged(m_list->count());
    });
}

void FirstRunPanel::connectChosen()
{
    // Connecting hides this panel.
    for (const ConnectionProfile &profile : m_list->chosen())
        m_manager.connectTo(profile);
}

} // namespace osc

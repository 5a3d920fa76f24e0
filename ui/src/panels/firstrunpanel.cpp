// SPDX-License-Identifier: Apache-2.0
#include "panels/firstrunpanel.h"

#include "dialogs/enginelist.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QPainter>
#include <QPushButton>
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

    auto *found = new Label(tr("Found on this computer"), Tone::Text, this);
    found->setFont(fonts::section());
    QToolButton *again =
        makeTextToolButton(QStringLiteral("firstLookAgain"), Symbol::Refresh, tr("Look again"), this);
    auto *foundRow = new QHBoxLayout;
    foundRow->addWidget(found, 1);
    foundRow->addWidget(again);

    QPushButton *byHand = makeButton(QStringLiteral("byHandButton"), tr("Add by hand…"), this);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::gap);
    foot->addWidget(new Label(tr("Nothing is changed until you press Connect."), Tone::Secondary, this), 1);
    foot->addWidget(byHand);
    foot->addWidget(m_connect);

    auto *column = new QWidget(this);
    column->setMaximumWidth(metrics::scaled(760));
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(14);
    layout->addStretch(1);
    layout->addLayout(head);
    layout->addSpacing(16);
    layout->addLayout(foundRow);
    layout->addWidget(m_list);
    layout->addLayout(foot);
    layout->addStretch(2);
    auto *outer = new QHBoxLayout(this);
    outer->addStretch(1);
    outer->addWidget(column, 8);
    outer->addStretch(1);

    connect(again, &QToolButton::clicked, this, &FirstRunPanel::look);
    connect(byHand, &QPushButton::clicked, this, &FirstRunPanel::byHandRequested);
    connect(m_connect, &QPushButton::clicked, this, &FirstRunPanel::connectChosen);
    connect(m_list, &EngineList::chosenChanged, this, [this] {
        const auto count = m_list->chosen().size();
        m_connect->setEnabled(count > 0);
        m_connect->setText(count > 1 ? tr("Connect %1").arg(count) : tr("Connect"));
    });
    m_connect->setEnabled(false);
}

void FirstRunPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void FirstRunPanel::look()
{
    m_discovery = m_manager.discover([this](const Result<QList<ConnectionProfile>> &found) {
        m_list->setEngines(found ? *found : QList<ConnectionProfile>(), {});
    });
}

void FirstRunPanel::connectChosen()
{
    // Connecting hides this panel.
    for (const ConnectionProfile &profile : m_list->chosen())
        m_manager.connectTo(profile);
}

} // namespace osc

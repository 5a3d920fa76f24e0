// SPDX-License-Identifier: Apache-2.0
#include "servers/checklist.h"

#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/glyphs.h>
#include <ui/theme.h>

#include <QGridLayout>
#include <QPainter>

namespace osc {

namespace {

using CheckState = CheckStep::State;

QString checkStateWord(CheckState state)
{
    switch (state) {
    case CheckState::Waiting:
        return CheckList::tr("waiting");
    case CheckState::Running:
        return CheckList::tr("running");
    case CheckState::Passed:
        return CheckList::tr("good");
    case CheckState::Warning:
        return CheckList::tr("to note");
    case CheckState::Failed:
        return CheckList::tr("failed");
    case CheckState::Skipped:
        break;
    }
    return CheckList::tr("not needed");
}

} // namespace

class CheckList::Sign : public QWidget
{
public:
    explicit Sign(QWidget *parent)
        : QWidget(parent)
        , m_animator(new RingAnimator(this, [this] { update(); }))
    {
        setFixedSize(metrics::icon, QFontMetrics(fonts::body()).height());
    }

    void setState(CheckState state)
    {
        m_state = state;
        m_animator->setTurning(state == CheckState::Running);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        switch (m_state) {
        case CheckState::Waiting:
        case CheckState::Skipped:
            return paintGlyph(painter, rect(), Glyph::Ring, theme.secondaryText);
        case CheckState::Running:
            return paintGlyph(painter, rect(), Glyph::Progress, theme, ringTurn());
        case CheckState::Passed:
            return paintGlyph(painter, rect(), Glyph::Ok, theme);
        case CheckState::Failed:
            return paintGlyph(painter, rect(), Glyph::Failed, theme);
        case CheckState::Warning:
            painter.drawPixmap(
                QPoint(0, (height() - metrics::icon) / 2),
                symbolPixmap(Symbol::Warning, theme.warning.ink, metrics::icon, devicePixelRatioF()));
        }
    }

private:
    CheckState m_state = CheckState::Waiting;
    RingAnimator *m_animator;
};

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(2, 1);
}

void CheckList::addRow()
{
    const int row = static_cast<int>(m_rows.size()) * 2;
    Row parts{new Sign(this), new Label({}, Tone::Text, this), new Label({}, Tone::Text, this),
              new Label({}, Tone::Secondary, this)};
    for (Label *label : {parts.line, parts.advice}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    parts.line->setObjectName(QStringLiteral("checkLine%1").arg(m_rows.size()));
    m_grid->addWidget(parts.sign, row, 0, Qt::AlignTop);
    m_grid->addWidget(parts.name, row, 1, Qt::AlignTop);
    m_grid->addWidget(parts.line, row, 2);
    m_grid->addWidget(parts.advice, row + 1, 2);
    // A parent that is shown already does not show them before the next turn of the event loop.
    for (QWidget *part : {static_cast<QWidget *>(parts.sign), static_cast<QWidget *>(parts.name),
                          static_cast<QWidget *>(parts.line)})
        part->show();
    m_rows.append(parts);
}

void CheckList::setSteps(const QList<CheckStep> &steps)
{
    while (m_rows.size() < steps.size())
        addRow();
    QStringList spoken;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        const CheckStep step = i < steps.size() ? steps.at(i) : CheckStep();
        row.sign->setState(step.state);
        row.name->setText(step.name);
        row.line->setText(safeText(step.line));
        row.line->setTone(step.state == CheckState::Failed    ? Tone::Failed
                          : step.state == CheckState::Skipped ? Tone::Secondary
                                                              : Tone::Text);
        row.advice->setText(safeText(step.advice));
        row.advice->setVisible(!step.advice.isEmpty());
        if (!step.name.isEmpty())
            spoken << tr("%1: %2. %3").arg(step.name, checkStateWord(step.state), row.line->text()).trimmed();
    }
    setAccessibleName(spoken.join(QLatin1Char(' ')));
    updateGeometry();
}

} // namespace osc

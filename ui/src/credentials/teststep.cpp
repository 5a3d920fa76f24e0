// SPDX-License-Identifier: Apache-2.0
#include "credentials/teststep.h"

#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QGridLayout>
#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace osc {

namespace {

using StepState = CredentialStepResult::State;

constexpr int stepSign = 20;
constexpr int stepSignGap = 12;
constexpr int stepLine = 2;

QColor signColour(StepState state, const Theme &theme)
{
    switch (state) {
    case StepState::Passed:
        return theme.running.ink;
    case StepState::Warned:
        return theme.warning.ink;
    case StepState::Failed:
        return theme.failed.ink;
    default:
        return theme.ended.ink;
    }
}

/// A filled disc with the mark cut out in the colour of the ground.
void paintSign(QPainter &painter, const QRectF &rect, StepState state, const Theme &theme)
{
    if (state == StepState::Running)
        return paintGlyph(painter, rect.adjusted(2, 2, -2, -2), Glyph::Progress, theme, ringTurn());
    if (state == StepState::Waiting)
        return paintGlyph(painter, rect.adjusted(2, 2, -2, -2), Glyph::Ring, theme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(signColour(state, theme));
    painter.drawEllipse(rect);
    painter.translate(rect.center());
    painter.setPen(QPen(theme.base, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case StepState::Passed:
        painter.drawPolyline(QPolygonF{{-4, 0.5}, {-1.2, 3.2}, {4.2, -3}});
        break;
    case StepState::Failed:
        painter.drawLine(QLineF(-3, -3, 3, 3));
        painter.drawLine(QLineF(3, -3, -3, 3));
        break;
    case StepState::Warned:
        painter.drawLine(QLineF(0, -4, 0, 1));
        painter.drawPoint(QPointF(0, 4));
        break;
    default:
        painter.drawLine(QLineF(-4, 0, 4, 0));
        break;
    }
    painter.restore();
}

} // namespace

QString stepStateWord(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return TestStep::tr("Waiting");
    case StepState::Running:
        return TestStep::tr("Running");
    case StepState::Passed:
        return TestStep::tr("Passed");
    case StepState::Warned:
        return TestStep::tr("Passed with a warning");
    case StepState::Failed:
        return TestStep::tr("Failed");
    case StepState::NotNeeded:
        break;
    }
    return TestStep::tr("Not needed");
}

QString tookText(qint64 milliseconds)
{
    if (milliseconds < 0)
        return {};
    return milliseconds < 1000 ? TestStep::tr("%1 ms").arg(milliseconds)
                               : TestStep::tr("%1 s").arg(
                                     QLocale().toString(static_cast<double>(milliseconds) / 1000, 'f', 1));
}

TestStep::TestStep(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label({}, Tone::Text, this))
    , m_words(new Label({}, Tone::Secondary, this))
    , m_took(new Label({}, Tone::Secondary, this))
    , m_ring(new RingAnimator(this, [this] { update(); }))
{
    m_title->setFont(fonts::name());
    m_words->setFont(fonts::secondary());
    m_took->setFont(fonts::secondary());
    m_title->setObjectName(QStringLiteral("stepTitle"));
    m_words->setObjectName(QStringLiteral("stepWords"));
    for (Label *line : {m_title, m_words}) {
        line->setWordWrap(true);
        line->setMinimumWidth(1);
    }
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(stepSign + stepSignGap, 0, 0, 10);
    layout->setHorizontalSpacing(metrics::gap);
    layout->setVerticalSpacing(2);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_took, 0, 1, Qt::AlignTop | Qt::AlignRight);
    layout->addWidget(m_words, 1, 0, 1, 2);
}

void TestStep::show(const CredentialStepResult &result, bool last)
{
    m_result = result;
    m_last = last;
    m_title->setText(result.title);
    m_title->setTone(result.state == StepState::Failed ? Tone::Failed : Tone::Text);
    m_words->setText(result.words);
    m_words->setVisible(!result.words.isEmpty());
    m_took->setText(tookText(result.tookMs));
    m_ring->setTurning(result.state == StepState::Running);
    setAccessibleName(QStringLiteral("%1: %2").arg(result.title, stepStateWord(result.state)));
    setAccessibleDescription(result.words);
    update();
}

void TestStep::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const QRect sign(0, 0, stepSign, stepSign);
    if (!m_last) {
        const QRect line((stepSign - stepLine) / 2, stepSign + 3, stepLine, height() - stepSign - 6);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line), theme.hairline);
    }
    paintSign(painter, QRectF(QStyle::visualRect(layoutDirection(), rect(), sign)), m_result.state, theme);
}

} // namespace osc

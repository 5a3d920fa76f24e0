// SPDX-License-Identifier: Apache-2.0
#include "createsteps.h"

#include <models/specdrafttext.h>
#include <models/wording.h>
#include <ui/glyphs.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QPainter>

namespace osc {

namespace {

using StepState = CreateRun::StepState;

constexpr CreateStep steps[] = {
    CreateStep::Check,           CreateStep::PrepareVolumes, CreateStep::PullImage, CreateStep::PrepareExecd,
    CreateStep::CreateContainer, CreateStep::InjectExecd,    CreateStep::Start,     CreateStep::Readiness};

QString stepName(CreateStep step)
{
    switch (step) {
    case CreateStep::Check:
        return StepList::tr("Check the request");
    case CreateStep::PrepareVolumes:
        return StepList::tr("Prepare folders and volumes");
    case CreateStep::PullImage:
        return StepList::tr("Pull the image");
    case CreateStep::PrepareExecd:
        return StepList::tr("Fetch execd");
    case CreateStep::CreateContainer:
        return StepList::tr("Create the container");
    case CreateStep::InjectExecd:
        return StepList::tr("Put execd into it");
    case CreateStep::Start:
        return StepList::tr("Start it");
    case CreateStep::Readiness:
        break;
    }
    return StepList::tr("Wait until it is ready");
}

QString stateText(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return StepList::tr("waiting");
    case StepState::Running:
        return StepList::tr("running");
    case StepState::Passed:
        return StepList::tr("done");
    case StepState::NotNeeded:
        return StepList::tr("not needed");
    case StepState::Failed:
        break;
    }
    return StepList::tr("failed");
}

int rowHeight()
{
    return metrics::scaled(28);
}

/// Waiting steps are a plain ring in the colour of decoration; the others are the glyphs of states.
void paintState(QPainter &painter, const QRectF &rect, StepState state, const Theme &theme)
{
    switch (state) {
    case StepState::Waiting:
    case StepState::NotNeeded:
        paintGlyph(painter, rect, Glyph::Ring, theme.secondaryText);
        return;
    case StepState::Running:
        paintGlyph(painter, rect, Glyph::Progress, theme, ringTurn());
        return;
    case StepState::Passed:
        paintGlyph(painter, rect, Glyph::Ok, theme);
        return;
    case StepState::Failed:
        paintGlyph(painter, rect, Glyph::Failed, theme);
    }
}

} // namespace

StepList::StepList(QWidget *parent)
    : QWidget(parent)
    , m_animator(new RingAnimator(this, [this] { update(); }))
{
    setObjectName(QStringLiteral("createStepList"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepList::setRun(const CreateRun *run)
{
    m_rows.clear();
    QStringList spoken;
    bool turning = false;
    for (const CreateStep step : steps) {
        const StepState state = run ? run->stepState(step) : StepState::Waiting;
        m_rows.append({stepName(step), state});
        spoken.append(tr("%1: %2").arg(stepName(step), stateText(state)));
        turning = turning || state == StepState::Running;
    }
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    m_animator->setTurning(turning);
    update();
}

QSize StepList::sizeHint() const
{
    return {400, int(std::size(steps)) * rowHeight()};
}

void StepList::paintEvent(QPaintEvent *)
{
    constexpr int glyphColumn = 26;
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows.at(i);
        const QRect rect(0, i * rowHeight(), width(), rowHeight());
        paintState(painter, QRectF(0, rect.top(), glyphSize + 2, rect.height()), row.state, theme);
        const bool active = row.state == StepState::Running || row.state == StepState::Failed;
        const bool quiet = row.state == StepState::Waiting || row.state == StepState::NotNeeded;
        painter.setFont(active ? fonts::section() : fonts::body());
        painter.setPen(row.state == StepState::Failed ? theme.failed.ink
                       : quiet                        ? theme.secondaryText
                                                      : theme.text);
        const QRect text = rect.adjusted(glyphColumn, 0, 0, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, row.text);
        if (row.state == StepState::NotNeeded || row.state == StepState::Failed) {
            const int used = painter.fontMetrics().horizontalAdvance(row.text) + 12;
            painter.setFont(fonts::secondary());
            painter.drawText(text.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             stateText(row.state));
        }
    }
}

LayerList::LayerList(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("layerList"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LayerList::setLayers(const QList<LayerProgress> &layers)
{
    if (layers == m_layers)
        return;
    const bool resized = layers.size() != m_layers.size();
    m_layers = layers;
    QStringList spoken;
    for (const LayerProgress &layer : layers)
        spoken.append(tr("Layer %1: %2").arg(layer.id, layer.phase));
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    if (resized)
        updateGeometry();
    update();
}

QSize LayerList::sizeHint() const
{
    return {400, int(m_layers.size()) * metrics::scaled(22)};
}

void LayerList::paintEvent(QPaintEvent *)
{
    const Theme theme = Theme::of(palette());
    const int row = metrics::scaled(22);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int idWidth = QFontMetrics(fonts::mono()).horizontalAdvance(QString(14, u'0'));
    const int phaseWidth = QFontMetrics(fonts::secondary()).horizontalAdvance(tr("Verifying checksum")) + 24;
    constexpr int barHeight = 6;
    for (int i = 0; i < m_layers.size(); ++i) {
        const LayerProgress &layer = m_layers.at(i);
        QRect rect(0, i * row, width(), row);
        painter.setFont(fonts::mono());
        painter.setPen(theme.secondaryText);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, layer.id.left(12));
        rect.adjust(idWidth, 0, 0, 0);
        painter.setFont(fonts::secondary());
        painter.drawText(QRect(rect.left(), rect.top(), phaseWidth, row), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(layer.phase, Qt::ElideRight, phaseWidth));
        rect.adjust(phaseWidth, 0, 0, 0);
        if (layer.total <= 0)
            continue;
        const QString amount = tr("%1 of %2").arg(bytesText(layer.current), bytesText(layer.total));
        const int amountWidth = painter.fontMetrics().horizontalAdvance(QString(20, u'0'));
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, amount);
        const QRectF bar(rect.left(), rect.center().y() - barHeight / 2.0, rect.width() - amountWidth,
                         barHeight);
        const double share = std::clamp(double(layer.current) / double(layer.total), 0.0, 1.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hairline);
        painter.drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * share, barHeight)),
                                barHeight / 2.0, barHeight / 2.0);
    }
}

} // namespace osc

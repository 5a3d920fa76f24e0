// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/createrun.h>

#include <QWidget>

namespace osc {

class RingAnimator;

/// The steps of a creation, one under the other, each with its state.
class StepList : public QWidget
{
    Q_OBJECT

public:
    explicit StepList(QWidget *parent = nullptr);
    void setRun(const CreateRun *run);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        QString text;
        CreateRun::StepState state = CreateRun::StepState::Waiting;
    };

    QList<Row> m_rows;
    RingAnimator *m_animator;
};

/// The layers of an image that is being pulled: id, phase and a bar.
class LayerList : public QWidget
{
    Q_OBJECT

public:
    explicit LayerList(QWidget *parent = nullptr);
    void setLayers(const QList<LayerProgress> &layers);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<LayerProgress> m_layers;
};

} // namespace osc

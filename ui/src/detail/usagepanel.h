// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxmodel.h>

#include <core/usage.h>

#include <QWidget>

#include <memory>

class QBoxLayout;

namespace osc {

class Label;
class UsageChart;
class UsageStore;

/// What one sandbox used in the last five minutes. It is measured only while the panel is visible.
class UsagePanel : public QWidget
{
    Q_OBJECT

public:
    enum class Extent {
        Mini, ///< CPU and memory.
        Full  ///< Larger, and the network too; side by side where there is room.
    };

    /// @p usage outlives the panel and may be null: then there is nothing to see. @p clock outlives it too.
    UsagePanel(Extent extent, UsageStore *usage, const Clock &clock, QWidget *parent = nullptr);
    ~UsagePanel() override;

    void show(const Sandbox &sandbox);
    void clear();
    /// Charts side by side instead of one below the other.
    void setSideBySide(bool sideBySide);
    /// The connection of the sandbox can measure.
    [[nodiscard]] bool canMeasure() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void refresh();
    void showCpu(const QList<Usage> &history, const QDateTime &now);
    void showMemory(const QList<Usage> &history, const QDateTime &now);
    void showNetwork(const QList<Usage> &history, const QDateTime &now);
    [[nodiscard]] QString whyNothing() const;

    UsageStore *m_usage;
    const Clock &m_clock;
    Sandbox m_sandbox;
    std::shared_ptr<void> m_follow;
    QBoxLayout *m_charts;
    Label *m_nothing;
    UsageChart *m_cpu;
    UsageChart *m_memory;
    UsageChart *m_network; ///< Null when mini.
};

} // namespace osc

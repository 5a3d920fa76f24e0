// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <core/clock.h>

#include <QTimer>
#include <QWidget>

namespace osc {

class CountdownLabel;
class FlowLayout;
class Label;

/// What a sandbox is, as labelled values. The time that is left ticks while the panel is visible.
class FactsPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p clock must outlive the panel.
    explicit FactsPanel(const Clock &clock, QWidget *parent = nullptr);

    void show(const Backend &backend, const Sandbox &sandbox);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeExpiryRow();
    void updateExpiry();
    void showMetadata();
    [[nodiscard]] QString limitsText() const;
    [[nodiscard]] QString execdText() const;

    const Clock &m_clock;
    Sandbox m_sandbox;
    QTimer m_tick;
    Label *m_image;
    Label *m_connection;
    Label *m_created;
    Label *m_soon;
    CountdownLabel *m_expires;
    Label *m_expiresNote;
    Label *m_limits;
    Label *m_entrypoint;
    QWidget *m_metadata;
    FlowLayout *m_metadataLayout;
    Label *m_execd;
};

} // namespace osc

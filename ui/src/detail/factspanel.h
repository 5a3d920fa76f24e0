// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <core/clock.h>

#include <QTimer>
#include <QWidget>

namespace osc {

class CountdownLabel;
class Label;
class MetadataEditor;

/// What a sandbox is, as labelled values. The time that is left ticks while the panel is visible.
class FactsPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p clock must outlive the panel.
    explicit FactsPanel(const Clock &clock, QWidget *parent = nullptr);

    void show(Backend &backend, const Sandbox &sandbox);
    /// Another sandbox, or none, is going to be shown.
    void clear();
    [[nodiscard]] MetadataEditor *metadata() { return m_metadata; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeExpiryRow();
    void updateExpiry();
    void askAgent();
    void showAgent();
    [[nodiscard]] QString limitsText() const;

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
    MetadataEditor *m_metadata;
    Label *m_execd;
    EndpointService *m_endpoints = nullptr;
    std::optional<Result<qint64>> m_pong; ///< Of the last question; none: not asked, or no answer yet.
    int m_untilPing = 0;                  ///< Seconds until it is asked again.
    Operation m_ping;                     ///< Last: ends before what its callback uses.
};

} // namespace osc

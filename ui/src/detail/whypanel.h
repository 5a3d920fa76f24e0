// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>
#include <models/logbuffer.h>
#include <models/sandboxmodel.h>

#include <QWidget>

class QPushButton;

namespace osc {

class Banner;
class Label;
class LoadNotice;
class OutputView;
class SectionHeader;

/// Why a sandbox does not run: one sentence, the evidence, and what can be done, the likeliest first.
class WhyPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p clock must outlive the panel.
    explicit WhyPanel(const Clock &clock, QWidget *parent = nullptr);

    /// True when there is something to explain.
    [[nodiscard]] static bool concerns(const Sandbox &sandbox);
    void show(Backend &backend, const Sandbox &sandbox);
    void clear();

Q_SIGNALS:
    void actionRequested(osc::SandboxAction action);
    void logsRequested();
    void inspectRequested();

private:
    QWidget *buildActions();
    QWidget *buildEvidence();
    void describe();
    void updateActions(const Backend &backend);
    void readLog();
    void copyEvidence() const;

    const Clock &m_clock;
    Sandbox m_sandbox;
    LogService *m_service = nullptr;
    QString m_read; ///< Id and state that the evidence was read for.
    LogBuffer m_buffer;
    Banner *m_banner;
    SectionHeader *m_evidenceHeader;
    LoadNotice *m_notice;
    OutputView *m_lines;
    Label *m_silent;
    QPushButton *m_resume;
    Label *m_resumeHint;
    QPushButton *m_logs;
    QPushButton *m_delete;
    Operation m_reading; ///< Last: ends before what its callbacks use.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxmodel.h>

#include <QScrollArea>

class QBoxLayout;

namespace osc {

class Backend;
class FactsPanel;
class MountsPanel;
class WhyPanel;

/// What a sandbox is, where its storage is, and why it does not run when it does not.
class OverviewTab : public QScrollArea
{
    Q_OBJECT

public:
    /// @p clock must outlive the tab.
    explicit OverviewTab(const Clock &clock, QWidget *parent = nullptr);

    void show(Backend &backend, const Sandbox &sandbox);
    void clear();

Q_SIGNALS:
    void openRequested(const QString &target);
    void actionRequested(osc::SandboxAction action);
    void logsRequested();
    void inspectRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    WhyPanel *m_why;
    FactsPanel *m_facts;
    MountsPanel *m_mounts;
    QBoxLayout *m_columns;
};

} // namespace osc

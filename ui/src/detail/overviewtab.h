// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detail/detailservices.h"

#include <models/sandboxmodel.h>

#include <QScrollArea>

class QBoxLayout;

namespace osc {

class Backend;
class FactsPanel;
class MetadataEditor;
class MountsPanel;
class UsagePanel;
class WhyPanel;

/// What a sandbox is, where its storage is, what it uses, and why it does not run when it does not. Three
/// columns side by side, or below one another where there is no room.
class OverviewTab : public QScrollArea
{
    Q_OBJECT

public:
    explicit OverviewTab(const DetailServices &services, QWidget *parent = nullptr);

    void show(Backend &backend, const Sandbox &sandbox);
    void clear();
    [[nodiscard]] MetadataEditor *metadata();

Q_SIGNALS:
    void openRequested(const QString &target);
    void mountAnotherRequested();
    void actionRequested(osc::SandboxAction action);
    void logsRequested();
    void inspectRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    WhyPanel *m_why;
    FactsPanel *m_facts;
    MountsPanel *m_mounts;
    UsagePanel *m_usage;
    QBoxLayout *m_columns;
    QBoxLayout *m_outer;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <QWidget>

namespace osc {

/// Prints a line when the window has been painted ("window"), with the first sandboxes ("rows"), and with
/// those of every open connection ("list"), for those who measure how long a start takes (`--report-start`).
class StartReport : public QObject
{
    Q_OBJECT

public:
    /// Both outlive the report.
    StartReport(QWidget &window, SandboxStore &sandboxes);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isListLoaded() const;
    void reportRows();
    void report();

    QWidget &m_window;
    SandboxStore &m_sandboxes;
    bool m_windowReported = false;
    bool m_rowsReported = false;
};

} // namespace osc

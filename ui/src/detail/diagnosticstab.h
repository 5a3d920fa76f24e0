// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/diagnostics.h>

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QToolButton;

namespace osc {

class Label;
class LoadNotice;
class SegmentedControl;

/// What the server of a sandbox tells of it when something went wrong: texts to read and to copy.
class DiagnosticsTab : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosticsTab(QWidget *parent = nullptr);
    ~DiagnosticsTab() override;

    /// @p service lives until close(). @p title names the sandbox in the name of a saved file.
    void open(DiagnosticsService *service, const QString &sandboxId, const QString &title);
    void close();
    void refresh();

private:
    enum Part { Summary, Logs, Events, Inspect };

    void fillScopes();
    void take(const Result<DiagnosticText> &text);

    DiagnosticsService *m_service = nullptr;
    QString m_sandboxId;
    QString m_title;
    SegmentedControl *m_part;
    QComboBox *m_scope;
    QToolButton *m_copy;
    QToolButton *m_save;
    LoadNotice *m_notice;
    Label *m_note;
    QPlainTextEdit *m_text;
    Operation m_asking;
};

} // namespace osc

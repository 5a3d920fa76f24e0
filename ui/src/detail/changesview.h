// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>
#include <models/sandboxmodel.h>

#include <QPointer>
#include <QWidget>

class QStackedWidget;
class QTableWidget;

namespace osc {

class EmptyState;
class HistoryStore;
class Label;
class LoadNotice;

/// What is different between a sandbox and the request that it was made with, as the record of what was made
/// here has it.
class ChangesView : public QWidget
{
    Q_OBJECT

public:
    /// @p history outlives the view and may be null.
    explicit ChangesView(HistoryStore *history, QWidget *parent = nullptr);

    void open(SandboxService *sandboxes, const SandboxKey &key);
    void close();
    void refresh();
    /// What is shown, a line for each difference.
    [[nodiscard]] QString text() const { return m_text; }

private:
    [[nodiscard]] std::optional<SandboxSpec> sent() const;
    void take(const SandboxSpec &sent, const SandboxSpec &now);
    void showSentence(const QString &sentence);

    HistoryStore *m_history;
    SandboxService *m_sandboxes = nullptr;
    SandboxKey m_key;
    QString m_text;
    LoadNotice *m_notice;
    Label *m_summary;
    QStackedWidget *m_content;
    QTableWidget *m_table;
    EmptyState *m_empty;
    Operation m_asking; ///< Last: ends before what its callback uses.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>

#include <QWidget>

class QPlainTextEdit;

namespace osc {

class FindBar;
class JsonHighlighter;
class LoadNotice;

/// The runtime's own description of a sandbox, as JSON with secrets masked.
class InspectTab : public QWidget
{
    Q_OBJECT

public:
    explicit InspectTab(QWidget *parent = nullptr);

    void open(SandboxService *sandboxes, const QString &sandboxId);
    void close();
    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildToolBar();
    void onAnswer(const Result<QByteArray> &json);
    void search(const QString &text);
    void goTo(qsizetype hit);

    SandboxService *m_sandboxes = nullptr;
    QString m_sandboxId;
    QList<int> m_hits; ///< Positions in the text.
    qsizetype m_hit = -1;
    QWidget *m_toolBar;
    FindBar *m_find;
    QWidget *m_copy;
    LoadNotice *m_notice;
    QPlainTextEdit *m_text;
    JsonHighlighter *m_highlighter;
    Operation m_asking; ///< Last: ends before what its callback uses.
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/linesearch.h>
#include <models/logstore.h>

#include <QWidget>

class QPushButton;
class QToolButton;

namespace osc {

class FindBar;
class Label;
class LoadNotice;
class OutputView;

/// What the sandbox writes, as it writes it.
class LogsTab : public QWidget
{
    Q_OBJECT

public:
    explicit LogsTab(QWidget *parent = nullptr);

    /// Follows the log of another sandbox; a null service stops.
    void open(LogService *logs, const QString &sandboxId, const QString &title);
    void close();
    /// The sandbox runs again: a log that had ended is followed again.
    void resumeIfEnded();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildToolBar();
    void addShortcuts();
    void onStateChanged();
    void onBufferChanged();
    void onFollowingChanged(bool following);
    void search(const QString &query);
    void showHit(bool found);
    void updateFooter();
    void placePill();
    void save();

    LogStore m_store;
    LineSearch m_search;
    QString m_title;
    qint64 m_endWhenLeft = 0; ///< The first line that came after following stopped.
    QWidget *m_toolBar;
    FindBar *m_find;
    QToolButton *m_times;
    QToolButton *m_wrap;
    LoadNotice *m_notice;
    OutputView *m_view;
    QPushButton *m_pill;
    Label *m_kept;
    Label *m_hint;
};

} // namespace osc

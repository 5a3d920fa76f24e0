// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detail/detailtable.h"

#include <models/sandboxtimeline.h>

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace osc {

class Backend;
class EmptyState;
class FindBar;
class Label;
class LoadNotice;

/// What happened to a sandbox, and what was done with it, in the order of time. Follows the end until the
/// user scrolls or sorts away.
class EventsTab : public QWidget
{
    Q_OBJECT

public:
    explicit EventsTab(QWidget *parent = nullptr);

    void open(SandboxEventService *events, ActivityStore *activity, const SandboxKey &key);
    void close();
    /// The connection answers again: what had ended is followed again.
    void resumeIfEnded();

private:
    void buildToolBar();
    void buildTable();
    void onStateChanged();
    void updateContent();
    void setFollowing(bool following);
    void copy() const;

    SandboxTimeline m_timeline;
    WordsProxy m_proxy;
    bool m_isOpen = false;
    QWidget *m_toolBar;
    FindBar *m_find;
    QToolButton *m_follow;
    QToolButton *m_copy;
    LoadNotice *m_notice;
    QStackedWidget *m_content;
    PlaceTable *m_table;
    EmptyState *m_empty;
    Label *m_hint;
};

} // namespace osc

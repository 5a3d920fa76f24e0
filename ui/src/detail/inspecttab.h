// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/services.h>
#include <models/sandboxmodel.h>

#include <QWidget>

class QStackedWidget;
class QToolButton;

namespace osc {

class ChangesView;
class FindBar;
class HistoryStore;
class InspectText;
class InspectTree;
class LoadNotice;
class SegmentedControl;

/// The runtime's own description of a sandbox, or of something else, with secrets masked, as a tree and as
/// JSON; for a sandbox also what differs from the request that it was made with.
class InspectTab : public QWidget
{
    Q_OBJECT

public:
    using Ask = std::function<Operation(Callback<QByteArray> done)>;
    enum class Sides { Description, WithChanges };

    /// @p history outlives the tab and may be null. Only sandboxes have changes.
    explicit InspectTab(HistoryStore *history = nullptr, QWidget *parent = nullptr,
                        Sides sides = Sides::WithChanges);

    void open(SandboxService *sandboxes, const SandboxKey &key);
    /// The description of something else. @p ask is called again for each refresh; @p asking says what is
    /// asked for.
    void open(Ask ask, const QString &asking);
    void close();
    void refresh();

private:
    enum View { Tree, Json, Changes };

    void buildToolBar();
    void connectParts();
    void showView(int view);
    void onAnswer(const Result<QByteArray> &json);
    void search(const QString &text);
    void step(qsizetype by);
    void updateHits();
    void updateActions();
    void copyValue() const;
    void copyPath() const;
    void copyAll() const;

    Ask m_ask;
    QString m_askingText;
    SandboxService *m_sandboxes = nullptr;
    SandboxKey m_key;
    QByteArray m_description;
    bool m_changesOpen = false;
    QWidget *m_toolBar;
    SegmentedControl *m_view;
    FindBar *m_find;
    QToolButton *m_copyValue;
    QToolButton *m_copyPath;
    QToolButton *m_copyAll;
    LoadNotice *m_notice;
    QStackedWidget *m_pages;
    InspectTree *m_tree;
    InspectText *m_text;
    ChangesView *m_changes;
    Operation m_asking; ///< Last: ends before what its callback uses.
};

} // namespace osc

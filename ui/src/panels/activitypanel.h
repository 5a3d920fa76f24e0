// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/place.h"

#include <models/activitymodel.h>
#include <models/connectionregistry.h>
#include <models/historymodel.h>
#include <models/leftoverstore.h>
#include <ui/glyphs.h>

#include <core/sandboxspec.h>

class QLineEdit;
class QMenu;
class QStackedWidget;

namespace osc {

class ActivityDetail;
class Banner;
class CreatedView;
class EmptyState;
class LeftoversBox;
class PlaceTable;
class PlaceTitle;
class SegmentedControl;

/// The place Activity: leftovers above, below them what is being done and was done, and the record of what
/// was created from here.
class ActivityPanel : public Place
{
    Q_OBJECT

public:
    /// All outlive the panel.
    ActivityPanel(HistoryStore &history, ActivityStore &activity, ConnectionRegistry &registry,
                  const Clock &clock, QWidget *parent = nullptr);

    /// Reads and looks again.
    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    void escape() override;
    void entered() override;
    /// Shows one entry, whatever is filtered.
    void reveal(const QString &entryId);
    /// Problems that nobody has looked at yet: from now on, what is there has been seen.
    void markSeen();
    [[nodiscard]] Count count() const override;
    /// Ended sandboxes are leftovers after so many days.
    void setLeftoverDays(int days);
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;

Q_SIGNALS:
    void formRequested(const QString &connectionId, const osc::SandboxSpec &spec);
    void leftoverDaysChosen(int days);

private:
    enum Segment { All, Problems, Running, ByMe, Created };

    void build();
    void buildBar(QWidget *bar);
    void connectParts();
    void chooseSegment(int segment);
    void updateView();
    void updateDetail();
    void saveAsText();
    [[nodiscard]] QMenu *makeOptionsMenu();

    HistoryStore &m_history;
    ActivityStore &m_activity;
    const Clock &m_clock;
    LeftoverStore m_leftovers;
    ActivityModel m_model;
    ActivityProxy m_proxy;
    PlaceTitle *m_title;
    LeftoversBox *m_leftoversBox;
    Banner *m_banner;
    SegmentedControl *m_show;
    QLineEdit *m_search;
    QStackedWidget *m_views;
    QWidget *m_list;
    QStackedWidget *m_content;
    PlaceTable *m_table;
    EmptyState *m_empty;
    ActivityDetail *m_detail;
    CreatedView *m_created;
    RingAnimator *m_rings;
    QDateTime m_seenAt;
    int m_unseen = 0;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panels/place.h"

#include <models/transferstore.h>

class QLineEdit;
class QStackedWidget;

namespace osc {

class Banner;
class EmptyState;
class PlaceTitle;
class SegmentedControl;
class TransferActions;
class TransferQuestionBar;
class TransferTable;

/// The place Transfers: everything that is copied and moved between places, and the questions it has.
class TransfersPlace : public Place
{
    Q_OBJECT

public:
    /// @p store outlives the place.
    explicit TransfersPlace(TransferStore &store, QWidget *parent = nullptr);

    void refresh() override;
    void focusSearch() override;
    void focusContents() override;
    void escape() override;
    void restore(const WindowSettings &settings) override;
    void save(WindowSettings &settings) const override;
    /// How many are not over; alarming when some failed.
    [[nodiscard]] Count count() const override;

private:
    void buildTitle();
    [[nodiscard]] QWidget *buildBar();
    void update();

    TransferStore &m_store;
    PlaceTitle *m_title;
    Banner *m_banner;
    TransferTable *m_table;
    TransferQuestionBar *m_question;
    TransferActions *m_actions;
    SegmentedControl *m_show;
    QLineEdit *m_search;
    QStackedWidget *m_content;
    EmptyState *m_empty;
    Count m_count;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/volumefilter.h>

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace osc {

class ColumnLayout;
class FilterChip;
class SegmentedControl;

/// Search and filters over a VolumeFilterProxy. Where there is no room for all of it, it folds into one menu.
class VolumeFilterBar : public QWidget
{
    Q_OBJECT

public:
    /// @p proxy and @p columns outlive the bar; the columns are behind the button at the end.
    VolumeFilterBar(VolumeFilterProxy &proxy, ColumnLayout &columns, QWidget *parent = nullptr);

    void focusSearch();
    /// Clears the search; false when there was nothing to clear.
    bool clearSearch();
    /// Takes every filter away, the connection's as well.
    void clear();
    /// Only the volumes of this connection; @p name is what it is called. Empty: of all.
    void setConnection(const QString &connectionId, const QString &name);
    /// The numbers at the kinds.
    void updateCounts();
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void changed();
    /// The user takes the filter by a connection away.
    void connectionCleared();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    [[nodiscard]] QMenu *makeMakerMenu();
    void fold();
    void apply();
    void setMaker(std::optional<VolumeMaker> maker);
    void chooseKind(int segment);

    VolumeFilterProxy &m_proxy;
    VolumeFilter m_filter;
    QHBoxLayout *m_layout;
    QLineEdit *m_search;
    SegmentedControl *m_kind;
    QPushButton *m_unused;
    QToolButton *m_maker;
    QToolButton *m_folded;
    FilterChip *m_connection = nullptr;
    QToolButton *m_columns;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace osc {

class Label;

/// The bar at the top of a place: its name, one line about it, and its buttons.
class PlaceTitle : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceTitle(const QString &title, QWidget *parent = nullptr);
    void setSummary(const QString &summary);
    void addWidget(QWidget *widget);

private:
    QHBoxLayout *m_layout;
    Label *m_summary;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAccessibleWidget>
#include <QDateTime>
#include <QList>
#include <QWidget>

#include <optional>

namespace osc {

/// A value over the last minutes as a line, with the ground below it tinted. Where nothing was measured the
/// line has a gap. What it shows is told to assistive technology as one sentence.
class UsageChart : public QWidget
{
    Q_OBJECT

public:
    struct Point
    {
        QDateTime at;
        double value = 0;
    };
    struct Content
    {
        QString title;          ///< "CPU".
        QString note;           ///< At the right of the title: "62 % of 1 core".
        QString topTick;        ///< What @ref maximum is: "100 %".
        QString bottomTick;     ///< What 0 is.
        QString sentence;       ///< "CPU 62 percent of 1 core, last 5 minutes".
        double maximum = 1;     ///< Value at the top; more is cut off.
        QList<Point> line;      ///< Oldest first.
        QList<Point> quietLine; ///< A second one in the secondary colour, without ground; may be empty.
        QDateTime now;          ///< The right end.
        int seconds = 300;      ///< From the left end to the right one.
    };

    explicit UsageChart(const QString &objectName, QWidget *parent = nullptr);

    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    /// Height of the part with the line; grid lines between top and bottom are drawn from 100 on.
    void setPlotHeight(int pixels);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect plotRect() const;
    void paintTexts(QPainter &painter, const QRect &plot) const;
    void paintLine(QPainter &painter, const QRect &plot, const QList<Point> &points, bool quiet) const;
    [[nodiscard]] QPointF place(const Point &point, const QRect &plot) const;

    Content m_content;
    int m_plotHeight = 52;
};

/// A painted UsageChart as one sentence.
class UsageChartAccessible : public QAccessibleWidget
{
public:
    explicit UsageChartAccessible(UsageChart *chart);

    [[nodiscard]] QString text(QAccessible::Text type) const override;
};

} // namespace osc

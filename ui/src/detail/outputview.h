// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/linesearch.h>

#include <QAbstractScrollArea>
#include <QTextLayout>

#include <map>
#include <memory>

namespace osc {

struct Theme;

/// Shows a LogBuffer: paints only the lines in view, so that its cost does not grow with the buffer. Follows
/// the end until the user scrolls away; End follows again.
class OutputView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// @p buffer must outlive the view.
    OutputView(const QString &objectName, const QString &accessibleName, LogBuffer *buffer,
               QWidget *parent = nullptr);
    ~OutputView() override;

    void setTimesShown(bool shown);
    void setWrapped(bool wrapped);
    /// Marks lines that read like warnings and errors.
    void setSeverityShown(bool shown);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    void setFollowing(bool following);
    /// Highlights a text everywhere and @p current more strongly; shows the line of the latter.
    void setSearch(const QString &query, const LineSearch::Hit *current);

    [[nodiscard]] QString selectedText() const;
    void selectAll();
    /// Copies what is selected.
    void copy() const;
    /// Everything in the buffer, with times when they are shown.
    [[nodiscard]] QString allText() const;
    /// The same of the last @p lines lines.
    [[nodiscard]] QString recentText(qint64 lines) const;
    [[nodiscard]] qint64 topLine() const { return m_top; }
    [[nodiscard]] qint64 bottomLine() const;
    [[nodiscard]] int rowHeight() const;

Q_SIGNALS:
    void followingChanged(bool following);
    void copyAvailable(bool available);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    using Position = LineSearch::Hit;

    void onChanged();
    void onCleared();
    void updateScrollBars();
    void relayout();
    void userScrolled();
    [[nodiscard]] qint64 lastTop(int *offset) const;
    [[nodiscard]] QTextLayout &layoutOf(qint64 line) const;
    [[nodiscard]] int lineHeight(qint64 line) const;
    [[nodiscard]] int textLeft() const;
    [[nodiscard]] Position positionAt(const QPoint &point) const;
    [[nodiscard]] QString lineText(qint64 line) const;
    [[nodiscard]] QString textBetween(Position from, Position to) const;
    [[nodiscard]] QList<QTextLayout::FormatRange> formats(qint64 line, const Theme &theme) const;
    void paintLine(QPainter &painter, qint64 line, int y, int height, const Theme &theme) const;
    void paintSeverity(QPainter &painter, const QRect &row, LogSeverity severity, const Theme &theme) const;
    void setSelection(Position anchor, Position end);

    LogBuffer *m_buffer;
    bool m_times = false;
    bool m_wrapped = true;
    bool m_severity = false;
    bool m_following = true;
    bool m_updating = false;
    qint64 m_top = 0;
    int m_offset = 0; ///< Pixels of the top line above the view, when the end is followed.
    QString m_query;
    Position m_currentHit{-1, 0};
    Position m_anchor;
    Position m_end;
    mutable std::map<qint64, std::unique_ptr<QTextLayout>> m_layouts; ///< Of lines in view.
};

} // namespace osc

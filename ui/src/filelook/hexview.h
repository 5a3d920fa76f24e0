// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/bytepages.h>

#include <QAbstractScrollArea>

namespace osc {

/// Bytes of a file of any size in hexadecimal, sixteen in a line. Only the lines that are seen are read and
/// painted. The current line can be copied.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit HexView(BytePages &pages, QWidget *parent = nullptr);

    /// The file is another one.
    void restart();
    void goTo(qint64 offset);
    /// Of the current line.
    [[nodiscard]] qint64 offset() const { return m_line * perLine; }
    /// The current line as it is shown; empty while it is being read.
    [[nodiscard]] QString lineText() const { return textOf(m_line); }

    static constexpr qint64 perLine = 16;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] qint64 lineCount() const;
    [[nodiscard]] int lineHeight() const;
    [[nodiscard]] QString textOf(qint64 line) const;
    void setLine(qint64 line);
    void updateBars();

    BytePages &m_pages;
    qint64 m_line = 0;
};

} // namespace osc

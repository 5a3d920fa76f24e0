// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/glyphs.h>
#include <ui/symbols.h>

#include <QLabel>
#include <QLineEdit>

class QGridLayout;

namespace osc {

class CopyButton;

/// Plain text in a colour of the theme; follows the palette. Never interprets its text.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(const QString &text = {}, Tone tone = Tone::Text, QWidget *parent = nullptr);
    void setTone(Tone tone);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone;
};

/// One line that is shortened to the room there is; the whole text is in the tooltip.
class ElidedLabel : public Label
{
    Q_OBJECT

public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Tooltip and accessible name follow.
    void setFullText(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode;
};

/// One line of text to select by mouse and keyboard, without a frame. As wide as its text where there is
/// room; scrolls where there is not.
class SelectableLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit SelectableLine(Tone tone, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Untrusted text is welcome.
    void setFullText(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTone();

    Tone m_tone;
};

/// Heading of a section, with an optional count or note at its right end.
class SectionHeader : public QWidget
{
    Q_OBJECT

public:
    explicit SectionHeader(const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setNote(const QString &note);

private:
    Label *m_title;
    Label *m_note;
};

/// A path, command or ID in the fixed font: selectable, shortened in the middle, with a copy button.
class PathLabel : public QWidget
{
    Q_OBJECT

public:
    /// @p copyName: the name of the copy button, "Copy the path".
    PathLabel(const QString &objectName, const QString &copyName, QWidget *parent = nullptr);
    void setPath(const QString &path);

private:
    ElidedLabel *m_label;
    CopyButton *m_copy;
};

/// Time left, digit by digit in equal cells, so that it does not dance.
class CountdownLabel : public Label
{
    Q_OBJECT

public:
    using Label::Label;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Width and drawing of a text whose digits have cells of equal width (Qt 6.4 has no tabular figures).
[[nodiscard]] int digitsWidth(const QFontMetrics &metrics, const QString &text);
void drawDigits(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QString &text);

/// A column of labelled values.
class KeyValueGrid : public QWidget
{
    Q_OBJECT

public:
    explicit KeyValueGrid(QWidget *parent = nullptr);
    /// Adds a row and returns the label of its value: plain text, selectable.
    Label *addRow(const QString &key, const QString &objectName);
    /// Adds a row with a widget of the caller's.
    void addRow(const QString &key, QWidget *value);

private:
    QGridLayout *m_grid;
};

/// "&File" and, as Chinese has it, "文件(&F)" without the letter that is pressed with Alt.
[[nodiscard]] QString withoutMnemonic(const QString &text);

} // namespace osc

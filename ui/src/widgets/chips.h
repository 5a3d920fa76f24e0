// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/glyphs.h>

#include <QAbstractButton>
#include <QLabel>

#include <optional>

namespace osc {

/// A state as glyph and word on its tint, or a quiet grey tag such as "RW".
class Chip : public QLabel
{
    Q_OBJECT

public:
    explicit Chip(QWidget *parent = nullptr);
    /// @p text is shown as it is, never as markup.
    void setState(Glyph glyph, const QString &text);
    void setTag(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Glyph> m_glyph;
    RingAnimator *m_animator;
};

/// A filter that is in force; pressing it takes it away.
class FilterChip : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FilterChip(const QString &text, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

/// A quiet grey tag that can be pressed, with Space or Return too.
class ChipButton : public QAbstractButton
{
    Q_OBJECT

public:
    /// @p label is shown as it is, never as markup or mnemonic.
    explicit ChipButton(const QString &label, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_label;
};

/// A few choices side by side, one of them chosen. Arrow keys move within it.
class SegmentedControl : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentedControl(QWidget *parent = nullptr);
    /// Returns the index of the new segment.
    int addSegment(const QString &text, const QIcon &icon = {});
    void setSegmentText(int index, const QString &text);
    /// The segment cannot be chosen because of @p reason; empty: it can.
    void setSegmentReason(int index, const QString &reason);
    [[nodiscard]] int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);

private:
    QList<QAbstractButton *> m_segments;
};

} // namespace osc

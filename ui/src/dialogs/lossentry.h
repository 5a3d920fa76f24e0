// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ui/symbols.h>

#include <QStringList>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace osc {

class Label;

/// One object of a confirmation: what it is, and line by line what of it is lost and what is kept. Fills in
/// as more is learned.
class LossEntry : public QWidget
{
    Q_OBJECT

public:
    /// @p title: the object; ready to be shown.
    LossEntry(const QString &title, QWidget *parent);

    /// Into the first line, before or behind the title. The entry owns the widget.
    void addBefore(QWidget *widget);
    void addBehind(QWidget *widget);
    void lost(const QString &text);
    void kept(const QString &text);
    /// Takes all lines away.
    void clearLines();
    [[nodiscard]] bool isEmpty() const { return m_texts.isEmpty(); }
    /// A line that is neither, while something is asked for; empty: none.
    void setNote(const QString &note);
    /// For the clipboard.
    [[nodiscard]] QString text() const;

private:
    void add(Symbol icon, Tone tone, const QString &word, const QString &text);

    QString m_title;
    QHBoxLayout *m_head;
    int m_before = 0;
    QVBoxLayout *m_lines;
    Label *m_note;
    QList<QWidget *> m_rows;
    QStringList m_texts;
};

} // namespace osc

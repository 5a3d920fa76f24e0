// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace osc {

class Label;

/// A search field with the number of hits and steps to the next and the previous one.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// @p label is the placeholder and the accessible name: "Search the log".
    FindBar(const QString &objectName, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    void clear();
    /// Focuses the field and selects what is in it.
    void activate();
    /// @p current counts from 1; 0: none is current.
    void setHits(qsizetype current, qsizetype count);

Q_SIGNALS:
    void textChanged(const QString &text);
    void nextRequested();
    void previousRequested();
    /// Esc in an empty field.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_field;
    Label *m_hits;
    QToolButton *m_previous;
    QToolButton *m_next;
};

} // namespace osc

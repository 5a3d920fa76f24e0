// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/diffmodel.h>
#include <models/filecompare.h>

#include <QWidget>

class QAction;
class QStackedWidget;
class QTableView;
class QTableWidget;
class QToolButton;

namespace osc {

class Label;
class LoadNotice;

/// Two files, or two texts, side by side.
class FileCompareWindow : public QWidget
{
    Q_OBJECT

public:
    explicit FileCompareWindow(QWidget *parent = nullptr);

    void compare(const LookTarget &left, const LookTarget &right);
    /// @p leftTitle and @p rightTitle stand above the texts.
    void compare(const QString &leftTitle, const QString &left, const QString &rightTitle,
                 const QString &right);

private:
    QWidget *buildHead();
    QTableView *buildTexts();
    void onChanged();
    void showTexts();
    void showRanges();
    void setTitles(const QString &left, const QString &right);
    void goTo(int row);
    [[nodiscard]] QString verdict() const;

    FileComparison m_comparison;
    DiffModel m_model;
    LookTarget m_left;
    LookTarget m_right;
    Label *m_verdict;
    Label *m_leftTitle;
    Label *m_rightTitle;
    LoadNotice *m_notice;
    QToolButton *m_only;
    QAction *m_next;
    QAction *m_previous;
    QStackedWidget *m_stack;
    QTableView *m_texts;
    QTableWidget *m_ranges;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QStackedLayout;

namespace osc {

/// Where the browser is: as steps to click on, or as text to type (Ctrl+L, or a click behind the last step).
class PathBar : public QWidget
{
    Q_OBJECT

public:
    explicit PathBar(QWidget *parent = nullptr);

    /// @p root is what the first step is called.
    void setPath(const QString &root, const FilePath &path);
    void edit();

Q_SIGNALS:
    void pathRequested(const QByteArray &path);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addStep(const QString &text, const FilePath &path, bool last);
    void stopEditing();

    FilePath m_path = "/";
    QStackedLayout *m_stack;
    QWidget *m_steps;
    QHBoxLayout *m_stepLayout;
    QLineEdit *m_field;
};

} // namespace osc

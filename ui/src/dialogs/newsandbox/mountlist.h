// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QSet>
#include <QWidget>

class QListWidget;
class QToolButton;

namespace osc {

class Label;

/// The mounts of the draft, with the buttons that add, copy and remove them.
class MountList : public QWidget
{
    Q_OBJECT

public:
    explicit MountList(QWidget *parent = nullptr);

    /// @p wrong: indexes of mounts with a problem.
    void setMounts(const QList<VolumeSpec> &mounts, const QSet<int> &wrong);
    [[nodiscard]] int current() const;
    void setCurrent(int index);

Q_SIGNALS:
    void currentChanged(int index);
    void addRequested();
    void duplicateRequested(int index);
    void removeRequested(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateButtons();

    Label *m_count;
    QListWidget *m_list;
    QToolButton *m_duplicate;
    QToolButton *m_remove;
};

} // namespace osc

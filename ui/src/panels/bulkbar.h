// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <QList>
#include <QWidget>

class QAction;
class QMenu;
class QToolButton;

namespace osc {

class Label;
class SandboxActions;

/// What can be done with several selected sandboxes, and which they are. Hidden while fewer than two are
/// selected.
class BulkBar : public QWidget
{
    Q_OBJECT

public:
    /// @p store and @p actions outlive the bar.
    BulkBar(const SandboxStore &store, SandboxActions &actions, QWidget *parent = nullptr);
    void setSelection(const QList<SandboxKey> &keys);

    /// It folds rather than widen the window.
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, minimumHeight()}; }

Q_SIGNALS:
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// Moves the least important buttons into a menu until the others have room.
    void fold();
    QToolButton *add(QAction *action, const QString &objectName);

    const SandboxStore &m_store;
    Label *m_count;
    Label *m_where;
    QList<QToolButton *> m_foldable; ///< The first to go first.
    QToolButton *m_more;
    QMenu *m_moreMenu;
};

} // namespace osc

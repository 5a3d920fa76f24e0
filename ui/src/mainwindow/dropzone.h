// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QMimeData;

namespace osc {

/// What appears over the window while a folder or a file of requests is dragged over it, and says what
/// letting go does.
class DropZone : public QWidget
{
    Q_OBJECT

public:
    /// Covers @p area, a child of @p window, which takes the drops.
    DropZone(QWidget *window, QWidget *area);

Q_SIGNALS:
    /// Something of this computer was dropped; nobody has looked yet what it is.
    void dropped(const QStringList &paths);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void cover();
    [[nodiscard]] QString sentence() const;

    QWidget *m_area;
    QStringList m_paths;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/sandboxspec.h>

#include <QWidget>

class QTreeWidget;

namespace osc {

struct SandboxFolder;

/// The folders of the sandbox as they will be, with the mounts in their places.
class InsideTree : public QWidget
{
    Q_OBJECT

public:
    explicit InsideTree(QWidget *parent = nullptr);

    void setMounts(const QList<VolumeSpec> &mounts);

Q_SIGNALS:
    /// A mount was clicked.
    void mountActivated(int index);

private:
    void rebuild(const QList<VolumeSpec> &mounts);

    QTreeWidget *m_tree;
    QList<VolumeSpec> m_mounts;
};

} // namespace osc

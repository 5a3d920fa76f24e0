// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/sandboxstore.h>

#include <QWidget>

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

Q_SIGNALS:
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const SandboxStore &m_store;
    Label *m_count;
    Label *m_where;
};

} // namespace osc

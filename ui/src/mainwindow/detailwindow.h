// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "detail/detailservices.h"

#include <models/sandboxstore.h>

#include <QMainWindow>

namespace osc {

class DetailLink;
class DetailPane;
class SandboxActions;

/// The detail of one sandbox in a window of its own. It stays with its sandbox whatever the table shows, and
/// keeps the last state when the sandbox goes.
class DetailWindow : public QMainWindow
{
    Q_OBJECT

public:
    DetailWindow(SandboxStore &store, SandboxActions &actions, const DetailServices &services,
                 const SandboxKey &key);

    [[nodiscard]] const SandboxKey &key() const;
    [[nodiscard]] DetailPane &pane() { return *m_pane; }

Q_SIGNALS:
    /// The user wants it back below the table; the window closes.
    void putBack(const osc::SandboxKey &key);
    /// It is being closed; its geometry is still that of before.
    void closing();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void updateTitle();
    void addKeys();

    SandboxStore &m_store;
    DetailPane *m_pane;
    DetailLink *m_link;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionmanager.h>

#include <QWidget>

class QPushButton;

namespace osc {

class EngineList;

/// What is shown while there is no connection: the engines that were found. Nothing is changed before
/// Connect.
class FirstRunPanel : public QWidget
{
    Q_OBJECT

public:
    /// @p manager outlives the panel.
    explicit FirstRunPanel(ConnectionManager &manager, QWidget *parent = nullptr);

Q_SIGNALS:
    void byHandRequested();
    void doctorRequested();
    /// Something was found, or nothing any more.
    void foundChanged(int count);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QLayout *makeHead();
    [[nodiscard]] QLayout *makeFoot();
    void look();
    void connectChosen();

    ConnectionManager &m_manager;
    EngineList *m_list;
    QPushButton *m_connect;
    Operation m_discovery;
};

} // namespace osc

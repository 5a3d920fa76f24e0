// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/connectionregistry.h>
#include <models/exchangelog.h>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QTableWidget;
class QToolButton;

namespace osc {

/// The HTTP exchanges of a connection, for those who look for a fault. Nothing is recorded before it is asked
/// for, and secrets are never in it. Not modal.
class ExchangesWindow : public DialogFrame
{
    Q_OBJECT

public:
    /// Both outlive the window.
    ExchangesWindow(ExchangeLog &log, ConnectionRegistry &registry, QWidget *parent);

private:
    void listConnections();
    void fill();
    void showExchange();
    [[nodiscard]] QString connection() const;

    ExchangeLog &m_log;
    ConnectionRegistry &m_registry;
    QComboBox *m_connection;
    QCheckBox *m_record;
    QTableWidget *m_table;
    QPlainTextEdit *m_text;
    QToolButton *m_copy;
    QToolButton *m_clear;
};

} // namespace osc

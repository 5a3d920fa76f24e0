// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>

#include <QList>
#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace osc {

/// Engines that were found, each with its address, where it was found, and a tick.
class EngineList : public QWidget
{
    Q_OBJECT

public:
    explicit EngineList(QWidget *parent = nullptr);
    /// @p known are ids of connections that exist; they are shown as connected, without a tick.
    void setEngines(const QList<ConnectionProfile> &engines, const QStringList &known);
    [[nodiscard]] QList<ConnectionProfile> chosen() const;

Q_SIGNALS:
    void chosenChanged();

private:
    void addRow(const ConnectionProfile &profile, bool known, bool first);

    QVBoxLayout *m_rows;
    QList<ConnectionProfile> m_engines;
    QList<QCheckBox *> m_ticks;
};

} // namespace osc

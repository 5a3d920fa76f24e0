// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/connectionmanager.h>

#include <QList>
#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace osc {

/// What was found on this computer, each with its address, what is known about it, and a tick. What cannot be
/// connected to stays visible with its reason.
class EngineList : public QWidget
{
    Q_OBJECT

public:
    explicit EngineList(QWidget *parent = nullptr);
    /// @p known are ids of connections that exist; they are shown as connected, and cannot be chosen.
    void setFound(const QList<FoundConnection> &found, const QStringList &known);
    [[nodiscard]] QList<ConnectionProfile> chosen() const;
    [[nodiscard]] int count() const { return static_cast<int>(m_found.size()); }

Q_SIGNALS:
    void chosenChanged();

private:
    void addRow(const FoundConnection &found, bool known);

    QVBoxLayout *m_rows;
    QList<FoundConnection> m_found;
    QList<QCheckBox *> m_ticks;
};

} // namespace osc

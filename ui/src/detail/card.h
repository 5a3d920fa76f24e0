// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace osc {

/// A rounded frame around a column of rows with hairlines between them.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(QWidget *parent = nullptr);

    /// Takes ownership.
    void addRow(QWidget *row);
    void clear();
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QVBoxLayout *m_layout;
    QList<QWidget *> m_rows;
};

} // namespace osc

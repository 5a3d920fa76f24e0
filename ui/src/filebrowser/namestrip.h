// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;
class QPushButton;

namespace osc {

class Label;

/// Asks for one name in place, above the list.
class NameStrip : public QWidget
{
    Q_OBJECT

public:
    explicit NameStrip(QWidget *parent = nullptr);

    /// Shows the strip; @p accepted gets the name. @p stem: so many characters are selected, -1: all.
    void ask(const QString &label, const QString &name, int stem, const QString &verb,
             std::function<void(QString)> accepted);
    void dismiss();

Q_SIGNALS:
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void accept();

    std::function<void(QString)> m_accepted;
    Label *m_label;
    QLineEdit *m_field;
    QPushButton *m_ok;
};

} // namespace osc

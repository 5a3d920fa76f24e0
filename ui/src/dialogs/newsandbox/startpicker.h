// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/startchoices.h>

#include <QWidget>

class QComboBox;

namespace osc {

class Field;

/// Chooses one of what a connection has of one kind: from its list, by typing a part of the name, or by an ID
/// that is not in the list.
class StartPicker : public QWidget
{
    Q_OBJECT

public:
    /// @p choices outlives the picker.
    StartPicker(StartKind kind, StartChoices &choices, QWidget *parent = nullptr);

    [[nodiscard]] Field *field() const { return m_field; }
    [[nodiscard]] const QString &id() const { return m_id; }
    void setId(const QString &id);
    /// What is asked of people who have chosen nothing yet.
    [[nodiscard]] QString request() const;

Q_SIGNALS:
    void edited();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fill();
    void showText();
    void showHint();
    void take(const QString &text);
    [[nodiscard]] QString hint() const;

    StartKind m_kind;
    StartChoices &m_choices;
    QComboBox *m_combo;
    Field *m_field;
    QString m_id;
    bool m_filling = false;
};

} // namespace osc

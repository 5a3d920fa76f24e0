// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QSpinBox;
class QVBoxLayout;

namespace osc {

class Label;

/// A page of the settings: labelled controls below each other, in groups.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(QWidget *parent);

    struct Choice
    {
        QString text;
        QVariant value;
    };

    void addHeading(const QString &text);
    /// A sentence about what is above it.
    Label *addHint(const QString &text);
    QComboBox *addChoice(const QString &objectName, const QString &label, const QList<Choice> &choices,
                         const QVariant &current, const std::function<void(const QVariant &)> &changed);
    QCheckBox *addTick(const QString &objectName, const QString &label, bool ticked,
                       const std::function<void(bool)> &changed);
    QSpinBox *addNumber(const QString &objectName, const QString &label, int least, int most, int current,
                        const std::function<void(int)> &changed);
    void add(QWidget *widget, int stretch = 0);
    /// Room at the end; without it the last widget grows.
    void finish();

private:
    QVBoxLayout *m_layout;
};

} // namespace osc

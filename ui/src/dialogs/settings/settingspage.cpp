// SPDX-License-Identifier: Apache-2.0
#include "dialogs/settings/settingspage.h"

#include "widgets/labels.h"

#include <ui/theme.h>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace osc {

SettingsPage::SettingsPage(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_layout->setContentsMargins(metrics::margin, 16, metrics::margin, 16);
    m_layout->setSpacing(6);
}

void SettingsPage::addHeading(const QString &text)
{
    auto *heading = new Label(text, Tone::Text, this);
    heading->setFont(fonts::section());
    if (m_layout->count() > 0)
        m_layout->addSpacing(12);
    m_layout->addWidget(heading);
}

Label *SettingsPage::addHint(const QString &text)
{
    auto *hint = new Label(text, Tone::Secondary, this);
    hint->setWordWrap(true);
    m_layout->addWidget(hint);
    return hint;
}

QComboBox *SettingsPage::addChoice(const QString &objectName, const QString &label,
                                   const QList<Choice> &choices, const QVariant &current,
                                   const std::function<void(const QVariant &)> &changed)
{
    auto *caption = new Label(label, Tone::Text, this);
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    caption->setBuddy(box);
    for (const Choice &choice : choices)
        box->addItem(choice.text, choice.value);
    box->setCurrentIndex(std::max(0, box->findData(current)));
    connect(box, &QComboBox::activated, this, [box, changed](int index) { changed(box->itemData(index)); });
    auto *row = new QHBoxLayout;
    row->addWidget(box);
    row->addStretch();
    m_layout->addSpacing(4);
    m_layout->addWidget(caption);
    m_layout->addLayout(row);
    return box;
}

QCheckBox *SettingsPage::addTick(const QString &objectName, const QString &label, bool ticked,
                                 const std::function<void(bool)> &changed)
{
    auto *box = new QCheckBox(label, this);
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    box->setMinimumHeight(24);
    box->setChecked(ticked);
    connect(box, &QCheckBox::toggled, this, changed);
    m_layout->addWidget(box);
    return box;
}

QSpinBox *SettingsPage::addNumber(const QString &objectName, const QString &label, int least, int most,
                                  int current, const std::function<void(int)> &changed)
{
    auto *caption = new Label(label, Tone::Text, this);
    auto *box = new QSpinBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(label);
    box->setRange(least, most);
    box->setValue(current);
    caption->setBuddy(box);
    connect(box, &QSpinBox::valueChanged, this, changed);
    auto *row = new QHBoxLayout;
    row->addWidget(box);
    row->addStretch();
    m_layout->addSpacing(4);
    m_layout->addWidget(caption);
    m_layout->addLayout(row);
    return box;
}

void SettingsPage::add(QWidget *widget, int stretch)
{
    m_layout->addWidget(widget, stretch);
}

void SettingsPage::finish()
{
    m_layout->addStretch(1);
}

} // namespace osc

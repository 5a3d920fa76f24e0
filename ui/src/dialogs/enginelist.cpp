// SPDX-License-Identifier: Apache-2.0
#include "dialogs/enginelist.h"

#include "widgets/labels.h"
#include "widgets/separators.h"

#include <models/wording.h>
#include <ui/symbols.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QHBoxLayout>

namespace osc {

EngineList::EngineList(QWidget *parent)
    : QWidget(parent)
{
    auto *box = new OutlinedBox(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(box);
    m_rows = new QVBoxLayout(box);
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(0);
}

void EngineList::setEngines(const QList<ConnectionProfile> &engines, const QStringList &known)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_ticks.clear();
    m_engines = engines;
    for (const ConnectionProfile &profile : engines)
        addRow(profile, known.contains(profile.id), m_ticks.isEmpty());
    if (engines.isEmpty()) {
        auto *none = new Label(tr("No engine was found on this computer."), Tone::Secondary, this);
        none->setMargin(16);
        m_rows->addWidget(none);
    }
    Q_EMIT chosenChanged();
}

void EngineList::addRow(const ConnectionProfile &profile, bool known, bool first)
{
    if (!first)
        m_rows->addWidget(new HairLine(Qt::Horizontal, this));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(14);
    auto *tick = new QCheckBox(row);
    tick->setObjectName(QStringLiteral("engineTick"));
    tick->setAccessibleName(profile.name);
    tick->setChecked(known || profile.openAtStart);
    tick->setEnabled(!known);
    connect(tick, &QCheckBox::toggled, this, &EngineList::chosenChanged);
    auto *icon = new QLabel(row);
    icon->setPixmap(
        symbol(Symbol::Computer).pixmap(QSize(metrics::icon, metrics::icon), devicePixelRatioF()));
    auto *name = new Label(safeText(profile.name), Tone::Text, row);
    name->setFont(fonts::section());
    auto *address = new Label(safeText(profile.endpoint), Tone::Secondary, row);
    address->setFont(fonts::mono());
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(name);
    line->addWidget(address);
    line->addStretch();
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(line);
    words->addWidget(
        new Label(known ? tr("Connected already") : safeText(profile.origin), Tone::Secondary, row));
    layout->addWidget(tick);
    layout->addWidget(icon);
    layout->addLayout(words, 1);
    m_rows->addWidget(row);
    m_ticks.append(tick);
}

QList<ConnectionProfile> EngineList::chosen() const
{
    QList<ConnectionProfile> profiles;
    for (int i = 0; i < m_ticks.size(); ++i)
        if (m_ticks.at(i)->isEnabled() && m_ticks.at(i)->isChecked())
            profiles.append(m_engines.at(i));
    return profiles;
}

} // namespace osc

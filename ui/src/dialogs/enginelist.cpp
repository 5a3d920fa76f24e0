// SPDX-License-Identifier: Apache-2.0
#include "dialogs/enginelist.h"

#include "panels/kindsymbols.h"
#include "widgets/labels.h"
#include "widgets/separators.h"
#include "widgets/symbollabel.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QHBoxLayout>

namespace osc {

namespace {

QString lineOf(const FoundConnection &found, bool known)
{
    if (!found.whyNot.isEmpty())
        return found.whyNot;
    return known ? EngineList::tr("Connected already") : found.line;
}

QLayout *makeHead(const FoundConnection &found, QWidget *row)
{
    const bool usable = found.whyNot.isEmpty();
    auto *name = new Label(safeText(found.profile.name), usable ? Tone::Text : Tone::Secondary, row);
    name->setFont(fonts::section());
    auto *address = new ElidedLabel(Qt::ElideMiddle, row);
    address->setTone(Tone::Secondary);
    address->setFont(fonts::mono());
    address->setFullText(safeText(found.profile.endpoint));
    auto *line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(name);
    line->addWidget(address, 1);
    return line;
}

} // namespace

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

void EngineList::setFound(const QList<FoundConnection> &found, const QStringList &known)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_ticks.clear();
    m_found = found;
    for (const FoundConnection &one : found)
        addRow(one, known.contains(one.profile.id));
    if (found.isEmpty()) {
        auto *none = new Label(tr("No engine was found on this computer."), Tone::Secondary, this);
        none->setMargin(16);
        m_rows->addWidget(none);
    }
    Q_EMIT chosenChanged();
}

void EngineList::addRow(const FoundConnection &found, bool known)
{
    if (!m_ticks.isEmpty())
        m_rows->addWidget(new HairLine(Qt::Horizontal, this));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 6, 16, 6);
    layout->setSpacing(14);
    const bool usable = !known && found.whyNot.isEmpty();
    auto *tick = new QCheckBox(row);
    tick->setObjectName(QStringLiteral("engineTick"));
    tick->setMinimumSize(24, 24);
    tick->setAccessibleName(found.profile.name);
    tick->setAccessibleDescription(lineOf(found, known));
    tick->setToolTip(usable ? QString() : lineOf(found, known).toHtmlEscaped());
    tick->setChecked(known || (usable && found.profile.openAtStart));
    tick->setEnabled(usable);
    connect(tick, &QCheckBox::toggled, this, &EngineList::chosenChanged);

    const bool warns = usable && found.doubtful;
    auto *line = new Label(safeText(lineOf(found, known)), warns ? Tone::Warning : Tone::Secondary, row);
    line->setObjectName(QStringLiteral("engineLine"));
    line->setWordWrap(true);
    auto *lineRow = new QHBoxLayout;
    lineRow->setSpacing(6);
    if (warns)
        lineRow->addWidget(new SymbolLabel(Symbol::Warning, Tone::Warning, row), 0, Qt::AlignTop);
    lineRow->addWidget(line, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addLayout(makeHead(found, row));
    words->addLayout(lineRow);
    layout->addWidget(tick);
    layout->addWidget(new SymbolLabel(symbolOf(found.profile.kind), Tone::Text, row));
    layout->addLayout(words, 1);
    m_rows->addWidget(row);
    m_ticks.append(tick);
}

QList<ConnectionProfile> EngineList::chosen() const
{
    QList<ConnectionProfile> profiles;
    for (int i = 0; i < m_ticks.size(); ++i)
        if (m_ticks.at(i)->isEnabled() && m_ticks.at(i)->isChecked())
            profiles.append(m_found.at(i).profile);
    return profiles;
}

} // namespace osc

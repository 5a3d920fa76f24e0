// SPDX-License-Identifier: Apache-2.0
#include "volumes/connectionfield.h"

#include "panels/kindsymbols.h"

#include <models/wording.h>

#include <QComboBox>

namespace osc {

QComboBox *makeConnectionChoice(VolumeStore &store, const QString &preferred, QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setObjectName(QStringLiteral("volumeConnection"));
    for (const Backend *backend : store.registry().backends())
        if (const ConnectionProfile &profile = backend->profile(); store.whyNotCreate(profile.id).isEmpty())
            choice->addItem(symbol(symbolOf(profile.kind), Tone::Secondary), safeText(profile.name),
                            profile.id);
    choice->setCurrentIndex(std::max(0, choice->findData(preferred)));
    return choice;
}

QString chosenConnection(const QComboBox &choice)
{
    return choice.currentData().toString();
}

QStringList claimNames(const VolumeStore &store, const QString &connectionId)
{
    QStringList names;
    for (const VolumeRow &row : store.model().rows())
        if (row.key.connectionId == connectionId && row.key.kind == VolumeKind::Claim)
            names << row.key.id;
    return names;
}

} // namespace osc

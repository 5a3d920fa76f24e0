// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakeplaces.h"

#include "filebrowser/fileservices.h"

#include <models/filehabits.h>

#include <QWidget>

namespace osc::test {

/// Everything that the file browser works with, and what it asked of the transfers.
struct FileFixture : PlacesFixture
{
    FileHabits habits;
    QList<TransferRequest> requests;

    [[nodiscard]] FileServices services()
    {
        return {places, habits, [this](const TransferRequest &request) { requests.append(request); }};
    }
};

/// The first widget of that name which is shown.
template<typename T>
T *shownChild(const QWidget &parent, const char *name)
{
    const QList<T *> all = parent.findChildren<T *>(QString::fromLatin1(name));
    for (T *found : all)
        if (found->isVisibleTo(&parent))
            return found;
    if (all.isEmpty())
        qFatal("no %s", name);
    return all.constFirst();
}

} // namespace osc::test

// SPDX-License-Identifier: Apache-2.0
#include "mountlook.h"

#include <QCoreApplication>

namespace osc {

Symbol mountSymbol(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Host:
        return Symbol::Folder;
    case VolumeKind::Claim:
        return Symbol::Volume;
    case VolumeKind::Ossfs:
        break;
    }
    return Symbol::Bucket;
}

QString accessTag(bool readOnly)
{
    return readOnly ? QCoreApplication::translate("osc::MountList", "RO")
                    : QCoreApplication::translate("osc::MountList", "RW");
}

} // namespace osc

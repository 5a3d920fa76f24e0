// SPDX-License-Identifier: Apache-2.0
#include "mountlook.h"

#include <QCoreApplication>

namespace osc {

QString accessTag(bool readOnly)
{
    return readOnly ? QCoreApplication::translate("osc::MountList", "RO")
                    : QCoreApplication::translate("osc::MountList", "RW");
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <core/requestcheck.h>

namespace osc {

QString fieldName(const Location &location)
{
    QString name;
    for (const LocationStep &step : location) {
        if (step.index >= 0)
            name += u"[%1]"_qs.arg(step.index);
        else
            name += name.isEmpty() ? step.member : u'.' + step.member;
    }
    return name;
}

} // namespace osc

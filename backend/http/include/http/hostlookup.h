// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QHostAddress>
#include <QList>

namespace osc {

/// Looks up the addresses of a host, in the order in which they are to be tried; empty when there are none.
///
/// A resolver that hears nothing takes half a minute. Neither cancelling nor the end of the program waits for
/// it, as both do for the threads of QHostInfo: a look-up that nobody waits for any more is left to itself.
[[nodiscard]] Operation lookUpHost(const QString &host, Callback<QList<QHostAddress>> done);

} // namespace osc

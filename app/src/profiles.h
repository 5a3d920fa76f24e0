// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/connection.h>

#include <QByteArray>
#include <QList>

namespace osc {

/// The connections as they are kept in AppConfigLocation/connections.json. Holds no secret.
[[nodiscard]] QByteArray profilesToJson(const QList<ConnectionProfile> &profiles);
/// Members that are missing or of a wrong type get their defaults; entries without an id and second ones of
/// the same id are left out.
[[nodiscard]] QList<ConnectionProfile> profilesFromJson(const QByteArray &json);

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <compare>

namespace osc {

/// A version of the Engine API, "1.41".
struct ApiVersion
{
    int major = 0;
    int minor = 0;

    [[nodiscard]] bool isValid() const { return major > 0; }
    [[nodiscard]] QString toString() const { return QStringLiteral("%1.%2").arg(major).arg(minor); }
    /// Invalid for anything that is not two numbers with a dot between them.
    [[nodiscard]] static ApiVersion fromString(QStringView text);

    auto operator<=>(const ApiVersion &) const = default;
};

/// GET /version.
struct EngineVersion
{
    QString product; ///< "Docker" or "Podman".
    QString version; ///< "20.10.24".
    ApiVersion newest;
    ApiVersion oldest;
};

/// GET /info, as far as it is of use.
struct EngineInfo
{
    QString id;   ///< The Engine's own id; names the engine in the inventory.
    QString name; ///< Host name.
    QString serverVersion;
    QString product = QStringLiteral("Docker");
    QString osType;       ///< "linux".
    QString architecture; ///< As the Engine says it: "x86_64".
    int cpus = 0;         ///< 0: not known.
    qint64 memory = 0;    ///< Bytes; 0: not known.
    bool rootless = false;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/volumes.h>

#include <QByteArray>
#include <QStringList>

namespace osc {

/// A volume in a helper container.
struct HelperMount
{
    QString volume;
    QString target;
    bool readOnly = true;

    bool operator==(const HelperMount &) const = default;
};

/// A helper container, see VolumeHelperMaker.
struct HelperBody
{
    QString image;
    QList<HelperMount> mounts;
    QStringList capabilities; ///< Given back after all were taken away; without "CAP_".
    QMap<QString, QString> labels;
    bool runs = true;
    bool withInit = true;
};

// The codec: nothing in here throws.

/// Body of POST /volumes/create; @p labels are added to those of the spec.
[[nodiscard]] QByteArray encodeVolume(const ClaimSpec &spec, const QMap<QString, QString> &labels);
/// Body of POST /containers/create.
[[nodiscard]] QByteArray encodeHelper(const HelperBody &body);
/// What GET /volumes/{name} says, as indented JSON with secrets of options and labels masked.
[[nodiscard]] Result<QByteArray> maskedVolume(const QByteArray &json);

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace osc {

struct KubeContext
{
    QString name;
    QString nameSpace = QStringLiteral("default");

    bool operator==(const KubeContext &) const = default;
};

/// The contexts of a kubeconfig file (kubernetes-runtime 9.1), at most a hundred, so that they can be shown.
///
/// Understands the block style in which kubectl and the tools of clusters write these files, and JSON. Of a
/// file in another style of YAML nothing is found. Looks only at the list of contexts, never at the users.
[[nodiscard]] QList<KubeContext> kubeContexts(const QByteArray &file);

} // namespace osc

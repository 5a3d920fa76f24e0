// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace osc::test {

/// A recorded exchange with a real execd from tests/data/execd.
struct ExecdFixture
{
    QByteArray method;
    QByteArray target; ///< Without the prefix of the proxy.
    QByteArray body;
    int status = 0;
    QByteArray contentType;
    QByteArray answer; ///< A JSON body is written compactly.
};

/// Fails the running test when there is no such recording.
[[nodiscard]] ExecdFixture execdFixture(const QString &name);

} // namespace osc::test

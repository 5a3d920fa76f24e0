// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ossaddress.h"

#include <core/credentials.h>

#include <chrono>
#include <optional>

namespace osc {

/// What the test of a credential says. No I/O.
namespace testwords {

/// All steps in their order, waiting; those that @p write leaves out are not needed.
[[nodiscard]] QList<CredentialStepResult> steps(const OssAccount &account, const OssAddress &address,
                                                bool write);
/// "acme-reports/daily", "acme-reports"; empty without a default bucket.
[[nodiscard]] QString place(const OssCredential &credential);

[[nodiscard]] QString found(qsizetype addresses);
[[nodiscard]] QString answered(const OssAddress &address);
/// What is sent can be read on its way: neither encrypted nor within this computer.
[[nodiscard]] bool isReadable(const OssAddress &address);
/// @p offset: this computer's clock less the service's; none: not told.
[[nodiscard]] QString accepted(std::optional<std::chrono::milliseconds> offset);
[[nodiscard]] bool isClockFine(std::optional<std::chrono::milliseconds> offset);
[[nodiscard]] QString clockAdvice();
[[nodiscard]] QString listed(qsizetype objects, bool more);
[[nodiscard]] QString listedBuckets(qsizetype buckets, bool more);
/// "403 AccessDenied on PutObject", or the error's sentence when no service answered.
[[nodiscard]] QString refused(const Error &error, const QString &call);

/// A host that was not found, with the endpoint that was perhaps meant.
[[nodiscard]] Error notFound(const QString &host);
/// A temporary key that was refused after its end.
[[nodiscard]] Error ranOut(Error error, const QDateTime &end);
/// No answer, or none that could be trusted.
[[nodiscard]] Error noAnswer(Error error, const OssAddress &address);
/// What is wrong with the key before it is sent anywhere: a part that is missing, or white space in it.
[[nodiscard]] std::optional<Error> problemWithKey(const OssAccount &account);
/// A bucket in front of the endpoint.
[[nodiscard]] std::optional<Error> problemWithEndpoint(const OssCredential &credential,
                                                       const OssAddress &address);

} // namespace testwords

} // namespace osc

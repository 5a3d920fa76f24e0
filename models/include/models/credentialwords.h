// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/secretstore.h>

#include <QDateTime>
#include <QString>

namespace osc {

/// Which keychain it is and how it stands: "GNOME Keyring, unlocked", "No keychain: kept in memory for this
/// run".
[[nodiscard]] QString keychainText(const SecretStore &secrets);
/// Where a secret goes when it is saved now, one sentence: "Goes into GNOME Keyring, not into a file."
[[nodiscard]] QString keychainDestinationText(const SecretStore &secrets);

/// "just now", "21 min ago", "2 h ago", "yesterday", "3 days ago", else the date.
[[nodiscard]] QString agoText(const QDateTime &moment, const QDateTime &now);
/// "Read and write", "Cannot write", "Does not work"; "Not tested" without a result.
[[nodiscard]] QString verdictText(CredentialTest::Verdict verdict);
/// "acme-crawl-raw / 2026-11"; empty without a bucket.
[[nodiscard]] QString bucketText(const OssCredential &credential);

} // namespace osc

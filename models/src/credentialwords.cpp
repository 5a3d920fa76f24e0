// SPDX-License-Identifier: Apache-2.0
#include <models/credentialwords.h>

#include <models/wording.h>

#include <QCoreApplication>
#include <QLocale>

namespace osc {

namespace {

struct CredentialWords
{
    Q_DECLARE_TR_FUNCTIONS(osc::CredentialWords)
};

} // namespace

QString keychainText(const SecretStore &secrets)
{
    const QString known = secrets.keychainName();
    const QString name = known.isEmpty() ? CredentialWords::tr("Keychain") : known;
    switch (secrets.state()) {
    case SecretStoreState::Unlocked:
        return CredentialWords::tr("%1, unlocked").arg(name);
    case SecretStoreState::Locked:
        return CredentialWords::tr("%1, locked").arg(name);
    case SecretStoreState::Waiting:
        return CredentialWords::tr("%1 asks for its password").arg(name);
    case SecretStoreState::MemoryOnly:
        return CredentialWords::tr("No keychain: kept in memory for this run");
    case SecretStoreState::Unknown:
        break;
    }
    return {};
}

QString keychainDestinationText(const SecretStore &secrets)
{
    const QString name = secrets.keychainName();
    if (secrets.state() == SecretStoreState::MemoryOnly)
        return CredentialWords::tr("There is no keychain, so it is kept in memory until you quit.");
    return name.isEmpty() ? CredentialWords::tr("Goes into the keychain, not into a file.")
                          : CredentialWords::tr("Goes into %1, not into a file.").arg(name);
}

QString agoText(const QDateTime &moment, const QDateTime &now)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 longestDays = 30;
    const qint64 seconds = moment.secsTo(now);
    const QDate day = moment.toLocalTime().date();
    const qint64 days = day.daysTo(now.toLocalTime().date());
    if (seconds < minute)
        return CredentialWords::tr("just now");
    if (seconds < hour)
        return CredentialWords::tr("%1 min ago").arg(seconds / minute);
    if (days == 0 || seconds < 6 * hour)
        return CredentialWords::tr("%1 h ago").arg(seconds / hour);
    if (days == 1)
        return CredentialWords::tr("yesterday");
    if (days <= longestDays)
        return CredentialWords::tr("%n day(s) ago", nullptr, static_cast<int>(days));
    return QLocale().toString(day, QStringLiteral("d MMM yyyy"));
}

QString verdictText(CredentialTest::Verdict verdict)
{
    switch (verdict) {
    case CredentialTest::Verdict::ReadWrite:
        return CredentialWords::tr("Read and write");
    case CredentialTest::Verdict::ReadOnly:
        return CredentialWords::tr("Cannot write");
    case CredentialTest::Verdict::ReadOnlyUntried:
        return CredentialWords::tr("Can read");
    case CredentialTest::Verdict::Failed:
        return CredentialWords::tr("Does not work");
    case CredentialTest::Verdict::None:
        break;
    }
    return CredentialWords::tr("Not tested");
}

QString bucketText(const OssCredential &credential)
{
    if (credential.bucket.isEmpty())
        return {};
    return credential.prefix.isEmpty()
               ? safeText(credential.bucket)
               : QStringLiteral("%1 / %2").arg(safeText(credential.bucket), safeText(credential.prefix));
}

} // namespace osc

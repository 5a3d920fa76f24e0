// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/secretstring.h>

#include <QObject>
#include <QString>

#include <optional>

namespace osc {

enum class SecretStoreState {
    Unknown, ///< Not asked yet.
    Unlocked,
    Locked,     ///< The next call makes the keyring ask for its password.
    Waiting,    ///< The keyring shows its prompt to the user; calls wait for it and can be cancelled.
    MemoryOnly, ///< There is no keychain; secrets live until the program ends.
};

/// Where secrets live: the keychain of the operating system, service "opensandbox-console", one entry per
/// object. Without a keychain they are kept in memory for this run, and state() says so; never in a file.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~SecretStore() override;

    [[nodiscard]] virtual SecretStoreState state() const = 0;
    /// What the keychain calls itself: "GNOME Keyring"; empty when that is not known, or there is none.
    [[nodiscard]] virtual QString keychainName() const { return {}; }
    /// Makes the keyring ask for its password when it is locked. Forbidden when it stays so.
    [[nodiscard]] virtual Operation unlock(Callback<void> done)
    {
        return finished<void>({}, std::move(done));
    }
    /// Absent is a value, not an error. Locked and refused by the user is Forbidden.
    [[nodiscard]] virtual Operation read(const QString &key, Callback<std::optional<SecretString>> done) = 0;
    [[nodiscard]] virtual Operation write(const QString &key, const SecretString &secret,
                                          Callback<void> done) = 0;
    /// Succeeds only when the entry is gone afterwards.
    [[nodiscard]] virtual Operation remove(const QString &key, Callback<void> done) = 0;

Q_SIGNALS:
    /// state() or keychainName() differs.
    void stateChanged();
};

} // namespace osc

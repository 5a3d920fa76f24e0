// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/clock.h>
#include <core/secretstore.h>

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

namespace osc {

/// A registry login that is kept, without its password.
struct KeptLogin
{
    QString registry; ///< "registry.acme.example": names its entry in the keychain.
    QString user;
    QDateTime keptAt;     ///< UTC.
    QDateTime lastUsedAt; ///< UTC; invalid: not used since it was kept.

    bool operator==(const KeptLogin &) const = default;
};

/// Where the list of registry logins is kept, without any secret. Every call returns at once.
class LoginIndex
{
public:
    virtual ~LoginIndex() = default;

    [[nodiscard]] virtual Operation load(Callback<QList<KeptLogin>> done) = 0;
    /// Replaces the whole list in one step: a crash leaves the old one or the new one.
    [[nodiscard]] virtual Operation save(const QList<KeptLogin> &logins, Callback<void> done) = 0;
};

/// The secret store as forms and batches see it: passes every call on, and keeps a list of the registry
/// logins that go through it (registryLoginKey()), because a keychain cannot be asked for its entries. A
/// login that was kept before there was a list gets into it when it is next used.
class RegistryLogins final : public SecretStore
{
    Q_OBJECT

public:
    /// All outlive this.
    RegistryLogins(SecretStore &secrets, LoginIndex &index, const Clock &clock, QObject *parent = nullptr);

    /// Reads the list; to be called once, at the start.
    void load();
    /// By registry.
    [[nodiscard]] const QList<KeptLogin> &logins() const { return m_logins; }
    /// Forgets the login and its password.
    [[nodiscard]] Operation forget(const QString &registry, Callback<void> done);

    [[nodiscard]] SecretStoreState state() const override { return m_secrets.state(); }
    [[nodiscard]] QString keychainName() const override { return m_secrets.keychainName(); }
    [[nodiscard]] Operation unlock(Callback<void> done) override { return m_secrets.unlock(std::move(done)); }
    [[nodiscard]] Operation read(const QString &key, Callback<std::optional<SecretString>> done) override;
    [[nodiscard]] Operation write(const QString &key, const SecretString &secret,
                                  Callback<void> done) override;
    [[nodiscard]] Operation remove(const QString &key, Callback<void> done) override;

Q_SIGNALS:
    /// logins() differs.
    void loginsChanged();

private:
    void wasRead(const QString &key, const SecretString &secret);
    void wasWritten(const QString &key, const SecretString &secret);
    void wasRemoved(const QString &key);
    void put(const KeptLogin &login);
    void setLogins(QList<KeptLogin> logins);
    void save();
    [[nodiscard]] const KeptLogin *find(const QString &registry) const;

    SecretStore &m_secrets;
    LoginIndex &m_index;
    const Clock &m_clock;
    QList<KeptLogin> m_logins;
    Operation m_loading;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::KeptLogin)

// SPDX-License-Identifier: Apache-2.0
#include <models/registrylogins.h>

#include <models/specsecrets.h>

#include <algorithm>

namespace osc {

namespace {

/// Of registryLoginKey().
constexpr QLatin1String loginPrefix("registry/");
constexpr qint64 noteUseAfterSeconds = 60;

QString registryOfKey(const QString &key)
{
    return key.startsWith(loginPrefix) ? key.mid(loginPrefix.size()) : QString();
}

} // namespace

RegistryLogins::RegistryLogins(SecretStore &secrets, LoginIndex &index, const Clock &clock, QObject *parent)
    : SecretStore(parent)
    , m_secrets(secrets)
    , m_index(index)
    , m_clock(clock)
{
    connect(&secrets, &SecretStore::stateChanged, this, &SecretStore::stateChanged);
}

void RegistryLogins::load()
{
    m_loading = m_index.load([this](const Result<QList<KeptLogin>> &logins) {
        if (!logins)
            return;
        QList<KeptLogin> all = m_logins; // noted meanwhile
        for (const KeptLogin &login : *logins) {
            if (!login.registry.isEmpty() && !find(login.registry))
                all.append(login);
        }
        setLogins(all);
    });
}

const KeptLogin *RegistryLogins::find(const QString &registry) const
{
    const auto found = std::find_if(m_logins.cbegin(), m_logins.cend(),
                                    [&](const KeptLogin &login) { return login.registry == registry; });
    return found == m_logins.cend() ? nullptr : &*found;
}

Operation RegistryLogins::forget(const QString &registry, Callback<void> done)
{
    return remove(loginPrefix + registry, std::move(done));
}

Operation RegistryLogins::read(const QString &key, Callback<std::optional<SecretString>> done)
{
    if (registryOfKey(key).isEmpty())
        return m_secrets.read(key, std::move(done));
    return m_secrets.read(key,
                          [this, key, done = std::move(done)](Result<std::optional<SecretString>> entry) {
                              if (entry && *entry)
                                  wasRead(key, **entry);
                              else if (entry)
                                  wasRemoved(key); // behind our back
                              done(std::move(entry));
                          });
}

Operation RegistryLogins::write(const QString &key, const SecretString &secret, Callback<void> done)
{
    if (registryOfKey(key).isEmpty())
        return m_secrets.write(key, secret, std::move(done));
    return m_secrets.write(key, secret, [this, key, secret, done = std::move(done)](const Done &written) {
        if (written)
            wasWritten(key, secret);
        done(written);
    });
}

Operation RegistryLogins::remove(const QString &key, Callback<void> done)
{
    if (registryOfKey(key).isEmpty())
        return m_secrets.remove(key, std::move(done));
    return m_secrets.remove(key, [this, key, done = std::move(done)](const Done &removed) {
        if (removed)
            wasRemoved(key);
        done(removed);
    });
}

void RegistryLogins::wasRead(const QString &key, const SecretString &secret)
{
    const auto login = unpackedLogin(secret);
    if (!login)
        return;
    const QString registry = registryOfKey(key);
    const KeptLogin *known = find(registry);
    const QDateTime now = m_clock.now();
    // A batch reads it for each of its sandboxes.
    if (known && known->user == login->username && known->lastUsedAt.isValid() &&
        known->lastUsedAt.secsTo(now) < noteUseAfterSeconds)
        return;
    put({registry, login->username, known ? known->keptAt : now, now});
}

void RegistryLogins::wasWritten(const QString &key, const SecretString &secret)
{
    const auto login = unpackedLogin(secret);
    if (!login)
        return;
    const KeptLogin *known = find(registryOfKey(key));
    const bool same = known && known->user == login->username;
    put({registryOfKey(key), login->username, m_clock.now(), same ? known->lastUsedAt : QDateTime()});
}

void RegistryLogins::wasRemoved(const QString &key)
{
    const QString registry = registryOfKey(key);
    if (!find(registry))
        return;
    QList<KeptLogin> left = m_logins;
    left.removeIf([&](const KeptLogin &login) { return login.registry == registry; });
    setLogins(left);
    save();
}

void RegistryLogins::put(const KeptLogin &login)
{
    QList<KeptLogin> all = m_logins;
    all.removeIf([&](const KeptLogin &one) { return one.registry == login.registry; });
    all.append(login);
    setLogins(all);
    save();
}

void RegistryLogins::setLogins(QList<KeptLogin> logins)
{
    std::sort(logins.begin(), logins.end(),
              [](const KeptLogin &left, const KeptLogin &right) { return left.registry < right.registry; });
    if (logins == m_logins)
        return;
    m_logins = std::move(logins);
    Q_EMIT loginsChanged();
}

void RegistryLogins::save()
{
    // What is not kept is found again at the next use.
    m_index.save(m_logins, [](const Done &) {}).detach();
}

} // namespace osc

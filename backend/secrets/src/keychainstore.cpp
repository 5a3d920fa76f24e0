// SPDX-License-Identifier: Apache-2.0
#include <secrets/keychainstore.h>

#include "keychainjobs.h"
#include "secretservice.h"

namespace osc {

namespace {

/// KWallet answers QtKeychain on KDE (it looks at the same variable); the Secret Service has no part in it
/// there.
bool isKWalletDesktop()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(QLatin1Char(':')).contains(QLatin1String("KDE"));
}

} // namespace

/// One read, write or delete: unlock if need be, act, read back.
class KeychainStore::Call
{
public:
    enum class Kind { Read, Write, Remove };

    Call(KeychainStore &store, Kind kind, QString key, SecretString secret)
        : m_store(store)
        , m_kind(kind)
        , m_key(std::move(key))
        , m_secret(std::move(secret))
        , m_promise([](const auto &) {})
    {}

    Operation start(Callback<std::optional<SecretString>> done, const std::shared_ptr<Call> &self)
    {
        m_promise = Promise<std::optional<SecretString>>(std::move(done));
        auto operation = m_promise.operation({}, self);
        // The answers go to the store, which outlives the thread that sends them; this call may be gone by
        // then.
        const std::weak_ptr<Call> weak = self;
        const auto ifAlive = [weak](auto step) {
            if (const auto call = weak.lock())
                step(*call);
        };
        if (isKWalletDesktop()) {
            detail::post([ifAlive] { ifAlive([](Call &call) { call.act(); }); });
            return operation;
        }
        m_store.m_secretService->unlock(
            &m_store, [ifAlive] { ifAlive([](Call &call) { call.waitForUser(); }); },
            [ifAlive](SecretService::Lock lock) { ifAlive([lock](Call &call) { call.unlocked(lock); }); });
        return operation;
    }

private:
    void waitForUser() { m_store.setState(SecretStoreState::Waiting); }

    void unlocked(SecretService::Lock lock)
    {
        switch (lock) {
        case SecretService::Lock::Absent:
            actInMemory();
            return;
        case SecretService::Lock::Locked:
            m_store.setState(SecretStoreState::Locked);
            m_promise.resolve(Error{ErrorKind::Forbidden,
                                    KeychainStore::tr("The keychain is locked."),
                                    KeychainStore::tr("Unlock it and try again; nothing was sent."),
                                    {},
                                    {},
                                    {}});
            return;
        case SecretService::Lock::Unlocked:
            m_store.setState(SecretStoreState::Unlocked);
            act();
            return;
        }
    }

    void actInMemory()
    {
        m_store.setState(SecretStoreState::MemoryOnly);
        std::optional<SecretString> answer;
        if (m_kind == Kind::Write)
            m_store.m_memory.insert(m_key, m_secret);
        else if (m_kind == Kind::Remove)
            m_store.m_memory.remove(m_key);
        else if (const auto found = m_store.m_memory.constFind(m_key); found != m_store.m_memory.constEnd())
            answer = *found;
        m_promise.resolve(answer);
    }

    void act()
    {
        // What was written while there was no keychain moves into it at its first use.
        if (const auto held = m_store.m_memory.constFind(m_key);
            held != m_store.m_memory.constEnd() && m_kind == Kind::Read) {
            m_secret = *held;
            m_kind = Kind::Write;
            m_answersRead = true;
        }
        switch (m_kind) {
        case Kind::Read:
            m_step =
                keychain::read(m_store.m_service, m_key, [this](auto result) { finish(std::move(result)); });
            return;
        case Kind::Write:
            m_step = keychain::write(m_store.m_service, m_key, m_secret,
                                     [this](const Done &written) { verify(written); });
            return;
        case Kind::Remove:
            m_step =
                keychain::remove(m_store.m_service, m_key, [this](const Done &removed) { verify(removed); });
            return;
        }
    }

    void verify(const Done &done)
    {
        if (!done) {
            finish(done.error());
            return;
        }
        m_step = keychain::read(
            m_store.m_service, m_key, [this](const Result<std::optional<SecretString>> &found) {
                if (!found) {
                    finish(found.error());
                    return;
                }
                const bool asWanted = m_kind == Kind::Remove ? !found->has_value() : *found == m_secret;
                if (!asWanted) {
                    finish(
                        Error{ErrorKind::Failed,
                              m_kind == Kind::Remove
                                  ? KeychainStore::tr(
                                        "The keychain says that it deleted the entry, but it is still there.")
                                  : KeychainStore::tr(
                                        "The keychain says that it kept the entry, but it is not there."),
                              KeychainStore::tr(
                                  "Check the keyring with the desktop's own program, then try again."),
                              {},
                              {},
                              {}});
                    return;
                }
                m_store.m_memory.remove(m_key);
                finish(m_answersRead ? std::optional(m_secret) : std::nullopt);
            });
    }

    void finish(Result<std::optional<SecretString>> result)
    {
        if (!result && result.error().kind == ErrorKind::Unsupported) {
            actInMemory();
            return;
        }
        if (result && isKWalletDesktop())
            m_store.setState(SecretStoreState::Unlocked);
        m_promise.resolve(std::move(result));
    }

    KeychainStore &m_store;
    Kind m_kind;
    QString m_key;
    SecretString m_secret;
    Promise<std::optional<SecretString>> m_promise;
    Operation m_step;
    bool m_answersRead = false;
};

KeychainStore::KeychainStore(QString service, QObject *parent)
    : SecretStore(parent)
    , m_service(std::move(service))
    , m_secretService(new SecretService)
{
    m_thread.setObjectName(QStringLiteral("secret service"));
    m_secretService->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_secretService, &QObject::deleteLater);
    m_thread.start(QThread::LowPriority);
}

KeychainStore::~KeychainStore()
{
    m_thread.quit();
    m_thread.wait();
}

void KeychainStore::setState(SecretStoreState state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

void KeychainStore::probe()
{
    if (isKWalletDesktop())
        return;
    m_secretService->query(this, [this](SecretService::Lock lock) {
        switch (lock) {
        case SecretService::Lock::Absent:
            setState(SecretStoreState::MemoryOnly);
            break;
        case SecretService::Lock::Locked:
            setState(SecretStoreState::Locked);
            break;
        case SecretService::Lock::Unlocked:
            setState(SecretStoreState::Unlocked);
            break;
        }
    });
}

Operation KeychainStore::read(const QString &key, Callback<std::optional<SecretString>> done)
{
    const auto call = std::make_shared<Call>(*this, Call::Kind::Read, key, SecretString());
    return call->start(std::move(done), call);
}

Operation KeychainStore::write(const QString &key, const SecretString &secret, Callback<void> done)
{
    const auto call = std::make_shared<Call>(*this, Call::Kind::Write, key, secret);
    return call->start(
        [done = std::move(done)](const Result<std::optional<SecretString>> &result) {
            done(result ? Done() : Done(result.error()));
        },
        call);
}

Operation KeychainStore::remove(const QString &key, Callback<void> done)
{
    const auto call = std::make_shared<Call>(*this, Call::Kind::Remove, key, SecretString());
    return call->start(
        [done = std::move(done)](const Result<std::optional<SecretString>> &result) {
            done(result ? Done() : Done(result.error()));
        },
        call);
}

} // namespace osc

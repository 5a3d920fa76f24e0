// SPDX-License-Identifier: Apache-2.0
#include "keychaincall.h"

#include "keychainjobs.h"

namespace osc {

namespace {

Error lockedError()
{
    return {ErrorKind::Forbidden,
            KeychainStore::tr("The keychain is locked."),
            KeychainStore::tr("Unlock it and try again; nothing was sent."),
            {},
            {},
            {}};
}

Error silentError()
{
    return {ErrorKind::Timeout,
            KeychainStore::tr("The keychain does not answer."),
            KeychainStore::tr("Try again in a while, or log out and in again; nothing was sent."),
            {},
            {},
            {}};
}

Error unkeptError(bool removal)
{
    return {ErrorKind::Failed,
            removal ? KeychainStore::tr("The keychain says that it deleted the entry, but it is still there.")
                    : KeychainStore::tr("The keychain says that it kept the entry, but it is not there."),
            KeychainStore::tr("Check the keyring with the desktop's own program, then try again."),
            {},
            {},
            {}};
}

} // namespace

KeychainStore::Call::Call(KeychainStore &store, Kind kind, QString key, SecretString secret)
    : m_store(store)
    , m_kind(kind)
    , m_key(std::move(key))
    , m_secret(std::move(secret))
    , m_promise([](const auto &) {})
{}

KeychainStore::Call::~Call()
{
    if (m_acts)
        QMetaObject::invokeMethod(
            &m_store, [store = &m_store] { store->nextCall(); }, Qt::QueuedConnection);
}

template<typename Step>
auto KeychainStore::Call::ifAlive(Step step)
{
    return [weak = weak_from_this(), step](const auto &...arguments) {
        if (const auto call = weak.lock(); call && call->m_promise.isActive())
            step(*call, arguments...);
    };
}

Operation KeychainStore::Call::start(Callback<Answer> done)
{
    m_promise = Promise<Answer>(std::move(done));
    auto operation = m_promise.operation({}, shared_from_this());
    // The answers go to the store, which outlives the thread that sends them; this call may be gone by then.
    m_store.m_secretService->unlock(
        &m_store, ifAlive([](Call &call) { call.waitForUser(); }),
        ifAlive([](Call &call, const SecretService::Status &status) { call.unlocked(status); }));
    return operation;
}

void KeychainStore::Call::waitForUser()
{
    m_store.setState(SecretStoreState::Waiting, m_store.m_name);
}

void KeychainStore::Call::unlocked(const SecretService::Status &status)
{
    switch (status.lock) {
    case SecretService::Lock::Absent:
        actInMemory();
        return;
    case SecretService::Lock::Silent:
        m_promise.resolve(silentError());
        return;
    case SecretService::Lock::Locked:
        if (SecretService::isKWalletDesktop()) { // which asks when it is used
            m_store.setState(SecretStoreState::Waiting, status.name);
            break;
        }
        m_store.setState(SecretStoreState::Locked, status.name);
        m_promise.resolve(lockedError());
        return;
    case SecretService::Lock::Unlocked:
        m_store.setState(SecretStoreState::Unlocked, status.name);
        break;
    }
    if (m_kind == Kind::Unlock && !SecretService::isKWalletDesktop()) {
        m_promise.resolve(Answer());
        return;
    }
    m_store.enqueue(weak_from_this());
}

void KeychainStore::Call::actInMemory()
{
    m_store.setState(SecretStoreState::MemoryOnly, {});
    Answer answer;
    if (m_kind == Kind::Write)
        m_store.m_memory.insert(m_key, m_secret);
    else if (m_kind == Kind::Remove)
        m_store.m_memory.remove(m_key);
    else if (const auto found = m_store.m_memory.constFind(m_key); found != m_store.m_memory.constEnd())
        answer = *found;
    m_promise.resolve(answer);
}

void KeychainStore::Call::act()
{
    m_acts = true;
    const auto held = m_store.m_memory.constFind(m_key);
    switch (m_kind) {
    case Kind::Read:
    case Kind::Unlock:
        // What was written while there was no keychain is on its way into it.
        if (held != m_store.m_memory.constEnd()) {
            m_secret = *held;
            write();
            return;
        }
        m_step = keychain::read(m_store.m_service, m_key, [this](const Result<Answer> &found) {
            if (found && !found->has_value())
                confirmAbsent();
            else
                finish(found);
        });
        return;
    case Kind::Move:
        if (held == m_store.m_memory.constEnd()) {
            finish(Answer());
            return;
        }
        m_secret = *held;
        write();
        return;
    case Kind::Write:
        write();
        return;
    case Kind::Remove:
        m_store.m_memory.remove(m_key);
        m_step = keychain::remove(m_store.m_service, m_key, [this](const Done &removed) { verify(removed); });
        return;
    }
}

void KeychainStore::Call::write()
{
    m_step =
        keychain::write(m_store.m_service, m_key, m_secret, [this](const Done &written) { verify(written); });
}

void KeychainStore::Call::verify(const Done &done)
{
    if (!done) {
        finish(done.error());
        return;
    }
    m_step =
        keychain::read(m_store.m_service, m_key, [this](const Result<Answer> &found) { compare(found); });
}

void KeychainStore::Call::compare(const Result<Answer> &found)
{
    if (!found) {
        finish(found.error());
    } else if (m_kind == Kind::Remove) {
        if (found->has_value())
            finish(unkeptError(true));
        else
            confirmAbsent();
    } else if (*found != m_secret) {
        finish(unkeptError(false));
    } else {
        m_store.m_memory.remove(m_key);
        finish(m_kind == Kind::Read ? Answer(m_secret) : Answer());
    }
}

/// A keyring that was locked meanwhile answers as if it were empty.
void KeychainStore::Call::confirmAbsent()
{
    m_store.m_secretService->query(&m_store, ifAlive([](Call &call, const SecretService::Status &status) {
        if (status.lock == SecretService::Lock::Locked) {
            call.m_store.setState(SecretStoreState::Locked, status.name);
            call.m_promise.resolve(lockedError());
        } else if (status.lock == SecretService::Lock::Silent) {
            call.m_promise.resolve(silentError());
        } else {
            call.finish(Answer());
        }
    }));
}

void KeychainStore::Call::finish(Result<Answer> result)
{
    if (!result && result.error().kind == ErrorKind::Unsupported) {
        actInMemory();
        return;
    }
    if (SecretService::isKWalletDesktop()) {
        if (result)
            m_store.setState(SecretStoreState::Unlocked, m_store.m_name);
        else if (result.error().kind == ErrorKind::Forbidden)
            m_store.setState(SecretStoreState::Locked, m_store.m_name);
    }
    m_promise.resolve(std::move(result));
}

} // namespace osc

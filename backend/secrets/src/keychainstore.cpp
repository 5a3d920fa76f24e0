// SPDX-License-Identifier: Apache-2.0
#include <secrets/keychainstore.h>

#include "keychaincall.h"

namespace osc {

namespace {

/// Longer than any call to a keyring that answers.
constexpr unsigned long threadPatienceMs = 500;

} // namespace

KeychainStore::KeychainStore(QString service, QObject *parent)
    : SecretStore(parent)
    , m_service(std::move(service))
    , m_thread(std::make_unique<QThread>())
    , m_secretService(new SecretService)
{
    m_thread->setObjectName(QStringLiteral("secret service"));
    m_secretService->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_secretService, &QObject::deleteLater);
    m_thread->start(QThread::LowPriority);
    m_secretService->watch(this, [this] {
        if (m_state != SecretStoreState::Unknown)
            probe();
    });
}

KeychainStore::~KeychainStore()
{
    m_secretService->mute();
    m_thread->quit();
    // One that waits for a bus or a keyring that hangs ends with the program.
    if (!m_thread->wait(threadPatienceMs))
        (void)m_thread.release();
}

void KeychainStore::setState(SecretStoreState state, const QString &name)
{
    const bool same = m_state == state && m_name == name;
    m_state = state;
    m_name = name;
    if (!same)
        Q_EMIT stateChanged();
    if (state == SecretStoreState::Unlocked)
        moveMemory();
}

void KeychainStore::moveMemory()
{
    if (m_memory.isEmpty() || m_moving.isActive())
        return;
    const auto call = std::make_shared<Call>(*this, Call::Kind::Move, m_memory.constBegin().key());
    m_moving = call->start([this](const auto &moved) {
        if (moved && m_state == SecretStoreState::Unlocked)
            moveMemory();
    });
}

void KeychainStore::enqueue(const std::weak_ptr<Call> &call)
{
    m_queue.push_back(call);
    if (!m_acting)
        nextCall();
}

void KeychainStore::nextCall()
{
    m_acting = false;
    while (!m_queue.empty()) {
        const auto call = m_queue.front().lock();
        m_queue.pop_front();
        if (!call) // its owner let go
            continue;
        m_acting = true;
        call->act();
        return;
    }
}

void KeychainStore::probe()
{
    m_secretService->query(this, [this](const SecretService::Status &status) {
        switch (status.lock) {
        case SecretService::Lock::Absent:
            setState(SecretStoreState::MemoryOnly, {});
            break;
        case SecretService::Lock::Silent:
            break;
        case SecretService::Lock::Locked:
            setState(status.prompting ? SecretStoreState::Waiting : SecretStoreState::Locked, status.name);
            break;
        case SecretService::Lock::Unlocked:
            setState(SecretStoreState::Unlocked, status.name);
            break;
        }
    });
}

Operation KeychainStore::unlock(Callback<void> done)
{
    // KWallet is unlocked by any use: reading what is not there.
    const auto call = std::make_shared<Call>(*this, Call::Kind::Unlock, QStringLiteral("unlock"));
    return call->start(
        [done = std::move(done)](const auto &result) { done(result ? Done() : Done(result.error())); });
}

Operation KeychainStore::read(const QString &key, Callback<std::optional<SecretString>> done)
{
    return std::make_shared<Call>(*this, Call::Kind::Read, key)->start(std::move(done));
}

Operation KeychainStore::write(const QString &key, const SecretString &secret, Callback<void> done)
{
    const auto call = std::make_shared<Call>(*this, Call::Kind::Write, key, secret);
    return call->start(
        [done = std::move(done)](const auto &result) { done(result ? Done() : Done(result.error())); });
}

Operation KeychainStore::remove(const QString &key, Callback<void> done)
{
    const auto call = std::make_shared<Call>(*this, Call::Kind::Remove, key);
    return call->start(
        [done = std::move(done)](const auto &result) { done(result ? Done() : Done(result.error())); });
}

} // namespace osc

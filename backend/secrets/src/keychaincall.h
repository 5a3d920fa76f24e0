// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secretservice.h"

#include <secrets/keychainstore.h>

#include <memory>
#include <optional>

namespace osc {

/// One call of a KeychainStore: unlock if need be, wait for those before it, act, read back.
class KeychainStore::Call : public std::enable_shared_from_this<KeychainStore::Call>
{
public:
    enum class Kind {
        Read,
        Write,
        Remove,
        Unlock,
        Move, ///< From memory into a keychain that has appeared.
    };
    using Answer = std::optional<SecretString>;

    Call(KeychainStore &store, Kind kind, QString key, SecretString secret = {});
    /// The next one may act.
    ~Call();

    [[nodiscard]] Operation start(Callback<Answer> done);
    /// It is this one's turn.
    void act();

private:
    void waitForUser();
    void unlocked(const SecretService::Status &status);
    void actInMemory();
    void write();
    void verify(const Done &done);
    void compare(const Result<Answer> &found);
    void confirmAbsent();
    void finish(Result<Answer> result);
    /// Runs @p step with this call when it is still wanted.
    template<typename Step>
    [[nodiscard]] auto ifAlive(Step step);

    KeychainStore &m_store;
    Kind m_kind;
    QString m_key;
    SecretString m_secret;
    Promise<Answer> m_promise;
    Operation m_step;
    bool m_acts = false;
};

} // namespace osc

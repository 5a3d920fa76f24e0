// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/credentialimport.h>

#include <core/clock.h>
#include <core/credentials.h>
#include <core/objectstorage.h>
#include <core/secretstore.h>

#include <QHash>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace osc {

class ActivityStore;
class CredentialTests;

/// The access keys for object storage: their list in a CredentialIndex, the keys themselves in the keychain,
/// one entry for each ("oss/<id>"), so that one prompt and one read give all of it.
///
/// Lives on the GUI thread and never blocks it. A keychain that asks for its password makes operations wait;
/// letting go of them is always possible.
class CredentialStore final : public CredentialSource
{
    Q_OBJECT

public:
    /// A name as people may choose it: 1–63 letters, digits, dots and dashes.
    static constexpr int longestName = 63;
    /// A temporary key is near its end in the last hour, and very near in the last ten minutes.
    static constexpr qint64 soonSeconds = 3600;
    static constexpr qint64 verySoonSeconds = 600;

    enum class Expiry { None /**< Does not run out. */, Later, Soon, VerySoon, Over };

    /// All outlive the store. @p storage may be null: then nothing can be tested. @p activity may be null.
    CredentialStore(CredentialIndex &index, SecretStore &secrets, ObjectStorage *storage, const Clock &clock,
                    ActivityStore *activity = nullptr, QObject *parent = nullptr);
    ~CredentialStore() override;

    /// Reads the list; to be called once, at the start.
    void load();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    /// Why the list could not be read or kept last time.
    [[nodiscard]] const std::optional<Error> &indexError() const { return m_indexError; }

    [[nodiscard]] QList<OssCredential> credentials() const override { return m_credentials; }
    [[nodiscard]] Operation account(const QString &nameOrId, Callback<OssAccount> done) override;
    /// By id, else by name, ignoring case, else by a former name; null when there is none. Valid until the
    /// list changes.
    [[nodiscard]] const OssCredential *find(const QString &nameOrId) const;
    /// The one whose key ID looks the same; null when there is none. Only masked key IDs are compared, since
    /// the others are in the keychain; where the mask hides too much, the endpoint must be the same as well.
    [[nodiscard]] const OssCredential *findLike(const QString &keyId, const QString &endpoint) const;
    [[nodiscard]] SecretStore &secrets() { return m_secrets; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

    /// Why @p name cannot be that of @p id (empty: of a new one), as one sentence; empty when it can.
    [[nodiscard]] QString nameProblem(const QString &name, const QString &id = {}) const;
    /// Why @p endpoint is not one, as one sentence; empty when it is.
    [[nodiscard]] static QString endpointProblem(const QString &endpoint);
    /// @p wanted made into a name that is allowed and free.
    [[nodiscard]] QString freeName(const QString &wanted) const;

    // Changes. The keychain is written first and the list after it, so that a crash between them leaves
    // nothing in the keychain that no list names, but for one that was being added.

    /// Keeps a new one and answers with its id. Of @p credential the id, maskedKeyId and createdAt are filled
    /// in here.
    [[nodiscard]] Operation add(const OssCredential &credential, const OssKey &key, Callback<QString> done);
    /// Changes the one with this id. Empty parts of @p key stay as they are in the keychain, but for the
    /// token, which goes when the key ID is another; a change of the key or of the endpoint discards the last
    /// test unless @p credential has another one.
    [[nodiscard]] Operation update(const OssCredential &credential, const OssKey &key, Callback<void> done);
    /// Keeps a copy with its key under a name that is free, and answers with its id.
    [[nodiscard]] Operation duplicate(const QString &id, Callback<QString> done);
    /// Forgets it and its key. Fails, and forgets nothing, while the keychain stays locked.
    [[nodiscard]] Operation remove(const QString &id, Callback<void> done);
    /// Keeps what was found, one after the other, under free names; answers with the ids. An error ends it
    /// and tells how many are kept already.
    [[nodiscard]] Operation import(const QList<FoundCredential> &found, Callback<QStringList> done);

    /// The key of one that is listed, whatever its expiry. Errors as of account().
    [[nodiscard]] Operation readKey(const OssCredential &credential, Callback<OssKey> done);
    /// The key, for a person who asked to see or copy it; also when it has run out.
    [[nodiscard]] Operation reveal(const QString &id, Callback<OssKey> done);

    [[nodiscard]] Expiry expiry(const OssCredential &credential) const;
    /// "Token ends in 38 min", "Token has run out"; empty when it does not run out.
    [[nodiscard]] QString expiryText(const OssCredential &credential) const;
    /// Warns of what is about to run out. It is called by itself once in a minute.
    void noteTime();

    /// What finds out what the keys can do.
    [[nodiscard]] CredentialTests &tests() { return *m_tests; }
    [[nodiscard]] const CredentialTests &tests() const { return *m_tests; }
    /// Another console has written the list: it is shown, and not written again.
    void takeTheirs(const QList<OssCredential> &list);
    /// Keeps what a test found out.
    void setLastTest(const QString &id, const CredentialTest &test);

Q_SIGNALS:
    /// The first list is here, or indexError() says why not.
    void loaded();
    /// A temporary key ends within the hour, within ten minutes, or has ended: told once each. @p sentence
    /// is for people.
    void expiring(const osc::OssCredential &credential, const QString &sentence);
    /// The list was not written; what is shown is not kept.
    void indexFailed(const osc::Error &error);

private:
    /// Which has this name now, whatever others had it before.
    [[nodiscard]] const OssCredential *namesake(const QString &name) const;
    void setCredentials(QList<OssCredential> credentials);
    void put(const OssCredential &credential);
    void save();
    void scheduleWarning();
    [[nodiscard]] Result<OssCredential> checked(OssCredential credential, const OssKey &key) const;
    [[nodiscard]] static Error gone();
    [[nodiscard]] static Error notKept(const OssCredential &credential, const Error &error);

    CredentialIndex &m_index;
    SecretStore &m_secrets;
    const Clock &m_clock;
    QList<OssCredential> m_credentials; ///< By name.
    QHash<QString, std::pair<QDateTime, Expiry>> m_warned;
    QTimer m_tick;
    Operation m_loading;
    QList<std::function<void()>> m_afterLoad;
    std::optional<Error> m_indexError;
    bool m_loaded = false;
    std::unique_ptr<CredentialTests> m_tests;
};

/// The entry of the keychain that holds the key of a credential.
[[nodiscard]] QString ossKeyEntry(const QString &credentialId);
/// The value of that entry.
[[nodiscard]] SecretString packedKey(const OssKey &key);
/// None when it was not made by packedKey(), or is too large to be a key.
[[nodiscard]] std::optional<OssKey> unpackedKey(const SecretString &secret);

/// @p kept changed by what was typed: empty parts stay, but for the token of another key ID, which goes.
[[nodiscard]] OssKey mergedKey(const OssKey &kept, const OssKey &typed);

} // namespace osc

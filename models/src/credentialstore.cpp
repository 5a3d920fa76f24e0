// SPDX-License-Identifier: Apache-2.0
#include <models/credentialstore.h>

#include "flow.h"

#include <models/credentialtests.h>
#include <models/wording.h>

#include <QPointer>

#include <algorithm>
#include <chrono>

namespace osc {

namespace {

/// The words of the keychain are about an entry; people know the credential.
Error about(const OssCredential &credential, const Error &error)
{
    if (error.kind != ErrorKind::Forbidden)
        return error;
    Error locked = error;
    locked.message =
        CredentialStore::tr("The keychain is locked, so %1 cannot be read.").arg(credential.name);
    locked.advice = CredentialStore::tr("Unlock it and try again; nothing was sent.");
    return locked;
}

} // namespace

CredentialStore::CredentialStore(CredentialIndex &index, SecretStore &secrets, ObjectStorage *storage,
                                 const Clock &clock, ActivityStore *activity, QObject *parent)
    : CredentialSource(parent)
    , m_index(index)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_tests(std::make_unique<CredentialTests>(*this, storage, activity))
{
    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &CredentialStore::noteTime);
}

CredentialStore::~CredentialStore() = default;

void CredentialStore::load()
{
    if (m_loaded || m_loading.isActive())
        return;
    m_loading = m_index.load([this](const Result<QList<OssCredential>> &list) {
        m_loaded = true;
        const QList<OssCredential> meanwhile = m_credentials;
        if (list)
            setCredentials(*list + meanwhile);
        else
            m_indexError = list.error();
        if (list && !meanwhile.isEmpty())
            save();
        for (const OssCredential &credential : std::as_const(m_credentials)) {
            if (expiry(credential) == Expiry::Over) // which is no news
                m_warned.insert(credential.id, {credential.expiresAt, Expiry::Over});
        }
        const auto waiting = std::exchange(m_afterLoad, {});
        for (const auto &call : waiting)
            call();
        Q_EMIT loaded();
        noteTime();
    });
}

const OssCredential *CredentialStore::find(const QString &nameOrId) const
{
    return findCredential(m_credentials, nameOrId);
}

const OssCredential *CredentialStore::findLike(const QString &keyId, const QString &endpoint) const
{
    const QString masked = maskedKeyId(keyId);
    // Of a short ID only a beginning is left, which others have too.
    const bool tells = !masked.endsWith(u'…');
    const auto found =
        std::find_if(m_credentials.cbegin(), m_credentials.cend(), [&](const OssCredential &one) {
            return one.maskedKeyId == masked && (tells || one.endpoint == endpoint);
        });
    return found == m_credentials.cend() ? nullptr : &*found;
}

void CredentialStore::setCredentials(QList<OssCredential> credentials)
{
    std::stable_sort(credentials.begin(), credentials.end(),
                     [](const OssCredential &left, const OssCredential &right) {
                         return left.name.compare(right.name, Qt::CaseInsensitive) < 0;
                     });
    if (credentials == m_credentials)
        return;
    m_credentials = std::move(credentials);
    Q_EMIT credentialsChanged();
    scheduleWarning();
}

void CredentialStore::put(const OssCredential &credential)
{
    QList<OssCredential> list = m_credentials;
    list.removeIf([&](const OssCredential &one) { return one.id == credential.id; });
    // From now on the name means this one.
    for (OssCredential &one : list)
        one.formerNames.removeIf(
            [&](const QString &name) { return name.compare(credential.name, Qt::CaseInsensitive) == 0; });
    list.append(credential);
    setCredentials(list);
    save();
}

void CredentialStore::takeTheirs(const QList<OssCredential> &list)
{
    if (!m_loaded)
        return;
    const QList<OssCredential> before = m_credentials;
    setCredentials(list);
    for (const OssCredential &one : before) {
        const auto *now = find(one.id);
        if (!now || now->id != one.id)
            m_tests->cancel(one.id);
    }
}

void CredentialStore::save()
{
    m_index
        .save(m_credentials,
              [this, guard = QPointer(this)](const Done &done) {
                  if (!guard) // it is written all the same
                      return;
                  if (done) {
                      m_indexError.reset();
                      return;
                  }
                  m_indexError = done.error();
                  Q_EMIT indexFailed(done.error());
              })
        .detach();
}

// Keys

Operation CredentialStore::account(const QString &nameOrId, Callback<OssAccount> done)
{
    if (!m_loaded) {
        load();
        const auto flow = std::make_shared<Flow<OssAccount>>(std::move(done));
        m_afterLoad.append([this, nameOrId, weak = std::weak_ptr(flow)] {
            const auto waiting = weak.lock();
            if (!waiting || !waiting->promise.isActive())
                return;
            auto *one = waiting.get();
            one->step = account(
                nameOrId, [one](Result<OssAccount> account) { one->promise.resolve(std::move(account)); });
        });
        return Flow<OssAccount>::operation(flow);
    }
    const OssCredential *found = find(nameOrId);
    if (!found) {
        return finished<OssAccount>(Error{ErrorKind::NotFound,
                                          tr("There is no OSS key named %1.").arg(nameOrId),
                                          tr("Choose another one, or add it in Credentials."),
                                          {},
                                          {},
                                          {}},
                                    std::move(done));
    }
    if (expiry(*found) == Expiry::Over) {
        return finished<OssAccount>(Error{ErrorKind::Unauthorized,
                                          tr("The temporary key %1 ran out %2.")
                                              .arg(found->name, momentText(found->expiresAt, m_clock.now())),
                                          tr("Enter a new key and token in Credentials; nothing was sent."),
                                          {},
                                          {},
                                          {}},
                                    std::move(done));
    }
    return readKey(*found, [credential = *found, done = std::move(done)](Result<OssKey> key) {
        if (key)
            done(OssAccount{credential, *std::move(key)});
        else
            done(key.error());
    });
}

Operation CredentialStore::readKey(const OssCredential &credential, Callback<OssKey> done)
{
    return m_secrets.read(ossKeyEntry(credential.id), [this, credential, done = std::move(done)](
                                                          const Result<std::optional<SecretString>> &entry) {
        if (!entry)
            return done(about(credential, entry.error()));
        if (!*entry) {
            Error lost{ErrorKind::NotFound,
                       tr("The key of %1 is not in the keychain any more.").arg(credential.name),
                       tr("Enter it again in Credentials; nothing was sent."),
                       {},
                       {},
                       {}};
            if (m_secrets.state() == SecretStoreState::MemoryOnly)
                lost.message = tr("There is no keychain, and the key of %1 was kept only until the "
                                  "program ended.")
                                   .arg(credential.name);
            return done(lost);
        }
        const auto key = unpackedKey(**entry);
        if (!key)
            return done(
                Error{ErrorKind::Protocol,
                      tr("The entry of %1 in the keychain cannot be understood.").arg(credential.name),
                      tr("Enter the key again in Credentials; nothing was sent."),
                      {},
                      {},
                      {}});
        done(*key);
    });
}

Operation CredentialStore::reveal(const QString &id, Callback<OssKey> done)
{
    const OssCredential *found = find(id);
    if (!found)
        return finished<OssKey>(gone(), std::move(done));
    return readKey(*found, std::move(done));
}

void CredentialStore::setLastTest(const QString &id, const CredentialTest &test)
{
    const OssCredential *found = find(id);
    if (!found)
        return;
    OssCredential tested = *found;
    tested.lastTest = test;
    put(tested);
}

// What runs out

CredentialStore::Expiry CredentialStore::expiry(const OssCredential &credential) const
{
    if (!credential.expiresAt.isValid())
        return Expiry::None;
    const qint64 left = m_clock.now().secsTo(credential.expiresAt);
    if (left <= 0)
        return Expiry::Over;
    if (left <= verySoonSeconds)
        return Expiry::VerySoon;
    return left <= soonSeconds ? Expiry::Soon : Expiry::Later;
}

QString CredentialStore::expiryText(const OssCredential &credential) const
{
    switch (expiry(credential)) {
    case Expiry::None:
        return {};
    case Expiry::Over:
        return tr("Token has run out");
    case Expiry::Later:
    case Expiry::Soon:
    case Expiry::VerySoon:
        break;
    }
    return tr("Token ends in %1").arg(durationText(m_clock.now().secsTo(credential.expiresAt)));
}

void CredentialStore::noteTime()
{
    const QList<OssCredential> list = m_credentials; // a slot may change it
    for (const OssCredential &credential : list) {
        const Expiry now = expiry(credential);
        if (now == Expiry::None || now == Expiry::Later)
            continue;
        const std::pair note{credential.expiresAt, now};
        if (m_warned.value(credential.id) == note)
            continue;
        m_warned.insert(credential.id, note);
        const QString sentence =
            now == Expiry::Over
                ? tr("The temporary key %1 has run out. What uses it gets no answer until you replace it.")
                      .arg(credential.name)
                : tr("The temporary key %1 runs out in %2. Replace it before then, or what uses it stops.")
                      .arg(credential.name, durationText(m_clock.now().secsTo(credential.expiresAt)));
        Q_EMIT expiring(credential, sentence);
    }
    scheduleWarning();
}

void CredentialStore::scheduleWarning()
{
    // Often enough to notice that the computer slept or its clock was set.
    constexpr std::chrono::milliseconds atMost = std::chrono::minutes(1);
    std::optional<qint64> next;
    for (const OssCredential &credential : std::as_const(m_credentials)) {
        if (!credential.expiresAt.isValid())
            continue;
        const qint64 left = m_clock.now().msecsTo(credential.expiresAt);
        for (const qint64 before : {soonSeconds * 1000, verySoonSeconds * 1000, qint64(0)}) {
            if (left > before)
                next = std::min(next.value_or(atMost.count()), left - before);
        }
    }
    if (next)
        m_tick.start(static_cast<int>(std::min<qint64>(*next + 1, atMost.count())));
    else
        m_tick.stop();
}

} // namespace osc

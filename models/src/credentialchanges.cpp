// SPDX-License-Identifier: Apache-2.0
#include <models/credentialstore.h>

#include "flow.h"

#include <models/credentialtests.h>

#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace osc {

namespace {

constexpr qsizetype longestSecret = 64 * 1024;
constexpr qsizetype longestKeyId = 256;
constexpr qsizetype longestEndpoint = 255;
constexpr qsizetype mostFormerNames = 8;

bool isNameLetter(QChar letter)
{
    const bool ascii = letter.unicode() < 128;
    return (ascii && letter.isLetterOrNumber()) || letter == QLatin1Char('.') || letter == QLatin1Char('-');
}

bool isEmpty(const OssKey &key)
{
    return key.keyId.isEmpty() && key.secret.isEmpty() && key.token.isEmpty();
}

/// What a test depends on besides the key.
bool sameTarget(const OssCredential &left, const OssCredential &right)
{
    return left.dialect == right.dialect && left.endpoint == right.endpoint && left.region == right.region &&
           left.pathStyle == right.pathStyle && left.customDomain == right.customDomain &&
           left.bucket == right.bucket && left.prefix == right.prefix;
}

/// The names that @p before had, when it is called @p name from now on.
QStringList namesAfter(const OssCredential &before, const QString &name)
{
    QStringList names = before.formerNames;
    names.prepend(before.name);
    names.removeIf([&](const QString &one) { return one.compare(name, Qt::CaseInsensitive) == 0; });
    names.removeDuplicates();
    return names.mid(0, mostFormerNames);
}

QString withoutSlashes(QString prefix)
{
    while (prefix.startsWith(QLatin1Char('/')))
        prefix.remove(0, 1);
    while (prefix.endsWith(QLatin1Char('/')))
        prefix.chop(1);
    return prefix;
}

/// Adds one after the other.
struct KeyImport : Flow<QStringList>
{
    using Flow::Flow;
    QList<FoundCredential> left;
    QStringList kept;

    void next(CredentialStore &store)
    {
        left.removeIf([](const FoundCredential &found) { return !found.whyNot.isEmpty(); });
        if (left.isEmpty())
            return promise.resolve(kept);
        FoundCredential found = left.takeFirst();
        found.credential.name = store.freeName(found.credential.name);
        step = store.add(found.credential, found.key, [this, &store](const Result<QString> &added) {
            if (added) {
                kept << *added;
                return next(store);
            }
            Error error = added.error();
            if (!kept.isEmpty())
                error.advice = CredentialStore::tr("Before that, %n OSS key(s) could be imported. %1",
                                                   nullptr, static_cast<int>(kept.size()))
                                   .arg(error.advice);
            promise.resolve(error);
        });
    }
};

} // namespace

const OssCredential *CredentialStore::namesake(const QString &name) const
{
    const OssCredential *found = find(name);
    return found && found->name.compare(name, Qt::CaseInsensitive) == 0 ? found : nullptr;
}

QString CredentialStore::nameProblem(const QString &name, const QString &id) const
{
    if (name.isEmpty())
        return tr("Give it a name.");
    if (name.size() > longestName)
        return tr("A name has at most %1 characters.").arg(longestName);
    if (!std::all_of(name.cbegin(), name.cend(), isNameLetter))
        return tr("A name has only the letters a to z, digits, dots and dashes.");
    const OssCredential *other = namesake(name);
    if (other && other->id != id)
        return tr("There is an OSS key named %1 already.").arg(other->name);
    return {};
}

QString CredentialStore::endpointProblem(const QString &endpoint)
{
    if (endpoint.trimmed().isEmpty())
        return tr("Enter an endpoint, such as oss-cn-hangzhou.aliyuncs.com.");
    const QString text = endpoint.trimmed();
    const QUrl url(text.contains(QLatin1String("://")) ? text : QStringLiteral("https://") + text,
                   QUrl::StrictMode);
    const bool known = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    if (text.size() > longestEndpoint || !url.isValid() || url.host().isEmpty() || !known)
        return tr("This is not the address of a server.");
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() ||
        (!url.path().isEmpty() && url.path() != QLatin1String("/")))
        return tr("An endpoint is a server only, without a path. The bucket has a field of its own.");
    return {};
}

QString CredentialStore::freeName(const QString &wanted) const
{
    const auto stem = [&](qsizetype most) {
        QString allowed = wanted.trimmed().left(most);
        for (QChar &letter : allowed) {
            if (!isNameLetter(letter))
                letter = QLatin1Char('-');
        }
        return allowed.isEmpty() ? QStringLiteral("oss-key") : allowed;
    };
    QString name = stem(longestName);
    for (int number = 2; namesake(name); ++number) {
        const QString ending = QStringLiteral("-%1").arg(number);
        name = stem(longestName - ending.size()) + ending;
    }
    return name;
}

Result<OssCredential> CredentialStore::checked(OssCredential credential, const OssKey &key) const
{
    credential.name = credential.name.trimmed();
    credential.endpoint = credential.endpoint.trimmed();
    credential.internalEndpoint = credential.internalEndpoint.trimmed();
    credential.region = credential.region.trimmed();
    credential.bucket = credential.bucket.trimmed();
    credential.prefix = withoutSlashes(credential.prefix.trimmed());
    while (credential.endpoint.endsWith(QLatin1Char('/')))
        credential.endpoint.chop(1);
    QString problem = nameProblem(credential.name, credential.id);
    if (problem.isEmpty())
        problem = endpointProblem(credential.endpoint);
    if (problem.isEmpty() && !credential.internalEndpoint.isEmpty())
        problem = endpointProblem(credential.internalEndpoint);
    if (problem.isEmpty() && key.keyId.size() > longestKeyId)
        problem = tr("This access key ID is too long.");
    if (problem.isEmpty() && std::max(key.secret.reveal().size(), key.token.reveal().size()) > longestSecret)
        problem = tr("This access key secret or token is too long.");
    if (!problem.isEmpty())
        return Error{ErrorKind::Invalid, problem, {}, {}, {}, {}};
    return credential;
}

Error CredentialStore::gone()
{
    return {ErrorKind::NotFound, tr("This OSS key was removed meanwhile."), {}, {}, {}, {}};
}

Operation CredentialStore::add(const OssCredential &credential, const OssKey &key, Callback<QString> done)
{
    OssCredential asked = credential;
    asked.id.clear();
    auto made = checked(asked, key);
    if (made && (key.keyId.isEmpty() || key.secret.isEmpty()))
        made = Error{ErrorKind::Invalid, tr("Enter the access key ID and its secret."), {}, {}, {}, {}};
    if (!made)
        return finished<QString>(made.error(), std::move(done));
    made->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    made->maskedKeyId = maskedKeyId(key.keyId);
    made->createdAt = m_clock.now();
    return m_secrets.write(ossKeyEntry(made->id), packedKey(key),
                           [this, added = *made, done = std::move(done)](const Done &written) {
                               if (!written)
                                   return done(notKept(added, written.error()));
                               put(added);
                               done(added.id);
                           });
}

Error CredentialStore::notKept(const OssCredential &credential, const Error &error)
{
    if (error.kind != ErrorKind::Forbidden)
        return error;
    Error locked = error;
    locked.message = tr("The keychain is locked, so %1 was not kept.").arg(credential.name);
    locked.advice = tr("Unlock it and try again.");
    return locked;
}

Operation CredentialStore::update(const OssCredential &credential, const OssKey &key, Callback<void> done)
{
    const OssCredential *before = find(credential.id);
    if (!before || before->id != credential.id)
        return finished<void>(gone(), std::move(done));
    auto changed = checked(credential, key);
    if (!changed)
        return finished<void>(changed.error(), std::move(done));
    changed->createdAt = before->createdAt;
    changed->formerNames = namesAfter(*before, changed->name);
    changed->maskedKeyId = key.keyId.isEmpty() ? before->maskedKeyId : maskedKeyId(key.keyId);
    if (changed->lastTest == before->lastTest && (!isEmpty(key) || !sameTarget(*changed, *before)))
        changed->lastTest = {};

    const auto flow = std::make_shared<Flow<void>>(std::move(done));
    auto *one = flow.get();
    const auto keep = [this, one, after = *changed](const Done &written) {
        if (!written)
            return one->promise.resolve(notKept(after, written.error()));
        if (find(after.id))
            put(after);
        one->promise.resolve({});
    };
    const auto write = [this, one, keep, id = credential.id](const OssKey &whole) {
        one->step = m_secrets.write(ossKeyEntry(id), packedKey(whole), keep);
    };
    const bool another = !key.keyId.isEmpty() && changed->maskedKeyId != before->maskedKeyId;
    if (isEmpty(key)) {
        one->step = finished<void>({}, keep);
    } else if (!key.secret.isEmpty() && (another || (!key.keyId.isEmpty() && !key.token.isEmpty()))) {
        write(key);
    } else {
        one->step = readKey(*before, [one, write, key](const Result<OssKey> &kept) {
            // One that is lost, or cannot be understood, can be entered anew.
            const bool whole = !key.keyId.isEmpty() && !key.secret.isEmpty();
            if (!kept && (kept.error().kind == ErrorKind::Forbidden || !whole))
                return one->promise.resolve(kept.error());
            write(kept ? mergedKey(*kept, key) : key);
        });
    }
    return Flow<void>::operation(flow);
}

Operation CredentialStore::duplicate(const QString &id, Callback<QString> done)
{
    const OssCredential *found = find(id);
    if (!found)
        return finished<QString>(gone(), std::move(done));
    OssCredential copy = *found;
    copy.name = freeName(copy.name);
    copy.formerNames.clear();
    const auto flow = std::make_shared<Flow<QString>>(std::move(done));
    auto *one = flow.get();
    one->step = readKey(*found, [this, one, copy](const Result<OssKey> &key) {
        if (!key)
            return one->promise.resolve(key.error());
        one->step = add(copy, *key, [one](Result<QString> added) { one->promise.resolve(std::move(added)); });
    });
    return Flow<QString>::operation(flow);
}

Operation CredentialStore::remove(const QString &id, Callback<void> done)
{
    const OssCredential *found = find(id);
    if (!found)
        return finished<void>(gone(), std::move(done));
    return m_secrets.remove(
        ossKeyEntry(found->id), [this, removed = *found, done = std::move(done)](const Done &result) {
            if (!result) {
                Error error = result.error();
                if (error.kind == ErrorKind::Forbidden) {
                    error.message = tr("The keychain is locked, so %1 was not removed.").arg(removed.name);
                    error.advice = tr("Unlock it and try again.");
                }
                return done(error);
            }
            m_tests->cancel(removed.id);
            QList<OssCredential> list = m_credentials;
            list.removeIf([&](const OssCredential &one) { return one.id == removed.id; });
            setCredentials(list);
            save();
            done({});
        });
}

Operation CredentialStore::import(const QList<FoundCredential> &found, Callback<QStringList> done)
{
    const auto flow = std::make_shared<KeyImport>(std::move(done));
    flow->left = found;
    auto *one = flow.get();
    one->step = finished<void>({}, [this, one](const Done &) { one->next(*this); });
    return flow->promise.operation({}, flow);
}

} // namespace osc

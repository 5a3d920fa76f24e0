// SPDX-License-Identifier: Apache-2.0
#include "credentialfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>
#include <functional>

namespace osc {

namespace {

constexpr int credentialFormat = 1;
constexpr qsizetype longestText = 4096;
constexpr qsizetype mostSteps = 16;
constexpr qsizetype mostFormerNames = 8;

struct CredentialFileText
{
    Q_DECLARE_TR_FUNCTIONS(osc::CredentialFile)
};

constexpr std::array dialectNames{"oss-v4", "oss-v1", "s3"};
constexpr std::array stepNames{"resolve", "connect", "sign-in", "list", "write", "remove-probe"};
constexpr std::array stepStates{"waiting", "running", "passed", "warned", "failed", "not-needed"};
constexpr std::array verdictNames{"none", "read-write", "read-only", "read-only-untried", "failed"};

template<typename Value, std::size_t Count>
QString nameOf(const std::array<const char *, Count> &names, Value value)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(value)));
}

/// Anything else is the first one.
template<typename Value, std::size_t Count>
Value valueOf(const std::array<const char *, Count> &names, const QJsonValue &name)
{
    const QString text = name.toString();
    for (std::size_t i = 0; i < Count; ++i) {
        if (text == QLatin1String(names.at(i)))
            return static_cast<Value>(i);
    }
    return static_cast<Value>(0);
}

QString textIn(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString().left(longestText);
}

QString momentOf(const QDateTime &moment)
{
    return moment.isValid() ? moment.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QDateTime momentIn(const QJsonObject &object, const char *member)
{
    return QDateTime::fromString(textIn(object, member), Qt::ISODateWithMs).toUTC();
}

QJsonObject testToJson(const CredentialTest &test)
{
    QJsonArray steps;
    for (const CredentialStepResult &step : test.steps)
        steps.append(QJsonObject{{QStringLiteral("step"), nameOf(stepNames, step.step)},
                                 {QStringLiteral("state"), nameOf(stepStates, step.state)},
                                 {QStringLiteral("title"), step.title},
                                 {QStringLiteral("words"), step.words},
                                 {QStringLiteral("tookMs"), step.tookMs}});
    return {{QStringLiteral("verdict"), nameOf(verdictNames, test.verdict)},
            {QStringLiteral("at"), momentOf(test.at)},
            {QStringLiteral("tookMs"), test.tookMs},
            {QStringLiteral("summary"), test.summary},
            {QStringLiteral("advice"), test.advice},
            {QStringLiteral("ramPolicy"), test.ramPolicy},
            {QStringLiteral("steps"), steps}};
}

CredentialTest testFromJson(const QJsonObject &object)
{
    CredentialTest test;
    test.verdict = valueOf<CredentialTest::Verdict>(verdictNames, object.value(QLatin1String("verdict")));
    if (test.verdict == CredentialTest::Verdict::None)
        return test;
    test.at = momentIn(object, "at");
    test.tookMs = object.value(QLatin1String("tookMs")).toInteger(-1);
    test.summary = textIn(object, "summary");
    test.advice = textIn(object, "advice");
    test.ramPolicy = textIn(object, "ramPolicy");
    const QJsonArray steps = object.value(QLatin1String("steps")).toArray();
    for (const QJsonValue &entry : steps) {
        if (test.steps.size() == mostSteps)
            break;
        const QJsonObject step = entry.toObject();
        test.steps.append(
            {.step = valueOf<CredentialStep>(stepNames, step.value(QLatin1String("step"))),
             .state = valueOf<CredentialStepResult::State>(stepStates, step.value(QLatin1String("state"))),
             .title = textIn(step, "title"),
             .words = textIn(step, "words"),
             .tookMs = step.value(QLatin1String("tookMs")).toInteger(-1)});
    }
    return test;
}

QJsonObject credentialToJson(const OssCredential &credential)
{
    QJsonObject object{{QStringLiteral("id"), credential.id},
                       {QStringLiteral("name"), credential.name},
                       {QStringLiteral("formerNames"), QJsonArray::fromStringList(credential.formerNames)},
                       {QStringLiteral("dialect"), nameOf(dialectNames, credential.dialect)},
                       {QStringLiteral("endpoint"), credential.endpoint},
                       {QStringLiteral("internalEndpoint"), credential.internalEndpoint},
                       {QStringLiteral("useInternal"), credential.useInternal},
                       {QStringLiteral("region"), credential.region},
                       {QStringLiteral("pathStyle"), credential.pathStyle},
                       {QStringLiteral("customDomain"), credential.customDomain},
                       {QStringLiteral("keyId"), credential.maskedKeyId},
                       {QStringLiteral("bucket"), credential.bucket},
                       {QStringLiteral("prefix"), credential.prefix},
                       {QStringLiteral("expiresAt"), momentOf(credential.expiresAt)},
                       {QStringLiteral("createdAt"), momentOf(credential.createdAt)},
                       {QStringLiteral("origin"), credential.origin}};
    if (credential.lastTest.verdict != CredentialTest::Verdict::None)
        object.insert(QStringLiteral("lastTest"), testToJson(credential.lastTest));
    return object;
}

OssCredential credentialFromJson(const QJsonObject &object)
{
    OssCredential credential;
    credential.id = textIn(object, "id");
    credential.name = textIn(object, "name");
    const QJsonArray former = object.value(QLatin1String("formerNames")).toArray();
    for (const QJsonValue &name : former) {
        if (name.isString() && credential.formerNames.size() < mostFormerNames)
            credential.formerNames.append(name.toString().left(longestText));
    }
    credential.dialect = valueOf<StorageDialect>(dialectNames, object.value(QLatin1String("dialect")));
    credential.endpoint = textIn(object, "endpoint");
    credential.internalEndpoint = textIn(object, "internalEndpoint");
    credential.useInternal = object.value(QLatin1String("useInternal")).toBool();
    credential.region = textIn(object, "region");
    credential.pathStyle = object.value(QLatin1String("pathStyle")).toBool();
    credential.customDomain = object.value(QLatin1String("customDomain")).toBool();
    credential.maskedKeyId = textIn(object, "keyId");
    credential.bucket = textIn(object, "bucket");
    credential.prefix = textIn(object, "prefix");
    credential.expiresAt = momentIn(object, "expiresAt");
    credential.createdAt = momentIn(object, "createdAt");
    credential.origin = textIn(object, "origin");
    credential.lastTest = testFromJson(object.value(QLatin1String("lastTest")).toObject());
    return credential;
}

QByteArray listToJson(const char *member, const QJsonArray &list)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), credentialFormat},
                                     {QString::fromLatin1(member), list}})
        .toJson(QJsonDocument::Indented);
}

std::optional<QJsonArray> listFromJson(const char *member, const QByteArray &json)
{
    if (json.isEmpty())
        return QJsonArray();
    const QJsonValue list = QJsonDocument::fromJson(json).object().value(QLatin1String(member));
    return list.isArray() ? std::optional(list.toArray()) : std::nullopt;
}

/// What a file holds, or that it is damaged.
template<typename Entry>
Result<QList<Entry>> understood(const Result<QByteArray> &bytes,
                                std::optional<QList<Entry>> (*parse)(const QByteArray &), ListFile &file,
                                const QString &what)
{
    if (!bytes)
        return bytes.error();
    if (auto list = parse(*bytes))
        return *std::move(list);
    return Error{
        ErrorKind::Protocol,
        CredentialFileText::tr("%1 in %2 is damaged, so nothing of it is shown.").arg(what, file.path()),
        CredentialFileText::tr("It was put aside as %1. What is in the keychain is still there.")
            .arg(file.putAside()),
        {},
        {},
        {}};
}

const OssCredential *withSameId(const QList<OssCredential> &list, const OssCredential &wanted)
{
    const auto found = std::find_if(list.cbegin(), list.cend(),
                                    [&](const OssCredential &one) { return one.id == wanted.id; });
    return found == list.cend() ? nullptr : &*found;
}

bool hasName(const QList<OssCredential> &list, const QString &name)
{
    return std::any_of(list.cbegin(), list.cend(), [&](const OssCredential &one) {
        return one.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QString keysListed()
{
    return CredentialFileText::tr("The list of OSS keys");
}

QString loginsListed()
{
    return CredentialFileText::tr("The list of registry logins");
}

} // namespace

QByteArray credentialsToJson(const QList<OssCredential> &credentials)
{
    QJsonArray list;
    for (const OssCredential &credential : credentials)
        list.append(credentialToJson(credential));
    return listToJson("credentials", list);
}

std::optional<QList<OssCredential>> credentialsFromJson(const QByteArray &json)
{
    const auto list = listFromJson("credentials", json);
    if (!list)
        return {};
    QList<OssCredential> credentials;
    QSet<QString> seen; // names and ids: neither may stand for two
    for (const QJsonValue &entry : *list) {
        const OssCredential credential = credentialFromJson(entry.toObject());
        const QString id = QStringLiteral("id ") + credential.id;
        const QString name = QStringLiteral("name ") + credential.name.toLower();
        if (credential.id.isEmpty() || credential.name.isEmpty() || seen.contains(id) || seen.contains(name))
            continue;
        seen << id << name;
        credentials.append(credential);
    }
    return credentials;
}

QByteArray loginsToJson(const QList<KeptLogin> &logins)
{
    QJsonArray list;
    for (const KeptLogin &login : logins)
        list.append(QJsonObject{{QStringLiteral("registry"), login.registry},
                                {QStringLiteral("user"), login.user},
                                {QStringLiteral("keptAt"), momentOf(login.keptAt)},
                                {QStringLiteral("lastUsedAt"), momentOf(login.lastUsedAt)}});
    return listToJson("logins", list);
}

std::optional<QList<KeptLogin>> loginsFromJson(const QByteArray &json)
{
    const auto list = listFromJson("logins", json);
    if (!list)
        return {};
    QList<KeptLogin> logins;
    QSet<QString> seen;
    for (const QJsonValue &entry : *list) {
        const QJsonObject object = entry.toObject();
        const KeptLogin login{.registry = textIn(object, "registry"),
                              .user = textIn(object, "user"),
                              .keptAt = momentIn(object, "keptAt"),
                              .lastUsedAt = momentIn(object, "lastUsedAt")};
        if (login.registry.isEmpty() || seen.contains(login.registry))
            continue;
        seen << login.registry;
        logins.append(login);
    }
    return logins;
}

QList<OssCredential> mergedCredentials(const QList<OssCredential> &base, const QList<OssCredential> &ours,
                                       const QList<OssCredential> &theirs)
{
    QList<OssCredential> merged = ours;
    for (const OssCredential &before : base) {
        const auto *mine = withSameId(ours, before);
        if (mine && *mine == before && !withSameId(theirs, before))
            merged.removeOne(before);
    }
    for (OssCredential their : theirs) {
        const auto *before = withSameId(base, their);
        const auto *mine = withSameId(ours, their);
        if (mine && before && *mine == *before)
            merged.replace(merged.indexOf(*mine), their);
        if (mine || before)
            continue;
        const QString name = their.name;
        for (int number = 2; hasName(merged, their.name); ++number)
            their.name = QStringLiteral("%1-%2").arg(name).arg(number);
        merged.append(their);
    }
    return merged;
}

CredentialFile::CredentialFile(const QString &path)
    : m_file(path, keysListed())
{
    constexpr int restMs = 200;
    m_soon.setSingleShot(true);
    m_soon.setInterval(restMs);
    m_soon.callOnTimeout([this] { lookAgain(); });
    QObject::connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
}

Operation CredentialFile::load(Callback<QList<OssCredential>> done)
{
    return m_file.read([this, done = std::move(done)](const Result<QByteArray> &bytes) {
        const auto list = understood(bytes, &credentialsFromJson, m_file, keysListed());
        if (list)
            m_known = *list;
        done(list);
    });
}

Operation CredentialFile::save(const QList<OssCredential> &credentials, Callback<void> done)
{
    Promise<void> promise(std::move(done));
    auto operation = promise.operation();
    ++m_saving;
    const auto change = [base = std::exchange(m_known, credentials),
                         credentials](const QByteArray &now) -> QByteArray {
        const auto theirs = credentialsFromJson(now);
        return credentialsToJson(theirs ? mergedCredentials(base, credentials, *theirs) : credentials);
    };
    m_file
        .update(change,
                [this, promise, alive = std::weak_ptr(m_alive)](const Result<QByteArray> &written) {
                    if (alive.expired())
                        return;
                    --m_saving;
                    if (const auto list = written ? credentialsFromJson(*written) : std::nullopt)
                        takeTheirs(*list);
                    promise.resolve(written ? Done() : Done(written.error()));
                })
        .detach();
    return operation;
}

void CredentialFile::watch(std::function<void(const QList<OssCredential> &)> changed)
{
    m_changed = std::move(changed);
    const QString folder = QFileInfo(m_file.path()).absolutePath();
    if (m_changed && !m_file.path().isEmpty() && QDir().mkpath(folder))
        m_watcher.addPath(folder);
}

void CredentialFile::lookAgain()
{
    m_looking = m_file.read([this](const Result<QByteArray> &bytes) {
        // One that cannot be read now is left to the next start.
        if (const auto list = bytes ? credentialsFromJson(*bytes) : std::nullopt)
            takeTheirs(*list);
    });
}

/// While something is being written, its end brings what is new.
void CredentialFile::takeTheirs(const QList<OssCredential> &list)
{
    if (m_saving > 0 || list == m_known)
        return;
    m_known = list;
    if (m_changed)
        m_changed(list);
}

LoginFile::LoginFile(const QString &path)
    : m_file(path, loginsListed())
{}

Operation LoginFile::load(Callback<QList<KeptLogin>> done)
{
    return m_file.read([this, done = std::move(done)](const Result<QByteArray> &bytes) {
        done(understood(bytes, &loginsFromJson, m_file, loginsListed()));
    });
}

Operation LoginFile::save(const QList<KeptLogin> &logins, Callback<void> done)
{
    return m_file.write(loginsToJson(logins), std::move(done));
}

} // namespace osc

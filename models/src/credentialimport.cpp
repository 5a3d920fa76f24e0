// SPDX-License-Identifier: Apache-2.0
#include <models/credentialimport.h>

#include <models/credentialstore.h>
#include <models/wording.h>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QStringDecoder>

#include <algorithm>
#include <optional>

namespace osc {

namespace {

constexpr qsizetype longestValue = 16 * 1024;
constexpr qsizetype longestFoundName = 200;
constexpr int mostSections = 2000;

struct CredentialImportText
{
    Q_DECLARE_TR_FUNCTIONS(osc::CredentialImport)
};

/// "accessKeyID", "access-key-id" and "access_key_id" are one name.
QString plainName(QStringView name)
{
    QString plain;
    for (const QChar letter : name.trimmed()) {
        if (letter != QLatin1Char('-') && letter != QLatin1Char('_'))
            plain.append(letter.toLower());
    }
    return plain;
}

struct IniSection
{
    QString name;                       ///< As written.
    QMap<QString, QString> values;      ///< By plainName().
    QMap<QString, QString> namedValues; ///< By the name as written.
};

QString iniValue(QStringView value)
{
    const QStringView text = value.trimmed();
    const bool quoted = text.size() >= 2 && text.front() == text.back() &&
                        (text.front() == QLatin1Char('"') || text.front() == QLatin1Char('\''));
    return (quoted ? text.sliced(1, text.size() - 2) : text).left(longestValue).toString();
}

QList<IniSection> sectionsOf(const QByteArray &ini)
{
    QList<IniSection> sections;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(ini.left(longestCredentialFile));
    for (const QStringView line : QStringView(text).split(QLatin1Char('\n'))) {
        const QStringView row = line.trimmed();
        if (row.isEmpty() || row.front() == QLatin1Char('#') || row.front() == QLatin1Char(';'))
            continue;
        if (row.front() == QLatin1Char('[')) {
            if (sections.size() == mostSections)
                break;
            const qsizetype end = row.indexOf(QLatin1Char(']'));
            sections.append(
                {row.sliced(1, (end < 0 ? row.size() : end) - 1).trimmed().left(longestFoundName).toString(),
                 {},
                 {}});
            continue;
        }
        const qsizetype equals = row.indexOf(QLatin1Char('='));
        if (equals <= 0 || sections.isEmpty())
            continue;
        const QString value = iniValue(row.sliced(equals + 1));
        sections.last().values.insert(plainName(row.left(equals)), value);
        sections.last().namedValues.insert(row.left(equals).trimmed().left(longestFoundName).toString(),
                                           value);
    }
    return sections;
}

/// What the sources call the parts of a key, in one form.
struct RawKey
{
    QString name;
    QString origin;
    QString mode; ///< Lower case; empty: none is given.
    QString keyId;
    QString secret;
    QString token;
    QString endpoint;
    QString region;
    bool pathStyle = false;
    QDateTime expiresAt;
};

bool isRegion(const QString &text)
{
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.cbegin(), text.cend(), [](QChar letter) {
        return letter.unicode() < 128 && (letter.isLetterOrNumber() || letter == QLatin1Char('-'));
    });
}

/// Why a key of this mode has no secret that could be stored.
QString modeProblem(const QString &mode)
{
    const QString shown = shortText(mode, 40);
    static const QStringList roles{QStringLiteral("ramrolearn"), QStringLiteral("ramrolearnwithecs"),
                                   QStringLiteral("chainableramrolearn")};
    if (roles.contains(mode.toLower()))
        return CredentialImportText::tr("It takes on a role (mode %1): its keys are made anew each time.")
            .arg(shown);
    if (mode.compare(QLatin1String("EcsRamRole"), Qt::CaseInsensitive) == 0)
        return CredentialImportText::tr("It belongs to an ECS instance (mode %1) and works only there.")
            .arg(shown);
    if (mode.compare(QLatin1String("RsaKeyPair"), Qt::CaseInsensitive) == 0)
        return CredentialImportText::tr("It is a pair of RSA keys (mode %1), which OSS does not take.")
            .arg(shown);
    return CredentialImportText::tr("Its mode %1 has no key that could be kept.").arg(shown);
}

FoundCredential foundFrom(const RawKey &raw)
{
    FoundCredential found;
    OssCredential &credential = found.credential;
    credential.name = raw.name.left(longestFoundName);
    credential.origin = raw.origin;
    credential.region = isRegion(raw.region) ? raw.region.toLower() : QString();
    credential.endpoint = raw.endpoint.trimmed();
    credential.pathStyle = raw.pathStyle;
    if (credential.endpoint.startsWith(QLatin1String("https://"), Qt::CaseInsensitive))
        credential.endpoint.remove(0, 8);
    while (credential.endpoint.endsWith(QLatin1Char('/')))
        credential.endpoint.chop(1);
    if (credential.endpoint.isEmpty()) // as ossutil does
        credential.endpoint =
            QStringLiteral("oss-%1.aliyuncs.com")
                .arg(credential.region.isEmpty() ? QStringLiteral("cn-hangzhou") : credential.region);
    credential.maskedKeyId = maskedKeyId(raw.keyId);
    credential.expiresAt = raw.expiresAt;

    const QString mode = raw.mode.toLower();
    const bool sts = mode == QLatin1String("ststoken");
    if (!mode.isEmpty() && mode != QLatin1String("ak") && !sts)
        found.whyNot = modeProblem(raw.mode);
    else if (raw.keyId.isEmpty() || raw.secret.isEmpty())
        found.whyNot = CredentialImportText::tr("It has no access key ID or no secret.");
    else if (sts && raw.token.isEmpty())
        found.whyNot = CredentialImportText::tr("It is a temporary key without its token.");
    else if (!CredentialStore::endpointProblem(credential.endpoint).isEmpty())
        found.whyNot = CredentialImportText::tr("Its endpoint %1 is not the address of a server.")
                           .arg(shortText(credential.endpoint, 80));
    else
        found.key = {raw.keyId, SecretString(raw.secret), SecretString(raw.token)};
    if (!found.whyNot.isEmpty())
        credential.maskedKeyId.clear();
    return found;
}

/// A value of a section, or of those that it refers to.
class Profiles
{
public:
    explicit Profiles(const QList<IniSection> &sections)
    {
        for (const IniSection &section : sections) {
            if (const auto name = profileName(section.name))
                m_profiles.insert(name->toLower(), &section);
        }
    }

    /// None: the section is no profile.
    [[nodiscard]] static std::optional<QString> profileName(const QString &section)
    {
        if (section.compare(QLatin1String("default"), Qt::CaseInsensitive) == 0)
            return QStringLiteral("default");
        if (section.startsWith(QLatin1String("profile "), Qt::CaseInsensitive))
            return section.mid(8).trimmed();
        return {};
    }

    [[nodiscard]] QString value(const IniSection &section, const QString &name) const
    {
        constexpr int deepest = 8; // they may refer to one another in a circle
        const IniSection *one = &section;
        for (int depth = 0; one && depth < deepest; ++depth) {
            if (const QString value = one->values.value(name); !value.isEmpty())
                return value;
            one = m_profiles.value(one->values.value(QStringLiteral("sourceprofile")).toLower());
        }
        return {};
    }

private:
    QHash<QString, const IniSection *> m_profiles;
};

RawKey keyOf(const IniSection &section, const Profiles &profiles, const QString &origin)
{
    const auto value = [&](const char *name) { return profiles.value(section, QString::fromLatin1(name)); };
    RawKey raw;
    raw.origin = origin;
    raw.mode = value("mode");
    raw.keyId = value("accesskeyid");
    raw.secret = value("accesskeysecret");
    raw.token = value("ststoken");
    raw.endpoint = value("endpoint");
    raw.region = value("region");
    raw.pathStyle = value("addressingstyle").compare(QLatin1String("path"), Qt::CaseInsensitive) == 0;
    return raw;
}

/// Version 1 has one key for all, and endpoints of single buckets.
void addBucketOf(RawKey &raw, const QList<IniSection> &sections, OssCredential &credential)
{
    for (const IniSection &section : sections) {
        if (section.name.compare(QLatin1String("Bucket-Endpoint"), Qt::CaseInsensitive) != 0 ||
            section.namedValues.size() != 1)
            continue;
        if (raw.endpoint.isEmpty() || section.namedValues.first() == raw.endpoint) {
            credential.bucket = section.namedValues.firstKey();
            if (raw.endpoint.isEmpty())
                raw.endpoint = section.namedValues.first();
        }
    }
}

QString memberText(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().trimmed().left(longestValue);
}

} // namespace

QList<FoundCredential> credentialsOfOssutil(const QByteArray &ini, const QString &origin)
{
    const QList<IniSection> sections = sectionsOf(ini);
    const Profiles profiles(sections);
    QList<FoundCredential> all;
    for (const IniSection &section : sections) {
        if (all.size() == mostFoundCredentials)
            break;
        const bool first = section.name.compare(QLatin1String("Credentials"), Qt::CaseInsensitive) == 0;
        const auto profile = Profiles::profileName(section.name);
        if (!first && !profile)
            continue;
        RawKey raw = keyOf(section, profiles, origin);
        raw.name = first || profile->isEmpty() ? QStringLiteral("default") : *profile;
        // [Default] of version 1 holds other settings.
        if (raw.keyId.isEmpty() && raw.secret.isEmpty() && raw.mode.isEmpty())
            continue;
        OssCredential more;
        if (first)
            addBucketOf(raw, sections, more);
        FoundCredential found = foundFrom(raw);
        found.credential.bucket = more.bucket;
        all.append(found);
    }
    return all;
}

QList<FoundCredential> credentialsOfAliyunCli(const QByteArray &json, const QString &origin)
{
    QList<FoundCredential> all;
    if (json.size() > longestCredentialFile)
        return all;
    const QJsonArray profiles =
        QJsonDocument::fromJson(json).object().value(QLatin1String("profiles")).toArray();
    for (const QJsonValue &entry : profiles) {
        if (all.size() == mostFoundCredentials)
            break;
        const QJsonObject object = entry.toObject();
        RawKey raw;
        raw.name = memberText(object, "name");
        raw.origin = origin;
        raw.mode = memberText(object, "mode");
        raw.keyId = memberText(object, "access_key_id");
        raw.secret = memberText(object, "access_key_secret");
        raw.token = memberText(object, "sts_token");
        raw.region = memberText(object, "region_id");
        if (raw.mode.compare(QLatin1String("AK"), Qt::CaseInsensitive) == 0)
            raw.token.clear(); // left over from another mode
        if (raw.name.isEmpty() && raw.keyId.isEmpty())
            continue;
        // The file that a new installation has: one profile with nothing in it.
        if (raw.keyId.isEmpty() && raw.secret.isEmpty() &&
            (raw.mode.isEmpty() || raw.mode == QLatin1String("AK")))
            continue;
        all.append(foundFrom(raw));
    }
    return all;
}

QList<FoundCredential> credentialsOfEnvironment(const std::function<QString(const QString &)> &variable)
{
    const auto value = [&](const char *name) {
        return variable(QString::fromLatin1(name)).trimmed().left(longestValue);
    };
    QList<FoundCredential> all;
    const auto add = [&](const char *name, const char *id, const char *secret, const char *token) {
        RawKey raw;
        raw.name = QString::fromLatin1(name);
        raw.origin = QString::fromLatin1(id);
        raw.keyId = value(id);
        raw.secret = value(secret);
        raw.token = value(token);
        raw.endpoint = value("OSS_ENDPOINT");
        raw.region = value("OSS_REGION");
        if (raw.keyId.isEmpty() && raw.secret.isEmpty())
            return;
        const FoundCredential found = foundFrom(raw);
        const bool same = std::any_of(all.cbegin(), all.cend(),
                                      [&](const FoundCredential &other) { return other.key == found.key; });
        if (!same || !found.whyNot.isEmpty())
            all.append(found);
    };
    add("oss-environment", "OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET", "OSS_SESSION_TOKEN");
    add("alibaba-cloud-environment", "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
        "ALIBABA_CLOUD_SECURITY_TOKEN");
    return all;
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>
#include <core/secretstring.h>

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

/// How requests of an object storage are signed and where a bucket stands in them.
enum class StorageDialect {
    OssV4, ///< OSS4-HMAC-SHA256 (test-environment 4).
    OssV1, ///< The older signature of OSS, HMAC-SHA1.
    S3,    ///< AWS4-HMAC-SHA256, for compatible services.
};

/// The steps of a test, in their order.
enum class CredentialStep {
    Resolve, ///< The name of the endpoint has an address.
    Connect, ///< It answers, and its certificate is valid.
    SignIn,  ///< The key is accepted; the clock is right.
    List,    ///< The default bucket and prefix, or the buckets.
    Write,   ///< A small probe object; only when it was asked for.
    RemoveProbe,
};

/// What one step of a test said.
struct CredentialStepResult
{
    enum class State { Waiting, Running, Passed, Warned, Failed, NotNeeded };

    CredentialStep step = CredentialStep::Resolve;
    State state = State::Waiting;
    QString title;      ///< "List acme-reports/daily".
    QString words;      ///< What came out, one sentence or phrase.
    qint64 tookMs = -1; ///< -1: not run.

    bool operator==(const CredentialStepResult &) const = default;
};

/// What a key can do, as far as the last test found out. Kept with the credential, without secrets.
struct CredentialTest
{
    enum class Verdict {
        None,
        ReadWrite,
        ReadOnly,
        ReadOnlyUntried /**< Reads; writing was not tried. */,
        Failed
    };

    Verdict verdict = Verdict::None;
    QDateTime at; ///< UTC.
    qint64 tookMs = -1;
    QString summary;   ///< What happened, one sentence: "This key can read x, but it cannot write there."
    QString advice;    ///< What to do, one sentence; may be empty.
    QString ramPolicy; ///< The RAM policy that would grant what was missing, as JSON; may be empty.
    QList<CredentialStepResult> steps;

    bool operator==(const CredentialTest &) const = default;
};

/// An access key for object storage, as it is listed: everything but the key itself, which is in the
/// keychain.
struct OssCredential
{
    QString id;   ///< Made once, never shown: names its entry in the keychain.
    QString name; ///< What the user calls it: 1–63 letters, digits, dots, dashes; unique, ignoring case.
    /// What it was called before, newest first: templates, drafts and requests that say so still mean it,
    /// unless another one has the name now.
    QStringList formerNames{};
    StorageDialect dialect = StorageDialect::OssV4;
    QString endpoint;         ///< "oss-cn-hangzhou.aliyuncs.com", or with "http://" and a port.
    QString internalEndpoint; ///< From inside the region; for mounts when useInternal. May be empty.
    bool useInternal = false; ///< Mounts take the internal endpoint.
    QString region;           ///< "cn-hangzhou"; empty: taken from the endpoint.
    bool pathStyle = false;   ///< The bucket is in the path; always so for IP addresses and localhost.
    /// The endpoint is a domain of the user's own that leads to one bucket, the default one (CNAME). Mounts
    /// take the internal endpoint, else that of the region.
    bool customDomain = false;
    QString maskedKeyId; ///< "LTAI5t…8Qm2".
    QString bucket;      ///< Default; may be empty.
    QString prefix;      ///< Default, without slashes at its ends; may be empty.
    QDateTime expiresAt; ///< UTC; of a temporary (STS) key. Invalid: does not run out.
    QDateTime createdAt; ///< UTC.
    QString origin;      ///< Where it was imported from: "~/.ossutilconfig"; may be empty.
    CredentialTest lastTest;

    bool operator==(const OssCredential &) const = default;
};

/// The key itself. Travels in memory only.
struct OssKey
{
    QString keyId;
    SecretString secret;
    SecretString token{}; ///< Security token of a temporary key; empty: none.

    bool operator==(const OssKey &) const = default;
};

/// A credential with its key: what a request or a mount needs.
struct OssAccount
{
    OssCredential credential;
    OssKey key;
};

/// By id, else by name, ignoring case, else by a former name; null when there is none. Points into the list.
[[nodiscard]] const OssCredential *findCredential(const QList<OssCredential> &credentials,
                                                  const QString &nameOrId);
/// Where a mount reaches the buckets of @p credential: the internal endpoint when it is wanted, and never a
/// domain of one bucket.
[[nodiscard]] QString mountEndpoint(const OssCredential &credential);
/// "LTAI5tQ7bFz9hYw2Kc3eXw71" → "LTAI5t…Xw71"; of a short one less is shown.
[[nodiscard]] QString maskedKeyId(const QString &keyId);
/// "cn-hangzhou" of "oss-cn-hangzhou-internal.aliyuncs.com"; empty when the endpoint does not tell.
[[nodiscard]] QString regionOfEndpoint(const QString &endpoint);

/// Gives out keys at the moment that they are used. Who asks drops them when the call is made.
class CredentialSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~CredentialSource() override;

    /// All that there are, without their keys, by name.
    [[nodiscard]] virtual QList<OssCredential> credentials() const = 0;
    /// By name, or by id. NotFound when there is none or the keychain has lost its key, Forbidden when the
    /// keychain is locked and stays so, Unauthorized when it is temporary and has run out.
    [[nodiscard]] virtual Operation account(const QString &nameOrId, Callback<OssAccount> done) = 0;

Q_SIGNALS:
    /// credentials() differs.
    void credentialsChanged();
};

/// Where the list of credentials is kept, without any secret. Every call returns at once.
class CredentialIndex
{
public:
    virtual ~CredentialIndex();

    [[nodiscard]] virtual Operation load(Callback<QList<OssCredential>> done) = 0;
    /// Replaces the list in one step: a crash leaves the old one or the new one. What another console has
    /// added, changed or removed since this one read the list is kept, but for what both changed, where this
    /// one counts.
    [[nodiscard]] virtual Operation save(const QList<OssCredential> &credentials, Callback<void> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::OssCredential)

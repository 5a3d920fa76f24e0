// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/filesystem.h>
#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

namespace osc {

/// A bucket as the account lists it.
struct Bucket
{
    QString name;
    QString region;       ///< "oss-cn-hangzhou" or as the service spells it; may be empty.
    QString storageClass; ///< May be empty.
    QDateTime createdAt;
    QString endpoint{};         ///< Where it is reached; empty: that of the account.
    QString internalEndpoint{}; ///< May be empty.

    bool operator==(const Bucket &) const = default;
};

/// What only objects have. All texts are untrusted.
struct ObjectFacts
{
    qint64 size = -1;
    QDateTime modified{};
    QString contentType{};
    QString etag{};
    QString storageClass{};
    QString acl{};         ///< "default", "private", "public-read", "public-read-write"; empty: not told.
    bool archived = false; ///< Cannot be read until it is restored.
    QString restore{};     ///< What the service says of a restore: under way, or until when. May be empty.
    QString versionId{};   ///< Where the bucket keeps versions.
    QMap<QString, QString> metadata{}; ///< The user's own, without "x-oss-meta-".

    bool operator==(const ObjectFacts &) const = default;
};

/// The part of a FileSystem over a bucket that files do not have. Paths as in the file system.
class ObjectAccess
{
public:
    virtual ~ObjectAccess();

    [[nodiscard]] virtual Operation facts(const FilePath &path, Callback<ObjectFacts> done) = 0;
    /// Replaces content type and the user's own metadata; the object is copied onto itself.
    [[nodiscard]] virtual Operation setFacts(const FilePath &path, const QString &contentType,
                                             const QMap<QString, QString> &metadata, Callback<void> done) = 0;
    /// Asks the service to make an archived object readable for @p days (1–365); takes minutes to hours.
    [[nodiscard]] virtual Operation restore(const FilePath &path, int days, Callback<void> done) = 0;
    /// A link with which anyone can read the object until it runs out; no request is made. At most 7 days,
    /// and a temporary key's own end.
    [[nodiscard]] virtual QUrl shareLink(const FilePath &path, std::chrono::seconds validFor) const = 0;
    /// Every version of one object, newest first, as far as the bucket keeps them. Only when asked for.
    struct Version
    {
        QString id;
        QDateTime modified;
        qint64 size = -1;
        bool current = false;
        bool deleteMarker = false;
    };
    [[nodiscard]] virtual Operation versions(const FilePath &path, Callback<QList<Version>> done) = 0;
    /// Copies one version at the service to @p to: to @p path itself, it is the current one again, in front
    /// of the others. Conflict when @p to is another object that exists.
    [[nodiscard]] virtual Operation copyVersion(const FilePath &path, const QString &version,
                                                const FilePath &to, Callback<void> done) = 0;
    /// Removes one version for good. Without a marker that hid it, the object is there again.
    [[nodiscard]] virtual Operation removeVersion(const FilePath &path, const QString &version,
                                                  Callback<void> done) = 0;
};

/// What a test may do.
struct CredentialTestPlan
{
    bool write = false; ///< Also write a small probe object and remove it; the user agreed.
};

/// Object storage of any account.
class ObjectStorage
{
public:
    virtual ~ObjectStorage();

    /// Forbidden when the key may not list them: a bucket can be opened by its name all the same.
    [[nodiscard]] virtual Operation listBuckets(const OssAccount &account, Callback<QList<Bucket>> done) = 0;
    /// The files of a bucket. Finds out its region and endpoint first when the account's are of another one.
    [[nodiscard]] virtual Operation open(const OssAccount &account, const QString &bucket,
                                         Callback<std::shared_ptr<FileSystem>> done) = 0;
    /// Step by step; @p onSteps tells all steps whenever one changes. What does not work is a value, never an
    /// error. Cancelling removes the probe object.
    [[nodiscard]] virtual Operation test(const OssAccount &account, CredentialTestPlan plan,
                                         std::function<void(const QList<CredentialStepResult> &)> onSteps,
                                         Callback<CredentialTest> done) = 0;
};

} // namespace osc

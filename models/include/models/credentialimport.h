// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/credentials.h>
#include <core/operation.h>

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <functional>

namespace osc {

/// A key that lies in plain text in a file or in the environment. All texts are untrusted.
struct FoundCredential
{
    OssCredential credential; ///< Without an id; origin says where it lies, name what it is called there.
    OssKey key;               ///< Empty when whyNot is not.
    QString whyNot{};         ///< Why it cannot be imported, as one sentence.

    bool operator==(const FoundCredential &) const = default;
};

/// No file of this kind is larger: 1 MiB.
constexpr qint64 longestCredentialFile = 1024 * 1024;
/// No more than these are taken from one file.
constexpr int mostFoundCredentials = 200;

// Pure functions: what they are given may be anything. @p origin is what the file is called for people:
// "~/.ossutilconfig".

/// The configuration of ossutil: of version 1 the section [Credentials], with [Bucket-Endpoint]; of version 2
/// [default] and [profile NAME], whose keys may be spelt accessKeyID, access-key-id or access_key_id, and
/// which may refer to one another by source_profile.
[[nodiscard]] QList<FoundCredential> credentialsOfOssutil(const QByteArray &ini, const QString &origin);
/// The profiles of the Alibaba Cloud CLI (~/.aliyun/config.json), of the modes AK and StsToken. Those of
/// other modes come with the reason why they cannot be taken.
[[nodiscard]] QList<FoundCredential> credentialsOfAliyunCli(const QByteArray &json, const QString &origin);
/// The variables of ossutil and of the Alibaba Cloud SDKs. @p variable gives the value of one; empty: unset.
[[nodiscard]] QList<FoundCredential>
credentialsOfEnvironment(const std::function<QString(const QString &)> &variable);

/// Looks for keys that could be imported. The application implements it.
class CredentialFinder
{
public:
    virtual ~CredentialFinder() = default;

    /// Reads files off the calling thread and changes none. What cannot be read is left out.
    [[nodiscard]] virtual Operation find(Callback<QList<FoundCredential>> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::FoundCredential)

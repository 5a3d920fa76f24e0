// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/secretstring.h>

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace osc {

/// The three kinds of volume of the OpenSandbox API.
enum class VolumeKind { Host, Claim, Ossfs };

/// Credentials for one pull. The password is never written anywhere (lifecycle API, image.auth).
struct RegistryLogin
{
    QString username;
    SecretString password;

    bool operator==(const RegistryLogin &) const = default;
};

/// `ossfs` of a volume. The key is named, not held: `${name.id}` and `${name.secret}` until the call is made.
struct OssfsSource
{
    QString bucket;
    QString endpoint;
    QString version = QStringLiteral("2.0"); ///< "1.0" or "2.0".
    QStringList options;                     ///< Without a leading dash.
    QString credential;                      ///< Name of a credential in the keychain.

    bool operator==(const OssfsSource &) const = default;
};

/// `pvc` of a volume: a Docker named volume or a Kubernetes claim.
struct ClaimSource
{
    QString claimName;
    bool createIfNotExists = true;
    bool deleteOnSandboxTermination = false;
    QString storageClass;    ///< Kubernetes only; Docker accepts and ignores it.
    QString storage;         ///< "10Gi"; Kubernetes only.
    QStringList accessModes; ///< Kubernetes only.

    bool operator==(const ClaimSource &) const = default;
};

/// One entry of `volumes` (docker-runtime 7.1). Only the source that `kind` names is used.
struct VolumeSpec
{
    QString name; ///< DNS label, unique in the request.
    VolumeKind kind = VolumeKind::Claim;
    QString hostPath;
    ClaimSource claim;
    OssfsSource ossfs;
    QString mountPath; ///< Absolute path in the sandbox.
    QString subPath;   ///< Relative path below the source, or empty.
    bool readOnly = false;

    bool operator==(const VolumeSpec &) const = default;
};

struct NetworkRule
{
    QString action; ///< "allow" or "deny".
    QString target; ///< Domain, wildcard domain, IP address or CIDR.

    bool operator==(const NetworkRule &) const = default;
};

/// `networkPolicy`: what the sandbox may reach. An empty policy denies everything (docker-runtime 14, row
/// 14).
struct NetworkPolicy
{
    QString defaultAction; ///< "allow", "deny" or empty (which means deny).
    QList<NetworkRule> egress;

    bool operator==(const NetworkPolicy &) const = default;
};

/// How the console decides that a new sandbox is ready. Not sent to a server: the SDK checks on the client
/// side too.
struct ReadinessCheck
{
    enum class Kind {
        Execd, ///< GET /ping of execd answers, as the SDKs wait (docker-runtime 8.4).
        Http,  ///< GET http://sandbox:port/path answers with a status below 400.
        State, ///< The state Running is enough.
    };
    Kind kind = Kind::Execd;
    int port = 0;            ///< For Http: 1–65535.
    QString path;            ///< For Http: begins with "/".
    int timeoutSeconds = 30; ///< 1–3600; the sandbox is kept when it runs out, and said to be not ready.

    bool operator==(const ReadinessCheck &) const = default;
};

/// A command that execd runs in the sandbox besides the entrypoint (api-1.1 4.1, lifecycle).
struct LifecycleHook
{
    QString name;                         ///< Of a repeated one; unique among them.
    QString schedule;                     ///< Of a repeated one: "*/5 * * * *". Servers do not check it.
    QStringList command;                  ///< At least one word; run without a shell.
    std::optional<qint64> timeoutSeconds; ///< 1–10800 before the start, 1–300 repeated; none: 60.

    bool operator==(const LifecycleHook &) const = default;
};

/// Kubernetes servers from 1.1 on only.
struct LifecycleHooks
{
    std::optional<LifecycleHook> preStart; ///< Before the entrypoint; has neither name nor schedule.
    QList<LifecycleHook> periodic;         ///< While the sandbox runs.

    [[nodiscard]] bool isEmpty() const { return !preStart && periodic.isEmpty(); }
    bool operator==(const LifecycleHooks &) const = default;
};

/// Everything a person can ask for when creating a sandbox: what the form edits, templates store, JSON holds
/// and every backend takes. Members follow the create request of the lifecycle API (api-1.1 4.1) unless said
/// otherwise.
struct SandboxSpec
{
    QString image; ///< Reference as typed. Exactly one of image, snapshotId and templateId.
    std::optional<RegistryLogin> auth;
    QString snapshotId;
    QString templateId;     ///< A template of a server; it fixes nearly all the rest (api-1.1 4.1).
    QStringList entrypoint; ///< One element with a space in it is split like a shell does.
    std::optional<qint64> timeoutSeconds;      ///< At least 60; none: runs until deleted.
    QMap<QString, QString> resourceLimits;     ///< "cpu", "memory", "gpu" as Kubernetes quantities.
    QMap<QString, QString> resourceRequests;   ///< Kubernetes only; Docker ignores it.
    QMap<QString, std::optional<QString>> env; ///< A null value is skipped.
    QMap<QString, QString> metadata;           ///< "name" is what the console calls the sandbox.
    LifecycleHooks lifecycle;
    QString platformOs;   ///< "linux", "windows" or empty.
    QString platformArch; ///< "amd64", "arm64" or empty.
    std::optional<NetworkPolicy> networkPolicy;
    bool credentialProxy = false;
    bool secureAccess = false;
    QList<VolumeSpec> volumes;
    QMap<QString, QString> extensions;
    ReadinessCheck readiness; ///< Ours; kept in templates, not part of the request.

    [[nodiscard]] QString name() const { return metadata.value(QStringLiteral("name")); }

    bool operator==(const SandboxSpec &) const = default;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::SandboxSpec)

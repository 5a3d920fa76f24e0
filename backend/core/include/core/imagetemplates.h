// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/operation.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace osc {

/// How far the building of a template is (api-1.1 4.2). Only Succeeded can be started from.
enum class TemplatePhase { Pending, Building, Succeeded, Failed, Unknown };

/// What a template is built from (api-1.1 4.2).
struct ImageTemplateSpec
{
    QString image;                         ///< Required.
    QString publish;                       ///< Where the result goes: "s3://bucket/prefix". Required.
    QMap<QString, QString> resourceLimits; ///< Only "cpu" (1), "memory" (512Mi) and "disk" (2Gi).
    QStringList entrypoint;                ///< Empty: `tail -f /dev/null`.
    QMap<QString, QString> env;            ///< Names of letters, digits and underscores. Kept by the server.
    QMap<QString, QString> metadata;       ///< Rules as for sandboxes.
    QString readinessProbe;                ///< "tcp://host:port" or "cmd://…"; may be empty.
    int warmupSeconds = 0;                 ///< 0 or more.
    QString format;                        ///< "native" or "overlaybd"; empty: the latter.

    bool operator==(const ImageTemplateSpec &) const = default;
};

/// A prebuilt image of a server, from which sandboxes start at once. All text is untrusted.
struct ImageTemplate
{
    QString connectionId;
    QString id; ///< "tpl-…".
    ImageTemplateSpec spec;
    TemplatePhase phase = TemplatePhase::Unknown;
    QString phaseName;   ///< The server's own word.
    QString message;     ///< Why it failed or what it waits for; may be empty.
    QString manifestRef; ///< Of the built image; empty before.
    QDateTime createdAt; ///< UTC.
    QDateTime updatedAt; ///< UTC.

    [[nodiscard]] bool isReady() const { return phase == TemplatePhase::Succeeded; }

    bool operator==(const ImageTemplate &) const = default;
};

/// The sandbox templates of a server with the fast-start runtime (servers from 1.1, on Kubernetes).
class ImageTemplateService
{
public:
    virtual ~ImageTemplateService();

    /// All of them, newest first.
    [[nodiscard]] virtual Operation list(Callback<QList<ImageTemplate>> done) = 0;
    /// Begins to build; get() tells the progress.
    [[nodiscard]] virtual Operation create(const ImageTemplateSpec &spec, Callback<ImageTemplate> done) = 0;
    [[nodiscard]] virtual Operation get(const QString &id, Callback<ImageTemplate> done) = 0;
    /// Leaves running sandboxes alone.
    [[nodiscard]] virtual Operation remove(const QString &id, Callback<void> done) = 0;
};

} // namespace osc

Q_DECLARE_METATYPE(osc::ImageTemplate)

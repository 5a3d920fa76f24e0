// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>
#include <core/operation.h>
#include <core/sandbox.h>
#include <core/sandboxspec.h>
#include <core/volumes.h>

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace osc {

// ------------------------------------------------------------------------------------------------ sandboxes

/// A change in the list of sandboxes of one connection. After a gap (reconnect) a new snapshot comes first.
struct SandboxSnapshot
{
    QList<Sandbox> sandboxes; ///< All of them: rows that are not in it are gone.
    int unreadable = 0;       ///< How many more there are that could not be understood at all.
};
/// Some rows of a long list that is still arriving; the snapshot with all of them follows.
struct SandboxPart
{
    QList<Sandbox> sandboxes;
};
struct SandboxChanged
{
    Sandbox sandbox; ///< New, or different from before.
};
struct SandboxGone
{
    QString id;
};
using SandboxChange = std::variant<SandboxSnapshot, SandboxPart, SandboxChanged, SandboxGone>;

/// The steps of a create, in this order; a backend leaves out those it does not have.
enum class CreateStep {
    Check,
    PrepareVolumes,
    PullImage,
    PrepareExecd,
    CreateContainer,
    InjectExecd,
    Start,
    Readiness
};

struct LayerProgress
{
    QString id;    ///< Layer id, untrusted.
    QString phase; ///< The Engine's word: "Downloading", "Extracting", "Pull complete".
    qint64 current = 0;
    qint64 total = 0; ///< 0: not known.

    bool operator==(const LayerProgress &) const = default;
};

struct CreateProgress
{
    CreateStep step = CreateStep::Check;
    QString sandboxId; ///< Known from the first step on.
    QString text;      ///< One translated line: "Pulling python:3.11, 34 of 120 MiB".
    qint64 current = 0;
    qint64 total = 0;            ///< 0: not known.
    QList<LayerProgress> layers; ///< For PullImage.
};

struct CreateOutcome
{
    Sandbox sandbox;     ///< Read again after the start.
    bool ready = true;   ///< The readiness check passed.
    QString notReadyWhy; ///< One sentence when it did not; the sandbox is kept.
    QStringList notes;   ///< Sentences worth telling: "execd was not found; commands use the Engine."
};

struct RenewOutcome
{
    QDateTime expiresAt; ///< UTC.
    QString caveat;      ///< What another controller would do all the same; may be empty.
};

/// What a deletion loses and keeps; fields fill in as they are learned.
struct DeletionPreview
{
    std::optional<qint64> changedFiles; ///< Files added or changed outside mounts; none: not known.
    std::optional<int> runningProcesses;
    QStringList lostVolumes; ///< Deleted with the sandbox.
    QStringList keptMounts;  ///< Mounts that stay: names or paths.
};

class SandboxService
{
public:
    virtual ~SandboxService();

    /// Begins with a snapshot as soon as the connection is live, then changes as they happen, across
    /// reconnects. Never ends by itself; the connection's health is ConnectionStatus.
    [[nodiscard]] virtual Operation watch(std::function<void(SandboxChange)> onChange) = 0;
    [[nodiscard]] virtual Operation get(const QString &id, Callback<Sandbox> done) = 0;

    /// Creates and starts. Cancelling or failing removes what this call made. @p onProgress may be called
    /// often.
    [[nodiscard]] virtual Operation create(const SandboxSpec &spec,
                                           std::function<void(CreateProgress)> onProgress,
                                           Callback<CreateOutcome> done) = 0;
    [[nodiscard]] virtual Operation pause(const QString &id, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation resume(const QString &id, Callback<void> done) = 0;
    /// @p expiresAt is later than now; it may be earlier than the present expiry.
    [[nodiscard]] virtual Operation renew(const QString &id, const QDateTime &expiresAt,
                                          Callback<RenewOutcome> done) = 0;
    /// Merge: a null value removes its key. Returns the sandbox as it is afterwards.
    [[nodiscard]] virtual Operation patchMetadata(const QString &id,
                                                  const QMap<QString, std::optional<QString>> &patch,
                                                  Callback<Sandbox> done) = 0;
    /// Deletes at once, in any state. Deleting one that is gone already is NotFound.
    [[nodiscard]] virtual Operation kill(const QString &id, Callback<void> done) = 0;
    [[nodiscard]] virtual Operation previewDeletion(const QString &id, Callback<DeletionPreview> done) = 0;
    /// The runtime's own description as indented JSON with secrets masked (env values, tokens, passwords).
    [[nodiscard]] virtual Operation inspect(const QString &id, Callback<QByteArray> done) = 0;
    /// The request that would make the sandbox as it is now, as far as the runtime tells; values of variables
    /// that are named like a secret are `${env.NAME}`. timeoutSeconds is from its creation to its present
    /// expiry. Unsupported where a connection cannot tell.
    [[nodiscard]] virtual Operation currentSpec(const QString &id, Callback<SandboxSpec> done);
};

// ------------------------------------------------------------------------------------------------- commands

struct CommandRequest
{
    QString command;          ///< A shell command line.
    QString workingDirectory; ///< Empty: the sandbox's own.
    QMap<QString, QString> env;
    int timeoutSeconds = 0;       ///< 0: none.
    std::optional<quint32> uid{}; ///< As which user; needs an agent that runs as root.
    std::optional<quint32> gid{}; ///< Only together with uid.
};

struct CommandOutput
{
    enum class Stream { Stdout, Stderr };
    Stream stream = Stream::Stdout;
    QByteArray bytes; ///< Raw; may be cut inside a character.
};

struct CommandOutcome
{
    int exitCode = 0;
    QString signal; ///< "killed", "terminated"; empty: ended by itself.
    qint64 durationMs = 0;
    QString via; ///< "execd" or "the Engine".
};

class CommandService
{
public:
    virtual ~CommandService();
    /// Runs in the foreground; an exit code other than 0 is an outcome, not an error. Cancelling interrupts
    /// it.
    [[nodiscard]] virtual Operation run(const QString &sandboxId, const CommandRequest &request,
                                        std::function<void(CommandOutput)> onOutput,
                                        Callback<CommandOutcome> done) = 0;
};

// ----------------------------------------------------------------------------------------------------- logs

struct LogRequest
{
    int tail = 1000; ///< Lines from before; -1: all.
    bool follow = true;
    bool timestamps = false;
};

class LogService
{
public:
    virtual ~LogService();
    /// Ends when the sandbox ends or, without follow, at the end of what there is.
    [[nodiscard]] virtual Operation read(const QString &sandboxId, const LogRequest &request,
                                         std::function<void(CommandOutput)> onOutput,
                                         Callback<void> done) = 0;
};

// ---------------------------------------------------------------------------------------------------- files

class FileService
{
public:
    virtual ~FileService();
    /// Chooses execd when it answers, else the runtime's own means. The file system outlives the operation
    /// and stays usable until the backend is destroyed.
    [[nodiscard]] virtual Operation open(const QString &sandboxId,
                                         Callback<std::shared_ptr<FileSystem>> done) = 0;
};

// --------------------------------------------------------------------------------------------------- images

struct Image
{
    QString id;
    QStringList tags;
    QDateTime createdAt;
    qint64 size = 0;

    bool operator==(const Image &) const = default;
};

struct ImageFacts
{
    bool present = false;
    QStringList entrypoint; ///< The image's own entrypoint and command joined, for a suggestion.
    QString os;
    QString architecture;
    QStringList env;
    qint64 size = 0;
    QDateTime createdAt;
};

class ImageService
{
public:
    virtual ~ImageService();
    [[nodiscard]] virtual Operation list(Callback<QList<Image>> done) = 0;
    /// An image that is not on the engine is a value with present == false.
    [[nodiscard]] virtual Operation inspect(const QString &reference, Callback<ImageFacts> done) = 0;
};

// --------------------------------------------------------------------------------------------- host folders

/// What a host path is on the machine of the engine, for the mount editor.
struct HostPathFacts
{
    bool exists = false;
    bool isDirectory = false;
    bool readable = false;
    QString resolved;     ///< After symlinks.
    bool allowed = false; ///< By the allowlist, after symlinks.
    bool willBeCreated = false;
};

class HostPathService
{
public:
    virtual ~HostPathService();
    /// Paths are looked at on the console's machine, as the reference does (docker-runtime 7.3).
    [[nodiscard]] virtual Operation inspect(const QString &path, const QString &subPath,
                                            Callback<HostPathFacts> done) = 0;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include <models/sandboxrescue.h>

#include <models/activitystore.h>
#include <models/fileclip.h>
#include <models/filepanelstore.h>
#include <models/fileplaces.h>
#include <models/transferstore.h>
#include <models/wording.h>

#include <core/offthread.h>

#include <QDir>
#include <QPointer>
#include <QSaveFile>

#include <map>
#include <utility>

namespace osc {

/// A file that is written whole or not at all.
struct RescuedFile
{
    QString name;
    QByteArray bytes;
};

namespace {

Done writeFiles(const QString &folder, const QList<RescuedFile> &files)
{
    if (!QDir().mkpath(folder))
        return Error{.kind = ErrorKind::Failed,
                     .message = SandboxRescue::tr("Folder %1 could not be made.").arg(folder),
                     .advice = SandboxRescue::tr("Choose another folder.")};
    for (const RescuedFile &wanted : files) {
        QSaveFile file(QDir(folder).filePath(wanted.name));
        if (file.open(QIODevice::WriteOnly) && file.write(wanted.bytes) == wanted.bytes.size() &&
            file.commit())
            continue;
        return Error{
            .kind = ErrorKind::Failed,
            .message = SandboxRescue::tr("%1 was not written: %2.").arg(file.fileName(), file.errorString()),
            .advice = SandboxRescue::tr("Choose another folder.")};
    }
    return {};
}

} // namespace

/// One start(): the sandboxes one after the other, then until the last download is over.
class SandboxRescue::Run : public QObject
{
public:
    Run(SandboxRescue &owner, const QList<SandboxKey> &keys, RescuePlan plan)
        : QObject(&owner)
        , m_owner(owner)
        , m_plan(std::move(plan))
        , m_keys(keys)
    {
        connect(&owner.m_sandboxes.registry(), &ConnectionRegistry::aboutToRemove, this,
                [this](const Backend *backend) { connectionGoes(backend->profile().id); });
        if (TransferStore *transfers = owner.m_transfers) {
            const auto look = [this] { lookAtDownloads(); };
            connect(transfers, &TransferStore::changed, this, look);
            connect(transfers, &TransferStore::finished, this, look);
            connect(transfers, &TransferStore::failed, this, look);
            connect(&transfers->model(), &QAbstractItemModel::rowsRemoved, this, look);
        }
        beginEntry();
        nextSoon();
    }
    ~Run() override
    {
        if (ActivityStore *activity = m_owner.m_sandboxes.activity(); activity && !m_over)
            activity->endCancelled(m_entry, SandboxRescue::tr("Nothing was deleted"));
    }

private:
    void beginEntry()
    {
        ActivityStore *activity = m_owner.m_sandboxes.activity();
        if (!activity)
            return;
        ActivityEntry entry;
        entry.what = SandboxRescue::tr("Save before deleting");
        const SandboxRow *only = m_keys.size() == 1 ? m_owner.m_sandboxes.find(m_keys.constFirst()) : nullptr;
        entry.object = only ? sandboxTitle(only->sandbox)
                            : SandboxRescue::tr("%n sandbox(es)", nullptr, static_cast<int>(m_keys.size()));
        if (only) {
            entry.connectionId = m_keys.constFirst().connectionId;
            entry.objectId = m_keys.constFirst().id;
        }
        m_entry = activity->begin(std::move(entry), [self = QPointer(this)] {
            if (self)
                self->cancel();
        });
    }

    void cancel()
    {
        m_over = true;
        m_step.cancel();
        QStringList open;
        for (const auto &[id, key] : std::exchange(m_downloads, {}))
            open << id;
        if (m_owner.m_transfers)
            m_owner.m_transfers->cancel(open);
        deleteLater();
        if (ActivityStore *activity = m_owner.m_sandboxes.activity())
            activity->endCancelled(m_entry, SandboxRescue::tr("Nothing was deleted"));
    }

    /// From the event loop, so that no step ends inside itself.
    void nextSoon()
    {
        QMetaObject::invokeMethod(
            this, [this] { next(); }, Qt::QueuedConnection);
    }

    void next()
    {
        if (m_over || m_busy)
            return;
        if (++m_at >= m_keys.size())
            return endIfOver();
        const SandboxRow *row = m_owner.m_sandboxes.find(key());
        if (!row) // nothing is left to be saved
            return nextSoon();
        m_title = sandboxTitle(row->sandbox);
        m_stem = safeLocalName((m_title + QLatin1Char('-') + row->shortId).toUtf8());
        m_busy = true;
        if (ActivityStore *activity = m_owner.m_sandboxes.activity())
            activity->progress(m_entry, safeText(m_title), m_at, m_keys.size());
        m_files.clear();
        m_plan.logs ? readLog() : write();
    }

    [[nodiscard]] const SandboxKey &key() const { return m_keys.at(m_at); }
    [[nodiscard]] Backend *backend() const { return m_owner.m_sandboxes.registry().find(key().connectionId); }

    void readLog()
    {
        LogService *logs = backend() ? backend()->logs() : nullptr;
        if (!logs)
            return fail(key(), m_title,
                        {.kind = ErrorKind::Unsupported,
                         .message = SandboxRescue::tr("Its connection has no logs.")});
        m_log.clear();
        m_step = logs->read(
            key().id, {.tail = -1, .follow = false, .timestamps = true},
            [this](const CommandOutput &output) { takeLog(output.bytes); },
            [this](const Done &done) {
                if (!done)
                    return fail(key(), m_title, done.error());
                m_files.append({m_stem + QStringLiteral(".log"), std::exchange(m_log, {})});
                readState();
            });
    }

    void takeLog(const QByteArray &bytes)
    {
        m_log += bytes;
        // Not with each piece: that would copy all of it each time.
        if (m_log.size() > mostLog + mostLog / 4)
            m_log = m_log.last(mostLog);
    }

    void readState()
    {
        if (!backend())
            return connectionGoes(key().connectionId);
        m_step = backend()->sandboxes()->inspect(key().id, [this](const Result<QByteArray> &description) {
            if (description)
                m_files.append({m_stem + QStringLiteral(".json"), *description});
            else if (description.error().kind != ErrorKind::Unsupported)
                return fail(key(), m_title, description.error());
            write();
        });
    }

    void write()
    {
        m_step =
            runOffThread<void>([folder = m_plan.target,
                                files = std::exchange(m_files, {})] { return writeFiles(folder, files); },
                               [this](const Done &done) {
                                   if (!done)
                                       return fail(key(), m_title, done.error());
                                   m_plan.download &&m_owner.m_transfers ? download() : succeed(key());
                               });
    }

    void download()
    {
        const FilePath directory = cleanPath(m_plan.directory);
        const FileLocation from{{FilePlace::Kind::Sandbox, key().connectionId, key().id}, directory};
        QList<TransferRequest> requests =
            transfersInto({from}, {{}, m_plan.target.toUtf8()}, false, m_owner.m_places);
        TransferRequest &request = requests.first();
        request.conflict = ConflictPolicy::KeepBoth;
        const QByteArray name = lastName(directory);
        request.newName = m_stem.toUtf8() + (name.isEmpty() ? QByteArray() : '-' + name);
        const QStringList ids = m_owner.m_transfers->add(request);
        m_downloads.emplace(ids.constFirst(), std::pair(key(), m_title));
        stepEnded();
    }

    void lookAtDownloads()
    {
        const auto downloads = m_downloads;
        for (const auto &[id, sandbox] : downloads) {
            const TransferItem *item = m_owner.m_transfers->find(id);
            const TransferState state = item ? item->record.state : TransferState::Cancelled;
            if (state == TransferState::Finished) {
                m_downloads.erase(id);
                m_saved << sandbox.first;
            } else if (state == TransferState::Failed || state == TransferState::Cancelled) {
                m_downloads.erase(id);
                note(sandbox.first, sandbox.second,
                     state == TransferState::Failed
                         ? item->record.error
                         : Error{.kind = ErrorKind::Failed,
                                 .message = SandboxRescue::tr("Its download was cancelled.")});
            }
        }
        if (m_at >= m_keys.size())
            endIfOver();
    }

    void connectionGoes(const QString &connectionId)
    {
        if (!m_busy || key().connectionId != connectionId)
            return;
        m_step.cancel(); // while the service that carries it out is there
        fail(key(), m_title,
             {.kind = ErrorKind::Unreachable, .message = SandboxRescue::tr("Its connection was closed.")});
    }

    void succeed(const SandboxKey &key)
    {
        m_saved << key;
        stepEnded();
    }

    void fail(const SandboxKey &key, const QString &title, const Error &error)
    {
        note(key, title, error);
        stepEnded();
    }

    void stepEnded()
    {
        m_busy = false;
        nextSoon();
    }

    void note(const SandboxKey &key, const QString &title, const Error &error)
    {
        Error told = error;
        told.message = SandboxRescue::tr("%1 was not deleted: it could not be saved first. %2")
                           .arg(safeText(title), error.message);
        if (!m_firstError)
            m_firstError = told;
        ++m_failed;
        Q_EMIT m_owner.notSaved(key, told);
    }

    void endIfOver()
    {
        if (m_over || !m_downloads.empty())
            return;
        m_over = true;
        deleteLater();
        if (ActivityStore *activity = m_owner.m_sandboxes.activity()) {
            const QString details = m_failed > 0 ? SandboxRescue::tr("%n not saved", nullptr, m_failed)
                                                 : QDir::toNativeSeparators(m_plan.target);
            activity->end(m_entry, m_firstError ? Done(*m_firstError) : Done(), details);
        }
        if (!m_saved.isEmpty())
            Q_EMIT m_owner.saved(m_saved);
    }

    SandboxRescue &m_owner;
    RescuePlan m_plan;
    QList<SandboxKey> m_keys;
    QString m_entry;
    qsizetype m_at = -1; ///< In m_keys.
    bool m_busy = false; ///< With the one at m_at.
    bool m_over = false;
    QString m_title; ///< Of the one at m_at; m_stem: what its files are called.
    QString m_stem;
    QByteArray m_log;
    QList<RescuedFile> m_files;
    std::map<QString, std::pair<SandboxKey, QString>> m_downloads; ///< By id of the transfer; with the title.
    QList<SandboxKey> m_saved;
    int m_failed = 0;
    std::optional<Error> m_firstError;
    Operation m_step; ///< Last: ends before what its callback uses.
};

SandboxRescue::SandboxRescue(SandboxStore &sandboxes, TransferStore *transfers, const FilePlaces &places,
                             QObject *parent)
    : QObject(parent)
    , m_sandboxes(sandboxes)
    , m_transfers(transfers)
    , m_places(places)
{}

SandboxRescue::~SandboxRescue()
{
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly));
}

void SandboxRescue::start(const QList<SandboxKey> &keys, const RescuePlan &plan)
{
    if (!keys.isEmpty())
        new Run(*this, keys, plan);
}

} // namespace osc

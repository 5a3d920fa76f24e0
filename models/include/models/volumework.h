// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/archivefiles.h>
#include <models/jobrun.h>
#include <models/volumestore.h>

#include <QObject>

namespace osc {

/// A volume and the file that it is written to.
struct VolumeExport
{
    VolumeKey key;
    QString path;
};

/// Carries out what is asked for with volumes, each as a run with progress, an entry in the activity and a
/// way to try again. Rows show what is being done with them.
class VolumeWork : public QObject
{
    Q_OBJECT

public:
    /// All outlive this; @p activity and @p archives may be null: then nothing is exported or imported.
    VolumeWork(VolumeStore &store, ActivityStore *activity, ArchiveFiles *archives,
               QObject *parent = nullptr);

    [[nodiscard]] VolumeStore &store() { return m_store; }
    [[nodiscard]] JobRuns &runs() { return m_runs; }
    [[nodiscard]] bool hasArchives() const { return m_archives; }

    void create(const QString &connectionId, const ClaimSpec &spec);
    void clone(const VolumeKey &from, const ClaimSpec &to);
    void empty(const QList<VolumeKey> &keys);
    /// @p withSandboxes: the sandboxes that use them are deleted first.
    void remove(const QList<VolumeKey> &keys, bool withSandboxes);
    void exportAll(const QList<VolumeExport> &exports, ArchiveFormat format, bool overwrite);
    /// Into a volume that is there.
    void importInto(const VolumeKey &key, const QString &path);
    /// Into a new one, which goes again when that fails.
    void importNew(const QString &connectionId, const ClaimSpec &spec, const QString &path);

Q_SIGNALS:
    /// There is a new volume; its row may come later.
    void made(const osc::VolumeKey &key);
    /// A sentence worth telling: "3 volumes were deleted."
    void told(const QString &sentence);

private:
    [[nodiscard]] Job jobFor(const VolumeKey &key, VolumeAction action, const QString &command = {});
    [[nodiscard]] Job jobForNew(const QString &connectionId, const ClaimSpec &spec);
    void ended(const VolumeKey &key, VolumeAction action, const Done *done);

    VolumeStore &m_store;
    ArchiveFiles *m_archives;
    JobRuns m_runs;
};

/// The same as a shell command; empty where a value of it might be a secret.
[[nodiscard]] QString volumeCreateCommand(const ClaimSpec &spec);

} // namespace osc

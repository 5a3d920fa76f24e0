// SPDX-License-Identifier: Apache-2.0
#include <models/creationrecord.h>

#include <models/createrun.h>
#include <models/wording.h>

#include <core/secretnames.h>
#include <core/specjson.h>

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

namespace osc {

namespace {

struct CreationText
{
    Q_DECLARE_TR_FUNCTIONS(osc::Creation)
};

/// Follows one run; deletes itself with it.
class CreationRecord : public QObject
{
public:
    CreationRecord(ActivityStore &activity, CreateRun &run)
        : m_activity(&activity)
        , m_run(run)
    {
        m_id = activity.begin(creationEntry(run.connectionId(), run.spec()), [run = QPointer(&run)] {
            if (run)
                run->requestCancel();
        });
        connect(&run, &CreateRun::progressed, this, &CreationRecord::showProgress);
        connect(&run, &CreateRun::finished, this, &CreationRecord::finish);
        connect(&run, &QObject::destroyed, this, [this] {
            if (m_activity)
                m_activity->endCancelled(m_id, CreationText::tr("what had been made was removed"));
            deleteLater();
        });
    }

    [[nodiscard]] const QString &id() const { return m_id; }

private:
    void showProgress()
    {
        const CreateProgress &progress = m_run.progress();
        if (!m_activity)
            return;
        if (!progress.sandboxId.isEmpty() && m_sandboxId.isEmpty()) {
            m_sandboxId = progress.sandboxId;
            m_activity->change(m_id, [this](ActivityEntry &entry) { entry.objectId = m_sandboxId; });
        }
        m_activity->progress(m_id, progress.text, progress.current, progress.total);
    }

    void finish()
    {
        if (!m_activity)
            return;
        if (m_run.phase() == CreateRun::Phase::Failed) {
            m_activity->end(m_id, m_run.error(), m_run.error().message);
            return;
        }
        const CreateOutcome &outcome = m_run.outcome();
        m_activity->change(m_id, [&](ActivityEntry &entry) { entry.objectId = outcome.sandbox.id; });
        const QString seconds = QLocale().toString(static_cast<double>(m_run.elapsedMs()) / 1000, 'f', 1);
        QStringList details{outcome.ready
                                ? CreationText::tr("ready after %1 s").arg(seconds)
                                : CreationText::tr("created after %1 s, but not ready").arg(seconds)};
        if (!outcome.ready && !outcome.notReadyWhy.isEmpty())
            details << outcome.notReadyWhy;
        m_activity->end(m_id, Done(), details.join(QStringLiteral(": ")));
    }

    QPointer<ActivityStore> m_activity;
    CreateRun &m_run;
    QString m_id;
    QString m_sandboxId;
};

} // namespace

ActivityEntry creationEntry(const QString &connectionId, const SandboxSpec &spec)
{
    const SandboxSpec kept = withoutSecrets(spec);
    ActivityEntry entry;
    entry.connectionId = connectionId;
    entry.what = CreationText::tr("Create sandbox");
    entry.object = safeText(spec.name().isEmpty() ? spec.image : spec.name());
    entry.command = toOsbCommand(kept);
    entry.specJson = toStoredJson(kept);
    return entry;
}

QString recordCreation(ActivityStore &activity, CreateRun &run)
{
    return (new CreationRecord(activity, run))->id();
}

} // namespace osc

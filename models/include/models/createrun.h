// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/backend.h>

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <optional>

namespace osc {

/// One creation, from the press of the button to its end. Destroying it cancels, and what was made is
/// removed.
class CreateRun : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Running, Created, Failed };
    enum class StepState { Waiting, Running, Passed, NotNeeded, Failed };

    /// Starts at once. @p backend has to be live; when it goes, the run ends without a word.
    CreateRun(Backend &backend, const SandboxSpec &spec, QObject *parent = nullptr);

    [[nodiscard]] Phase phase() const { return m_phase; }
    /// What was asked for.
    [[nodiscard]] const SandboxSpec &spec() const { return m_spec; }
    /// Name of the sandbox, or its image when it has none; for a line in the status bar.
    [[nodiscard]] QString title() const;
    [[nodiscard]] const QString &connectionId() const { return m_connectionId; }
    /// What the backend said last.
    [[nodiscard]] const CreateProgress &progress() const { return m_progress; }
    [[nodiscard]] StepState stepState(CreateStep step) const;
    [[nodiscard]] qint64 elapsedMs() const;
    /// In phase Created.
    [[nodiscard]] const CreateOutcome &outcome() const { return m_outcome; }
    /// Sentences worth telling with the outcome: those of the backend, and what was added.
    [[nodiscard]] QStringList notes() const { return m_outcome.notes + m_notes; }
    void addNote(const QString &sentence) { m_notes.append(sentence); }
    /// In phase Failed.
    [[nodiscard]] const Error &error() const { return m_error; }

    /// Asks whoever owns the run to stop it.
    void requestCancel() { Q_EMIT cancelRequested(); }
    /// Gives the run to the backend: it goes on without a window and deletes itself after finished().
    void continueInBackground();

Q_SIGNALS:
    void progressed();
    /// phase() is Created or Failed now.
    void finished();
    /// Somebody else wants it stopped; the owner deletes it.
    void cancelRequested();

private:
    void takeProgress(const CreateProgress &progress);
    void end(Phase phase);

    QPointer<Backend> m_backend;
    SandboxSpec m_spec;
    QString m_connectionId;
    Phase m_phase = Phase::Running;
    CreateProgress m_progress;
    QList<CreateStep> m_seen;
    CreateOutcome m_outcome;
    QStringList m_notes;
    Error m_error;
    QElapsedTimer m_clock;
    qint64 m_tookMs = -1;
    bool m_inBackground = false;
    Operation m_operation;
};

} // namespace osc

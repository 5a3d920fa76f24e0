// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/filesystem.h>

#include <QObject>
#include <QString>

#include <functional>

namespace osc {

/// One small action on some paths, one after the other; ends at the first failure. What was done stays done.
class FileSteps : public QObject
{
    Q_OBJECT

public:
    using Step = std::function<Operation(const FilePath &, Callback<void>)>;

    using QObject::QObject;

    /// @p verb: "Deleting". Does nothing while another action runs.
    void start(const QList<FilePath> &paths, const QString &verb, Step step);
    /// Lets go of it; finished() does not follow.
    void cancel();
    [[nodiscard]] bool isActive() const { return m_operation.isActive(); }
    /// "Deleting 3 of 12": what runs, for people; empty when nothing does.
    [[nodiscard]] const QString &text() const { return m_text; }

Q_SIGNALS:
    /// It began, went on or ended.
    void changed();
    void finished(const osc::Done &result);

private:
    void next();

    QList<FilePath> m_paths;
    qsizetype m_done = 0;
    QString m_verb;
    Step m_step;
    QString m_text;
    Operation m_operation;
};

} // namespace osc

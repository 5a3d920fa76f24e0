// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/draftshelf.h>
#include <models/specdraft.h>

#include <QPointer>

namespace osc {

/// Keeps what is typed into one form on the shelf, half a second after the last change, and takes it away
/// when it has become a sandbox. A form that was not changed is not kept.
class FormDraft : public QObject
{
    Q_OBJECT

public:
    static constexpr int saveDelayMs = 500;

    /// @p shelf and @p draft outlive this.
    FormDraft(DraftShelf &shelf, SpecDraft &draft, QObject *parent = nullptr);
    /// Keeps what is not kept yet.
    ~FormDraft() override;

    /// Where the sandbox is to be made, and how many.
    void setTarget(const QString &connectionId, const QString &connectionName, int count);
    /// What the form holds now was not typed by anybody.
    void markPristine();
    /// Looks for a draft that was left behind; when there is one, the form gets it, unless something was
    /// typed meanwhile.
    void restore();
    [[nodiscard]] const std::optional<DraftRecord> &restored() const { return m_restored; }
    /// An empty form; the restored draft is put aside until the form is closed.
    void startAnew();
    [[nodiscard]] bool canUndoStart() const { return m_aside.has_value(); }
    void undoStart();
    /// It was created: nothing is left to go on with.
    void discard();
    void saveNow();

Q_SIGNALS:
    /// The form holds the restored draft, or the empty form, or the draft again.
    void replaced();

private:
    void changed();
    void fill(const DraftRecord &record);
    [[nodiscard]] DraftRecord present() const;

    DraftShelf &m_shelf;
    SpecDraft &m_draft;
    QString m_id;
    QString m_connectionId;
    QString m_connectionName;
    int m_count = 1;
    SandboxSpec m_pristine;
    int m_pristineCount = 1;
    std::optional<DraftRecord> m_restored;
    std::optional<DraftRecord> m_aside;
    QTimer m_timer;
    Operation m_taking;
    bool m_kept = false;
    bool m_done = false;
};

} // namespace osc

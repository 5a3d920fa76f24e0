// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/sandboxrescue.h>
#include <models/sandboxstore.h>

#include <QMultiHash>
#include <QTimer>

#include <deque>
#include <map>

namespace osc {

class Label;
class RescueBox;

/// Asks before sandboxes are deleted: what of each is lost and what stays, filled in as the engine answers, a
/// few at a time. One confirmation for all; focus is on Cancel. Nothing waits for the answers.
class DeleteDialog : public DialogFrame
{
    Q_OBJECT

public:
    DeleteDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent);
    ~DeleteDialog() override;

    /// Offers to save something first, as @p plan has it at the beginning; @p download: a folder as well.
    void offerRescue(const RescuePlan &plan, bool download);
    /// @p file is open in an editor of this console, and what was typed there is not saved. Untrusted text.
    void addEdit(const SandboxKey &key, const QString &file);
    /// What is to be saved first.
    [[nodiscard]] RescuePlan plan() const;
    void accept() override;

Q_SIGNALS:
    void confirmed(const QList<osc::SandboxKey> &keys);
    /// The edits are to be saved; the question is withdrawn.
    void editsRequested();

private:
    class Entry;
    /// What is known of all of them together.
    struct Sum
    {
        int answered = 0;
        int unknown = 0; ///< Amount of changed files is not known.
        qint64 files = 0;
        int processes = 0;
        int volumes = 0;
    };

    void buildHead();
    void buildButtons();
    void addSome();
    void addEntry(const SandboxKey &key);
    void ask();
    void answered(const SandboxKey &key, Entry *entry, const Result<DeletionPreview> &preview);
    void showSum();
    void copyList() const;

    /// More than this nobody reads, and each takes a dozen widgets.
    static constexpr int mostEntries = 200;
    static constexpr int parallelPreviews = 8;

    SandboxStore &m_store;
    QList<SandboxKey> m_keys;
    QVBoxLayout *m_list = nullptr;
    Label *m_sumLabel;
    QPushButton *m_confirm = nullptr;
    QPushButton *m_saveEdits = nullptr; ///< Null: there are none.
    RescueBox *m_rescue = nullptr;      ///< Null: nothing can be saved first.
    QList<Entry *> m_entries;
    QMultiHash<QString, QString> m_edits; ///< Files, by SandboxKey::text().
    QTimer m_adding;
    int m_added = 0;
    Sum m_sum;
    std::deque<std::pair<SandboxKey, Entry *>> m_toAsk;
    std::map<QString, Operation> m_previews; ///< By SandboxKey::text().
};

} // namespace osc

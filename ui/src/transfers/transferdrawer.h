// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/transferstore.h>

#include <QWidget>

class QToolButton;

namespace osc {

class Label;
class TransferActions;
class TransferQuestionBar;
class TransferTable;

/// The transfers at the bottom of a file browser: how they stand on one line, and below it the table, unless
/// it is folded up.
class TransferDrawer : public QWidget
{
    Q_OBJECT

public:
    enum class Folding {
        StartsOpen,
        StartsFolded /**< And is hidden altogether while there are no transfers. */
    };

    /// @p store outlives the drawer.
    explicit TransferDrawer(TransferStore &store, Folding folding = Folding::StartsOpen,
                            QWidget *parent = nullptr);

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }

Q_SIGNALS:
    void foldedChanged(bool folded);

private:
    [[nodiscard]] QWidget *buildHeader();
    void update();

    TransferStore &m_store;
    bool m_hidesEmpty;
    bool m_folded = false;
    TransferTable *m_table;
    TransferQuestionBar *m_question;
    TransferActions *m_actions;
    Label *m_counts;
    Label *m_pace;
    QToolButton *m_pauseAll;
    QToolButton *m_fold;
};

} // namespace osc

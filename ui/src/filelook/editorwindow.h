// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/fileeditor.h>

#include <QPointer>
#include <QWidget>

class QAction;
class QPushButton;
class QToolButton;

namespace osc {

class Banner;
class CodeEdit;
class FindBar;
class Label;
class LoadNotice;
class UnsavedQuestion;

/// One text file in a window of its own. Closing it with text that is not saved asks.
class EditorWindow : public QWidget
{
    Q_OBJECT

public:
    EditorWindow(EditDrafts *drafts, const LookTarget &target, QWidget *parent = nullptr);

    [[nodiscard]] const FileEditor &editor() const { return m_editor; }
    /// Where it was opened for: what another request to edit the same file finds.
    [[nodiscard]] const FileLocation &opened() const { return m_opened; }

Q_SIGNALS:
    /// What is typed, and what the file holds now, are to be compared.
    void differencesRequested(const QString &title, const QString &file, const QString &typed);
    void saved(const osc::FileLocation &location);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void buildActions();
    QWidget *buildHead();
    void buildBanners();
    void buildFormatMenu();
    void connectEditor();
    void onStateChanged();
    void onTextReplaced();
    void onDraftFound();
    void onClashed();
    void onSaved();
    void onSaveFailed(const Error &error);
    void showProblem(const Error &error);
    void updateStatus();
    void updateTitle();
    void askForCopy();
    void showDifferences(const QString &typed);
    void askBeforeClosing();
    void save();

    FileEditor m_editor;
    FileLocation m_opened;
    QAction *m_save;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_find;
    QPushButton *m_saveButton;
    QToolButton *m_format;
    Label *m_name;
    Label *m_place;
    LoadNotice *m_notice;
    Banner *m_draft;
    Banner *m_clash;
    Banner *m_problem;
    FindBar *m_findBar;
    CodeEdit *m_text;
    Label *m_status;
    QPointer<UnsavedQuestion> m_question;
    bool m_replacing = false;
    bool m_closing = false; ///< It closes as soon as it is saved.
    Operation m_comparing;  ///< Last: it ends before what its callback uses.
};

} // namespace osc

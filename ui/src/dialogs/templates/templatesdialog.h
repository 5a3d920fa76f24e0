// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/templatestore.h>

class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace osc {

class Banner;
class EmptyState;
class Label;

/// All templates: use, edit, rename, duplicate, delete, import and export.
class TemplatesDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// @p store outlives the dialog.
    TemplatesDialog(TemplateStore &store, QWidget *parent);

    /// Reads the files off the GUI thread, and asks what to do about names that are there already.
    void importFiles(const QStringList &paths);
    void exportTo(const QString &path);

Q_SIGNALS:
    void useRequested(const QString &templateId);
    void editRequested(const QString &templateId);

private:
    void buildTable();
    void buildButtons();
    void fill();
    void updateButtons();
    [[nodiscard]] QStringList selected() const;
    /// The one that is selected, when it is one.
    [[nodiscard]] const KeptTemplate *single() const;
    void rename();
    void remove();
    void askImport();
    void askExport();
    void take(const QList<QByteArray> &documents, const QStringList &problems);
    void askClash(const QList<QByteArray> &documents, const QStringList &names);
    void tell(const QString &text);
    void showError(const Error &error);

    TemplateStore &m_store;
    Banner *m_banner;
    QStackedWidget *m_stack;
    QTableWidget *m_table;
    EmptyState *m_empty;
    Label *m_trouble;
    QPushButton *m_use;
    QPushButton *m_edit;
    QPushButton *m_rename;
    QPushButton *m_duplicate;
    QPushButton *m_delete;
    QPushButton *m_export;
    QWidget *m_undoStrip;
    Label *m_undoText;
    QPushButton *m_undo;
    QStringList m_removed; ///< Ids that Undo brings back.
    QString m_toSelect;
    Operation m_importing;
    Operation m_exporting;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/dialogframe.h"

#include <models/batchrun.h>
#include <models/connectionregistry.h>

#include <functional>

class QComboBox;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace osc {

class Banner;
class BatchTable;
class Label;
class SegmentedControl;

/// Several sandboxes at once: what is going to be made, what cannot be, and what became of each.
class BatchDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// Who makes a batch of rows, and takes it back when the dialog is closed.
    struct Owner
    {
        std::function<BatchRun *(Backend &backend, const QList<BatchRow> &rows)> make;
        std::function<void(BatchRun *run)> release;
    };

    /// @p registry outlives the dialog. @p connectionId is chosen first, when it is there.
    BatchDialog(ConnectionRegistry &registry, const QString &connectionId, Owner owner, int parallel,
                QWidget *parent);
    ~BatchDialog() override;

    /// Reads a file off the GUI thread and offers what is in it.
    void openFile(const QString &path);
    /// Begins at once.
    void createRows(const QList<BatchRow> &rows);
    /// Shows a batch that runs or has ended.
    void showRun(BatchRun *run);
    void reject() override;

Q_SIGNALS:
    /// How many are made at a time from now on, for the settings.
    void parallelChosen(int parallel);
    /// The user wants to change one of them and try it alone.
    void formRequested(const QString &connectionId, const osc::SandboxSpec &spec);
    void sandboxRequested(const QString &connectionId, const QString &sandboxId);

private:
    void buildHead();
    void buildTable();
    void buildFooter();
    void listConnections();
    [[nodiscard]] Backend *backend() const;
    void check();
    void takeRows(const QList<BatchRow> &rows);
    void create();
    void showState();
    void showPreview();
    void showProgress(const BatchRun &run);
    void openSelected();
    void letGo();
    [[nodiscard]] const BatchRow *selectedRow() const;
    [[nodiscard]] BatchModel &model();
    [[nodiscard]] QString badLines() const;

    ConnectionRegistry &m_registry;
    Owner m_owner;
    QString m_path;
    QList<BatchItem> m_items;
    BatchModel m_preview;
    QPointer<BatchRun> m_run;
    bool m_reading = false;
    Operation m_fileReading;
    Operation m_checking;
    Label *m_title;
    Label *m_summary;
    Banner *m_banner;
    QComboBox *m_connection;
    SegmentedControl *m_show;
    QSpinBox *m_parallel;
    BatchTable *m_table;
    QPushButton *m_edit;
    QPushButton *m_create;
    QPushButton *m_stop;
    QPushButton *m_close;
};

} // namespace osc

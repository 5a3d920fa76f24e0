// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "formcontext.h"
#include "formkeeper.h"
#include "formpage.h"

#include <ui/symbols.h>

#include <QSet>
#include <QWidget>

#include <memory>

class QStackedWidget;

namespace osc {

class BasicsPage;
class Banner;
class CreateRun;
class CreateView;
class Label;
class NewSandboxFooter;
class PageList;
class StoragePage;

/// The inside of the New sandbox dialog: list of pages, page, footer; and the creation in place of the page.
class NewSandboxWindow : public QObject
{
    Q_OBJECT

public:
    /// Fills @p dialog with its widgets.
    NewSandboxWindow(const QList<Backend *> &backends, const QString &preferredConnection,
                     SecretStore *secrets, const FormSources &sources, QWidget *dialog);
    ~NewSandboxWindow() override;

    void setSpec(const SandboxSpec &spec);
    [[nodiscard]] FormKeeper &keeper() { return *m_keeper; }
    void editTemplate(const QString &templateId);
    /// Mounts a folder of this computer, read-only, and shows it.
    void mountFolder(const QString &path);
    void mountVolumes(const QList<VolumeSpec> &volumes);
    void addMount();
    void setConnectionNote(const QString &note);
    [[nodiscard]] const SandboxSpec &spec() const { return m_context.spec(); }
    /// Starts the creation, or leads to the first problem.
    void create();
    /// Goes @p by pages on or back.
    void step(int by);
    /// The running creation, handed over to its backend; null when none runs.
    [[nodiscard]] CreateRun *releaseRun();

Q_SIGNALS:
    void created(const QString &connectionId, const QString &sandboxId, const QStringList &notes);
    void closeRequested();
    void creationStarted(osc::CreateRun *run);
    void severalRequested(const QString &connectionId, const QList<osc::BatchRow> &rows);
    void manageTemplatesRequested();

private:
    void addPage(FormPage *page, Symbol icon);
    QWidget *makeHeader();
    void connectFooter();
    void connectStart(const FormSources &sources);
    void loadPages();
    void createSeveral(const QStringList &names);
    void showPage(int index);
    void showDraft();
    void goToProblem();
    void runEnded();
    void backToForm();
    void correct();
    void stop();
    void openJson();
    void readJson(const QString &path);
    [[nodiscard]] bool isShown(DraftPage page) const { return m_shownPages.contains(int(page)); }
    [[nodiscard]] bool hasContent(DraftPage page) const;
    [[nodiscard]] bool isFormVisible() const;

    QWidget *m_dialog;
    FormContext m_context;
    PageList *m_list;
    Label *m_title;
    Label *m_subtitle;
    Banner *m_fileBanner;
    FormKeeper *m_keeper;
    QWidget *m_form;
    QStackedWidget *m_pages;
    QStackedWidget *m_stack;
    CreateView *m_createView;
    NewSandboxFooter *m_footer;
    BasicsPage *m_basics = nullptr;
    StoragePage *m_storage = nullptr;
    QList<FormPage *> m_formPages; ///< In the order of DraftPage.
    QSet<int> m_shownPages;        ///< Pages whose problems are shown: edited or left.
    std::unique_ptr<CreateRun> m_run;
    int m_current = 0;
    Operation m_fileReading;
};

} // namespace osc

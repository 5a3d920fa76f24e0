// SPDX-License-Identifier: Apache-2.0
#include "newsandboxwindow.h"

#include "basicspage.h"
#include "createview.h"
#include "environmentpage.h"
#include "networkpage.h"
#include "newsandboxfooter.h"
#include "pagelist.h"
#include "readinesspage.h"
#include "registryloginbox.h"
#include "resourcespage.h"
#include "reviewpage.h"
#include "startbox.h"
#include "storagepage.h"
#include "widgets/banner.h"
#include "widgets/labels.h"
#include "widgets/separators.h"

#include <core/offthread.h>
#include <core/specjson.h>
#include <models/createrun.h>
#include <models/credentialstore.h>
#include <models/failurefield.h>
#include <ui/theme.h>

#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr qint64 largestFile = 1 << 20;

Result<SandboxSpec> readSpec(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        Error error;
        error.message = NewSandboxWindow::tr("%1 was not opened: %2.").arg(path, file.errorString());
        return error;
    }
    const QByteArray bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile) {
        Error error;
        error.message = NewSandboxWindow::tr("%1 was not opened: it is larger than 1 MiB.").arg(path);
        return error;
    }
    auto spec = specFromJson(bytes);
    if (spec)
        return spec;
    Error error = spec.error();
    error.message = NewSandboxWindow::tr("%1 was not opened: %2").arg(path, error.message);
    return error;
}

} // namespace

NewSandboxWindow::NewSandboxWindow(const QList<Backend *> &backends, const QString &preferredConnection,
                                   SecretStore *secrets, const FormSources &sources, QWidget *dialog)
    : m_dialog(dialog)
    , m_context(backends, secrets)
    , m_list(new PageList(dialog))
    , m_title(new Label({}, Tone::Text, dialog))
    , m_subtitle(new Label({}, Tone::Secondary, dialog))
    , m_fileBanner(new Banner(dialog))
    , m_keeper(new FormKeeper(m_context, sources, dialog))
    , m_form(new QWidget(dialog))
    , m_pages(new QStackedWidget(m_form))
    , m_stack(new QStackedWidget(dialog))
    , m_createView(new CreateView(dialog))
    , m_footer(new NewSandboxFooter(dialog))
{
    constexpr int listWidth = 236;
    Backend *first = backends.value(0);
    for (Backend *backend : backends) {
        if (backend->profile().id == preferredConnection)
            first = backend;
    }
    m_context.setBackend(first);
    m_context.setBuckets({sources.credentials, sources.storage}, sources.credentials);

    m_basics = new BasicsPage(m_context, m_pages);
    auto *review = new ReviewPage(m_context, m_pages);
    addPage(m_basics, Symbol::Sandboxes);
    addPage(new ResourcesPage(m_context, m_pages), Symbol::Stopwatch);
    addPage(new EnvironmentPage(m_context, m_pages), Symbol::Braces);
    m_storage = new StoragePage(m_context, m_pages);
    addPage(m_storage, Symbol::Volume);
    addPage(new NetworkPage(m_context, m_pages), Symbol::Globe);
    addPage(new ReadinessPage(m_context, m_pages), Symbol::Ok);
    addPage(review, Symbol::Info);
    connect(review, &ReviewPage::editRequested, this, [this](DraftPage page) { showPage(int(page)); });

    auto *right = new QVBoxLayout(m_form);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(makeHeader());
    right->addWidget(new HairLine(Qt::Horizontal, m_form));
    right->addWidget(m_fileBanner);
    right->addWidget(m_keeper->strip());
    right->addWidget(m_pages, 1);
    m_fileBanner->setObjectName(QStringLiteral("openJsonBanner"));
    m_fileBanner->hide();
    auto *dismiss = m_fileBanner->addButton(QStringLiteral("dismissButton"), tr("Close"));
    connect(dismiss, &QPushButton::clicked, m_fileBanner, &QWidget::hide);

    m_stack->addWidget(m_form);
    m_stack->addWidget(m_createView);
    m_list->setFixedWidth(metrics::scaled(listWidth));
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_list);
    body->addWidget(new HairLine(Qt::Vertical, dialog));
    body->addWidget(m_stack, 1);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(body, 1);
    layout->addWidget(new HairLine(Qt::Horizontal, dialog));
    layout->addWidget(m_footer);

    connectFooter();
    connectStart(sources);
    connect(m_list, &QListWidget::currentRowChanged, this, &NewSandboxWindow::showPage);
    auto &draft = m_context.draft();
    connect(&draft, &SpecDraft::problemsChanged, this, &NewSandboxWindow::showDraft);
    connect(&draft, &SpecDraft::specChanged, this, [this] {
        m_shownPages.insert(m_current);
        showDraft();
    });
    connect(&m_context, &FormContext::backendChanged, this, &NewSandboxWindow::showDraft);
    draft.checkNow();
    m_list->setCurrentRow(0);
    showDraft();
}

NewSandboxWindow::~NewSandboxWindow()
{
    delete m_keeper;
    delete m_stack; // its pages refer to the context
}

void NewSandboxWindow::addPage(FormPage *page, Symbol icon)
{
    m_formPages.append(page);
    m_pages->addWidget(page);
    m_list->addPage(icon, page->title());
}

QWidget *NewSandboxWindow::makeHeader()
{
    auto *header = new QWidget(m_form);
    header->setAutoFillBackground(true);
    header->setBackgroundRole(QPalette::Base);
    m_title->setFont(fonts::objectTitle());
    m_title->setObjectName(QStringLiteral("pageTitleLabel"));
    m_subtitle->setWordWrap(true);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(metrics::margin, 14, metrics::margin, 12);
    layout->setSpacing(2);
    layout->addWidget(m_title);
    layout->addWidget(m_subtitle);
    return header;
}

void NewSandboxWindow::connectFooter()
{
    connect(m_footer, &NewSandboxFooter::saveTemplateRequested, m_keeper, &FormKeeper::saveAsTemplate);
    connect(m_footer, &NewSandboxFooter::problemClicked, this, &NewSandboxWindow::goToProblem);
    connect(m_footer, &NewSandboxFooter::cancelClicked, this, &NewSandboxWindow::closeRequested);
    connect(m_footer, &NewSandboxFooter::backgroundClicked, this, &NewSandboxWindow::closeRequested);
    connect(m_footer, &NewSandboxFooter::backClicked, this, [this] { step(-1); });
    connect(m_footer, &NewSandboxFooter::nextClicked, this, [this] { step(1); });
    connect(m_footer, &NewSandboxFooter::createClicked, this, &NewSandboxWindow::create);
    connect(m_footer, &NewSandboxFooter::stopClicked, this, &NewSandboxWindow::stop);
    connect(m_footer, &NewSandboxFooter::formClicked, this, &NewSandboxWindow::correct);
    connect(m_footer, &NewSandboxFooter::showClicked, this, [this] {
        const auto outcome = m_run->outcome();
        Q_EMIT created(m_run->connectionId(), outcome.sandbox.id, m_run->notes());
    });
}

void NewSandboxWindow::connectStart(const FormSources &sources)
{
    StartBox *start = m_basics->start();
    start->setTemplates(sources.templates);
    m_basics->setImageHistory(sources.images);
    connect(m_basics, &BasicsPage::fixedChanged, this, [this] {
        for (FormPage *page : std::as_const(m_formPages))
            if (page != m_basics)
                page->load();
    });
    m_footer->setTemplatesOffered(sources.templates != nullptr);
    connect(start, &StartBox::templateChosen, m_keeper, &FormKeeper::useTemplate);
    connect(start, &StartBox::manageRequested, this, &NewSandboxWindow::manageTemplatesRequested);
    connect(start, &StartBox::openFileRequested, this, &NewSandboxWindow::openJson);
    connect(m_keeper, &FormKeeper::replaced, this, &NewSandboxWindow::loadPages);
    connect(m_keeper, &FormKeeper::templateSaved, this, &NewSandboxWindow::closeRequested);
    connect(&m_context, &FormContext::countChanged, this, &NewSandboxWindow::showDraft);
}

void NewSandboxWindow::editTemplate(const QString &templateId)
{
    const Done begun = m_keeper->editTemplate(templateId);
    m_footer->setEditsTemplate(begun.ok());
    m_fileBanner->setVisible(!begun);
    if (!begun)
        m_fileBanner->setError(begun.error());
}

void NewSandboxWindow::mountFolder(const QString &path)
{
    m_storage->mountReadOnly(path);
    showPage(int(DraftPage::Storage));
}

void NewSandboxWindow::mountVolumes(const QList<VolumeSpec> &volumes)
{
    for (const VolumeSpec &volume : volumes)
        m_context.draft().addMount(volume);
    m_storage->load();
    showPage(int(DraftPage::Storage));
}

void NewSandboxWindow::addMount()
{
    m_storage->addMount();
    showPage(int(DraftPage::Storage));
}

void NewSandboxWindow::setConnectionNote(const QString &note)
{
    m_basics->setConnectionNote(note);
}

bool NewSandboxWindow::isFormVisible() const
{
    return m_stack->currentWidget() == m_form;
}

void NewSandboxWindow::setSpec(const SandboxSpec &spec)
{
    m_context.draft().setSpec(spec);
    loadPages();
}

void NewSandboxWindow::loadPages()
{
    for (FormPage *page : std::as_const(m_formPages)) {
        page->load();
        page->leave();
        m_shownPages.insert(int(page->page()));
    }
    m_context.draft().checkNow();
    showDraft();
}

void NewSandboxWindow::step(int by)
{
    if (isFormVisible())
        m_list->setCurrentRow(std::clamp(m_current + by, 0, int(m_formPages.size()) - 1));
}

void NewSandboxWindow::showPage(int index)
{
    if (index < 0)
        return;
    if (index != m_current) {
        m_formPages.at(m_current)->leave();
        m_shownPages.insert(m_current);
    }
    m_current = index;
    m_list->setCurrentRow(index);
    auto *page = m_formPages.at(index);
    m_pages->setCurrentWidget(page);
    m_title->setText(page->title());
    page->enter();
    m_context.draft().checkNow();
    showDraft();
}

bool NewSandboxWindow::hasContent(DraftPage page) const
{
    const SandboxSpec &now = spec();
    switch (page) {
    case DraftPage::Basics:
        return !now.image.isEmpty() || !now.snapshotId.isEmpty();
    case DraftPage::Resources:
        return true;
    case DraftPage::Environment:
        return !now.env.isEmpty() || now.metadata.size() > (now.name().isEmpty() ? 0 : 1);
    case DraftPage::Storage:
        return !now.volumes.isEmpty();
    case DraftPage::Network:
        return now.networkPolicy.has_value();
    case DraftPage::Readiness:
        return now.readiness != ReadinessCheck();
    case DraftPage::Review:
        break;
    }
    return false;
}

void NewSandboxWindow::showDraft()
{
    const SpecDraft &draft = m_context.draft();
    for (FormPage *page : std::as_const(m_formPages)) {
        page->showProblems();
        const int errors = draft.errorCount(page->page());
        m_list->setState(int(page->page()), isShown(page->page()) ? errors : 0,
                         errors == 0 && hasContent(page->page()));
    }
    m_subtitle->setText(m_formPages.at(m_current)->subtitle());
    if (!isFormVisible())
        return;
    m_footer->setSteps(m_current > 0, m_current < m_formPages.size() - 1);
    m_footer->setCreateEnabled(draft.isReady(), m_context.count());
    const auto first = draft.firstError();
    if (!first) {
        const auto *backend = m_context.backend();
        const QString product = backend ? backend->status().product : QString();
        const bool isServer = backend && backend->profile().kind == ConnectionKind::Server;
        m_footer->setReady(product.isEmpty() ? tr("Ready. Checked with the rules of the server.")
                           : isServer
                               ? tr("Ready. Checked with the rules of %1.").arg(product)
                               : tr("Ready. Checked with the rules of the server and of %1.").arg(product));
        return;
    }
    const DraftPage page = pageOfField(first->field);
    const QString title = m_formPages.at(int(page))->title();
    const int count = draft.errorCount(page);
    if (!isShown(page))
        m_footer->setProblem(tr("Still open on %1: %2").arg(title, first->message), false);
    else if (count == 1)
        m_footer->setProblem(tr("1 problem on %1: %2").arg(title, first->message), true);
    else
        m_footer->setProblem(tr("%1 problems on %2, the first: %3").arg(count).arg(title, first->message),
                             true);
}

void NewSandboxWindow::goToProblem()
{
    const auto first = m_context.draft().firstError();
    if (!first)
        return;
    const DraftPage page = pageOfField(first->field);
    showPage(int(page));
    m_shownPages.insert(int(page));
    m_formPages.at(int(page))->focusField(first->field);
    showDraft();
}

void NewSandboxWindow::create()
{
    if ((m_run && m_run->phase() == CreateRun::Phase::Running) || m_keeper->editsTemplate())
        return;
    m_context.draft().checkNow();
    if (!m_context.draft().isReady() || !m_context.backend()) {
        backToForm();
        goToProblem();
        return;
    }
    const QStringList names = *m_context.names();
    if (m_context.count() > 1) {
        createSeveral(names);
        return;
    }
    SandboxSpec asked = spec();
    if (!asked.name().isEmpty())
        asked.metadata.insert(QStringLiteral("name"), names.first());
    m_keeper->saveNow();
    m_createView->setRun(nullptr);
    m_run = std::make_unique<CreateRun>(*m_context.backend(), asked);
    connect(m_run.get(), &CreateRun::finished, this, &NewSandboxWindow::runEnded);
    connect(m_run.get(), &CreateRun::cancelRequested, this, &NewSandboxWindow::stop);
    Q_EMIT creationStarted(m_run.get());
    m_basics->registryLogin()->keep([run = QPointer(m_run.get())](const Error &error) {
        if (run) // perhaps without this window by then
            run->addNote(tr("The registry login was not kept: %1").arg(error.message));
    });
    m_createView->setRun(m_run.get());
    m_stack->setCurrentWidget(m_createView);
    m_list->setEnabled(false);
    m_footer->setMode(NewSandboxFooter::Mode::Running);
}

void NewSandboxWindow::createSeveral(const QStringList &names)
{
    const QString connectionId = m_context.backend()->profile().id;
    // The rows have the login themselves; the form is gone when the keychain answers.
    m_basics->registryLogin()->keep([](const Error &) {});
    const auto rows = namedRows(spec(), names);
    m_keeper->created(); // the batch can open the form again for each of them
    Q_EMIT severalRequested(connectionId, rows);
}

void NewSandboxWindow::runEnded()
{
    if (m_run->phase() == CreateRun::Phase::Failed) {
        m_footer->setMode(NewSandboxFooter::Mode::Failed);
        return;
    }
    m_keeper->created();
    const auto outcome = m_run->outcome();
    if (!outcome.ready) {
        m_footer->setMode(NewSandboxFooter::Mode::NotReady);
        return;
    }
    Q_EMIT created(m_run->connectionId(), outcome.sandbox.id, m_run->notes());
}

void NewSandboxWindow::backToForm()
{
    m_stack->setCurrentWidget(m_form);
    m_list->setEnabled(true);
    m_footer->setMode(NewSandboxFooter::Mode::Form);
    m_context.draft().checkNow();
    showDraft();
}

/// Leads to the field that the failure is about. It stays sendable: the cause may lie elsewhere.
void NewSandboxWindow::correct()
{
    backToForm();
    const QString field = m_run && m_run->phase() == CreateRun::Phase::Failed
                              ? fieldOfFailure(m_run->error(), spec())
                              : QString();
    if (field.isEmpty())
        return;
    Problem problem = ownProblem(field, tr("The creation failed: %1").arg(m_run->error().message));
    problem.severity = Severity::Warning;
    const QString source = QStringLiteral("failure");
    m_context.draft().setExtraProblems(source, {problem});
    m_context.draft().checkNow();
    connect(
        &m_context.draft(), &SpecDraft::specChanged, this,
        [this, source] { m_context.draft().setExtraProblems(source, {}); }, Qt::SingleShotConnection);
    const DraftPage page = pageOfField(field);
    showPage(int(page));
    m_formPages.at(int(page))->focusField(field);
}

void NewSandboxWindow::stop()
{
    m_createView->setRun(nullptr);
    m_run.reset(); // cancels, and the backend removes what it made
    backToForm();
}

CreateRun *NewSandboxWindow::releaseRun()
{
    if (!m_run || m_run->phase() != CreateRun::Phase::Running)
        return nullptr;
    m_createView->setRun(nullptr);
    m_run->disconnect(this);
    m_keeper->created(); // a failure offers the form again
    CreateRun *run = m_run.release();
    run->continueInBackground();
    return run;
}

void NewSandboxWindow::openJson()
{
    auto *dialog =
        new QFileDialog(m_dialog, tr("Open a create request"), {}, tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &NewSandboxWindow::readJson);
    dialog->open();
}

void NewSandboxWindow::readJson(const QString &path)
{
    m_fileReading = runOffThread<SandboxSpec>([path] { return readSpec(path); },
                                              [this](const Result<SandboxSpec> &result) {
                                                  m_fileBanner->setVisible(!result.ok());
                                                  if (result)
                                                      setSpec(*result);
                                                  else
                                                      m_fileBanner->setError(result.error());
                                              });
}

} // namespace osc

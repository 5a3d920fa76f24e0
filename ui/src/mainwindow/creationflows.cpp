// SPDX-License-Identifier: Apache-2.0
#include "mainwindow/creationflows.h"

#include "dialogs/batch/batchdialog.h"
#include "dialogs/batch/batchfile.h"
#include "dialogs/templates/templatesdialog.h"

#include <core/offthread.h>
#include <models/createrun.h>
#include <models/creationrecord.h>
#include <models/namepattern.h>
#include <models/specsecrets.h>
#include <models/wording.h>
#include <ui/newsandboxdialog.h>

#include <QFileDialog>
#include <QFileInfo>

namespace osc {

CreationFlows::CreationFlows(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_window(window)
    , m_templates(parts.library, parts.clock)
    , m_drafts(parts.library, parts.clock)
    , m_images(parts.inventory, parts.library)
    , m_batches(parts.activity, &parts.secrets, parts.strip, this)
{
    connect(&m_batches, &Batches::showRequested, this,
            [this](BatchRun *run) { makeBatchDialog(run->connectionId())->showRun(run); });
}

CreationFlows::~CreationFlows()
{
    // Dialogs hold on to the batches, the templates and the drafts.
    const auto dialogs = m_window->findChildren<QDialog *>(Qt::FindDirectChildrenOnly);
    for (QDialog *dialog : dialogs) {
        if (qobject_cast<NewSandboxDialog *>(dialog) || qobject_cast<BatchDialog *>(dialog) ||
            qobject_cast<TemplatesDialog *>(dialog))
            delete dialog;
    }
}

NewSandboxDialog *CreationFlows::makeForm(const QString &connectionId)
{
    auto *dialog = new NewSandboxDialog(m_parts.registry.backends(), connectionId, &m_parts.secrets, m_window,
                                        {.templates = &m_templates,
                                         .drafts = &m_drafts,
                                         .images = &m_images,
                                         .credentials = m_parts.credentials.store,
                                         .storage = m_parts.credentials.storage});
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewSandboxDialog::created, this,
            [this](const QString &madeOn, const QString &sandboxId, const QStringList &notes) {
                Q_EMIT created({madeOn, sandboxId}, notes);
            });
    connect(dialog, &NewSandboxDialog::creationStarted, this,
            [this](CreateRun *run) { recordCreation(m_parts.activity, *run); });
    connect(dialog, &NewSandboxDialog::continuedInBackground, this, &CreationFlows::continuedInBackground);
    connect(dialog, &NewSandboxDialog::manageTemplatesRequested, this, &CreationFlows::manageTemplates);
    connect(dialog, &NewSandboxDialog::severalRequested, this,
            [this](const QString &madeOn, const QList<BatchRow> &rows) {
                makeBatchDialog(madeOn)->createRows(rows);
            });
    if (!connectionId.isEmpty() && !m_parts.registry.find(connectionId))
        dialog->setConnectionNote(tr("The connection it was made on is gone; another one is chosen."));
    dialog->show();
    return dialog;
}

void CreationFlows::newSandbox()
{
    makeForm(m_parts.connection())->restoreDraft();
}

NewSandboxDialog *CreationFlows::openForm(const QString &connectionId, const SandboxSpec &spec,
                                          const QString &title, const QString &text)
{
    NewSandboxDialog *dialog = makeForm(connectionId);
    dialog->setSpec(spec, title, text);
    return dialog;
}

void CreationFlows::newFromTemplate()
{
    manageTemplates();
}

void CreationFlows::manageTemplates()
{
    if (!m_manager) {
        m_manager = new TemplatesDialog(m_templates, m_window);
        m_manager->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_manager, &TemplatesDialog::useRequested, this, &CreationFlows::useTemplate);
        connect(m_manager, &TemplatesDialog::editRequested, this, &CreationFlows::editTemplate);
    }
    m_manager->show();
    m_manager->raise();
    m_manager->activateWindow();
}

void CreationFlows::useTemplate(const QString &templateId)
{
    if (m_manager)
        m_manager->close();
    makeForm(m_parts.connection())->useTemplate(templateId);
}

void CreationFlows::editTemplate(const QString &templateId)
{
    makeForm(m_parts.connection())->editTemplate(templateId);
}

void CreationFlows::askForFile()
{
    auto *dialog = new QFileDialog(m_window, tr("Create from a file"), {},
                                   tr("Create requests (*.json *.jsonl *.ndjson);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CreationFlows::createFromFile);
    dialog->open();
}

void CreationFlows::createFromFile(const QString &path)
{
    makeBatchDialog(m_parts.connection())->openFile(path);
}

BatchDialog *CreationFlows::makeBatchDialog(const QString &connectionId)
{
    const BatchDialog::Owner owner = {
        .make = [this](Backend &backend,
                       const QList<BatchRow> &rows) { return m_batches.make(backend, rows); },
        .release = [this](BatchRun *run) { m_batches.release(run); }};
    auto *dialog = new BatchDialog(m_parts.registry, connectionId, owner, m_parts.parallel(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BatchDialog::parallelChosen, this, m_parts.setParallel);
    connect(dialog, &BatchDialog::formRequested, this,
            [this](const QString &madeOn, const SandboxSpec &spec) { openForm(madeOn, spec); });
    connect(dialog, &BatchDialog::sandboxRequested, this,
            [this](const QString &madeOn, const QString &sandboxId) {
                Q_EMIT showRequested({madeOn, sandboxId});
            });
    dialog->show();
    return dialog;
}

void CreationFlows::takeDropped(const QStringList &paths)
{
    if (paths.size() == 1 && isBatchFileName(paths.first())) {
        createFromFile(paths.first());
        return;
    }
    m_looking = runOffThread<QStringList>(
        [paths]() -> Result<QStringList> {
            QStringList folders;
            for (const QString &path : paths) {
                if (QFileInfo(path).isDir())
                    folders << path;
            }
            return folders;
        },
        [this, paths](const Result<QStringList> &folders) {
            if (folders->isEmpty())
                Q_EMIT messageRequested(
                    tr("%1 is neither a folder nor a file of create requests.").arg(safeText(paths.first())));
            else
                mountFolders(*folders);
        });
}

void CreationFlows::mountFolders(const QStringList &paths)
{
    NewSandboxDialog *dialog = makeForm(m_parts.connection());
    for (const QString &path : paths)
        dialog->mountFolder(path);
}

void CreationFlows::createLike(const SandboxKey &key)
{
    findLike(key, {});
}

void CreationFlows::createLikeWithMount(const SandboxKey &key)
{
    findLike(key, [](NewSandboxDialog &form) { form.addMount(); });
}

void CreationFlows::findLike(const SandboxKey &key, OpenedForm opened)
{
    const SandboxRow *row = m_parts.sandboxes.find(key);
    if (!row)
        return;
    const QString name = sandboxTitle(row->sandbox);
    m_finding =
        findSpecLike(m_parts.inventory, row->sandbox, [this, key, name, opened](Result<LikeSpec> like) {
            NewSandboxDialog *form = like ? showLike(key.connectionId, name, *std::move(like)) : nullptr;
            if (form && opened)
                opened(*form);
        });
}

NewSandboxDialog *CreationFlows::showLike(const QString &connectionId, const QString &name, LikeSpec like)
{
    QStringList taken;
    for (const SandboxRow &row : m_parts.sandboxes.model().rows())
        taken << row.sandbox.name();
    if (!like.spec.name().isEmpty())
        like.spec.metadata.insert(QStringLiteral("name"), nextName(like.spec.name(), taken));
    QStringList remarks;
    if (!like.unknown.isEmpty())
        remarks << tr("It was not made here; what could not be known: %1.")
                       .arg(like.unknown.join(QStringLiteral(", ")));
    if (const auto missing = missingValues(like.spec); !missing.isEmpty())
        remarks << tr("Secret values were not kept: %1.").arg(missing.join(QStringLiteral(", ")));
    return openForm(connectionId, like.spec, tr("Like %1.").arg(safeText(name)), remarks.join(u' '));
}

void CreationFlows::mountInNew(const QString &connectionId, const SandboxSpec &spec)
{
    makeForm(connectionId)->mountVolumes(spec.volumes);
}

void CreationFlows::createAgain(const QString &connectionId, const SandboxSpec &spec)
{
    const auto missing = missingValues(spec);
    openForm(connectionId, spec, tr("As it was asked for before."),
             missing.isEmpty()
                 ? QString()
                 : tr("Secret values were not kept: %1.").arg(missing.join(QStringLiteral(", "))));
}

} // namespace osc

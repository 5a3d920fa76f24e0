// SPDX-License-Identifier: Apache-2.0
#include <ui/newsandboxdialog.h>

#include "newsandboxwindow.h"
#include "widgets/screenroom.h"

#include <models/createrun.h>
#include <ui/theme.h>

#include <QAbstractButton>
#include <QKeyEvent>

namespace osc {

NewSandboxDialog::NewSandboxDialog(const QList<Backend *> &backends, const QString &preferredConnection,
                                   SecretStore *secrets, QWidget *parent, const FormSources &sources)
    : QDialog(parent)
    , m_window(std::make_unique<NewSandboxWindow>(backends, preferredConnection, secrets, sources, this))
{
    constexpr QSize usual(1320, 790);
    constexpr QSize least(960, 600);
    setObjectName(QStringLiteral("newSandboxDialog"));
    setWindowTitle(tr("New sandbox"));
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setMinimumSize(least);
    resize(roomFor(*this, {metrics::scaled(usual.width()), metrics::scaled(usual.height())}));
    connect(m_window.get(), &NewSandboxWindow::closeRequested, this, &NewSandboxDialog::reject);
    connect(m_window.get(), &NewSandboxWindow::created, this,
            [this](const QString &connectionId, const QString &sandboxId, const QStringList &notes) {
                Q_EMIT created(connectionId, sandboxId, notes);
                accept();
            });
    connect(m_window.get(), &NewSandboxWindow::creationStarted, this, &NewSandboxDialog::creationStarted);
    connect(m_window.get(), &NewSandboxWindow::manageTemplatesRequested, this,
            &NewSandboxDialog::manageTemplatesRequested);
    connect(m_window.get(), &NewSandboxWindow::severalRequested, this,
            [this](const QString &connectionId, const QList<BatchRow> &rows) {
                Q_EMIT severalRequested(connectionId, rows);
                accept();
            });
}

NewSandboxDialog::~NewSandboxDialog() = default;

void NewSandboxDialog::restoreDraft()
{
    m_window->keeper().restoreDraft();
}

void NewSandboxDialog::setSpec(const SandboxSpec &spec, const QString &title, const QString &text)
{
    m_window->setSpec(spec);
    m_window->keeper().filled(title, text);
}

void NewSandboxDialog::useTemplate(const QString &templateId)
{
    m_window->keeper().useTemplate(templateId);
}

void NewSandboxDialog::editTemplate(const QString &templateId)
{
    setWindowTitle(tr("Edit template"));
    m_window->editTemplate(templateId);
}

void NewSandboxDialog::mountFolder(const QString &path)
{
    m_window->mountFolder(path);
}

void NewSandboxDialog::mountVolumes(const QList<VolumeSpec> &volumes)
{
    m_window->mountVolumes(volumes);
}

void NewSandboxDialog::addMount()
{
    m_window->addMount();
}

void NewSandboxDialog::setConnectionNote(const QString &note)
{
    m_window->setConnectionNote(note);
}

const SandboxSpec &NewSandboxDialog::spec() const
{
    return m_window->spec();
}

void NewSandboxDialog::reject()
{
    m_window->keeper().saveNow();
    if (auto *run = m_window->releaseRun())
        Q_EMIT continuedInBackground(run);
    QDialog::reject();
}

void NewSandboxDialog::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && control)
        m_window->create();
    // Not the default button: a Return too many, after a double click on a row, would create without a look.
    else if (enter && qobject_cast<QAbstractButton *>(focusWidget()))
        static_cast<QAbstractButton *>(focusWidget())->click();
    else if (enter)
        event->accept();
    else if (control && (event->key() == Qt::Key_PageDown || event->key() == Qt::Key_PageUp))
        m_window->step(event->key() == Qt::Key_PageDown ? 1 : -1);
    else
        QDialog::keyPressEvent(event);
}

} // namespace osc

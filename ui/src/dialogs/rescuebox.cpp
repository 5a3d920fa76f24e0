// SPDX-License-Identifier: Apache-2.0
#include "dialogs/rescuebox.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QStandardPaths>
#include <QToolButton>

namespace osc {

namespace {

QString usualTarget()
{
    const QString downloads = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return QDir::toNativeSeparators(downloads.isEmpty() ? QDir::homePath() : downloads);
}

QLineEdit *makePathField(const QString &objectName, const QString &name, const QString &text, QWidget *parent)
{
    auto *field = new QLineEdit(text, parent);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setFont(fonts::mono());
    return field;
}

} // namespace

RescueBox::RescueBox(const RescuePlan &plan, bool download, QWidget *parent)
    : QWidget(parent)
    , m_logs(new QCheckBox(tr("Keep logs and last state"), this))
    , m_download(new QCheckBox(tr("First download the folder"), this))
    , m_directory(makePathField(
          QStringLiteral("rescueDirectory"), tr("Folder in the sandbox"),
          plan.directory.isEmpty() ? QStringLiteral("/workspace") : QString::fromUtf8(plan.directory), this))
    , m_target(makePathField(QStringLiteral("rescueTarget"), tr("Folder on this computer"),
                             plan.target.isEmpty() ? usualTarget() : plan.target, this))
    , m_browse(makeToolButton(QStringLiteral("rescueBrowse"), Symbol::Folder, tr("Choose a folder"), this))
    , m_problem(new Label({}, Tone::Failed, this))
{
    m_logs->setObjectName(QStringLiteral("rescueLogs"));
    m_logs->setChecked(plan.logs);
    m_download->setObjectName(QStringLiteral("rescueDownload"));
    m_download->setChecked(download && plan.download);
    m_problem->setObjectName(QStringLiteral("rescueProblem"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(4);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_logs, 0, 0, 1, 3);
    layout->addWidget(m_download, 1, 0);
    layout->addWidget(m_directory, 1, 1, 1, 2);
    auto *into = new Label(m_target->accessibleName(), Tone::Text, this);
    into->setBuddy(m_target);
    layout->addWidget(into, 2, 0);
    layout->addWidget(m_target, 2, 1);
    layout->addWidget(m_browse, 2, 2);
    layout->addWidget(m_problem, 3, 0, 1, 3);
    for (QCheckBox *box : {m_logs, m_download}) {
        box->setMinimumHeight(metrics::tool());
        box->setAccessibleName(box->text());
        connect(box, &QCheckBox::toggled, this, &RescueBox::update);
    }
    for (QWidget *part : {static_cast<QWidget *>(m_download), static_cast<QWidget *>(m_directory)})
        part->setVisible(download);
    for (const QLineEdit *field : {m_directory, m_target})
        connect(field, &QLineEdit::textChanged, this, &RescueBox::update);
    connect(m_browse, &QToolButton::clicked, this, &RescueBox::browse);
    update();
}

RescuePlan RescueBox::plan() const
{
    return {.logs = m_logs->isChecked(),
            .download = m_download->isChecked(),
            .directory = m_directory->text().toUtf8(),
            .target = QDir::fromNativeSeparators(m_target->text())};
}

QString RescueBox::problem() const
{
    const RescuePlan wanted = plan();
    if (wanted.isEmpty())
        return {};
    if (wanted.download && !wanted.directory.startsWith('/'))
        return tr("The folder in the sandbox begins with /.");
    return QDir::isAbsolutePath(wanted.target) ? QString()
                                               : tr("The folder on this computer is a whole path.");
}

void RescueBox::update()
{
    const RescuePlan wanted = plan();
    m_directory->setEnabled(wanted.download);
    m_target->setEnabled(!wanted.isEmpty());
    m_browse->setEnabled(!wanted.isEmpty());
    m_problem->setText(problem());
    m_problem->setVisible(!m_problem->text().isEmpty());
    Q_EMIT changed();
}

void RescueBox::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder"), m_target->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_target, &QLineEdit::setText);
    dialog->open();
}

} // namespace osc

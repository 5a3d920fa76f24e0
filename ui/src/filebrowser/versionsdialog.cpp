// SPDX-License-Identifier: Apache-2.0
#include "filebrowser/versionsdialog.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/fileclip.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

/// "report.csv" of 4 May 2026, 10:03 becomes "report (2026-05-04 10.03.07).csv".
FilePath besideName(const FilePath &path, const QDateTime &modified)
{
    const QByteArray name = lastName(path);
    const auto dot = name.lastIndexOf('.');
    const QByteArray moment =
        " (" + modified.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss")).toLatin1() + ')';
    const QByteArray beside = dot > 0 ? name.left(dot) + moment + name.mid(dot) : name + moment;
    return joinPath(parentPath(path), beside);
}

QString stateOf(const ObjectAccess::Version &version)
{
    if (version.deleteMarker)
        return VersionsDialog::tr("deleted here");
    return version.current ? VersionsDialog::tr("the current one") : VersionsDialog::tr("an earlier one");
}

} // namespace

VersionsDialog::VersionsDialog(std::shared_ptr<FileSystem> files, const FilePath &path,
                               const QString &whyReadOnly, QWidget *parent)
    : DialogFrame(parent)
    , m_files(std::move(files))
    , m_path(path)
    , m_whyReadOnly(whyReadOnly)
    , m_table(new QTableWidget(0, 4, this))
    , m_note(new Label(QString(), Tone::Secondary, this))
    , m_bringBack(makeButton(QStringLiteral("versionRestoreButton"), tr("Make current"), this))
    , m_copy(makeButton(QStringLiteral("versionCopyButton"), tr("Copy beside it"), this))
    , m_remove(makeButton(QStringLiteral("versionDeleteButton"), tr("Delete version"), this))
{
    setObjectName(QStringLiteral("versionsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Versions of %1").arg(displayName(lastName(path))));
    m_table->setObjectName(QStringLiteral("versionsTable"));
    m_table->setAccessibleName(tr("Versions"));
    m_table->setHorizontalHeaderLabels({tr("Modified"), tr("Size"), tr("State"), tr("Version")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_note->setObjectName(QStringLiteral("versionsNote"));
    m_note->setWordWrap(true);
    content()->addWidget(m_table, 1);
    content()->addWidget(m_note);
    int place = 0;
    for (QPushButton *button : {m_bringBack, m_copy, m_remove}) {
        button->setAutoDefault(false);
        footer()->insertWidget(place++, button);
    }
    buttons()->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeButton"));
    connect(buttons(), &QDialogButtonBox::rejected, this, &VersionsDialog::reject);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_sure = false;
        updateButtons();
    });
    connect(m_bringBack, &QPushButton::clicked, this, &VersionsDialog::bringBack);
    connect(m_copy, &QPushButton::clicked, this, &VersionsDialog::copyBeside);
    connect(m_remove, &QPushButton::clicked, this, &VersionsDialog::askRemoval);
    resize(metrics::scaled(720), metrics::scaled(380));
    ask();
}

void VersionsDialog::ask()
{
    m_note->setTone(Tone::Secondary);
    m_note->setText(tr("Asking for the versions…"));
    updateButtons();
    m_asking =
        m_files->objects()->versions(m_path, [this](const Result<QList<ObjectAccess::Version>> &versions) {
            if (versions)
                return showVersions(*versions);
            m_versions.clear();
            m_table->setRowCount(0);
            m_note->setTone(Tone::Failed);
            m_note->setText(versions.error().message);
            updateButtons();
        });
}

void VersionsDialog::showVersions(const QList<ObjectAccess::Version> &versions)
{
    m_versions = versions;
    m_table->setRowCount(static_cast<int>(versions.size()));
    for (int row = 0; row < versions.size(); ++row) {
        const ObjectAccess::Version &version = versions.at(row);
        const QStringList cells = {exactMomentText(version.modified),
                                   version.size >= 0 ? bytesText(version.size) : QStringLiteral("–"),
                                   stateOf(version), safeText(version.id)};
        for (int column = 0; column < cells.size(); ++column) {
            auto *cell = new QTableWidgetItem(cells.at(column));
            cell->setToolTip(cells.at(column).toHtmlEscaped());
            m_table->setItem(row, column, cell);
        }
    }
    m_table->resizeColumnsToContents();
    for (int column = 0; column + 1 < m_table->columnCount(); ++column)
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 2 * metrics::gap);
    m_note->setText(versions.size() > 1
                        ? tr("%n version(s), the newest first.", nullptr, static_cast<int>(versions.size()))
                        : tr("The bucket keeps no earlier versions of this object."));
    if (!m_whyReadOnly.isEmpty())
        m_note->setText(m_note->text() + u' ' + m_whyReadOnly);
    updateButtons();
}

const ObjectAccess::Version *VersionsDialog::current() const
{
    const int row = m_table->selectionModel()->hasSelection() ? m_table->currentRow() : -1;
    return row >= 0 && row < m_versions.size() ? &m_versions.at(row) : nullptr;
}

void VersionsDialog::updateButtons()
{
    const auto *version = current();
    const QString busy = m_acting.isActive() ? tr("Something is being changed.") : QString();
    const QString none = !m_whyReadOnly.isEmpty() ? m_whyReadOnly
                         : !version               ? tr("Choose a version first.")
                                                  : busy;
    const QString marker =
        version && version->deleteMarker && none.isEmpty() ? tr("Nothing is left of it here.") : none;
    setDisabledReason(m_bringBack, version && version->current && marker.isEmpty()
                                       ? tr("It is the current one already.")
                                       : marker);
    setDisabledReason(m_copy, marker);
    setDisabledReason(m_remove, none);
    m_remove->setText(m_sure ? tr("Delete it for good") : tr("Delete version"));
    m_remove->setAccessibleName(m_remove->text());
}

void VersionsDialog::bringBack()
{
    const auto *version = current();
    if (!version)
        return;
    run(tr("Making it the current one…"), tr("The version was not made the current one."),
        [this, id = version->id](Callback<void> done) {
            return m_files->objects()->copyVersion(m_path, id, m_path, std::move(done));
        });
}

void VersionsDialog::copyBeside()
{
    const auto *version = current();
    if (!version)
        return;
    run(tr("Copying it…"), tr("The version was not copied."),
        [this, id = version->id, beside = besideName(m_path, version->modified)](Callback<void> done) {
            return m_files->objects()->copyVersion(m_path, id, beside, std::move(done));
        });
}

/// The first press says what is lost.
void VersionsDialog::askRemoval()
{
    const auto *version = current();
    if (!version)
        return;
    if (m_sure)
        return remove();
    m_sure = true;
    m_note->setTone(Tone::Failed);
    m_note->setText(version->deleteMarker
                        ? tr("Without this marker the object is there again, as its newest version.")
                    : version->current && m_versions.size() > 1
                        ? tr("This version is lost for good. The one before it becomes the current one.")
                        : tr("This version is lost for good."));
    updateButtons();
}

void VersionsDialog::remove()
{
    m_sure = false;
    const auto *version = current();
    if (!version)
        return;
    run(tr("Deleting it…"), tr("The version was not deleted."),
        [this, id = version->id](Callback<void> done) {
            return m_files->objects()->removeVersion(m_path, id, std::move(done));
        });
}

void VersionsDialog::run(const QString &doing, const QString &didNot,
                         const std::function<Operation(Callback<void>)> &start)
{
    m_sure = false;
    m_note->setTone(Tone::Secondary);
    m_note->setText(doing);
    m_acting = start([this, didNot](const Done &done) {
        if (done) {
            Q_EMIT changed();
            return ask();
        }
        m_note->setTone(Tone::Failed);
        m_note->setText(QStringList{didNot, done.error().message, done.error().advice}.join(u' ').trimmed());
        updateButtons();
    });
    updateButtons();
}

RestoreDialog::RestoreDialog(const QString &what, QWidget *parent)
    : DialogFrame(parent)
{
    setObjectName(QStringLiteral("restoreDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Restore"));
    auto *title = new Label(tr("Restore %1").arg(what), Tone::Text, this);
    title->setFont(fonts::objectTitle());
    auto *days = new QSpinBox(this);
    days->setObjectName(QStringLiteral("restoreDays"));
    days->setRange(1, 365);
    days->setValue(3);
    auto *field = new Field(tr("Days that it can be read"), days, this);
    content()->addWidget(title);
    content()->addWidget(makeNote(tr("An archived object cannot be read until the service has brought it "
                                     "back, which takes minutes to hours and costs a fee. After the days it "
                                     "is archived again."),
                                  this));
    content()->addWidget(field);
    auto *restore = makeButton(QStringLiteral("restoreButton"), tr("Restore"), this, {}, ButtonKind::Primary);
    restore->setDefault(true);
    buttons()->addButton(restore, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::rejected, this, &RestoreDialog::reject);
    connect(buttons(), &QDialogButtonBox::accepted, this, [this, days] {
        Q_EMIT chosen(days->value());
        accept();
    });
    resize(metrics::scaled(460), sizeHint().height());
}

} // namespace osc

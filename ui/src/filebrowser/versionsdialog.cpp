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

VersionsDialog::VersionsDialog(std::shared_ptr<FileSystem> files, const FilePath &path, QWidget *parent)
    : DialogFrame(parent)
    , m_files(std::move(files))
    , m_table(new QTableWidget(0, 4, this))
    , m_note(new Label(tr("Asking for the versions…"), Tone::Secondary, this))
{
    setObjectName(QStringLiteral("versionsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Versions of %1").arg(displayName(lastName(path))));
    m_table->setObjectName(QStringLiteral("versionsTable"));
    m_table->setAccessibleName(tr("Versions"));
    m_table->setHorizontalHeaderLabels({tr("Modified"), tr("Size"), tr("State"), tr("Version")});
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_note->setObjectName(QStringLiteral("versionsNote"));
    m_note->setWordWrap(true);
    content()->addWidget(m_table, 1);
    content()->addWidget(m_note);
    buttons()->addButton(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeButton"));
    connect(buttons(), &QDialogButtonBox::rejected, this, &VersionsDialog::reject);
    resize(metrics::scaled(680), metrics::scaled(360));
    m_asking =
        m_files->objects()->versions(path, [this](const Result<QList<ObjectAccess::Version>> &versions) {
            if (versions)
                return showVersions(*versions);
            m_note->setTone(Tone::Failed);
            m_note->setText(versions.error().message);
        });
}

void VersionsDialog::showVersions(const QList<ObjectAccess::Version> &versions)
{
    m_table->setRowCount(static_cast<int>(versions.size()));
    for (int row = 0; row < versions.size(); ++row) {
        const ObjectAccess::Version &version = versions.at(row);
        const QString state = version.deleteMarker ? tr("deleted here")
                              : version.current    ? tr("the current one")
                                                   : tr("an earlier one");
        const QStringList cells = {exactMomentText(version.modified),
                                   version.size >= 0 ? bytesText(version.size) : QStringLiteral("–"), state,
                                   safeText(version.id)};
        for (int column = 0; column < cells.size(); ++column) {
            auto *cell = new QTableWidgetItem(cells.at(column));
            cell->setToolTip(cells.at(column).toHtmlEscaped());
            m_table->setItem(row, column, cell);
        }
    }
    m_table->resizeColumnsToContents();
    m_note->setText(versions.size() > 1
                        ? tr("%n version(s), the newest first.", nullptr, static_cast<int>(versions.size()))
                        : tr("The bucket keeps no earlier versions of this object."));
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

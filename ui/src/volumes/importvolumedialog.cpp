// SPDX-License-Identifier: Apache-2.0
#include "volumes/importvolumedialog.h"

#include "dialogs/newsandbox/field.h"
#include "volumes/connectionfield.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <models/volumename.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace osc {

ImportVolumeDialog::ImportVolumeDialog(VolumeStore &store, const QString &preferredConnection,
                                       const VolumeKey &existing, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_path(new QLineEdit(this))
    , m_pathField(new Field(tr("Archive"), m_path, this))
    , m_target(new SegmentedControl(this))
    , m_connection(
          makeConnectionChoice(store, existing.isNull() ? preferredConnection : existing.connectionId, this))
    , m_connectionField(new Field(tr("Connection"), m_connection, this))
    , m_name(new QLineEdit(this))
    , m_nameField(new Field(tr("Name"), m_name, this))
    , m_existing(new QComboBox(this))
    , m_existingField(new Field(tr("Volume"), m_existing, this))
{
    setObjectName(QStringLiteral("importVolumeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import into a volume"));
    build();
    connect(m_path, &QLineEdit::textChanged, this, &ImportVolumeDialog::pathEdited);
    connect(m_name, &QLineEdit::textChanged, this, &ImportVolumeDialog::check);
    connect(m_target, &SegmentedControl::currentChanged, this, &ImportVolumeDialog::check);
    connect(m_connection, &QComboBox::currentIndexChanged, this, [this] {
        fillExisting({});
        check();
    });
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, &ImportVolumeDialog::reject);
    fillExisting(existing);
    m_target->setCurrent(existing.isNull() ? New : Existing);
    check();
    resize(metrics::scaled(560), sizeHint().height());
}

void ImportVolumeDialog::build()
{
    m_path->setObjectName(QStringLiteral("importPath"));
    m_pathField->setHint(tr("tar, tar.gz or tar.zst."));
    QToolButton *browseButton =
        makeToolButton(QStringLiteral("importBrowse"), Symbol::FileArchive, tr("Choose an archive"), this);
    connect(browseButton, &QToolButton::clicked, this, &ImportVolumeDialog::browse);
    browseButton->setFixedSize(metrics::tool(), metrics::tool());
    m_pathField->addButton(browseButton);
    m_target->setObjectName(QStringLiteral("importTarget"));
    m_target->addSegment(tr("Into a new volume"));
    m_target->addSegment(tr("Into one that is there"));
    m_name->setObjectName(QStringLiteral("importName"));
    m_nameField->setRepair([this](const QString &name) { m_name->setText(name); });
    m_existing->setObjectName(QStringLiteral("importExisting"));
    m_existingField->setHint(
        tr("Only volumes that nothing uses. Files with the same names are replaced, all others stay."));
    content()->addWidget(m_pathField);
    content()->addWidget(m_target);
    m_connectionField->setVisible(m_connection->count() > 1);
    content()->addWidget(m_connectionField);
    content()->addWidget(m_nameField);
    content()->addWidget(m_existingField);
    content()->addStretch();
    m_confirm = makeButton(QStringLiteral("importButton"), tr("Import archive"), this, Symbol::Import,
                           ButtonKind::Primary);
    m_confirm->setDefault(true);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &ImportVolumeDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ImportVolumeDialog::reject);
}

void ImportVolumeDialog::fillExisting(const VolumeKey &existing)
{
    m_existing->clear();
    const QString connectionId = chosenConnection(*m_connection);
    QStringList names;
    for (const VolumeRow &row : m_store.model().rows())
        if (row.key.connectionId == connectionId && m_store.whyNot(row.key, VolumeAction::Import).isEmpty())
            names << row.key.id;
    names.sort(Qt::CaseInsensitive);
    for (const QString &name : std::as_const(names))
        m_existing->addItem(safeText(name), name);
    m_existing->setCurrentIndex(std::max(0, m_existing->findData(existing.id)));
    m_target->setSegmentReason(Existing,
                               names.isEmpty() ? tr("Every volume of the connection is in use.") : QString());
}

void ImportVolumeDialog::pathEdited()
{
    const QString suggested = volumeNameFrom(QFileInfo(m_path->text()).fileName());
    if (m_name->text() == m_suggested)
        m_name->setText(suggested);
    m_suggested = suggested;
    check();
}

std::optional<Problem> ImportVolumeDialog::fileProblem() const
{
    Problem problem;
    if (m_path->text().isEmpty())
        problem.message = tr("Choose an archive.");
    else if (!archiveFormatOf(m_path->text()))
        problem.message = tr("The name ends in neither tar, tar.gz nor tar.zst.");
    else
        return {};
    return problem;
}

void ImportVolumeDialog::check()
{
    const bool isNew = m_target->current() == New;
    m_nameField->setVisible(isNew);
    m_existingField->setVisible(!isNew);
    const auto file = fileProblem();
    m_pathField->setProblem(file);
    const auto name =
        isNew ? volumeNameProblem(m_name->text(), claimNames(m_store, chosenConnection(*m_connection)))
              : std::nullopt;
    m_nameField->setProblem(name);
    QString why;
    if (file)
        why = file->message;
    else if (name)
        why = name->message;
    else if (!isNew && m_existing->count() == 0)
        why = tr("Every volume of the connection is in use.");
    setDisabledReason(m_confirm, why);
}

void ImportVolumeDialog::setFile(const QString &path)
{
    m_path->setText(path);
    m_pathField->setTouched(true);
    m_nameField->setTouched(true);
}

void ImportVolumeDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose an archive"), m_path->text(),
                                   tr("Archives (*.tar *.tar.gz *.tgz *.tar.zst *.tzst);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportVolumeDialog::setFile);
    dialog->open();
}

void ImportVolumeDialog::accept()
{
    if (!m_confirm->isEnabled())
        return;
    if (m_target->current() == New) {
        ClaimSpec spec;
        spec.name = m_name->text();
        Q_EMIT chosenNew(chosenConnection(*m_connection), spec, m_path->text());
    } else {
        Q_EMIT chosenExisting(
            {chosenConnection(*m_connection), VolumeKind::Claim, m_existing->currentData().toString()},
            m_path->text());
    }
    DialogFrame::accept();
}

} // namespace osc

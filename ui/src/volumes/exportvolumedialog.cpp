// SPDX-License-Identifier: Apache-2.0
#include "volumes/exportvolumedialog.h"

#include "dialogs/newsandbox/field.h"
#include "widgets/buttons.h"
#include "widgets/chips.h"
#include "widgets/labels.h"

#include <core/offthread.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace osc {

namespace {

constexpr ArchiveFormat exportFormats[] = {ArchiveFormat::TarZstd, ArchiveFormat::TarGzip,
                                           ArchiveFormat::Tar};

/// What a disk says about the files that are to be written.
struct TargetFacts
{
    bool folderIsThere = false;
    QStringList existing;
};

TargetFacts lookAt(const QString &folder, const QStringList &paths)
{
    TargetFacts facts;
    facts.folderIsThere = QFileInfo(folder).isDir();
    for (const QString &path : paths)
        if (QFileInfo::exists(path))
            facts.existing << QFileInfo(path).fileName();
    return facts;
}

QString suggestedFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
}

} // namespace

ExportVolumeDialog::ExportVolumeDialog(VolumeStore &store, const QList<VolumeKey> &keys, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_keys(keys)
    , m_folder(new QLineEdit(this))
    , m_folderField(new Field(tr("Folder"), m_folder, this))
    , m_format(new SegmentedControl(this))
    , m_files(makeNote({}, this))
    , m_replace(new QCheckBox(tr("Replace files that are there"), this))
{
    setObjectName(QStringLiteral("exportVolumeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Export volumes"));
    build();
    connect(m_folder, &QLineEdit::textChanged, this, &ExportVolumeDialog::check);
    connect(m_format, &SegmentedControl::currentChanged, this, &ExportVolumeDialog::check);
    connect(m_replace, &QCheckBox::toggled, this, &ExportVolumeDialog::check);
    connect(&store.registry(), &ConnectionRegistry::aboutToRemove, this, &ExportVolumeDialog::reject);
    m_folder->setText(suggestedFolder());
    check();
    resize(metrics::scaled(560), sizeHint().height());
}

void ExportVolumeDialog::build()
{
    const auto count = static_cast<int>(m_keys.size());
    auto *title = new Label(count == 1 ? tr("Export %1").arg(safeText(m_keys.constFirst().id))
                                       : tr("Export %n volume(s)", nullptr, count),
                            Tone::Text, this);
    title->setFont(fonts::objectTitle());
    content()->addWidget(title);
    m_folder->setObjectName(QStringLiteral("exportFolder"));
    QToolButton *browseButton =
        makeToolButton(QStringLiteral("exportBrowse"), Symbol::Folder, tr("Choose a folder"), this);
    connect(browseButton, &QToolButton::clicked, this, &ExportVolumeDialog::browse);
    browseButton->setFixedSize(metrics::tool(), metrics::tool());
    m_folderField->addButton(browseButton);
    m_folderField->setTouched(true);
    content()->addWidget(m_folderField);
    m_format->setObjectName(QStringLiteral("exportFormat"));
    for (const ArchiveFormat format : exportFormats)
        m_format->addSegment(archiveSuffix(format));
    m_format->setAccessibleName(tr("Format"));
    auto *format = new QHBoxLayout;
    format->setSpacing(12);
    format->addWidget(new Label(tr("Format"), Tone::Text, this));
    format->addWidget(m_format);
    format->addWidget(makeNote(tr("tar.zst is fast and small; tar.gz is read everywhere."), this), 1);
    content()->addLayout(format);
    m_files->setObjectName(QStringLiteral("exportFiles"));
    content()->addWidget(m_files);
    m_replace->setObjectName(QStringLiteral("exportReplace"));
    m_replace->setMinimumHeight(metrics::tool());
    m_replace->setAccessibleName(m_replace->text());
    content()->addWidget(m_replace);
    int written = 0;
    for (const VolumeKey &key : std::as_const(m_keys))
        if (const VolumeRow *row = m_store.find(key); row && row->runningUsers() > 0)
            ++written;
    if (written > 0) {
        auto *note = makeNote(tr("Running sandboxes use %n of them: files that are written meanwhile may be "
                                 "half written in the archive.",
                                 nullptr, written),
                              this);
        note->setObjectName(QStringLiteral("exportNote"));
        content()->addWidget(note);
    }
    content()->addStretch();
    m_confirm = makeButton(QStringLiteral("exportButton"),
                           count == 1 ? tr("Export volume") : tr("Export %n volume(s)", nullptr, count), this,
                           Symbol::Export, ButtonKind::Primary);
    m_confirm->setDefault(true);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    connect(buttons(), &QDialogButtonBox::accepted, this, &ExportVolumeDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ExportVolumeDialog::reject);
}

ArchiveFormat ExportVolumeDialog::format() const
{
    return exportFormats[m_format->current()];
}

QList<VolumeExport> ExportVolumeDialog::exports() const
{
    QList<VolumeExport> exports;
    QStringList used;
    for (const VolumeKey &key : m_keys) {
        const QString stem = safeLocalName(key.id.toUtf8());
        QString name = stem;
        // Two connections may have volumes with one name.
        for (int next = 2; used.contains(name); ++next)
            name = QStringLiteral("%1-%2").arg(stem).arg(next);
        used << name;
        exports.append({key, QDir(m_folder->text()).filePath(name + u'.' + archiveSuffix(format()))});
    }
    return exports;
}

/// A disk may be slow: nothing is asked of it here.
void ExportVolumeDialog::check()
{
    QStringList paths;
    QStringList names;
    for (const VolumeExport &one : exports()) {
        paths << one.path;
        names << QFileInfo(one.path).fileName();
    }
    m_files->setText(names.join(QStringLiteral(", ")));
    const QString folder = m_folder->text();
    setDisabledReason(m_confirm, tr("The folder is being looked at."));
    m_looking = runOffThread<TargetFacts>(
        [folder, paths]() -> Result<TargetFacts> { return lookAt(folder, paths); },
        [this](const Result<TargetFacts> &facts) {
            Problem problem;
            // What was suggested need not be there.
            if (!facts->folderIsThere && m_folder->text() == suggestedFolder())
                return m_folder->setText(QDir::homePath());
            if (!facts->folderIsThere)
                problem.message = tr("Folder %1 does not exist.").arg(m_folder->text());
            else if (!facts->existing.isEmpty() && !m_replace->isChecked())
                problem.message = tr("%1 is there already.").arg(facts->existing.join(QStringLiteral(", ")));
            const bool good = problem.message.isEmpty();
            m_folderField->setProblem(good ? std::nullopt : std::optional(problem));
            setDisabledReason(m_confirm, problem.message);
        });
}

void ExportVolumeDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder"), m_folder->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
    dialog->open();
}

void ExportVolumeDialog::accept()
{
    if (!m_confirm->isEnabled())
        return;
    Q_EMIT chosen(exports(), format(), m_replace->isChecked());
    DialogFrame::accept();
}

} // namespace osc

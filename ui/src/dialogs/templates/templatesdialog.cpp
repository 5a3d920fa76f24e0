// SPDX-License-Identifier: Apache-2.0
#include "dialogs/templates/templatesdialog.h"

#include "dialogs/templates/savetemplatedialog.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <core/offthread.h>
#include <models/wording.h>
#include <ui/theme.h>

#include <QAction>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QHeaderView>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

enum TemplateColumn { NameColumn, NoteColumn, AsksColumn, ChangedColumn, TemplateColumnCount };

struct ReadTemplates
{
    QList<QByteArray> documents;
    QStringList problems;
};

ReadTemplates readTemplateFiles(const QStringList &paths)
{
    constexpr qint64 mostBytes = (1 << 20) + 1;
    ReadTemplates read;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            read.problems << TemplatesDialog::tr("%1 was not read: %2.").arg(path, file.errorString());
            continue;
        }
        const auto documents = templateDocuments(file.read(mostBytes));
        if (!documents) {
            read.problems << TemplatesDialog::tr("%1: %2").arg(path, documents.error().message);
            continue;
        }
        for (const QByteArray &document : *documents) {
            if (const auto content = templateFromJson(document))
                read.documents << document;
            else
                read.problems << TemplatesDialog::tr("%1: %2").arg(path, content.error().message);
        }
    }
    return read;
}

} // namespace

TemplatesDialog::TemplatesDialog(TemplateStore &store, QWidget *parent)
    : DialogFrame(parent)
    , m_store(store)
    , m_banner(new Banner(this))
    , m_stack(new QStackedWidget(this))
    , m_table(new QTableWidget(0, TemplateColumnCount, this))
    , m_empty(new EmptyState(this))
    , m_trouble(new Label({}, Tone::Secondary, this))
    , m_undoStrip(new QWidget(this))
    , m_undoText(new Label({}, Tone::Text, m_undoStrip))
    , m_undo(makeButton(QStringLiteral("undoButton"), tr("Undo"), m_undoStrip))
{
    setObjectName(QStringLiteral("templatesDialog"));
    setWindowTitle(tr("Templates"));
    m_banner->setObjectName(QStringLiteral("templatesBanner"));
    auto *dismiss = m_banner->addButton(QStringLiteral("dismissButton"), tr("Close"));
    connect(dismiss, &QPushButton::clicked, m_banner, &QWidget::hide);
    m_banner->hide();
    content()->addWidget(m_banner);
    buildTable();
    buildButtons();
    m_empty->setSentence(tr("No templates yet. Fill in New sandbox and press “Save as template…”."));
    m_empty->setAction(tr("Import…"));
    connect(m_empty, &EmptyState::activated, this, &TemplatesDialog::askImport);

    auto *strip = new QHBoxLayout(m_undoStrip);
    strip->setContentsMargins(0, 0, 0, 0);
    strip->addWidget(m_undoText, 1);
    strip->addWidget(m_undo);
    m_undoText->setObjectName(QStringLiteral("undoLabel"));
    content()->addWidget(m_undoStrip);
    m_undoStrip->hide();
    connect(m_undo, &QPushButton::clicked, this, [this] {
        for (const QString &id : std::exchange(m_removed, {})) {
            m_toSelect = id;
            m_store.undoRemoval(id);
        }
        m_undoStrip->hide();
    });

    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &TemplatesDialog::reject);
    connect(&store, &TemplateStore::changed, this, &TemplatesDialog::fill);
    connect(&store, &TemplateStore::failed, this, &TemplatesDialog::showError);
    store.refresh();
    fill();
    resize(metrics::scaled(860), metrics::scaled(480));
}

void TemplatesDialog::buildTable()
{
    m_table->setObjectName(QStringLiteral("templateTable"));
    m_table->setAccessibleName(tr("Templates"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Note"), tr("Asks for"), tr("Changed")});
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    constexpr int widths[] = {190, 230, 150};
    for (int column = 0; column < int(std::size(widths)); ++column)
        m_table->setColumnWidth(column, metrics::scaled(widths[column]));
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &TemplatesDialog::updateButtons);
    connect(m_table, &QTableWidget::itemActivated, this, [this] {
        if (m_use->isEnabled())
            m_use->click();
    });
    m_trouble->setObjectName(QStringLiteral("templateTroubleLabel"));
    m_trouble->setWordWrap(true);
}

void TemplatesDialog::buildButtons()
{
    const auto make = [this](const char *name, const QString &text, auto slot) {
        auto *button = makeButton(QString::fromLatin1(name), text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        return button;
    };
    m_use =
        makeButton(QStringLiteral("templateUseButton"), tr("New sandbox…"), this, {}, ButtonKind::Primary);
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const KeptTemplate *kept = single())
            Q_EMIT useRequested(kept->record.id);
    });
    m_edit = make("templateEditButton", tr("Edit…"), [this] {
        if (const KeptTemplate *kept = single())
            Q_EMIT editRequested(kept->record.id);
    });
    m_rename = make("templateRenameButton", tr("Rename…"), [this] { rename(); });
    m_duplicate = make("templateDuplicateButton", tr("Duplicate"), [this] {
        if (const KeptTemplate *kept = single())
            m_toSelect = m_store.duplicate(kept->record.id);
    });
    m_delete = make("templateDeleteButton", tr("Delete"), [this] { remove(); });
    auto *importing = make("templateImportButton", tr("Import…"), [this] { askImport(); });
    m_export = make("templateExportButton", tr("Export…"), [this] { askExport(); });
    for (const auto &[key, button] : {std::pair{Qt::Key_F2, m_rename}, std::pair{Qt::Key_Delete, m_delete}}) {
        auto *action = new QAction(m_table);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, button, &QPushButton::click);
        m_table->addAction(action);
    }

    auto *column = new QVBoxLayout;
    column->setSpacing(metrics::gap);
    for (QPushButton *button : {m_use, m_edit, m_rename, m_duplicate, m_delete})
        column->addWidget(button);
    column->addSpacing(12);
    column->addWidget(importing);
    column->addWidget(m_export);
    column->addStretch();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *left = new QVBoxLayout;
    left->addWidget(m_stack, 1);
    left->addWidget(m_trouble);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addLayout(left, 1);
    row->addLayout(column);
    content()->addLayout(row, 1);
}

void TemplatesDialog::fill()
{
    // One that was just made comes with a later reading.
    const QStringList wanted =
        m_store.find(m_toSelect) ? QStringList(std::exchange(m_toSelect, {})) : selected();
    const QSignalBlocker blocker(m_table);
    m_table->clearSelection();
    m_table->setRowCount(int(m_store.templates().size()));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const KeptTemplate &kept = m_store.templates().at(row);
        QStringList asks;
        for (const TemplatePlaceholder &placeholder : kept.content.placeholders)
            asks << placeholder.name;
        const QString texts[] = {safeText(kept.content.name),
                                 kept.isUsable() ? safeText(kept.content.note) : kept.trouble,
                                 asks.join(QStringLiteral(", ")), momentText(kept.record.changedAt, now)};
        for (int column = 0; column < TemplateColumnCount; ++column) {
            auto *item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column].toHtmlEscaped());
            item->setData(Qt::UserRole, kept.record.id);
            if (!kept.isUsable())
                item->setForeground(Theme::of(palette()).secondaryText);
            m_table->setItem(row, column, item);
        }
        if (wanted.contains(kept.record.id)) {
            m_table->setCurrentCell(row, 0, QItemSelectionModel::NoUpdate);
            m_table->selectionModel()->select(m_table->model()->index(row, 0),
                                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }
    if (selected().isEmpty() && m_table->rowCount() > 0)
        m_table->selectRow(0);
    m_stack->setCurrentWidget(m_store.templates().isEmpty() ? static_cast<QWidget *>(m_empty) : m_table);
    if (m_store.error())
        showError(*m_store.error());
    updateButtons();
}

QStringList TemplatesDialog::selected() const
{
    QStringList ids;
    const auto rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        ids << index.data(Qt::UserRole).toString();
    return ids;
}

const KeptTemplate *TemplatesDialog::single() const
{
    const QStringList ids = selected();
    return ids.size() == 1 ? m_store.find(ids.first()) : nullptr;
}

void TemplatesDialog::updateButtons()
{
    const KeptTemplate *kept = single();
    const bool any = !selected().isEmpty();
    QString why;
    if (!kept)
        why = any ? tr("Select one template.") : tr("Select a template first.");
    else
        why = kept->trouble;
    for (QPushButton *button : {m_use, m_edit, m_rename, m_duplicate})
        setDisabledReason(button, why);
    for (QPushButton *button : {m_delete, m_export})
        setDisabledReason(button, any ? QString() : tr("Select a template first."));
    m_trouble->setText(kept ? kept->trouble : QString());
    m_trouble->setVisible(!m_trouble->text().isEmpty());
}

void TemplatesDialog::rename()
{
    const KeptTemplate *kept = single();
    if (!kept)
        return;
    auto *dialog = new SaveTemplateDialog(m_store, kept->content, kept->record.id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TemplatesDialog::remove()
{
    const QStringList ids = selected();
    if (ids.isEmpty())
        return;
    const QString name = ids.size() == 1 ? m_store.find(ids.first())->content.name : QString();
    m_removed = ids;
    for (const QString &id : ids)
        m_store.remove(id);
    tell(ids.size() == 1 ? tr("Template %1 was deleted.").arg(safeText(name))
                         : tr("%n template(s) were deleted.", nullptr, int(ids.size())));
    m_undo->show();
}

void TemplatesDialog::tell(const QString &text)
{
    m_undoText->setText(text);
    m_undo->hide();
    m_undoStrip->show();
}

void TemplatesDialog::showError(const Error &error)
{
    m_banner->setError(error);
    m_banner->show();
}

void TemplatesDialog::askImport()
{
    auto *dialog =
        new QFileDialog(this, tr("Import templates"), {}, tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &TemplatesDialog::importFiles);
    dialog->open();
}

void TemplatesDialog::importFiles(const QStringList &paths)
{
    m_importing = runOffThread<ReadTemplates>(
        [paths]() -> Result<ReadTemplates> { return readTemplateFiles(paths); },
        [this](const Result<ReadTemplates> &read) { take(read->documents, read->problems); });
}

void TemplatesDialog::take(const QList<QByteArray> &documents, const QStringList &problems)
{
    if (!problems.isEmpty()) {
        Error error;
        error.message = tr("%n template(s) were not imported.", nullptr, int(problems.size()));
        error.detail = problems.join(u'\n').left(4096);
        showError(error);
    }
    if (documents.isEmpty())
        return;
    const QStringList names = m_store.clashes(documents);
    if (!names.isEmpty()) {
        askClash(documents, names);
        return;
    }
    m_store.import(documents, TemplateStore::Clash::KeepBoth);
    tell(tr("%n template(s) were imported.", nullptr, int(documents.size())));
}

void TemplatesDialog::askClash(const QList<QByteArray> &documents, const QStringList &names)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Import templates"),
                                names.size() == 1
                                    ? tr("There is a template %1 already.").arg(safeText(names.first()))
                                    : tr("%n of the names are there already.", nullptr, int(names.size())),
                                QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("clashBox"));
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(names.size() == 1 ? tr("Replacing it loses the one that is there.")
                                              : safeText(names.join(QStringLiteral(", "))));
    box->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [&](const char *name, const QString &text, TemplateStore::Clash clash) {
        auto *button = box->addButton(text, QMessageBox::ActionRole);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, documents, clash] {
            m_store.import(documents, clash);
            tell(tr("The templates were imported."));
        });
        return button;
    };
    QPushButton *both = offer("keepBothButton", tr("Keep both"), TemplateStore::Clash::KeepBoth);
    offer("replaceButton", tr("Replace"), TemplateStore::Clash::Replace);
    offer("skipButton", tr("Skip"), TemplateStore::Clash::Skip);
    box->setDefaultButton(both);
    box->open();
}

void TemplatesDialog::askExport()
{
    const KeptTemplate *kept = single();
    QString name = kept ? kept->content.name : tr("templates");
    name.replace(u'/', u'-');
    auto *dialog = new QFileDialog(this, tr("Export templates"), name + QStringLiteral(".json"),
                                   tr("JSON files (*.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, &TemplatesDialog::exportTo);
    dialog->open();
}

void TemplatesDialog::exportTo(const QString &path)
{
    const QByteArray bytes = m_store.exported(selected());
    m_exporting = runOffThread<void>(
        [path, bytes]() -> Done {
            QSaveFile file(path);
            if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
                return {};
            return Error{.kind = ErrorKind::Failed,
                         .message = tr("%1 was not written: %2.").arg(path, file.errorString())};
        },
        [this, path](const Done &written) {
            if (written)
                tell(tr("Exported to %1.").arg(path));
            else
                showError(written.error());
        });
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "dialogs/metadatadialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace osc {

namespace {

enum MetadataColumn { KeyColumn, ValueColumn, MetadataColumnCount };

constexpr int mostExcluded = 4;

QList<SandboxRow> changeableRows(SandboxStore &store, const QList<SandboxKey> &keys, QStringList &excluded)
{
    QList<SandboxRow> rows;
    for (const SandboxKey &key : keys) {
        const SandboxRow *row = store.find(key);
        const QString why = store.whyNot(key, SandboxAction::PatchMetadata);
        if (row && why.isEmpty())
            rows.append(*row);
        else
            excluded << MetadataDialog::tr("%1: %2").arg(
                row ? sandboxTitle(row->sandbox) : safeText(key.id.left(8)), why);
    }
    return rows;
}

} // namespace

MetadataDialog::MetadataDialog(SandboxStore &store, const QList<SandboxKey> &keys, QWidget *parent)
    : DialogFrame(parent)
    , m_draft(changeableRows(store, keys, m_excluded))
    , m_table(new QTableWidget(0, MetadataColumnCount, this))
    , m_remove(makeButton(QStringLiteral("metadataRemoveButton"), tr("Remove"), this, Symbol::Remove))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    const int count = m_draft.sandboxCount();
    const SandboxRow *only = count == 1 && keys.size() == 1 ? store.find(keys.constFirst()) : nullptr;
    setObjectName(QStringLiteral("metadataDialog"));
    setWindowTitle(only ? tr("Metadata of %1").arg(sandboxTitle(only->sandbox))
                        : tr("Metadata of %n sandbox(es)", nullptr, count));
    m_confirm = makeButton(QStringLiteral("metadataSaveButton"),
                           count == 1 ? tr("Change metadata")
                                      : tr("Change metadata of %n sandbox(es)", nullptr, count),
                           this, Symbol::Edit, ButtonKind::Primary);
    build();
    fill();
    check();
    resize(metrics::scaled(560), metrics::scaled(430));
}

void MetadataDialog::build()
{
    m_table->setObjectName(QStringLiteral("metadataTable"));
    m_table->setAccessibleName(tr("Metadata"));
    m_table->setHorizontalHeaderLabels({tr("Key"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(KeyColumn, metrics::scaled(200));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::scaled(30));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    content()->addWidget(m_table, 1);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    auto *add = makeButton(QStringLiteral("metadataAddButton"), tr("Add"), this, Symbol::Add);
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch();
    content()->addLayout(row);
    m_hint->setObjectName(QStringLiteral("metadataHint"));
    m_hint->setWordWrap(true);
    content()->addWidget(m_hint);

    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &MetadataDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &MetadataDialog::reject);
    connect(add, &QPushButton::clicked, this, &MetadataDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &MetadataDialog::toggleRemoved);
    connect(m_table, &QTableWidget::cellChanged, this, &MetadataDialog::edited);
    connect(m_table, &QTableWidget::currentCellChanged, this, &MetadataDialog::check);
}

void MetadataDialog::fill()
{
    m_filling = true;
    m_table->setRowCount(static_cast<int>(m_draft.entries().size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        fillRow(row);
    m_filling = false;
}

void MetadataDialog::fillRow(int row)
{
    const MetadataChange::Entry &entry = m_draft.entries().at(row);
    // Changed in place: it may be one of them that tells of its change.
    const auto itemAt = [this, row](int column) {
        if (!m_table->item(row, column))
            m_table->setItem(row, column, new QTableWidgetItem);
        return m_table->item(row, column);
    };
    QTableWidgetItem *key = itemAt(KeyColumn);
    QTableWidgetItem *value = itemAt(ValueColumn);
    key->setFlags(entry.added ? key->flags() | Qt::ItemIsEditable : key->flags() & ~Qt::ItemIsEditable);
    const QString mixed = m_draft.mixedText(row);
    const Theme theme = Theme::of(palette());
    const bool quiet = entry.removed || !mixed.isEmpty();
    QFont font = fonts::body();
    font.setStrikeOut(entry.removed);
    for (QTableWidgetItem *item : {key, value}) {
        item->setForeground(quiet ? theme.secondaryText : theme.text);
        item->setFont(font);
    }
    key->setText(entry.key);
    value->setText(mixed.isEmpty() || !entry.value.isEmpty() ? entry.value : tr("(%1)").arg(mixed));
    value->setToolTip(mixed.toHtmlEscaped());
}

void MetadataDialog::edited(int row, int column)
{
    if (m_filling)
        return;
    const QString text = m_table->item(row, column)->text();
    const MetadataChange::Entry &entry = m_draft.entries().at(row);
    if (column == KeyColumn)
        m_draft.setKey(row, text);
    else if (text != entry.value && text != tr("(%1)").arg(m_draft.mixedText(row)))
        m_draft.setValue(row, text);
    m_filling = true;
    fillRow(row);
    m_filling = false;
    check();
}

void MetadataDialog::add()
{
    const int row = m_draft.add();
    fill();
    m_table->setCurrentCell(row, KeyColumn);
    m_table->editItem(m_table->item(row, KeyColumn));
    check();
}

void MetadataDialog::toggleRemoved()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_draft.setRemoved(row, !m_draft.entries().at(row).removed);
    fill();
    check();
}

void MetadataDialog::check()
{
    const int current = m_table->currentRow();
    const bool onRow = current >= 0 && current < m_draft.entries().size();
    m_remove->setEnabled(onRow);
    m_remove->setText(onRow && m_draft.entries().at(current).removed ? tr("Keep") : tr("Remove"));
    m_remove->setAccessibleName(m_remove->text());

    const QHash<int, QString> problems = m_draft.problems();
    const auto jobs = static_cast<int>(m_draft.jobs().size());
    m_confirm->setEnabled(problems.isEmpty() && jobs > 0);
    if (!problems.isEmpty()) {
        const QList<int> rows = problems.keys();
        m_hint->setTone(Tone::Failed);
        m_hint->setText(problems.value(*std::min_element(rows.cbegin(), rows.cend())));
        return;
    }
    QStringList hints;
    if (jobs > 0)
        hints << tr("This changes %n of the sandboxes.", nullptr, jobs);
    else if (m_draft.sandboxCount() > 1)
        hints << tr("What differs stays as it is, unless you type a value for all.");
    if (!m_excluded.isEmpty())
        hints << tr("%n sandbox(es) cannot be changed:", nullptr, static_cast<int>(m_excluded.size())) +
                     QLatin1Char('\n') + m_excluded.mid(0, mostExcluded).join(QLatin1Char('\n'));
    m_hint->setTone(Tone::Secondary);
    m_hint->setText(hints.join(QLatin1Char('\n')));
}

void MetadataDialog::accept()
{
    if (!m_confirm->isEnabled())
        return;
    Q_EMIT chosen(m_draft.jobs());
    DialogFrame::accept();
}

} // namespace osc

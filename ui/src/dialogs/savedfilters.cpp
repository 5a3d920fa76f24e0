// SPDX-License-Identifier: Apache-2.0
#include "dialogs/savedfilters.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

namespace osc {

namespace {

constexpr int longestName = 60;
constexpr int nameRole = Qt::UserRole + 1; ///< What it is called in SavedFilters.

} // namespace

SaveFilterDialog::SaveFilterDialog(const SavedFilters &saved, QWidget *parent)
    : DialogFrame(parent)
    , m_saved(saved)
    , m_name(new QLineEdit(this))
    , m_hint(new Label({}, Tone::Secondary, this))
{
    setObjectName(QStringLiteral("saveFilterDialog"));
    setWindowTitle(tr("Save this filter"));
    auto *label = new QLabel(tr("Name"), this);
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("filterName"));
    m_name->setAccessibleName(label->text());
    m_name->setMaxLength(longestName);
    m_hint->setWordWrap(true);
    content()->addWidget(label);
    content()->addWidget(m_name);
    content()->addWidget(m_hint);
    content()->setSpacing(6);
    content()->addStretch();
    m_confirm =
        makeButton(QStringLiteral("saveFilterButton"), tr("Save filter"), this, {}, ButtonKind::Primary);
    m_confirm->setDefault(true);
    buttons()->addButton(m_confirm, QDialogButtonBox::AcceptRole);
    buttons()->addButton(QDialogButtonBox::Cancel);
    connect(buttons(), &QDialogButtonBox::accepted, this, &SaveFilterDialog::accept);
    connect(buttons(), &QDialogButtonBox::rejected, this, &SaveFilterDialog::reject);
    connect(m_name, &QLineEdit::textChanged, this, &SaveFilterDialog::check);
    check();
    resize(metrics::scaled(380), sizeHint().height());
    m_name->setFocus();
}

void SaveFilterDialog::check()
{
    const QString name = m_name->text().simplified();
    m_confirm->setEnabled(!name.isEmpty());
    m_hint->setText(m_saved.find(name) ? tr("The filter of this name is replaced.")
                                       : tr("It is kept on this computer, in the menu “More”."));
}

void SaveFilterDialog::accept()
{
    if (!m_confirm->isEnabled())
        return;
    Q_EMIT named(m_name->text().simplified());
    DialogFrame::accept();
}

SavedFiltersDialog::SavedFiltersDialog(const SavedFilters &saved, QWidget *parent)
    : DialogFrame(parent)
    , m_saved(saved)
    , m_list(new QListWidget(this))
    , m_hint(new Label({}, Tone::Failed, this))
{
    setObjectName(QStringLiteral("savedFiltersDialog"));
    setWindowTitle(tr("Saved filters"));
    m_list->setObjectName(QStringLiteral("savedFilterList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_rename = makeButton(QStringLiteral("renameFilterButton"), tr("Rename"), this);
    m_remove = makeButton(QStringLiteral("deleteFilterButton"), tr("Delete"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_rename);
    row->addWidget(m_remove);
    row->addStretch();
    m_hint->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("savedFilterHint"));
    content()->addWidget(m_list, 1);
    content()->addLayout(row);
    content()->addWidget(m_hint);
    content()->setSpacing(metrics::gap);
    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &SavedFiltersDialog::reject);
    connect(m_rename, &QPushButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
    connect(m_remove, &QPushButton::clicked, this, &SavedFiltersDialog::removeCurrent);
    connect(m_list, &QListWidget::itemChanged, this, &SavedFiltersDialog::rename);
    connect(m_list, &QListWidget::currentItemChanged, this, &SavedFiltersDialog::update);
    fill({});
    resize(metrics::scaled(380), metrics::scaled(340));
}

void SavedFiltersDialog::fill(const QString &current)
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (const SavedFilter &saved : m_saved.all()) {
        auto *item = new QListWidgetItem(saved.name, m_list);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(nameRole, saved.name);
        if (saved.name == current)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
    update();
}

void SavedFiltersDialog::update()
{
    m_rename->setEnabled(m_list->currentItem());
    m_remove->setEnabled(m_list->currentItem());
    m_hint->setText({});
}

void SavedFiltersDialog::rename(QListWidgetItem *item)
{
    const QString from = item->data(nameRole).toString();
    const QString to = item->text().left(longestName).simplified();
    const QSignalBlocker blocker(m_list);
    if (m_saved.rename(from, to)) {
        item->setText(to);
        item->setData(nameRole, to);
        Q_EMIT changed(m_saved);
        // Not while the list is still about to leave the editor.
        QMetaObject::invokeMethod(
            this, [this, to] { fill(to); }, Qt::QueuedConnection);
        return;
    }
    item->setText(from);
    m_hint->setText(to.isEmpty() ? tr("A filter needs a name.")
                                 : tr("There is a filter named “%1” already. Choose another name.").arg(to));
}

void SavedFiltersDialog::removeCurrent()
{
    if (!m_list->currentItem())
        return;
    m_saved.remove(m_list->currentItem()->data(nameRole).toString());
    Q_EMIT changed(m_saved);
    fill({});
}

} // namespace osc

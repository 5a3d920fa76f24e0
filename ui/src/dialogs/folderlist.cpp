// SPDX-License-Identifier: Apache-2.0
#include "dialogs/folderlist.h"

#include "widgets/buttons.h"

#include <models/wording.h>
#include <ui/theme.h>

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace osc {

FolderList::FolderList(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_field(new QLineEdit(this))
    , m_add(makeButton(QStringLiteral("addFolderButton"), tr("Add"), this))
    , m_remove(makeButton(QStringLiteral("removeFolderButton"), tr("Remove"), this))
{
    m_list->setObjectName(QStringLiteral("folderList"));
    m_list->setAccessibleName(name);
    m_list->setFont(fonts::mono());
    m_list->setMaximumHeight(metrics::scaled(110));
    m_field->setObjectName(QStringLiteral("folderField"));
    m_field->setPlaceholderText(tr("Folder to add"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setFont(fonts::mono());
    auto *browse = makeButton(QStringLiteral("chooseFolderButton"), tr("Choose…"), this);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_field, 1);
    row->addWidget(browse);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_list);
    layout->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &FolderList::add);
    connect(m_remove, &QPushButton::clicked, this, &FolderList::remove);
    connect(browse, &QPushButton::clicked, this, &FolderList::choose);
    connect(m_field, &QLineEdit::textChanged, this, &FolderList::update);
    connect(m_list, &QListWidget::currentRowChanged, this, &FolderList::update);
    update();
}

void FolderList::setFolders(const QStringList &folders)
{
    m_list->clear();
    m_list->addItems(folders);
    update();
}

QStringList FolderList::folders() const
{
    QStringList result;
    for (int i = 0; i < m_list->count(); ++i)
        result << m_list->item(i)->text();
    return result;
}

QString FolderList::problemOf(const QString &folder)
{
    if (!folder.startsWith(QLatin1Char('/')))
        return tr("The folder begins with “/”.");
    return folder.split(QLatin1Char('/')).contains(QLatin1String(".."))
               ? tr("The folder cannot contain “..”.")
               : QString();
}

void FolderList::update()
{
    const QString typed = m_field->text().trimmed();
    const QString problem = typed.isEmpty() ? QString() : problemOf(typed);
    setProblem(m_field, !problem.isEmpty());
    m_field->setToolTip(problem);
    m_field->setAccessibleDescription(problem);
    m_add->setEnabled(!typed.isEmpty() && problem.isEmpty());
    m_remove->setEnabled(m_list->currentRow() >= 0);
}

void FolderList::add()
{
    const QString folder = QDir::cleanPath(m_field->text().trimmed());
    if (!folders().contains(folder))
        m_list->addItem(folder);
    m_field->clear();
    Q_EMIT changed();
}

void FolderList::remove()
{
    delete m_list->takeItem(m_list->currentRow());
    update();
    Q_EMIT changed();
}

void FolderList::choose()
{
    auto *dialog = new QFileDialog(this, tr("Folder to add"), m_field->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, m_field, &QLineEdit::setText);
    dialog->open();
}

} // namespace osc

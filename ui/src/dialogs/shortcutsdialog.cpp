// SPDX-License-Identifier: Apache-2.0
#include "dialogs/shortcutsdialog.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/screenroom.h"

#include <ui/theme.h>

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace osc {

namespace {

struct Key
{
    QKeySequence keys;
    QString does;
};

/// A part of the window with keys of its own. It is meant when the focus is inside a widget of one of these
/// names.
struct Part
{
    QString title;
    QStringList objectNames;
    QList<Key> keys;
};

QList<Part> partsWithKeys()
{
    return {
        {ShortcutsDialog::tr("Sandboxes"),
         {QStringLiteral("sandboxTable"), QStringLiteral("sandboxesPanel")},
         {{Qt::Key_Return, ShortcutsDialog::tr("Go to the detail")},
          {Qt::SHIFT | Qt::Key_Down, ShortcutsDialog::tr("Select more")},
          {Qt::CTRL | Qt::Key_A, ShortcutsDialog::tr("Select all")},
          {Qt::CTRL | Qt::Key_Space, ShortcutsDialog::tr("Add the row to the selection, or take it out")},
          {Qt::Key_Menu, ShortcutsDialog::tr("Actions of the selection")},
          {Qt::SHIFT | Qt::Key_F10, ShortcutsDialog::tr("Actions of the selection")}}},
        {ShortcutsDialog::tr("Detail"),
         {QStringLiteral("detailPane")},
         {{Qt::CTRL | Qt::Key_Tab, ShortcutsDialog::tr("Next tab")},
          {Qt::CTRL | Qt::SHIFT | Qt::Key_Tab, ShortcutsDialog::tr("Previous tab")},
          {Qt::Key_F3, ShortcutsDialog::tr("Next hit of the search")},
          {Qt::SHIFT | Qt::Key_F3, ShortcutsDialog::tr("Previous hit of the search")},
          {Qt::Key_End, ShortcutsDialog::tr("Follow the log again")}}},
        {ShortcutsDialog::tr("Files"),
         {QStringLiteral("fileBrowser"), QStringLiteral("fileTable")},
         {{Qt::Key_Return, ShortcutsDialog::tr("Open the folder or the file")},
          {Qt::ALT | Qt::Key_Up, ShortcutsDialog::tr("Parent folder")},
          {Qt::ALT | Qt::Key_Left, ShortcutsDialog::tr("Back")},
          {Qt::ALT | Qt::Key_Right, ShortcutsDialog::tr("Forward")},
          {Qt::CTRL | Qt::Key_L, ShortcutsDialog::tr("Address bar")},
          {Qt::CTRL | Qt::SHIFT | Qt::Key_N, ShortcutsDialog::tr("New folder")},
          {Qt::Key_F2, ShortcutsDialog::tr("Rename")},
          {Qt::Key_Delete, ShortcutsDialog::tr("Delete")}}},
        {ShortcutsDialog::tr("New sandbox"),
         {QStringLiteral("newSandboxDialog")},
         {{Qt::CTRL | Qt::Key_PageDown, ShortcutsDialog::tr("Next page")},
          {Qt::CTRL | Qt::Key_PageUp, ShortcutsDialog::tr("Previous page")},
          {Qt::CTRL | Qt::Key_Return, ShortcutsDialog::tr("Create the sandbox")}}},
        {ShortcutsDialog::tr("Everywhere"),
         {},
         {{Qt::Key_Tab, ShortcutsDialog::tr("Next control")},
          {Qt::SHIFT | Qt::Key_Tab, ShortcutsDialog::tr("Previous control")},
          {Qt::Key_Space, ShortcutsDialog::tr("Press the button, tick the box")},
          {Qt::CTRL | Qt::Key_C, ShortcutsDialog::tr("Copy what is selected")}}},
    };
}

bool isInside(const QWidget *focus, const QStringList &names)
{
    for (const QWidget *widget = focus; widget; widget = widget->parentWidget())
        if (names.contains(widget->objectName()))
            return true;
    return false;
}

QString plainText(QString text)
{
    return withoutMnemonic(text).remove(QStringLiteral("…"));
}

void addRow(QTreeWidgetItem *group, const QString &keys, const QString &does)
{
    auto *item = new QTreeWidgetItem(group, {keys, does});
    item->setFont(0, fonts::mono());
}

QTreeWidgetItem *makeGroup(const QString &title)
{
    auto *group = new QTreeWidgetItem({title});
    group->setFont(0, fonts::section());
    group->setFirstColumnSpanned(true);
    return group;
}

QString keysOf(const QAction &action)
{
    QStringList texts;
    for (const QKeySequence &keys : action.shortcuts())
        texts << keys.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

void addMenuKeys(QTreeWidgetItem *group, const QMenu &menu)
{
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addMenuKeys(group, *action->menu());
        else if (!action->shortcuts().isEmpty())
            addRow(group, keysOf(*action), plainText(action->text()));
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QMenuBar &menus, const QWidget *focus, QWidget *parent)
    : DialogFrame(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setObjectName(QStringLiteral("shortcutSearch"));
    m_search->setPlaceholderText(tr("Search keys and what they do"));
    m_search->setAccessibleName(m_search->placeholderText());
    addClearButton(m_search);
    m_list->setObjectName(QStringLiteral("shortcutList"));
    m_list->setAccessibleName(windowTitle());
    m_list->setHeaderLabels({tr("Keys"), tr("What they do")});
    m_list->setRootIsDecorated(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    content()->addWidget(m_search);
    content()->addWidget(m_list, 1);
    addMenus(menus);
    addParts(focus);
    m_list->expandAll();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setFirstColumnSpanned(true);
    m_list->header()->resizeSection(0, metrics::scaled(190));
    m_list->setCurrentItem(m_list->topLevelItem(0));
    buttons()->addButton(QDialogButtonBox::Close);
    connect(buttons(), &QDialogButtonBox::rejected, this, &ShortcutsDialog::reject);
    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    resize(roomFor(*this, QSize(metrics::scaled(560), metrics::scaled(640))));
}

void ShortcutsDialog::addMenus(const QMenuBar &menus)
{
    for (const QAction *action : menus.actions()) {
        if (!action->menu())
            continue;
        QTreeWidgetItem *group = makeGroup(plainText(action->text()));
        addMenuKeys(group, *action->menu());
        if (group->childCount() > 0)
            m_list->addTopLevelItem(group);
        else
            delete group;
    }
}

void ShortcutsDialog::addParts(const QWidget *focus)
{
    bool helped = false;
    for (const Part &part : partsWithKeys()) {
        QTreeWidgetItem *group = makeGroup(part.title);
        for (const Key &key : part.keys)
            addRow(group, key.keys.toString(QKeySequence::NativeText), key.does);
        // The innermost part comes last in the list and wins.
        if (isInside(focus, part.objectNames)) {
            m_list->insertTopLevelItem(0, group);
            helped = true;
        } else {
            m_list->addTopLevelItem(group);
        }
    }
    if (helped)
        m_list->topLevelItem(0)->setText(0, tr("Here: %1").arg(m_list->topLevelItem(0)->text(0)));
}

void ShortcutsDialog::filter(const QString &text)
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_list->topLevelItem(i);
        bool any = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *row = group->child(j);
            const bool matches = row->text(0).contains(text, Qt::CaseInsensitive) ||
                                 row->text(1).contains(text, Qt::CaseInsensitive);
            row->setHidden(!matches);
            any = any || matches;
        }
        group->setHidden(!any);
    }
}

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#include "filelook/lookwindows.h"

#include "filelook/editorwindow.h"
#include "filelook/filecomparewindow.h"
#include "filelook/foldercomparewindow.h"
#include "filelook/quickpreview.h"

#include <models/filelistmodel.h>

namespace osc {

LookWindows::LookWindows(const LookServices &services, QWidget *window)
    : QObject(window)
    , m_window(window)
    , m_services(services)
{}

void LookWindows::edit(const LookTarget &target)
{
    m_editors.removeAll(QPointer<EditorWindow>());
    for (const auto &editor : std::as_const(m_editors)) {
        if (editor->opened() != target.location)
            continue;
        editor->raise();
        editor->activateWindow();
        return;
    }
    auto *editor = new EditorWindow(m_services.drafts, target, m_window);
    m_editors.append(editor);
    connect(editor, &EditorWindow::saved, this, &LookWindows::saved);
    connect(editor, &EditorWindow::differencesRequested, this, &LookWindows::showDifferences);
    editor->show();
}

void LookWindows::togglePreview(const LookTarget &target)
{
    if (m_preview && m_preview->isVisible() && m_preview->location() == target.location) {
        m_preview->close();
        return;
    }
    if (!m_preview)
        m_preview = new QuickPreview(m_services, m_window);
    m_preview->look(target);
    m_preview->show();
    m_preview->raise();
    m_preview->activateWindow();
}

void LookWindows::followPreview(const LookTarget &target)
{
    if (m_preview && m_preview->isVisible())
        m_preview->look(target);
}

void LookWindows::showDifferences(const QString &title, const QString &file, const QString &typed)
{
    auto *window = new FileCompareWindow(m_window);
    window->compare(tr("%1, as it is").arg(title), file, tr("%1, as typed").arg(title), typed);
    window->show();
}

void LookWindows::compare(const LookTarget &left, const LookTarget &right)
{
    const bool folders =
        effectiveType(left.entry) == FileType::Directory && effectiveType(right.entry) == FileType::Directory;
    if (!folders) {
        auto *window = new FileCompareWindow(m_window);
        window->compare(left, right);
        window->show();
        return;
    }
    auto *window = new FolderCompareWindow(left, right, m_window);
    connect(window, &FolderCompareWindow::filesRequested, this, &LookWindows::compare);
    connect(window, &FolderCompareWindow::copyRequested, this, &LookWindows::copyRequested);
    window->show();
}

bool LookWindows::closeAll()
{
    const QList<EditorWindow *> asking = unsaved();
    for (EditorWindow *editor : asking) {
        editor->raise();
        editor->close();
    }
    return unsaved().isEmpty();
}

QList<EditorWindow *> LookWindows::unsaved() const
{
    QList<EditorWindow *> unsaved;
    for (const auto &editor : m_editors) {
        if (editor && editor->editor().isModified())
            unsaved.append(editor);
    }
    return unsaved;
}

QList<EditorWindow *> LookWindows::unsaved(const FilePlace &place) const
{
    QList<EditorWindow *> there = unsaved();
    there.removeIf([&](const EditorWindow *editor) { return editor->opened().place != place; });
    return there;
}

} // namespace osc

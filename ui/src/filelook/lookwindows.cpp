// SPDX-License-Identifier: Apache-2.0
#include "filelook/lookwindows.h"

#include "filelook/editorwindow.h"
#include "filelook/quickpreview.h"

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

QList<EditorWindow *> LookWindows::unsaved() const
{
    QList<EditorWindow *> unsaved;
    for (const auto &editor : m_editors) {
        if (editor && editor->editor().isModified())
            unsaved.append(editor);
    }
    return unsaved;
}

} // namespace osc

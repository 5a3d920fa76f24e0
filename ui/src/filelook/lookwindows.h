// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>

#include <core/transfers.h>

#include <QObject>
#include <QPointer>

class QWidget;

namespace osc {

class EditorWindow;
class QuickPreview;

/// The windows in which files are looked at and edited, for everybody who shows files.
class LookWindows : public QObject
{
    Q_OBJECT

public:
    /// @p window owns what opens. @p services: see there.
    LookWindows(const LookServices &services, QWidget *window);

    [[nodiscard]] const LookServices &services() const { return m_services; }

    /// Opens the file in an editor, or brings the one to the front that has it.
    void edit(const LookTarget &target);
    /// Quick preview: opens, shows another entry, or closes when it shows this one.
    void togglePreview(const LookTarget &target);
    /// Another entry was chosen: an open quick preview follows.
    void followPreview(const LookTarget &target);
    /// Two files, or two folders, side by side.
    void compare(const LookTarget &left, const LookTarget &right);
    /// Editors whose text is not saved.
    [[nodiscard]] QList<EditorWindow *> unsaved() const;
    /// Those of files of one place.
    [[nodiscard]] QList<EditorWindow *> unsaved(const FilePlace &place) const;
    /// False: an editor asks what becomes of its text.
    bool closeAll();

Q_SIGNALS:
    /// A file was written by an editor.
    void saved(const osc::FileLocation &location);
    void copyRequested(const osc::TransferRequest &request);

private:
    void showDifferences(const QString &title, const QString &file, const QString &typed);

    QWidget *m_window;
    LookServices m_services;
    QList<QPointer<EditorWindow>> m_editors;
    QuickPreview *m_preview = nullptr;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/looktarget.h>

#include <QWidget>

#include <optional>

class QToolButton;

namespace osc {

class ElidedLabel;
class Label;
class LookWindows;
class PreviewContent;

/// What the selected file holds, and what is known about it.
class PreviewPane : public QWidget
{
    Q_OBJECT

public:
    /// The entry of the same name in the other pane.
    struct Other
    {
        QString pane; ///< "Right pane".
        FileEntry entry{};
    };

    explicit PreviewPane(QWidget *parent = nullptr);

    /// @p windows, which may be null, edits files and outlives the pane; without it there is no Edit.
    void setWindows(LookWindows *windows);
    void show(const LookTarget &target, const std::optional<Other> &other = {});
    /// Without a place: it can be looked at and not edited.
    void show(std::shared_ptr<FileSystem> fileSystem, const FilePath &path, const FileEntry &entry);
    /// @p sentence stands where a file would be: "3 items chosen".
    void clear(const QString &sentence);

private:
    QWidget *buildHead();
    QWidget *buildFacts();
    void onChanged();
    void showFacts();
    void updateEdit();

    PreviewContent *m_content;
    LookWindows *m_windows = nullptr;
    std::optional<Other> m_other;
    bool m_hasPlace = false;
    QToolButton *m_edit;
    ElidedLabel *m_name;
    Label *m_subtitle;
    ElidedLabel *m_target;
    QWidget *m_facts;
    Label *m_owner;
    Label *m_mode;
    Label *m_modified;
    Label *m_otherPane;
    Label *m_otherWords;
};

} // namespace osc

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "filebrowser/fileservices.h"

#include <core/fileplace.h>

#include <QWidget>

namespace osc {

class FilePane;
class PreviewPane;

/// The files of one object with a preview beside them, for a side of its detail.
class FileBrowser : public QWidget
{
    Q_OBJECT

public:
    explicit FileBrowser(const FileServices &services, QWidget *parent = nullptr);

    /// Shows @p location; cancels and forgets what was shown before.
    void open(const FileLocation &location);
    void close();
    /// The place may be there again: what failed before is tried again.
    void retryIfFailed();
    [[nodiscard]] FilePane *pane() const { return m_pane; }

private:
    FilePane *m_pane;
    PreviewPane *m_preview;
};

/// What the preview shows while the user works in this panel, @p other beside it; may be null. @p otherName:
/// what that one is called: "Right pane".
void showSelection(PreviewPane &preview, const FilePane &pane, const FilePane *other = nullptr,
                   const QString &otherName = {});

} // namespace osc

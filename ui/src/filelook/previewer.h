// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filepreview.h>

#include <QWidget>

class QAction;

namespace osc {

/// Shows the content of one kind of file, and reads what it needs beyond the first bytes.
class Previewer : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// @p preview is Shown and stays what it is until close().
    virtual void open(const FilePreview &preview) = 0;
    /// Ends what it reads, and lets go of what it holds.
    virtual void close() = 0;
    /// What of the file is shown, as the end of "184.2 MiB, …": "first 64 KiB shown". May be empty.
    [[nodiscard]] virtual QString note() const { return {}; }
    /// What can be done with it, for the bar below; ticks for what is on.
    [[nodiscard]] virtual QList<QAction *> tools() const { return {}; }

Q_SIGNALS:
    /// note() is another one.
    void noteChanged();
    void failed(const osc::Error &error);
};

} // namespace osc

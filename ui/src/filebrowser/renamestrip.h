// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filecount.h>

#include <QWidget>

class QPushButton;

namespace osc {

class Banner;

/// Asks before a folder is renamed where that copies everything in it, above the list; counts first how much
/// that would be.
class RenameStrip : public QWidget
{
    Q_OBJECT

public:
    explicit RenameStrip(QWidget *parent = nullptr);

    void ask(std::shared_ptr<FileSystem> files, const FileItem &folder, const QString &name);
    /// Hides it without doing anything.
    void dismiss();

Q_SIGNALS:
    void confirmed(const osc::FileItem &folder, const QString &name);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showCount();
    void confirm();

    FileCount m_count;
    FileItem m_folder;
    QString m_name;
    Banner *m_banner;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
};

} // namespace osc

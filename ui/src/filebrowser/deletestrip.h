// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <models/filecount.h>

#include <QWidget>

class QPushButton;

namespace osc {

class Banner;

/// Asks before files are deleted, above the list; counts first what that would be.
class DeleteStrip : public QWidget
{
    Q_OBJECT

public:
    explicit DeleteStrip(QWidget *parent = nullptr);

    /// @p note: a sentence about who else loses them, or empty.
    void ask(std::shared_ptr<FileSystem> files, const QList<FileItem> &items, const QString &note);
    /// Hides it without doing anything.
    void dismiss();

Q_SIGNALS:
    void confirmed(const QList<osc::FileItem> &items);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showCount();
    void confirm();
    [[nodiscard]] QString subject() const;

    FileCount m_count;
    QList<FileItem> m_items;
    QString m_note;
    Banner *m_banner;
    QPushButton *m_cancel;
    QPushButton *m_confirm;
};

} // namespace osc
